#!/usr/bin/env python3
"""Prints the instructions a word that each stage of analyze takes, counted by Valgrind: few machines let a program read the
processor's counters.

    bench/instructions.py build/release/src/cli/hearsay NEWS.jsonl

NEWS.jsonl has an article a line; five thousand words take some ten seconds. Valgrind knows no AVX-512, so the network is that
of AVX2. Words are counted as compare.py does.
"""

import re
import subprocess
import sys
import tempfile

STAGES = [
    ("text", "hearsay::Document::from_utf8("),
    ("extraction", "hearsay::Extractor::survey("),
    ("of which the network", "hearsay::tagger::Tagger::tag_batch("),
    ("sources", "hearsay::Resolver::resolve("),
    ("strength", "hearsay::Scorer::score("),
    ("analyze, all of it", "hearsay::Analyzer::analyze("),
    ("JSON of it", "hearsay::to_json"),
    ("reading the articles", "hearsay::cli::Input::next("),
]
ARTICLES = "hearsay::cli::for_each_article<"  # the command's loop, which holds all of these


def main():
    hearsay, news = sys.argv[1:]
    text = subprocess.run([hearsay, "text", news], check=True, capture_output=True, text=True).stdout
    words = len(re.findall(r"\w+(?:[-'’]\w+)*", text))
    with tempfile.NamedTemporaryFile() as counts:
        command = [hearsay, "analyze", "--threads", "1", "--format", "jsonl", news]
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts.name}", *command], check=True, capture_output=True)
        annotate = ["callgrind_annotate", "--inclusive=yes", "--threshold=100", counts.name]
        lines = subprocess.run(annotate, check=True, capture_output=True, text=True).stdout.splitlines()

    def instructions(name):
        """Of the function whose name begins so, with all that it calls."""
        found = [line for line in lines if re.search(r"%\)\s+(\S+:(\w+ )?)?" + re.escape(name), line)]
        return int(found[0].split()[0].replace(",", ""))

    print(f"{words} words\n{'stage':22} instr/word")
    for stage, name in STAGES:
        print(f"{stage:22} {instructions(name) / words:10,.0f}")
    print(f"start-up and end, once: {(instructions('PROGRAM TOTALS') - instructions(ARTICLES)) / 1e6:.0f} million instructions")


if __name__ == "__main__":
    main()
