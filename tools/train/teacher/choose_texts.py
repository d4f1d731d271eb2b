"""Choose unlabelled articles for the teacher to label: half where officials, commanders and ministers speak, half at random.

usage: choose_texts.py DATA OUT.jsonl

Publishers take turns, so that any beginning of OUT is a varied sample. Articles of the evaluation sets are left out.
"""
import collections
import glob
import json
import lzma
import random
import re
import sys

OFFICIAL = re.compile(r"\b(officials?|spokes(?:man|woman|person)|ministers?|ministry|militar\w+|pentagon|kremlin|generals?|commanders?|"
                      r"troops|diplomats?|ambassadors?|army|nato|defen[cs]e|forces|missiles?|intelligence|embassy|u\.n\.|envoy)\b")
SHORTEST, LONGEST = 120, 2500  # words


def main(data, out):
    rng = random.Random(7)
    beginning = lambda text: re.sub(r"\W+", "", text)[:60].lower()
    used = set()
    for f in glob.glob(data + "/polnear/dev/text/*.txt") + glob.glob(data + "/officials/text/*.txt"):
        text = open(f, encoding="utf-8").read()
        used.update(beginning(p) for p in text.split("\n")[:6] if len(p) > 60)
    excluded = {f.rsplit("/", 1)[1][:-4] for f in glob.glob(data + "/officials/text/*.txt")}
    with open(data + "/strength/dev-articles.jsonl", encoding="utf-8") as f:
        excluded |= {json.loads(line)["id"] for line in f}

    def fresh(text):
        keys = {beginning(p) for p in text.split("\n")[:6] if len(p) > 60}
        ok = not keys & used
        used.update(keys)
        return ok

    groups = {"official": collections.defaultdict(list), "any": collections.defaultdict(list), "wiki": collections.defaultdict(list)}
    records = [("bulk", json.loads(line)) for line in lzma.open(data + "/bulk/news-10000.jsonl.xz", "rt", encoding="utf-8")]
    records += [("wiki", json.loads(line)) for line in open(data + "/articles/wikinews.jsonl", encoding="utf-8")]
    rng.shuffle(records)
    for kind, r in records:
        words = len(r["text"].split())
        if r["id"] in excluded or not SHORTEST <= words <= LONGEST or not fresh(r["text"]):
            continue
        if kind == "wiki":
            groups["wiki"]["Wikinews"].append(r)
        else:
            dense = len(OFFICIAL.findall(r["text"].lower())) >= max(6, words / 80)
            groups["official" if dense else "any"][r["publisher"]].append(r)

    def turns(by_publisher):
        queues = list(by_publisher.values())
        while queues:
            rng.shuffle(queues)
            for q in queues:
                yield q.pop()
            queues = [q for q in queues if q]

    streams = {k: turns(g) for k, g in groups.items()}
    counts = collections.Counter()
    with open(out, "w", encoding="utf-8") as f:
        for i in range(20 * len(records)):
            kind = "wiki" if i % 8 == 7 else ("official", "any")[i % 2]
            r = next(streams[kind], None)
            if r is None:
                continue
            # The training articles begin with their headline; a reader's text may or may not.
            text = r["title"] + "\n\n" + r["text"] if i % 4 < 2 and kind != "wiki" else r["text"]
            f.write(json.dumps({"id": r["id"], "publisher": r["publisher"], "text": text}, ensure_ascii=False) + "\n")
            counts[kind] += 1
    print(dict(counts), {k: len(g) for k, g in groups.items()})


if __name__ == "__main__":
    main(*sys.argv[1:])
