#!/usr/bin/env python3
"""usage: bench/spark.py NEWS.jsonl ARTICLES FOLDER [MASTER [PARTS]]

Analyses and links so many articles with Spark, keeps what it makes in FOLDER, and prints what docs/scale.md tells: the speed beside that
of the library alone (part by part in turn, so that what else the machine does weighs on both), bytes that were shuffled and kept, the
largest blocks, and whether the rows are those of the C++ corpus. MASTER is local[2] if none is given, or say local-cluster[2,1,2048].
Called again, it goes on behind what is there."""

import json
import os
import re
import sys
import time
from itertools import islice
from pathlib import Path
from statistics import median

import hearsay
import hearsay.spark
import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

sys.path.insert(0, str(Path(__file__).parents[1] / "python" / "tests"))
import rows
from spark_speed import processor_seconds

MEMBERS = ("id", "title", "publisher", "date", "text")


def tasks(log):
    """What the log tells of each task that ended well, with the stage that it was of."""
    for path in log.rglob("events*"):
        for line in path.open(encoding="utf-8"):
            event = json.loads(line)
            if event["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics"):
                yield (path, event["Stage ID"]), event["Task Info"]["Launch Time"] / 1000, event["Task Metrics"]


def count_words(records):
    return sum(len(record["text"].split()) for record in records)


def analyze(spark, records, folder, parts, cores):
    """The analyses of all parts, each of which is timed beside the library alone on as many threads as Spark has cores."""
    frames, ratios, speeds = [], [], []
    size = -(-len(records) // parts)
    for part in range(parts):
        some = records[part * size : (part + 1) * size]
        news = folder / "news" / str(part)
        if not (news / "_SUCCESS").exists():
            spark.createDataFrame(pa.Table.from_pylist(some)).repartition(2 * cores).write.mode("overwrite").parquet(str(news))
        is_done = (folder / "analyzed" / str(part) / "part-0-of-1" / "_SUCCESS").exists()
        begin = time.monotonic()
        frames.append(hearsay.spark.analyze(spark.read.parquet(str(news)), checkpoint=str(folder / "analyzed" / str(part))))
        within = time.monotonic() - begin
        if is_done:
            continue
        begin = time.monotonic()
        hearsay.analyze(some, threads=cores)
        alone = time.monotonic() - begin
        words = count_words(some)
        print(f"  part {part}: {words} words, {words / within / cores:.0f} words/s and core in Spark, {words / alone / cores:.0f} alone", flush=True)
        if part > 0:  # in the first Python starts
            ratios.append(alone / within)
            speeds.append(words / alone / cores)
    if ratios:
        print(f"analyze: {median(ratios):.0%} of the {median(speeds):.0f} words/s and core of the library alone (medians of {len(ratios)} parts)")
    analyzed = frames[0]
    for frame in frames[1:]:
        analyzed = analyzed.union(frame)
    return analyzed


def blocks(spark, analyzed, folder):
    """How many statements the blocks have."""
    store = hearsay.spark._Store(spark, str(folder / "linked"))
    digests = analyzed.where("error IS NULL").select("id", "digest")
    by_article = spark.read.parquet(str(folder / "linked" / "by-article"))
    candidates, statements = hearsay.spark._find_candidates(digests, by_article, store)
    sizes = candidates.groupBy("kind", "block").count()
    for kind, name in enumerate(("a rare word", "a wording")):
        number, total, largest = sizes.where(F.col("kind") == kind).agg(F.count("*"), F.sum("count"), F.max("count")).first()
        print(f"blocks of {name}: {number}, {total / number:.1f} statements on average, {largest} in the largest, of {statements} in all")


def largest(spark, folder):
    """What one task holds at least: the statements that pairs join before they are clustered, and the rows of one source."""
    steps = [int(path.name.split("-")[1]) for path in (folder / "linked").glob("claims-[0-9]*")]
    for name, step in (("component of statements", f"claims-{max(steps)}"), ("source", "places")):
        found = spark.read.parquet(str(folder / "linked" / step))
        (rows_of_it,) = found.groupBy("root").count().agg(F.max("count")).first()
        print(f"largest {name}: {rows_of_it} of {found.count()} rows")


def comparisons(analyses):
    """How many pairs of statements a core compares a second, in a block that is far larger than what it compares each statement with."""
    corpus = hearsay.Corpus()
    corpus.add(analyses)
    digests = corpus.to_jsonl().splitlines()[1:]
    counts = sorted(pa.table(hearsay.spark.blocks.words_of(digests)).to_pylist(), key=lambda row: row["word"])
    words, numbers = (pa.array([row[name] for row in counts[1:]], pa.uint32()).to_numpy().tobytes() for name in ("word", "count"))
    sizes = [len(analysis.sources) for analysis in analyses]
    found = hearsay.spark.blocks.WordBlocks(words, numbers, counts[0]["count"]).candidates_of(
        digests, [[f"{at}#{source}" for source in range(size)] for at, size in enumerate(sizes)], *2 * [[str(at) for at in range(len(sizes))]]
    )
    table = pa.table(found).to_pandas().drop_duplicates(["article", "index"]).assign(kind=0, block=1)
    batch = pa.RecordBatch.from_pandas(table, pa.schema(found), preserve_index=False)
    begin = time.process_time()
    for _ in hearsay.spark._pairs(counts[0]["count"], iter([batch])):
        pass
    return 500 * len(table) / (time.process_time() - begin)


def main(news, number, folder, master="local[2]", parts="10"):
    folder = Path(folder).resolve()
    log = folder / "events"
    log.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    cores = 1
    for factor in re.findall(r"\d+", master)[:2]:
        cores *= int(factor)
    spark = (
        SparkSession.builder.master(master)
        .config("spark.ui.enabled", "false")
        .config("spark.eventLog.enabled", "true")
        .config("spark.eventLog.dir", log.as_uri())
        .config("spark.eventLog.compress", "false")
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.driver.memory", "2g")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    with open(news, encoding="utf-8") as lines:
        records = [json.loads(line) for line in islice(lines, int(number))]
    records = [{member: record.get(member) or "" for member in MEMBERS} for record in records]
    print(f"{len(records)} articles, {count_words(records)} words, {master}", flush=True)
    begin = time.monotonic()
    analyzed = analyze(spark, records, folder, int(parts), cores)
    print(f"analyze and the library alone took {time.monotonic() - begin:.0f} s", flush=True)
    linking, before = time.time(), processor_seconds()
    linked = hearsay.spark.link(analyzed, checkpoint=str(folder / "linked"))
    linked_at, after = time.time(), processor_seconds()
    of_processor = sum(after.values()) - sum(before.values())
    print(f"link took {linked_at - linking:.0f} s, and {of_processor:.0f} s of processor in the JVMs and Python", flush=True)
    print(f"{comparisons(hearsay.analyze(records[:200])):.0f} pairs of statements are compared a second and core, {linked.statements.count()} statements")
    print(f"{spark.read.parquet(str(folder / 'linked' / 'words')).count()} words are sent to every worker")
    made = rows.of_linked(linked)
    blocks(spark, analyzed, folder)
    largest(spark, folder)
    spark.stop()

    corpus = hearsay.Corpus()
    begin = time.monotonic()
    for start in range(0, len(records), 500):
        corpus.add(hearsay.analyze(records[start : start + 500], threads=cores))
    alone = time.monotonic() - begin
    begin = time.monotonic()
    linkage = hearsay.Corpus.from_jsonl(corpus.to_jsonl()).link()
    print(f"the library alone: {alone:.0f} s to analyze, on {cores} threads, {time.monotonic() - begin:.0f} s to link, on one", flush=True)
    expected = rows.of_linkage(linkage)
    for name, value in expected.items():
        print(f"{name}: {len(value)} of the C++ corpus, {'the same' if made[name] == value else 'OTHERS'} of Spark")
    for name, (since, until) in {"analyze": (0, linking), "link": (linking, linked_at)}.items():
        of_step = [(stage, metrics) for stage, launched, metrics in tasks(log) if since <= launched < until]
        written = sum(metrics["Shuffle Write Metrics"]["Shuffle Bytes Written"] for _, metrics in of_step)
        spilled = sum(metrics["Disk Bytes Spilled"] for _, metrics in of_step)
        seconds = sum(metrics["Executor Run Time"] for _, metrics in of_step) / 1000
        print(f"{name}: {seconds:.0f} s of tasks, {written / len(records) / 1000:.2f} kB an article shuffled, {spilled} bytes spilled")
    for step in [folder / "analyzed", *sorted((folder / "linked").iterdir())]:
        size = sum(file.stat().st_size for file in step.rglob("*.parquet"))
        print(f"  {step.name}: {size / len(records) / 1000:.2f} kB an article kept")


if __name__ == "__main__":
    main(*sys.argv[1:])
