"""Rules ask for classes of words, which stand in the tables of src/lexicon/en, and not for English words: finds the literals that
the code of FOLDER matches a text with, in comparisons, as beginnings or endings, and in lists.

    english.py TABLES ROOT FOLDER...

What a column of a table is compared with must stand in a table. Other exceptions are the files of EXCEPT."""

import pathlib
import re
import sys

EXCEPT = {
    "attribution/standoff.cpp": "the words of a format",
    "corpus/claims_csv.cpp": "the words of a format",
    "corpus/corpus_file.cpp": "the words of a format",
    "corpus/credibility.cpp": "names of methods",
    "corpus/words.cpp": "inflection: stems and possessives",
    "source/labels.cpp": "names that reports write",
}
NOT_ENGLISH = {'"www"'}
LITERAL = r'"(?:[^"\\]|\\.)*"'
MATCHED = [
    re.compile(pattern)
    for pattern in (
        rf"[!=]= *{LITERAL}",  # words_.text(i) == "and"
        rf"\b(?:starts_with|ends_with|equals_lower|find|rfind|compare)\([^\"()]*{LITERAL}",  # word.ends_with("ed")
        rf"\bequals_lower\(.*{LITERAL}",
        rf"\bis\([^()\"]*,\s*{LITERAL}",  # words_.is(i, "and")
        rf"\bword_key\({LITERAL}",
        rf"\bWordSet\s*\w*\(\s*{LITERAL}",
        rf"\bstring_view\s+\w+\s*=\s*{LITERAL}",  # constexpr std::string_view minister = " minister";
        rf"\b(?:char|string_view)\b[^\"]*\{{\s*{LITERAL}(?:,\s*{LITERAL})*",  # for (const std::string_view mark : {"'s", "’s"})
    )
]
# What a table is asked for, or holds: entry.field(0) == "state", {"weekday", TimeWord::weekday}.
COLUMN = re.compile(
    rf"(?:\bfield\(\d+\)|\b(?:kind|place|letter|word_class)) *[!=]= *{LITERAL}"
    rf"|\btable\({LITERAL}\)(?:\.find\({LITERAL}\))?|\btable = {LITERAL}|{LITERAL}, *[A-Z]\w*::"
)


def names_of(tables):
    """Names of classes and tables, and what columns hold."""
    names = set()
    for table in tables.glob("*.tsv"):
        names.add(table.stem)
        for row in table.read_text(encoding="utf-8").splitlines():
            if not row.startswith("#"):
                names.update(re.split(r"[\t ,:]", row))
    return names


def has_letter(literal):
    return re.search(r"[A-Za-z]", re.sub(r"\\x..|\\.", "", literal))


def matched_words(line, names):
    code = re.sub(r"//.*", "", line)
    if "static_assert" in code or "enumerator_count<" in code:  # names of what the code itself counts
        return
    for column in COLUMN.finditer(code):
        yield from (literal for literal in re.findall(LITERAL, column[0]) if literal.strip('"') not in names)
    code = COLUMN.sub("", code)
    for pattern in MATCHED:
        for found in pattern.finditer(code):
            yield from (one for one in re.findall(LITERAL, found[0]) if has_letter(one) and one not in NOT_ENGLISH)


def main():
    found = 0
    tables, root = map(pathlib.Path, sys.argv[1:3])
    names = names_of(tables)
    for path in sorted(path for part in sys.argv[3:] for path in (root / part).rglob("*.?pp")):
        if path.relative_to(root).as_posix() in EXCEPT:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if any(matched_words(line, names)):
                found += 1
                print(f"{path}:{number}: {line.strip()}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
