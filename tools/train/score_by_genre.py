#!/usr/bin/env python3
"""How often the sources of each genre of `wide` are right, in percent, as a Markdown table.

usage: score_by_genre.py WIDE PREDICTED.tsv

WIDE: the folder of the set; PREDICTED.tsv: what "hearsay resolve" or cross_validate.py wrote for it.
"""

import collections
import re
import sys

from source_types import read_table

COLUMNS = ("identity", "role", "specificity", "senior", "hops")


def genre_of(name):
    """"business wire 1987 (Reuters), hard-wrapped" -> "business wire 1987"."""
    return re.split(r" *[(,]", name)[0]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, path = sys.argv[1:]
    found = {(row["article"], row["id"]): row for row in read_table(path)}
    with open(f"{folder}/GENRES.tsv", encoding="utf-8") as lines:
        genres = dict(line.rstrip("\n").split("\t")[:2] for line in lines)
    right, total = collections.Counter(), collections.Counter()
    for row in read_table(f"{folder}/sources.tsv"):
        for genre in (genre_of(genres[row["article"]]), "all"):
            total[genre] += 1
            for column in COLUMNS:
                right[genre, column] += found.get((row["article"], row["id"]), {}).get(column) == row[column]
    print("| genre | statements | " + " | ".join(COLUMNS) + " |\n|---|---|" + "---|" * len(COLUMNS))
    for genre, count in sorted(total.items(), key=lambda pair: (pair[0] == "all", pair[0])):
        shares = (f"{100 * right[genre, column] / count:.1f}" for column in COLUMNS)
        print(f"| {genre} | {count} | " + " | ".join(shares) + " |")


if __name__ == "__main__":
    main()
