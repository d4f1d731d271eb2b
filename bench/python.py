#!/usr/bin/env python3
"""usage: bench/python.py HEARSAY NEWS.jsonl [ARTICLES [ROUNDS]]

How many words a second hearsay.analyze(list, threads=2) reads beside the command on two threads, in turn, so that what else the machine does
weighs on both; and how much memory the process takes that holds the list and its analyses. Words are what white space parts."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from statistics import median

ANALYZE = """
import json, resource, sys, time
import hearsay
with open(sys.argv[1], encoding="utf-8") as lines:
    articles = [json.loads(line) for line in lines]
begin = time.monotonic()
made = hearsay.analyze(articles, threads=2)
seconds = time.monotonic() - begin
used = resource.getrusage(resource.RUSAGE_SELF)
print(len(made), seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def main(command, news, articles="10000", rounds="3"):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as some, open(news, encoding="utf-8") as lines:
        taken = list(islice(lines, int(articles)))
        some.writelines(taken)
        some.flush()
        words = sum(len(json.loads(line)["text"].split()) for line in taken)
        print(f"{len(taken)} articles, {words} words")
        ratios, of_processor = [], []
        for _ in range(int(rounds)):
            begin, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([command, "analyze", "--threads", "2", "--format", "jsonl", some.name], check=True, stdout=subprocess.DEVNULL)
            seconds, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
            processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            made = subprocess.run([sys.executable, "-c", ANALYZE, some.name], check=True, capture_output=True, text=True).stdout.split()
            ratios.append(seconds / float(made[1]))
            of_processor.append(processor / float(made[2]))
            print(f"the command {words / seconds:.0f} words/s, {processor:.1f} s of processor; Python {words / float(made[1]):.0f} words/s, "
                  f"{float(made[2]):.1f} s of processor, {float(made[3]):.0f} MiB at most", flush=True)
        print(f"Python reaches {median(ratios):.0%} of the command's words a second, {median(of_processor):.0%} by processor time")


if __name__ == "__main__":
    main(*sys.argv[1:])
