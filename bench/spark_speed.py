#!/usr/bin/env python3
"""usage: bench/spark_speed.py NEWS.jsonl FOLDER [ARTICLES [ROUNDS]]

How many words a core reads a second when Spark analyzes articles and writes what it finds as Parquet, and when the library is called from Python
alone. Both are counted in processor time, that of Spark over all threads of its JVM and its Python workers, so that what else the machine
does tells less; and by the clock. In the first round Python starts and the JVM compiles; the others are summed up at the end. Spark ends a
worker of Python that waits for a minute: take so few articles that the library alone is done before."""

import glob
import json
import os
import sys
import time
from itertools import islice

import hearsay
import hearsay.spark
import pyarrow as pa
from pyspark.sql import SparkSession

MEMBERS = ("id", "title", "publisher", "date", "text")


def below(process):
    """All processes that it started, and they."""
    found = []
    for path in glob.glob(f"/proc/{process}/task/*/children"):
        try:
            with open(path, encoding="ascii") as file:
                children = [int(one) for one in file.read().split()]
        except OSError:  # it has ended
            continue
        for child in children:
            found += [child, *below(child)]
    return found


def processor_seconds():
    """Of the JVM and of Python below this process."""
    seconds = {"java": 0.0, "python": 0.0}
    for process in below(os.getpid()):
        try:
            with open(f"/proc/{process}/stat", encoding="utf-8") as file:
                name, rest = file.read().split("(", 1)[1].rsplit(")", 1)
        except OSError:
            continue
        user, system = rest.split()[11:13]
        seconds["java" if name == "java" else "python"] += (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return seconds


def main(news, folder, number="10000", rounds="3"):
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with open(news, encoding="utf-8") as lines:
        records = [json.loads(line) for line in islice(lines, int(number))]
    records = [{member: record.get(member) or "" for member in MEMBERS} for record in records]
    words = sum(len(record["text"].split()) for record in records)
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").config("spark.driver.memory", "2g").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.createDataFrame(pa.Table.from_pylist(records)).repartition(1).write.mode("overwrite").parquet(f"{folder}/news")
    frame = spark.read.parquet(f"{folder}/news")
    analyzer = hearsay.Analyzer()
    warm = {"alone": 0.0, "java": 0.0, "python": 0.0}
    for round in range(int(rounds)):
        begin, clock = time.process_time(), time.monotonic()
        for _ in analyzer.analyze_each(records):
            pass
        alone, clock_alone = time.process_time() - begin, time.monotonic() - clock
        before, clock = processor_seconds(), time.monotonic()
        hearsay.spark.analyze(frame).write.mode("overwrite").parquet(f"{folder}/analyzed")
        after, clock = processor_seconds(), time.monotonic() - clock
        java, python = (after[name] - before[name] for name in ("java", "python"))
        print(f"round {round}: alone {words / alone:.0f} words/s of a core; in Spark {words / (java + python):.0f}, which is {alone / (java + python):.0%} "
              f"(an article: alone {1000 * alone / len(records):.2f} ms, in Spark {1000 * python / len(records):.2f} in Python and {1000 * java / len(records):.2f} in the JVM); "
              f"by the clock {clock_alone / clock:.0%}", flush=True)
        if round > 0:
            for name, seconds in (("alone", alone), ("java", java), ("python", python)):
                warm[name] += seconds
    if int(rounds) > 1:
        print(f"from round 1 on: in Spark {warm['alone'] / (warm['java'] + warm['python']):.0%} of the words/s alone")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
