#!/usr/bin/env python3
"""Well-known holders and bodies from two open data sets: writes legislators.tsv, actors.tsv and actor-bodies.tsv in src/lexicon/en.
Python 3 standard library only; the same input gives the same tables.

usage: gazetteers.py DIRECTORY ARTICLES.jsonl[.xz]…

DIRECTORY holds
  us-legislators.tsv                   name, nickname, type, from, to, state, party, gender: members of the United States Congress with
                                       presidents and vice-presidents, taken from unitedstates/congress-legislators (CC0)
  Phoenix.*.actors.txt[.xz]            actors of political event data, from openeventdata/petrarch2 (MIT), as of 2014
ARTICLES (JSON objects with `text`, one a line) only count: how a name is written, and what else it may be. Nothing of them is kept.

The actors are written in capitals, without hyphens and accents, with their misspellings, and many are words of the language as well. So:
- a person needs a full name, of a country that places.tsv knows, with dates and a code that tell the role; a body needs a name of two words
  or an acronym, and a code that tells the role;
- a name is written as the articles write it most often, and left out where they give it to somebody else: a person's where most articles that
  have it never mention his country, a body's where it is often written in lower case;
- of the names that no article has only those of heads of state and government, international bodies and armed groups stay;
- what another table has already is left out. A holder without an end is a guess after 2014, and ends then.
"""
import collections
import json
import lzma
import pathlib
import re
import sys
import unicodedata

LEXICON = pathlib.Path(__file__).resolve().parents[2] / "src" / "lexicon" / "en"
AS_OF = 2014  # of the actors

# How often a person's name must go with the country or office, and a body's name be written with capitals, to be kept.
MIN_SHARE_OF_CONTEXT = 0.5
MIN_SHARE_OF_CAPITALS = 0.9
MIN_SHARE_OF_BUSINESS = 0.7  # of the articles with a company's short name of one word: those that speak of business
MIN_YEAR_OF_A_LEADER = 2000  # in office then or later, where no article has the name

SMALL = set("a an and at de da das del della der di do dos du e el et for from in la le of on ou per pour the to und van von y".split())
TITLES = set(
    "acting admiral attorney ambassador ayatollah brigadier captain chairman chancellor chief colonel commander deputy dr emir finance foreign former "
    "general gen governor house justice king leader lieutenant lt major maj minister ministers mr mrs ms mullah president premier prime prince princess "
    "prof professor queen rebel secretary senator senate speaker sgt sheik sheikh sir sultan vice the".split()
)


def rows(name):
    path = LEXICON / f"{name}.tsv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def open_text(path):
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8", errors="replace")
    return path.open(encoding="utf-8", errors="replace")


def fold(text):
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()


WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Z]\.(?=\s)|[^\W\d_][\w]*(?:[&’'][^\W\d_]+)*|\d+")


def words_of(text):
    """(folded word, begin, end); hyphens part words, and a possessive ending is cut off."""
    for match in WORD.finditer(text):
        word = match.group()
        end = match.end()
        if word[-2:] in ("’s", "'s"):
            word, end = word[:-2], end - 2
        yield fold(word), match.start(), end


def key_of(name):
    return tuple(word for word, _, _ in words_of(name))


def actors(path):
    """([name, synonym…], [code with dates…]) of every actor of a file of the Phoenix dictionaries."""
    names, codes = [], []
    with open_text(path) as lines:
        for line in lines:
            line = line.split("#")[0].rstrip()
            name = re.sub(r"\[[^\]]*\]?", "", line).strip()
            if name and not name.startswith("+"):
                if names:
                    yield names, codes
                names, codes = [], []
            if name:
                names.append(name.removeprefix("+"))
            codes += re.findall(r"\[([^\]]*)", line)
    if names:
        yield names, codes


def plain_name(name):
    """JAMES_R._CLAPPER_ -> JAMES CLAPPER; nothing where it is no name that news would write."""
    name = re.sub(r"\([^)]*\)?", "", name).replace("_", " ")
    name = re.sub(r",? ?\b(?:JR|SR|II|III|IV)\b\.?,?", "", name, flags=re.I)
    name = " ".join(name.split()).strip(" ,+")
    return "" if re.search(r"[^\w .&'’-]|[+!]", name) else name


def without_initials(name):
    words = name.split()
    if len(words) < 2 or re.fullmatch(r"\w\.?", words[0]) or re.fullmatch(r"\w\.?", words[-1]):
        return name
    return " ".join([words[0]] + [w for w in words[1:-1] if not re.fullmatch(r"\w\.?", w)] + [words[-1]])


def capitalised(name):
    """As it would be written, for a name that no article has."""

    def word(text, first):
        low = text.lower()
        if low in ("un", "eu"):
            return low.upper()
        if low in SMALL and not first:
            return low
        if re.fullmatch(r"mc[a-z]{3,}", low):
            return "Mc" + low[2:].capitalize()
        return "-".join(part[:1].upper() + part[1:] for part in low.split("-"))

    return " ".join(word(w, n == 0) for n, w in enumerate(name.split()))


def years_of(dates):
    """'>070101', '030101-040531' -> (from, to, exact): exact where it is no first or last of a month."""

    def date(text):
        text = re.sub(r"\D", "", text)
        if len(text) == 6:
            text = ("20" if int(text[:2]) <= AS_OF - 2000 else "19") + text
        return (int(text[:4]), int(text[6:8] or 1)) if len(text) == 8 else None

    if dates.startswith(">"):
        begin, end = date(dates[1:]), None
    elif "-" in dates:
        begin, end = (date(part) for part in dates.split("-", 1))
    else:
        return None
    if begin is None or not 1900 <= begin[0] <= AS_OF or ("-" in dates and end is None):
        return None
    exact = begin[1] != 1 or (end is not None and end[1] < 28)
    return begin[0], min(end[0], AS_OF) if end else AS_OF, exact


ROLE_OF_PERSON = {"": "official", "MIL": "military", "LEG": "legislator"} | dict.fromkeys(
    "BUS MED AGR EDU HLH DEV LAB ENV HRI REL REF MUS".split(), "official"
)  # the ministries; what JUD, COP and SPY are (a minister, a judge, a chief of police) the code does not tell


def periods_of(codes, country, names):
    """[(role, from, to)…] of a person, in the order of time; empty where the codes do not tell."""
    periods, elite, has_life = [], 9999, False
    for code in codes:
        code, _, dates = code.strip().partition(" ")
        has_life = has_life or code == country + "ELI"
        years = years_of(dates.replace(" ", ""))
        if years is None:
            continue
        begin, end, exact = years
        if code == country + "ELI":
            elite = min(elite, begin)
        elif code.startswith(country + "GOV") and code[6:] in ROLE_OF_PERSON:
            periods.append([ROLE_OF_PERSON[code[6:]], begin, end, exact])
    # Heads of state and government have a life before their office; the days of it are known. No ministers have.
    if country != "USA" and periods and elite < min(p[1] for p in periods):
        holds = [p for p in periods if p[0] == "official"]
        for period in [p for p in holds if p[3]] or holds:
            period[0] = "leader"
    elif (has_life or any(p[3] for p in periods)) and country != "USA":
        return []  # added by hand: a strongman or a minister
    for role, words in (("law", r"\bATTORNEY_GENERAL"), ("military", r"\b(?:DEFEN[CS]E_(?:MINISTER|SECRETARY)|(?:MINISTER|SECRETARY)_OF_DEFEN[CS]E)")):
        if re.search(words, names):
            for period in periods:
                period[0] = role if period[0] == "official" else period[0]
    merged = []
    for role, begin, end, _ in sorted(periods, key=lambda p: (p[1], p[2])):
        if merged and (merged[-1][0] == role or merged[-1][0] == "leader"):
            merged[-1][2] = max(merged[-1][2], end)
        else:
            merged.append([role, begin, end])
    return merged


def role_of_body(code, file):
    """Of an international body, company or armed group, or an agency of a country."""
    if file == "MilNonState":
        return "military" if re.search(r"REB|^IMG|INS|SEP|UAF", code) else ""
    if file == "International":
        if code.startswith("MNC"):
            return "business"
        if code.startswith("NGO"):
            return "" if re.search(r"EDU|PTY|MED|BUS|JUD|RAD|MOS$", code) else "advocate"
        if code.startswith("IGO"):
            return "military" if "NAT" in code or "MIL" in code else "" if re.search(r"JUD|LEG", code) else "official"
        return "media" if code == "MED" else ""
    kind = {"MIL": "military", "COP": "law", "JUD": "law", "MED": "media", "GOVMED": "media", "LEG": "legislator", "GOV": "official", "REB": "military",
            "PTY": "candidate", "LAB": "advocate", "NGO": "advocate", "GOVMIL": "military", "SPY": "official"}  # fmt: skip
    return kind.get(code[3:], "")


class Places:
    def __init__(self, directory):
        self.words = {}  # country -> folded words that mention it
        names = {}
        for name, kind, demonyms, capitals in ((row + [""] * 4)[:4] for row in rows("places")):
            if kind == "state":
                continue
            country = name
            names[fold(name)] = country
            mentions = [name] + demonyms.split(",") + capitals.split(",")
            self.words[country] = {key_of(m)[0] for m in mentions if key_of(m)}
        # British articles rarely name their country.
        self.words["United Kingdom"] |= {"mps", "commons", "labour", "tory", "tories"}
        self.by_code = {}
        coded = [(codes[0].strip().split(" ")[0], synonyms) for synonyms, codes in actors(directory / "Phoenix.Countries.actors.txt.xz") if codes]
        for whole in (False, True):  # by the first name, or else by a further one
            for code, synonyms in coded:
                if len(code) != 3 or code in self.by_code:
                    continue
                called = [names[k] for k in map(fold, map(plain_name, synonyms if whole else synonyms[:1])) if k in names]
                if called and called[0] not in self.by_code.values():
                    self.by_code[code] = called[0]


class Counts:
    """How the articles write each phrase."""

    def __init__(self):
        self.forms = collections.Counter()  # as written
        self.articles = self.with_context = self.capitals = self.all = self.after_name = 0

    def best_form(self):
        return max(sorted(self.forms), key=lambda form: self.forms[form])


def count(paths, contexts, given):
    """key -> Counts, for every key of `contexts` (key -> folded words of which an article should have one)."""
    by_first = collections.defaultdict(list)
    for key in contexts:
        by_first[key[0]].append(key)
    for keys in by_first.values():
        keys.sort(key=len, reverse=True)
    counts = collections.defaultdict(Counts)
    articles = 0
    for path in paths:
        with open_text(pathlib.Path(path)) as lines:
            for line in lines:
                text = json.loads(line)["text"]
                articles += 1
                spans = list(words_of(text))
                folded = [word for word, _, _ in spans]
                vocabulary = set(folded)
                seen = set()
                for i, word in enumerate(folded):
                    for key in by_first.get(word, ()):
                        if tuple(folded[i : i + len(key)]) != key:
                            continue
                        surface = " ".join(text[spans[i][1] : spans[i + len(key) - 1][2]].split())
                        if re.search(r"[,;:()“”\"?!]|[a-z]\. | [-–—] |/", surface):
                            continue
                        it = counts[key]
                        it.all += 1
                        parts = [p for p in re.split(r"[ -]", surface) if p and p.lower() not in SMALL]
                        if surface.isupper() and len(surface) > 5 and len(parts) > 1:
                            it.all -= 1  # a headline in capitals tells nothing
                            continue
                        if all(not p[0].islower() for p in parts):
                            it.capitals += 1
                            it.forms[surface] += 1
                            if i > 0 and folded[i - 1] in given and text[spans[i - 1][1]].isupper() and spans[i][1] - spans[i - 1][2] == 1:
                                it.after_name += 1
                            if key not in seen:
                                seen.add(key)
                                it.articles += 1
                                it.with_context += bool(contexts[key] & vocabulary)
                        break
    print(f"{articles} articles", file=sys.stderr)
    return counts


BUSINESS = set(
    "bank ceo companies company corporation customers firm firms investors maker manufacturer profit profits retailer sales shareholders shares "
    "stock".split()
)
CONGRESS = set(
    "senator senators sen rep reps representative congressman congresswoman congress senate house lawmaker lawmakers republican republicans "
    "democrat democrats gop capitol".split()
)
OFFICES = {"sen": ("legislator", "senator"), "rep": ("legislator", "representative"), "prez": ("leader", "president"),
           "viceprez": ("official", "vice president")}  # fmt: skip


def legislators(directory):
    """name -> (gender, [(role, from, to, office)…]), a nickname being a name of its own."""
    people = collections.defaultdict(list)
    with (directory / "us-legislators.tsv").open(encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            name, nickname, kind, begin, end, state, party, gender = line.rstrip("\n").split("\t")
            role, office = OFFICES[kind]
            begin, end = int(begin[:4]), int(end[:4])
            names = [name] + ([f"{nickname} {name.split(' ')[-1]}"] if nickname else [])
            if end < 1945:
                continue
            for each in names:
                people[each].append((gender.lower(), role, begin, end, office))
    merged = {}
    for name, terms in sorted(people.items()):
        periods = []
        for _, role, begin, end, office in sorted(terms, key=lambda t: t[2]):
            if periods and periods[-1][0] == role and periods[-1][3] == office and begin <= periods[-1][2] + 1:
                periods[-1][2] = end
            else:
                periods.append([role, begin, end, office])
        merged[name] = (terms[0][0], periods)
    return merged



BODY_WORDS = set(
    "agency alliance armed army assembly association authority bank battalion brigade brigades bureau center centre charities charity club coalition "
    "command commission committee community company confederation conference congress cooperation corps council court department directorate "
    "federation fighters force foundation front fund group guard international jihad league liberation militia ministry movement national navy "
    "network office organisation organization parliament party police project resistance rights school service society tigers trust union watch".split()
)
COMPANY_ENDS = set("ag co corp corporation company group holdings inc limited llc ltd nv plc sa".split())
# Read by eye: words, places, and what is another body, or none, in the news of today.
NOT_BODIES = {key_of(name) for name in (
    "NGO", "POTUS", "NSC", "El Paso", "Union Texas", "Bank of Commerce", "City National", "Energy Partners", "Central Securities", "State Street",
    "Islamic Community", "Islamic Group", "Islamic Resistance", "Revolutionary Army", "International Government Organization",
    "International Government Organisation", "World Family Organization", "Al-Aqsa Foundation", "African National Congress",
    "South African Native National Congress", "PLO", "Palestine Liberation Organization", "Peoples Liberation Army", "U.S. Gold", "Live Nation", "Madison Square Garden", "Ashland", "Alleghany", "Bancorp", "CPI", "ITC", "PMI", "SPX",
)}  # fmt: skip
# Words that tell that a name is an office's, or a body of a kind whose role its code does not tell.
UNCLEAR = set("academy administration adviser president book college commander high institute justice minister party representative research secretary university".split())


# Where a given name tells nothing: names that begin with the family's, and men whose given name is a woman's more often.
FAMILY_NAME_FIRST = {"Cambodia", "China", "North Korea", "South Korea", "Taiwan", "Vietnam"}
MEN = {key_of(name) for name in ("Alpha Oumar Konare", "Bertie Ahern", "Hilary Benn", "Vivian Balakrishnan")}


def gender_of(key, country, given):
    return "m" if key in MEN else "" if country in FAMILY_NAME_FIRST else given.get(key[0], "")


PLACE_WORDS = {"u.s.", "us", "american"}  # "US Central Command" is read as a place and a body
PEOPLE_OF = {"soldiers", "officials", "forces", "troops"}


def is_body_name(key, role, given):
    if any(w.isdigit() for w in key) or key in NOT_BODIES or key[0] in PLACE_WORDS or key[-1] in SMALL | PEOPLE_OF or UNCLEAR & set(key):
        return False
    if role == "business":
        return len(key) > 1 and (key[0] not in given or key[-1] in COMPANY_ENDS | BODY_WORDS)
    return len(key) > 1 and bool(BODY_WORDS & set(key))


def is_single_name(key, role, it, given, original):
    if len(key) > 1 or it is None or it.articles < 3 or it.capitals < 0.98 * it.all or it.after_name or key[0] in given or key in NOT_BODIES:
        return False
    if any(c.isdigit() for c in key[0]):
        return False
    if role == "business" and key != key_of(original) and it.with_context < MIN_SHARE_OF_BUSINESS * it.articles:
        return False
    if it.best_form().isupper():
        return len(key[0]) > 2
    return role in ("business", "advocate", "media")


def read_persons(directory, places, listed):
    """key -> (name, country, periods); none of a name that is of two countries, and nobody who is listed by any of his names."""
    persons, spoilt = {}, set()
    for names, codes in actors(directory / "Phoenix.Countries.actors.txt.xz"):
        code = codes[0].strip()[:3] if codes else ""
        country = places.by_code.get(code)
        periods = periods_of(codes, code, " ".join(names)) if country else []
        names = [without_initials(plain_name(name)) for name in names]
        if not periods or any(key_of(name)[n:] in listed for name in names for n in range(len(key_of(name)))):
            continue
        for name in names:
            key = key_of(name)
            if not 2 <= len(key) <= 5 or TITLES & set(key) or BODY_WORDS & set(key) or UNCLEAR & set(key):
                continue
            if any(len(w.strip(".")) < 2 or "." in w for w in key):
                continue
            if key in persons and persons[key][1] != country:
                spoilt.add(key)
            persons.setdefault(key, (name, country, periods))
    return {key: entry for key, entry in persons.items() if key not in spoilt}


def read_bodies(directory, places, taken, institutions):
    """key -> (name, role, country, full name, file, group of synonyms, name in the file)"""
    bodies = {}
    group = 0
    for file in ("International", "MilNonState", "Countries"):
        path = next(directory.glob(f"Phoenix.{file}.actors.txt*"))
        for names, codes in actors(path):
            code = codes[0].strip() if len(codes) == 1 else ""
            role = role_of_body(code, file) if code and " " not in code else ""
            if not role:
                continue
            group += 1
            country = places.by_code.get(code[:3], "") if file == "Countries" else ""
            names = [re.sub(r"^THE ", "", plain_name(name), flags=re.I) for name in names]
            keys = [key_of(name) for name in names]
            for name, key in zip(names, keys):
                forms = [(name, key, "")]
                while role == "business" and len(key) > 1 and key[-1] in COMPANY_ENDS:  # "Cisco Systems Inc" is Cisco Systems
                    name, key = name.rsplit(" ", 1)[0], key[:-1]
                    forms.append((name, key, ""))
                if len(forms) > 1:
                    forms = [(n, k, "" if k == key else name) for n, k, _ in forms]
                elif len(key) == 1 and name.isupper():
                    spelled = next((n for n, k in zip(names, keys) if "".join(w[0] for w in k if w not in SMALL) == key[0]), "")
                    forms = [(name, key, spelled)]
                whole = name if len(forms) == 1 else forms[0][0]
                if len(forms) == 1 and not forms[0][2]:  # "World Bank Group" is the World Bank of institutions.tsv
                    listed = next((institutions[k] for k in keys if k in institutions and k == key[: len(k)] and institutions[k][1] == role), None)
                    forms = [(name, key, listed[3] or listed[0])] if listed else forms
                for name, key, full in forms:
                    if key and len(key) <= 8 and key not in taken and key not in institutions:
                        bodies.setdefault(key, (name, role, country, full, file, group, whole))
    return bodies


def fits(it):
    return it.with_context >= MIN_SHARE_OF_CONTEXT * it.articles


def write(name, head, lines):
    text = "".join(f"# {line}\n" if line else "#\n" for line in head.strip().splitlines()) + "".join(sorted(lines))
    (LEXICON / f"{name}.tsv").write_text(text, encoding="utf-8")
    print(f"{name}.tsv: {len(lines)} rows", file=sys.stderr)


def table_phrase(form):
    """As the tables write words: one space between, a possessive apart."""
    return re.sub(r"(?<=\w)['’]s\b", " 's", form.replace("’", "'"))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    directory, articles = pathlib.Path(sys.argv[1]), sys.argv[2:]
    places = Places(directory)
    given = {fold(row[0]): row[1].replace("e", "") for row in rows("given-names")}
    known = {key_of(row[0]) for row in rows("known")}
    holders = {key_of(row[0]): row for row in rows("holders")}
    institutions = {key_of(row[0]): row + [""] * (4 - len(row)) for row in rows("institutions")}
    tables = "people bodies titles documents modifiers given-names document-nouns media".split()
    taken = {key_of(row[0]) for table in tables for row in rows(table)} | known | holders.keys()
    taken |= {key_of(m) for row in rows("places") for cell in (row[0], *row[2:]) for m in cell.split(",")}

    congress = {key_of(name): (name, *entry) for name, entry in legislators(directory).items() if key_of(name) not in known}
    persons = read_persons(directory, places, known | congress.keys() | holders.keys())
    whole = set(persons)
    persons = {
        key: entry
        for key, entry in persons.items()
        if not any(key[n:] in whole for n in range(1, len(key) - 1))  # "House Speaker John Boehner"
    }
    bodies = read_bodies(directory, places, taken | persons.keys(), institutions)

    contexts = {key: places.words[country] for key, (_, country, _) in persons.items()}
    contexts |= {key: CONGRESS for key in congress}
    contexts |= {key: BUSINESS for key in bodies}
    counts = count(articles, contexts, given)
    counts = {key: it for key, it in counts.items() if it.capitals}

    lines, left_out = [], collections.Counter()
    for key, (name, gender, periods) in congress.items():
        it = counts.get(key)
        if (it and not fits(it)) or (not it and key[-1] in given):
            left_out["members of Congress with a name of others"] += 1
            continue
        if key in holders:  # what he was before
            role, years, office, _ = holders[key][2].split(":")
            begin, _, end = years.partition("-")
            if role not in {p[0] for p in periods} and int(begin) < periods[0][1]:
                periods = [[role, int(begin), min(int(end), periods[0][1] - 1), office]] + periods
        columns = [f"{role}:{begin}-{'' if end > 2025 else end}:{office}:United States" for role, begin, end, office in periods]
        lines.append("\t".join([it.best_form() if it else name, gender, *columns]) + "\n")
    write("legislators", LEGISLATORS_HEAD, lines)

    lines = []
    for key, (name, country, periods) in persons.items():
        it = counts.get(key)
        if it and not fits(it):
            left_out["holders with a name of others"] += 1
            continue
        if not it and not any(role == "leader" and end >= MIN_YEAR_OF_A_LEADER for role, _, end in periods):
            left_out["holders in no article"] += 1
            continue
        columns = [f"{role}:{begin}-{end}::{country}" for role, begin, end in periods]
        lines.append("\t".join([it.best_form() if it else capitalised(name), gender_of(key, country, given), *columns]) + "\n")
    write("actors", ACTORS_HEAD, lines)

    groups = {group for key, (*_, group, _) in bodies.items() if key in counts and len(key) > 1}
    kept = {}
    for key, (name, role, country, full, file, group, original) in bodies.items():
        it = counts.get(key)
        if it and (it.capitals < MIN_SHARE_OF_CAPITALS * it.all or it.after_name > 0.2 * it.capitals):
            left_out["bodies that are words or persons"] += 1
        elif not (is_body_name(key, role, given) or is_single_name(key, role, it, given, original)):
            left_out["bodies without a clear name"] += 1
        elif not it and not (role == "official" and file == "International") and not (role == "military" and group in groups):
            left_out["bodies in no article"] += 1
        else:
            kept[key] = (it.best_form() if it else capitalised(name), role, country, full)
    lines = []
    for form, role, country, full in kept.values():
        listed = institutions.get(key_of(full))
        full = kept[key_of(full)][0] if key_of(full) in kept else listed[3] or listed[0] if listed and listed[1] == role else ""
        lines.append("\t".join([table_phrase(form), role, country, full]) + "\n")
    write("actor-bodies", BODIES_HEAD, lines)
    for what, n in left_out.items():
        print(f"left out: {n} {what}", file=sys.stderr)


LEGISLATORS_HEAD = """
Members of the Congress of the United States in office in 2026, and presidents and vice-presidents.
Made by tools/lexicon/gazetteers.py from unitedstates/congress-legislators (CC0). Not edited by hand: corrections belong in known.tsv,
which comes first.

name	gender	periods, a column each: role:from-to:office:country
"""

ACTORS_HEAD = """
Heads of state and government, ministers and commanders of the world, as of 2014.
Made by tools/lexicon/gazetteers.py from the Phoenix actor dictionaries of openeventdata/petrarch2 (MIT; see NOTICE). Not edited by hand:
corrections belong in known.tsv, which comes first.

name	gender	periods, a column each: role:from-to:office:country; who was in office in 2014 is given that year as the last
"""

BODIES_HEAD = """
International bodies, agencies, companies, charities and armed groups of the world, as of 2014.
Made by tools/lexicon/gazetteers.py from the Phoenix actor dictionaries of openeventdata/petrarch2 (MIT; see NOTICE). Not edited by hand:
corrections belong in institutions.tsv, which comes first.

name	role	country	full name, where `name` is another form of it
"""

if __name__ == "__main__":
    main()
