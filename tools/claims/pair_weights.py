#!/usr/bin/env python3
"""Learns when two statements of one event say the same, and writes src/corpus/pair_weights.inc.

usage: pair_weights.py EVENTS CORPUS NEWS TOOL SCORER [OUTPUT]

EVENTS is a folder of EVENT/facts.json with the articles of each event beside them, CORPUS what `hearsay corpus
build` makes of these articles, NEWS the same of thousands of other ones, TOOL hearsay-event-pairs, SCORER the
program that scores claims against facts. Pairs of labelled statements, of the labelled pieces of text themselves,
and of labelled with other statements (which say something else, or they would be labelled) are told apart by a
logistic regression. So are pairs of statements of articles that are about the same, two months apart: what those
say of different events is never the same, however much of the subject they share. Figures come from leaving each
event out in turn; half of the articles of other days are left out always, and tell how often what is not the same
is held to be. Needs numpy and scikit-learn; nothing in it is random.
"""

import collections
import datetime
import hashlib
import itertools
import json
import math
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

STATEMENT, UNLABELLED, APART = 3.0, 0.3, 0.1  # what such pairs weigh beside those of pieces of text
C = 0.1
LIKELY, MEAN = 0.6, 0.4  # as in LinkOptions and compare_event
DAYS_APART, ABOUT_THE_SAME, AT_LEAST, AT_MOST, GROUPS = 60, 0.1, 6, 12, 120
WORDED_ALIKE = 0.5  # may be the same after all, said again


def words(text):
    return re.findall(r"[0-9a-z]+", text.lower().replace("’", "'").replace("'", ""))


def share(a, b):
    both = sum((collections.Counter(a) & collections.Counter(b)).values())
    return both / min(len(a), len(b)) if a and b else 0.0


def events_of(folder):
    for path in sorted(Path(folder).glob("*/facts.json")):
        articles = sorted(one.stem for one in path.parent.glob("*.txt"))
        yield path.parent.name, articles, json.loads(path.read_text(encoding="utf-8"))["facts"]


def facts_of_statements(corpus, facts):
    """By article and statement: the facts that it tells. A piece of text is the statement that it is closest to."""
    told = collections.defaultdict(set)
    for fact in facts:
        for mention in fact["mentions"]:
            own = words(mention["text"])
            statements = [words(one["content"]) for one in corpus[mention["article"]]["statements"]]
            best = max(
                ((share(own, one), -abs(len(one) - len(own)), i) for i, one in enumerate(statements)), default=(0, 0, 0)
            )
            if best[0] >= 0.6:
                told[mention["article"], best[2]].add(fact["id"])
    return told


def corpus_of_mentions(facts):
    """The labelled pieces of text as the statements of a corpus, and the fact of each."""
    articles, told = collections.defaultdict(lambda: {"sources": [], "statements": []}), collections.defaultdict(set)
    for fact in facts:
        for mention in fact["mentions"]:
            article = articles[mention["article"]]
            source = None
            if mention.get("source"):
                source = len(article["sources"])
                article["sources"].append(
                    {"name": mention["source"], "identity": "named", "role": "unknown", "office": "",
                     "organization": "", "country": "", "speaks_for": None}
                )  # fmt: skip
            told[mention["article"], len(article["statements"])].add(fact["id"])
            article["statements"].append(
                {"content": mention["text"], "source": source, "via": [], "kind": "mixed", "act": "speech",
                 "polarity": "affirmed", "actuality": "said", "strength": 0}
            )  # fmt: skip
    lines = [json.dumps({"hearsay-corpus": 2, "articles": len(articles)})]
    for id, article in articles.items():
        lines.append(
            json.dumps({"id": id, "title": "", "publisher": "", "date": "", "sketch": [], "topic": [], **article})
        )
    return "\n".join(lines) + "\n", sorted(articles), told


def run(tool, corpus, events, *arguments):
    lines = "".join("\t".join(articles) + "\n" for articles in events)
    made = subprocess.run([tool, corpus, *arguments], input=lines, capture_output=True, text=True, check=True)
    return [line.split("\t") for line in made.stdout.splitlines()]


def pairs_of(tool, corpus, articles, told, weight, unlabelled):
    rows = []
    for _, a, i, b, k, *features in run(tool, corpus, [articles]):
        one, other = told.get((a, int(i))), told.get((b, int(k)))
        if one and other:
            rows.append(([float(x) for x in features], bool(one & other), weight))
        elif unlabelled:
            rows.append(([float(x) for x in features], False, unlabelled))
    return rows


def groups_apart(path):
    """Articles about the same of days far apart, in groups."""
    articles = []
    with open(path, encoding="utf-8") as lines:
        for article in map(json.loads, itertools.islice(lines, 1, None)):
            if len(article["date"]) >= 10 and article["statements"]:
                day = datetime.date.fromisoformat(article["date"][:10]).toordinal()
                articles.append((article["id"], day, article["topic"]))
    articles.sort(key=lambda one: hashlib.md5(one[0].encode()).hexdigest())
    count = collections.Counter(word for _, _, topic in articles for word in topic)
    weight = {word: math.log1p((len(articles) + 1000) / times) for word, times in count.items()}
    total = [sum(weight[word] for word in topic) for _, _, topic in articles]
    having = collections.defaultdict(list)
    for i, (_, _, topic) in enumerate(articles):
        for word in topic:
            having[word].append(i)
    groups, used = [], set()
    for first, (_, _, topic) in enumerate(articles):
        if first in used:
            continue
        common = collections.Counter()
        for word in topic:
            for other in having[word]:
                common[other] += weight[word]
        alike = ((both / (total[first] + total[i] - both), i) for i, both in common.items())
        group = [first]
        for likeness, i in sorted(alike, reverse=True):
            if likeness < ABOUT_THE_SAME or len(group) == AT_MOST:
                break
            if i not in used and all(abs(articles[i][1] - articles[k][1]) >= DAYS_APART for k in group):
                group.append(i)
        if len(group) >= AT_LEAST:
            used.update(group)
            groups.append([articles[i][0] for i in group])
        if len(groups) == GROUPS:
            break
    return groups


def pairs_apart(tool, path):
    """The features of pairs of statements that are not the same, of every second group and of the others."""
    pairs = [], []
    for number, _, _, _, _, *features in run(tool, path, groups_apart(path)):
        features = [float(x) for x in features]
        if features[0] < WORDED_ALIKE:
            pairs[int(number) % 2].append(features)
    return tuple(np.array(half) for half in pairs)


def fit(rows, apart):
    x, y, w = (np.array(column) for column in zip(*rows, strict=True))
    x = np.vstack([x, apart])
    y = np.concatenate([y, np.zeros(len(apart), bool)])
    w = np.concatenate([w, np.full(len(apart), APART)])
    mean, scale = x.mean(0), x.std(0)
    scale[scale == 0] = 1
    model = LogisticRegression(C=C, max_iter=1000).fit((x - mean) / scale, y, sample_weight=w)
    weights = model.coef_[0] / scale
    return [float(model.intercept_[0] - (weights * mean).sum()), *(float(one) for one in weights)]


def score(scorer, folder, corpus, claims):
    with tempfile.TemporaryDirectory() as place:
        files = [f"{place}/claims.tsv", f"{place}/statements.tsv"]
        with open(files[0], "w", encoding="utf-8") as out:
            print("claim\tindependent\tcontradictions", file=out)
            for claim in sorted({row[0] for row in claims}):
                print(f"{claim}\t1\t", file=out)
        with open(files[1], "w", encoding="utf-8") as out:
            print("claim\tarticle\ttext", file=out)
            for claim, article, statement in claims:
                text = corpus[article]["statements"][statement]["content"]
                print(claim, article, re.sub(r"[\t\r\n]", " ", text), sep="\t", file=out)
        made = subprocess.run([sys.executable, scorer, folder, *files, "--json"], capture_output=True, check=True)
        return json.loads(made.stdout)["pairs"]


def main():
    if len(sys.argv) not in (6, 7):
        sys.exit(__doc__)
    folder, path, news, tool, scorer = sys.argv[1:6]
    apart, unseen = pairs_apart(tool, news)
    with open(path, encoding="utf-8") as lines:
        corpus = {article["id"]: article for article in map(json.loads, itertools.islice(lines, 1, None))}
    rows, articles_of = {}, {}
    with tempfile.TemporaryDirectory() as place:
        for name, articles, facts in events_of(folder):
            told = facts_of_statements(corpus, facts)
            articles = [one for one in articles if one in corpus]
            articles_of[name] = articles
            rows[name] = pairs_of(tool, path, articles, told, STATEMENT, UNLABELLED)
            text, ids, told = corpus_of_mentions(facts)
            mentions = Path(place, "mentions.jsonl")
            mentions.write_text(text, encoding="utf-8")
            rows[name] += pairs_of(tool, str(mentions), ids, told, 1.0, 0)

        claims, figures = [], []
        weights_file = Path(place, "weights")
        for left_out, articles in articles_of.items():
            weights = fit([row for name, some in rows.items() if name != left_out for row in some], apart)
            weights_file.write_text(" ".join(map(repr, weights)))
            made = run(tool, path, [articles], str(weights_file), str(LIKELY), str(MEAN))
            claims += [(f"{len(figures) * 100000 + int(claim)}", article, int(i)) for _, claim, article, i in made]
            figures.append(left_out)
    pairs = score(scorer, folder, corpus, claims)
    figure = f"P {pairs['p']:.3f}, R {pairs['r']:.3f}"
    print(f"each event left out in turn: {figure} ({pairs['found']} of {pairs['gold']}, {pairs['within']} within)")
    weights = fit([row for some in rows.values() for row in some], apart)
    likely = 1 / (1 + np.exp(-(unseen @ np.array(weights[1:]) + weights[0]))) >= LIKELY
    wrong = f"{likely.sum()} of {len(likely)} pairs of events apart"
    print(f"held to be the same: {wrong}")
    labelled = sum(map(len, rows.values()))
    text = f"""// Made by tools/claims/pair_weights.py from {labelled} pairs of {len(rows)} events and {len(apart)} of events apart.
// Each event left out in turn: pairs {figure}. Held to be the same: {wrong}, none of which was used.
{{{weights[0]:.6g}, {{{", ".join(f"{one:.6g}" for one in weights[1:])}}}}}
"""
    if len(sys.argv) == 7:
        Path(sys.argv[6]).write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
