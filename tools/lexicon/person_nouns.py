#!/usr/bin/env python3
"""Nouns for people from WordNet: writes src/lexicon/en/trades.tsv. Python 3 standard library only.

usage: person_nouns.py WORDNET ARTICLES.jsonl[.xz]…

WORDNET holds data.noun, index.noun, index.verb, index.adj and cntlist.rev of WordNet 3.0 (Debian's wordnet-base has them in /usr/share/wordnet).
ARTICLES (JSON objects with `text`, one a line) only count: a noun stays that they have in small letters MIN_COUNT times, beside a determiner.
Kept are single words that mean a person in most of their senses, or in most places where WordNet has counted them, that are no
adjectives, and that no other table has. The role is that of the
nearest class above the noun in ROLES, else public.
"""
import collections
import json
import lzma
import pathlib
import re
import sys

LEXICON = pathlib.Path(__file__).resolve().parents[2] / "src" / "lexicon" / "en"
MIN_COUNT = 3
PERSON = "18"  # the number of WordNet's file of nouns for people

# Classes of WordNet (the first word of the synset) and the role in which their members speak.
ROLES = {
    "scientist": "expert", "scholar": "expert", "health_professional": "expert", "educator": "expert", "engineer": "expert",
    "lawyer": "law", "lawman": "law", "judge": "law", "serviceman": "military", "combatant": "military", "businessperson": "business",
    "journalist": "media", "clergyman": "advocate", "reformer": "advocate", "politician": "official", "diplomat": "official",
    "legislator": "legislator", "ruler": "leader", "head_of_state": "leader", "public_servant": "official",
}  # fmt: skip

# Which companies and other things are called so as well.
AMBIGUOUS = set(
    "advertiser avatar bearer behemoth bidder borrower buyer checker chased chosen closer coaster colossus competitor controller creditor "
    "distributor don dragon dwarf earner exporter gainer giver grocer grower heavyweight importer juggernaut keeper leveler leviathan "
    "locator longer maker mover partner peer polluter provider purchaser purveyor reaper refiner responder rover seller sooner sponsor "
    "supplier taker titan tout underwriter unicorn vendor ward".split()
)

# Such nouns that WordNet has too few senses of for that, or the articles too few times.
FURTHER = {
    "advocate": "vicar",
    "business": "jeweler jeweller landowner",
    "expert": "archaeologist cardiologist dermatologist geographer inventor neuroscientist physiotherapist radiologist surveyor zoologist",
    "law": "paralegal",
    "media": "cameraman",
    "official": "rapporteur",
    "public": "bassist bodyguard caretaker choreographer cinematographer cook craftsman gambler goalkeeper guide hairdresser islander jockey mechanic nanny porter retiree trainee trucker violinist welder",
}  # fmt: skip

HEAD = """\
# Further nouns for people: those of WordNet whose most frequent sense is a person, written by tools/lexicon/person_nouns.py from
# WordNet 3.0 (Princeton University; the licence is in NOTICE). Columns as in people.tsv, which comes first.
"""


def lemmas(path):
    """Lemma -> offsets of its synsets, the most frequent first."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split()
        count = int(fields[2])
        found[fields[0]] = fields[-count:]
    return found


def synsets(path):
    """Offset -> (number of its file, first word, offsets of the synsets above, whether it is somebody's name)."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        words = int(fields[3], 16)
        at = 4 + 2 * words
        pointers = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
        above = [to for kind, to, *_ in pointers if kind == "@"]
        found[fields[0]] = fields[1], fields[4], above, any(kind == "@i" for kind, *_ in pointers)
    return found


def tagged(path):
    """Lemma -> how often WordNet's texts have it as a noun for a person, and as any other noun."""
    found = collections.defaultdict(lambda: [0, 0])
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, count = line.split()
        lemma, sense = key.split("%")
        if sense.startswith("1:"):
            found[lemma][not sense.startswith(f"1:{PERSON}")] += int(count)
    return found


def is_person(noun, senses, nouns, counted):
    """Whether it means a person first and mostly."""
    if nouns[senses[0]][0] != PERSON or nouns[senses[0]][3]:
        return False
    person, other = counted.get(noun, (0, 0))
    persons = sum(nouns[sense][0] == PERSON for sense in senses)
    return 2 * persons > len(senses) or (person >= 2 and person > 2 * other)


def role_of(offset, nouns):
    """By breadth first."""
    level = [offset]
    while level:
        for at in level:
            if nouns[at][1] in ROLES:
                return ROLES[nouns[at][1]]
        level = [up for at in level for up in nouns[at][2]]
    return "public"


def listed():
    """Single words that other tables have, with their plurals."""
    words = set()
    for name in ("people", "bodies", "documents", "places", "modifiers", "titles", "institutions"):
        for line in (LEXICON / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                words.update(field.lower() for field in line.split("\t")[:2] if " " not in field)
    return words


def counts(paths):
    """How often a word, or it with an s, follows a determiner in small letters."""
    found = collections.Counter()
    for path in paths:
        opened = lzma.open(path, "rt", encoding="utf-8") if str(path).endswith(".xz") else open(path, encoding="utf-8")
        with opened as lines:
            for line in lines:
                text = json.loads(line)["text"]
                found.update(re.findall(r"\b(?:an?|the|one|another|two|some)(?: [a-z-]+)? ([a-z-]+)\b", text, re.I))
    return found


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    wordnet = pathlib.Path(sys.argv[1])
    nouns, of = synsets(wordnet / "data.noun"), lemmas(wordnet / "index.noun")
    adjectives, verbs = lemmas(wordnet / "index.adj"), lemmas(wordnet / "index.verb")
    counted = tagged(wordnet / "cntlist.rev")
    known, count = listed(), counts(sys.argv[2:])
    rows = []
    for noun, senses in sorted(of.items()):
        if not is_person(noun, senses, nouns, counted) or not re.fullmatch("[a-z]{3,}(-[a-z]+)*", noun) or noun in known or noun in adjectives:
            continue
        if noun in AMBIGUOUS or count[noun] + count[noun + "s"] < MIN_COUNT or (noun in verbs and len(verbs[noun]) > 2 * len(senses)):
            continue
        rows.append(f"{noun}\t\t{role_of(senses[0], nouns)}\tclass\t\t\n")
    rows += [f"{noun}\t\t{role}\tclass\t\t\n" for role, nouns in FURTHER.items() for noun in nouns.split()]
    rows.sort()
    (LEXICON / "trades.tsv").write_text(HEAD + "".join(rows), encoding="utf-8")
    print(len(rows))


if __name__ == "__main__":
    main()
