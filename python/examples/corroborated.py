"""usage: corroborated.py NEWS.jsonl

Prints the claims that several articles make, with how many independent sources they rest on and through whom all
goes."""

import json
import sys

import pyarrow as pa

import hearsay


def main(path: str) -> None:
    with open(path, encoding="utf-8") as lines:
        linkage = hearsay.link(hearsay.analyze(map(json.loads, lines)))
    for claim in pa.table(linkage.claims_table(articles=2)).to_pylist():
        through = f", all through {', '.join(claim['bottlenecks'])}" if claim["bottlenecks"] else ""
        print(f"{claim['articles']} articles, {claim['independent']} independent{through}: {claim['text']}")


if __name__ == "__main__":
    main(sys.argv[1])
