"""Rules ask for classes of words, which stand in the tables of src/lexicon, and not for English words: finds those that the
code of FOLDER compares a text with."""

import pathlib
import re
import sys

COMPARISONS = [
    re.compile(pattern)
    for pattern in (
        r"\bis\([^()\"]*,\s*\"[A-Za-z]",  # words_.is(i, "and")
        r"\btext\([^()\"]*\)\s*[!=]=\s*\"[A-Za-z]",  # words_.text(i) == "and"
        r"\b(?:word|noun|wanted)\s*[!=]=\s*\"[A-Za-z]",
        r"\bword_key\(\"",
        r"\bWordSet\s*\w*\(\s*\"",
    )
]


def main():
    found = 0
    root = pathlib.Path(sys.argv[1])
    for path in sorted(path for part in sys.argv[2:] for path in (root / part).rglob("*.?pp")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            code = line.split("//")[0]
            if any(comparison.search(code) for comparison in COMPARISONS):
                found += 1
                print(f"{path}:{number}: {line.strip()}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
