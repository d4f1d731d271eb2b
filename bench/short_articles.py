#!/usr/bin/env python3
"""Prints many short articles, as JSON lines: paragraphs of some news, with other people and another day each time.

    bench/short_articles.py COUNT NEWS.jsonl... > short.jsonl

NEWS.jsonl has an article a line, with a text and perhaps a publisher. A short article is one of its paragraphs, or a few, of
fifty words or more. Each piece comes once before any comes again; whoever is called by two names is somebody else each
time, and so are weekdays and months. The same arguments give the same articles.
"""

import collections
import datetime
import json
import random
import re
import sys

LEAST_WORDS, MOST_WORDS = 50, 150
DAYS = 2000
FIRST_DAY = datetime.date(2015, 1, 1)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April June July August September October November December".split()
# "said John Smith", not "the White House": two capital words inside a sentence.
PERSON = re.compile(r"(?<=[a-z,] )([A-Z][a-z]{2,}) ([A-Z][a-z]{2,})\b")
# "President John Smith" has a title before the name.
BEFORE_NAME = re.compile(r"\b([A-Z][a-z]{2,}) (?=[A-Z][a-z]{2,} [A-Z][a-z]{2,})")
AFTER_ARTICLE = re.compile(r"\b[Tt]he ([A-Z][a-z]{2,}) [A-Z]")
CAPITAL_WORD = re.compile(r"\b[A-Z][a-z]{2,}\b")


def pieces(paths):
    """Publisher and text."""
    for path in paths:
        for line in open(path, encoding="utf-8"):
            article = json.loads(line)
            some, words = [], 0
            for paragraph in article["text"].split("\n\n"):
                length = len(paragraph.split())
                if words + length > MOST_WORDS:
                    some, words = [], 0
                if length > MOST_WORDS:
                    continue
                some.append(paragraph)
                words += length
                if words >= LEAST_WORDS:
                    yield article.get("publisher") or "", "\n\n".join(some)
                    some, words = [], 0


def names_of(texts):
    """First names and surnames, the most frequent first."""
    first, other_use = collections.Counter(), collections.Counter()
    last = collections.defaultdict(collections.Counter)
    for text in texts:
        other_use.update(AFTER_ARTICLE.findall(text))
        other_use.update(BEFORE_NAME.findall(text))
        for one, other in PERSON.findall(text):
            first[one] += 1
            last[one][other] += 1
    given = [name for name, count in first.most_common(600) if len(last[name]) >= 10 and other_use[name] < count / 5]
    surnames = collections.Counter()
    for name in given:
        surnames.update(last[name])
    dates = set(WEEKDAYS + MONTHS)
    return ([name for name in given if name not in dates],
            [name for name, _ in surnames.most_common(20000) if name not in dates and name not in set(given)])


def retold(text, given, surnames, is_given, rng):
    people = {}
    for first, last in PERSON.findall(text):
        if first in is_given:
            people[first], people[last] = rng.choice(given), rng.choice(surnames)
    for words in (WEEKDAYS, MONTHS):
        people.update(zip(words, rng.sample(words, len(words))))
    return CAPITAL_WORD.sub(lambda match: people.get(match[0], match[0]), text)


def main():
    count, paths = int(sys.argv[1]), sys.argv[2:]
    all_pieces = list(pieces(paths))
    given, surnames = names_of(text for _, text in all_pieces)
    is_given = set(given)
    rng = random.Random(1)
    rng.shuffle(all_pieces)
    for number in range(count):
        publisher, text = all_pieces[number % len(all_pieces)]
        date = FIRST_DAY + datetime.timedelta(rng.randrange(DAYS))
        print(json.dumps({"id": f"s{number:07}", "publisher": publisher, "date": date.isoformat(),
                          "text": retold(text, given, surnames, is_given, rng)}, ensure_ascii=False))


if __name__ == "__main__":
    main()
