#!/usr/bin/env python3
"""How many sentences with a term of anonymity yield an unnamed source with its reason recorded. Python 3 standard library only.

usage: count.py HEARSAY ARTICLES.jsonl[.xz] [MAX_ARTICLES [SAMPLE]]

Runs `HEARSAY analyze --format jsonl` over the articles that hold such a term and counts, of the sentences that hold one, those in which a
source that is unnamed or a group has the term recorded. SAMPLE prints that many sentences, found and missed, each with the source that has the term, to read by eye.
"""
import json
import lzma
import random
import re
import subprocess
import sys
import tempfile

TERM = re.compile(
    r"on (?:the )?conditions? of (?:strict |complete )?anonymity|(?:request|ask|demand|insist)(?:ed|ing|s)? (?:for |on )?anonymity|"
    r"not (?:been )?authori[sz]ed to (?:\w+ )?(?:speak|discuss|talk|comment)|"
    r"(?:asked|declined|requested|wished|asking|declining) (?:not )?to be (?:further |publicly )?(?:named|identified|quoted)",
    re.I)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    hearsay, path = sys.argv[1:3]
    limit = int(sys.argv[3]) if len(sys.argv) > 3 else 10**9
    sample = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    articles = {}
    with (lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")) as lines:
        for line in lines:
            article = json.loads(line)
            if TERM.search(article["text"]) and len(articles) < limit:
                articles[article["id"]] = article["text"]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as chosen:
        for name, text in articles.items():
            chosen.write(json.dumps({"id": name, "text": text}) + "\n")
        chosen.flush()
        found = subprocess.run([hearsay, "analyze", "--format", "jsonl", "--threads", "1", chosen.name], check=True, capture_output=True, text=True)
    hits, misses = [], []
    for line in found.stdout.splitlines():
        result = json.loads(line)
        text = articles[result["id"]]
        spans = [(*s, source["name"])
                 for source in result["sources"] if source["identity"] in ("unnamed", "group") for s in source["anonymity"]]
        for term in TERM.finditer(text):
            begin = max(text.rfind(mark, 0, term.start()) for mark in (". ", "\n", "? ")) + 1
            ends = [at for at in (text.find(mark, term.end()) for mark in (". ", "\n", "? ")) if at >= 0]
            sentence = " ".join(text[begin:min(ends, default=len(text))].split())
            names = [name for b, e, name in spans if b < term.end() and term.start() < e]
            (hits if names else misses).append(f"{', '.join(names)}\t{sentence}")
    total = len(hits) + len(misses)
    print(f"{len(articles)} articles, {total} sentences with a term, {len(hits)} recorded ({100 * len(hits) / max(total, 1):.1f}%)")
    random.seed(1)
    for name, sentences in (("recorded", hits), ("missed", misses)):
        for sentence in random.sample(sentences, min(sample, len(sentences))):
            print(f"{name}\t{sentence}")


if __name__ == "__main__":
    main()
