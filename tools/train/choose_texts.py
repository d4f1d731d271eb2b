"""Unlabelled articles for the teacher to label: an eighth from Wikinews, of the rest half from either collection of
bulk news, and half where officials, commanders and ministers speak. Publishers take turns, so that any beginning is a
varied sample. Articles of the evaluation sets are left out."""

import collections
import itertools
import json
import lzma
import random
import re

OFFICIAL = re.compile(
    r"\b(officials?|spokes(?:man|woman|person)|ministers?|ministry|militar\w+|pentagon|kremlin|generals?|commanders?|"
    r"troops|diplomats?|ambassadors?|army|nato|defen[cs]e|forces|missiles?|intelligence|embassy|u\.n\.|envoy)\b"
)
SHORTEST, LONGEST = 120, 2500  # words
GROUPS = [(collection, kind) for collection in ("news", "wide") for kind in ("official", "any")]


def choose(data, seed=7):
    """Records {id, text}, in an order that the seed decides."""
    rng = random.Random(seed)
    used = set()  # beginnings of paragraphs

    def beginnings(text):
        return {re.sub(r"\W+", "", p)[:60].lower() for p in text.split("\n")[:6] if len(p) > 60}

    officials = sorted((data / "officials/text").glob("*.txt"))
    labelled = [path for name in ("polnear/dev", "wide") for path in sorted((data / name / "text").glob("*.txt"))]
    for path in [*labelled, *officials]:
        used |= beginnings(path.read_text(encoding="utf-8"))
    excluded = {path.stem for path in officials}
    with open(data / "strength/dev-articles.jsonl", encoding="utf-8") as lines:
        excluded |= {json.loads(line)["id"] for line in lines}

    records = []
    for kind, name in (("news", "news-10000"), ("wide", "wide-13000")):
        with lzma.open(data / f"bulk/{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            records += [(kind, json.loads(line)) for line in lines]
    with open(data / "articles/wikinews.jsonl", encoding="utf-8") as lines:
        records += [("wiki", json.loads(line)) for line in lines]
    rng.shuffle(records)
    groups = {group: collections.defaultdict(list) for group in (*GROUPS, "wiki")}
    for kind, record in records:
        words = len(record["text"].split())
        known = beginnings(record["text"])
        if record["id"] in excluded or not SHORTEST <= words <= LONGEST or known & used:
            continue
        used |= known
        if kind == "wiki":
            groups["wiki"]["Wikinews"].append(record)
        else:
            dense = len(OFFICIAL.findall(record["text"].lower())) >= max(6, words / 80)
            groups[kind, "official" if dense else "any"][record["publisher"]].append(record)

    def turns(by_publisher):
        queues = list(by_publisher.values())
        while queues:
            rng.shuffle(queues)
            for queue in queues:
                yield queue.pop()
            queues = [queue for queue in queues if queue]

    streams = {name: turns(group) for name, group in groups.items()}
    exhausted = set()
    for i in itertools.count():
        group = "wiki" if i % 8 == 7 else GROUPS[i % 8 % 4]
        record = next(streams[group], None)
        if record is None:
            exhausted.add(group)
            if len(exhausted) == len(streams):
                return
            continue
        # The training articles begin with their headline; a reader's text may or may not.
        with_title = i % 16 < 8 and group != "wiki" and record["title"]
        text = record["title"] + "\n\n" + record["text"] if with_title else record["text"]
        yield {"id": record["id"], "text": text}
