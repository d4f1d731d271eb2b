#!/usr/bin/env python3
"""Which titles go with which names in dated news: writes src/lexicon/en/holders.tsv. Python 3 standard library only.

usage: mine_known.py ARTICLES.jsonl[.xz] > holders.tsv

Each line of ARTICLES is a JSON object with `text` and `date` (YYYY-MM-DD). A pair is counted where a title of the tables stands right
before a full name ("Defense Secretary Jim Mattis", "Sen. Amy Klobuchar") or an office right behind it ("Jane Roe, a law professor at …").
A person enters the table with at least MIN_ARTICLES articles, with the role that most of them give; the years are those of the articles.
Only facts are kept: a name, a role, an office and years; no text of the articles.
"""
import collections
import json
import lzma
import pathlib
import re
import sys

MIN_ARTICLES = 2
MIN_SHARE = 0.6  # of the articles that give the person a role

LEXICON = pathlib.Path(__file__).resolve().parents[2] / "src" / "lexicon" / "en"


def rows(name):
    for line in (LEXICON / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def offices():
    """Phrase before or behind a name -> (office, role); phrases whose role depends on an institution are left out."""
    found = {}
    roles = {}
    for noun, plural, role, sort, senior, gender in rows("people"):
        roles[noun] = role
        if role.endswith("*") or role in ("public", "unknown") or sort in ("relation", "vague"):
            continue
        found[noun] = (noun, role)
    for title, noun, gender in rows("titles"):
        if noun and not roles.get(noun, "*").endswith("*"):
            found[title.lower()] = (noun, roles[noun])
    return found


SMALL = {"of", "the", "de", "van", "von", "al", "bin", "der", "la"}
CAPITAL = r"(?:(?:Sens?|Reps?|Govs?|Gen|Lt|Maj|Brig|Col|Capt|Sgt|Adm|Cmdr|Dr|Prof|Rev|[A-Z])\.|[A-Z][\w’'-]+)"
RUN = re.compile(rf"{CAPITAL}(?: (?:{CAPITAL}|{'|'.join(sorted(SMALL))}))*")
DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
BEHIND = re.compile(r", (?:an?|the) ((?:[a-z-]+ ){1,4})")


def pairs_in(text, known, given):
    """(name, phrase) for every title before a name and office behind one."""
    for run in RUN.finditer(text):
        words = run.group().split(" ")
        title = next((n for n in range(min(5, len(words) - 1), 0, -1) if " ".join(words[:n]).lower() in known), 0)
        name = words[title:]
        for n, word in enumerate(name):
            if re.search(r"[’']s?$", word) or word in DAYS:
                name = name[: n if word in DAYS else n + 1]
                break
        while name and name[-1] in SMALL:
            name.pop()
        # "Josh Hawley Joshua": a link's title run together with the next words.
        if len(name) == 3 and name[2] in given and not name[1].endswith(".") and name[1] not in SMALL:
            name.pop()
        if not 2 <= len(name) <= 4 or name[0] not in given or any(w.lower() in known or w in ("of", "the") for w in name):
            continue
        full = re.sub(r"[’']s?$", "", " ".join(name))
        if title:
            yield full, " ".join(words[:title]).lower()
        behind = BEHIND.match(text, run.end()) if words[-1] == name[-1] else None
        if behind:
            after = behind.group(1).split()
            for first in range(min(3, len(after))):
                for last in range(len(after), first, -1):
                    # "the president of the league" is no head of state.
                    if known.get(" ".join(after[first:last]), ("", "leader"))[1] != "leader":
                        yield full, " ".join(after[first:last])
                        break


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    known = offices()
    given = {name: gender for name, gender in rows("given-names")}
    listed = {row[0] for row in rows("known")}
    counts = collections.defaultdict(lambda: collections.Counter())
    years = collections.defaultdict(lambda: collections.defaultdict(list))
    source = sys.argv[1]
    with (lzma.open(source, "rt", encoding="utf-8") if source.endswith(".xz") else open(source, encoding="utf-8")) as articles:
        for line in articles:
            article = json.loads(line)
            date = re.search(r"20[0-2]\d", article.get("date") or "")
            if not date:
                continue
            for name, phrase in set(pairs_in(article["text"], known, given)):
                office, role = known[phrase]
                counts[name][role, office] += 1
                years[name][role].append(int(date.group()))
    print("""# People whom dated news gives an office or trade, for when an article names them without one.
# Mined by tools/lexicon/mine_known.py from titles before names and offices behind them in 10,000 news articles of 2000–2022; only
# names, roles, offices and years are kept. Not edited by hand: corrections belong in known.tsv, which comes first.
#
# name	gender	period: role:from-to:office:country	articles""")
    for name in sorted(counts):
        by_role = collections.Counter()
        for (role, office), n in counts[name].items():
            by_role[role] += n
        role, n = by_role.most_common(1)[0]
        words = name.split(" ")
        if words[-1].endswith(".") or f"{words[0]} {words[-1]}" in listed:
            continue
        if name in listed or n < MIN_ARTICLES + (role == "leader") or n < MIN_SHARE * sum(by_role.values()):
            continue
        office = max((o for r, o in counts[name] if r == role), key=lambda o: counts[name][role, o])
        gender = given[name.split(" ")[0]]
        print(name, gender if gender != "e" else "", f"{role}:{min(years[name][role])}-{max(years[name][role])}:{office}:", n, sep="\t")


if __name__ == "__main__":
    main()
