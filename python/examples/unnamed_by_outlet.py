"""usage: unnamed_by_outlet.py NEWS.jsonl

Prints how much of what each outlet reports comes from people whom it does not name. A line is an article, with a "text"
and perhaps "id", "publisher" and "date". Needs pandas and pyarrow."""

import json
import sys
from collections.abc import Iterator
from typing import Any

import pyarrow as pa

import hearsay


def records(path: str) -> Iterator[dict[str, Any]]:
    with open(path, encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main(path: str) -> None:
    bad: list[hearsay.HearsayError] = []
    analyses = hearsay.analyze(records(path), on_error=bad.append)
    frame = pa.table(hearsay.statements_table(analyses)).to_pandas()
    unnamed = frame["identity"].isin(["unnamed", "group"])
    print(unnamed.groupby(frame["publisher"].fillna("?")).agg(["mean", "size"]).sort_values("mean").to_string())
    for error in bad:
        print(error, file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
