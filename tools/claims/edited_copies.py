#!/usr/bin/env python3
"""Edited copies of articles, and how many of them are found.

usage: edited_copies.py make ARTICLES.jsonl NUMBER > COPIES.jsonl
       edited_copies.py score COPIES.jsonl FOUND.tsv

`make` takes so many articles of at least 200 words, spread evenly over the file, and as many others as strangers,
and writes all of them with copies of the first: cut to 40 and to 25%, half of it embedded in a stranger, with 3% of
the characters changed, with its paragraphs in another order. FOUND.tsv is what `hearsay corpus copies` says of
them. `score` gives the recall by kind of copy, and which share of the pairs found are of strangers. Seeded: the same
articles make the same copies.
"""

import collections
import csv
import json
import random
import sys

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def paragraphs(text):
    return [one for one in text.split("\n") if one.strip()]


def cut(text, share):
    words = text.split(" ")
    return " ".join(words[: max(1, int(len(words) * share))])


def embedded(text, host, chance):
    half, around = cut(text, 0.5), paragraphs(host)
    around.insert(chance.randrange(len(around) + 1), half)
    return "\n\n".join(around)


def misspelt(text, chance):
    made = []
    for letter in text:
        if letter != "\n" and chance.random() < 0.03:
            made.append(chance.choice(["", chance.choice(LETTERS), letter + chance.choice(LETTERS)]))
        else:
            made.append(letter)
    return "".join(made)


def reordered(text, chance):
    parts = paragraphs(text)
    if len(parts) < 3:
        parts = [one + "." for one in text.split(". ")]
    chance.shuffle(parts)
    return "\n\n".join(parts)


def make(path, number):
    with open(path, encoding="utf-8") as lines:
        articles = [one for one in map(json.loads, lines) if len(one["text"].split()) >= 200]
    step = len(articles) // (2 * number)
    chosen = articles[:: max(1, step)][: 2 * number]
    originals, strangers = chosen[::2], chosen[1::2]
    for one in chosen:
        put(one["id"], one, one["text"])
    for i, (one, stranger) in enumerate(zip(originals, strangers, strict=False)):
        chance = random.Random(i)
        text = one["text"]
        put(one["id"] + "~cut40", one, cut(text, 0.4))
        put(one["id"] + "~cut25", one, cut(text, 0.25))
        put(one["id"] + "~embedded~" + stranger["id"], one, embedded(text, stranger["text"], chance))
        put(one["id"] + "~misspelt", one, misspelt(text, chance))
        put(one["id"] + "~reordered", one, reordered(text, chance))


def put(id, like, text):
    print(json.dumps({**{key: like.get(key, "") for key in ("title", "publisher", "date")}, "id": id, "text": text}))


def origins(id):
    """The originals that an article has text of."""
    original, *edit = id.split("~")
    return {original, edit[1]} if edit and edit[0] == "embedded" else {original}


def score(copies, found):
    with open(copies, encoding="utf-8") as lines:
        ids = [json.loads(line)["id"] for line in lines]
    with open(found, encoding="utf-8", newline="") as lines:
        pairs = {
            frozenset((row["article"], row["other"]))
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        }
    known = set(ids)
    kinds = collections.defaultdict(list)
    for id in ids:
        if "~" in id:
            kinds[id.split("~")[1]].append(frozenset((id, id.split("~")[0])) in pairs)
    strangers = sum(not set.intersection(*map(origins, pair)) for pair in pairs if pair <= known)
    for kind, hits in kinds.items():
        print(f"{kind}: recall {sum(hits) / len(hits):.3f} of {len(hits)}")
    print(f"strangers: {strangers} of {len(pairs)} pairs, {100 * strangers / max(1, len(pairs)):.2f}%")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("make", "score"):
        sys.exit(__doc__)
    make(sys.argv[2], int(sys.argv[3])) if sys.argv[1] == "make" else score(*sys.argv[2:])
