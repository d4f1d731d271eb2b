#!/usr/bin/env python3
"""usage: bench/spark.py NEWS.jsonl ARTICLES FOLDER [MASTER]

Analyses and links so many articles with Spark, keeps what it makes in FOLDER, and prints what docs/scale.md tells:
seconds, bytes that were shuffled and kept, and whether the rows are those of the C++ corpus.
"""

import json
import os
import sys
import time
from itertools import islice
from pathlib import Path

import hearsay
import hearsay.spark
import pyarrow as pa
from pyspark.sql import SparkSession

sys.path.insert(0, str(Path(__file__).parents[1] / "python" / "tests"))
import rows

MEMBERS = ("id", "title", "publisher", "date", "text")


def shuffled(log):
    """Bytes that all tasks together wrote for others."""
    total = 0
    for path in log.rglob("events*"):
        for line in path.open(encoding="utf-8"):
            event = json.loads(line)
            if event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
                total += event["Task Metrics"]["Shuffle Write Metrics"]["Shuffle Bytes Written"]
    return total


def main(news, number, folder, master="local[2]"):
    folder = Path(folder)
    log = folder / "events"
    log.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = (
        SparkSession.builder.master(master)
        .config("spark.ui.enabled", "false")
        .config("spark.eventLog.enabled", "true")
        .config("spark.eventLog.dir", log.resolve().as_uri())
        .config("spark.eventLog.compress", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    with open(news, encoding="utf-8") as lines:
        records = [json.loads(line) for line in islice(lines, int(number))]
    words = sum(len(record["text"].split()) for record in records)
    taken = [{member: record.get(member) or "" for member in MEMBERS} for record in records]
    frame = spark.createDataFrame(pa.Table.from_pylist(taken)).repartition(4)
    begin = time.monotonic()
    analyzed = hearsay.spark.analyze(frame, checkpoint=str(folder / "analyzed"))
    print(f"{len(records)} articles, {words} words; analyze {time.monotonic() - begin:.1f} s", flush=True)
    begin = time.monotonic()
    linked = hearsay.spark.link(analyzed, checkpoint=str(folder / "linked"))
    print(f"link {time.monotonic() - begin:.1f} s", flush=True)
    made = rows.of_linked(linked)
    spark.stop()

    corpus = hearsay.Corpus()
    corpus.add(hearsay.analyze(records, threads=2))
    expected = rows.of_linkage(hearsay.Corpus.from_jsonl(corpus.to_jsonl()).link())
    for name, value in expected.items():
        print(f"{name}: {len(value)} of the C++ corpus, {'the same' if made[name] == value else 'OTHERS'} of Spark")
    print(f"shuffled {shuffled(log) / len(records) / 1000:.1f} kB an article")
    for step in sorted((folder / "linked").iterdir()):
        size = sum(file.stat().st_size for file in step.glob("*.parquet"))
        print(f"  {step.name}: {size / len(records) / 1000:.2f} kB an article")


if __name__ == "__main__":
    main(*sys.argv[1:])
