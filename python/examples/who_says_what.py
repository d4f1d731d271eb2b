"""usage: who_says_what.py FILE.txt

Prints who says what in an article, the weakest attribution first, and why it is weak."""

import sys
from pathlib import Path

import hearsay


def main(path: str) -> None:
    analysis = hearsay.analyze(Path(path).read_text(encoding="utf-8"))
    for statement in sorted(analysis.statements, key=lambda one: one.strength):
        name = statement.source.name if statement.source else "nobody named"
        weakest = min(statement.contributions, key=lambda one: one.log_odds)
        print(f"{statement.strength:3.0f}  {name}: {statement.text}\n     {weakest.note}")


if __name__ == "__main__":
    main(sys.argv[1])
