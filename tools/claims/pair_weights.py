#!/usr/bin/env python3
"""Learns when two statements of one event say the same, and writes src/corpus/pair_weights.inc.

usage: pair_weights.py EVENTS CORPUS TOOL SCORER [OUTPUT]

EVENTS is a folder of EVENT/facts.json with the articles of each event beside them, CORPUS what `hearsay corpus
build` makes of these articles, TOOL hearsay-event-pairs, SCORER the program that scores claims against facts.
Pairs of labelled statements, of the labelled pieces of text themselves, and of labelled with other statements
(which say something else, or they would be labelled) are told apart by a logistic regression. Its figures come
from leaving each event out in turn. Needs numpy and scikit-learn; nothing in it is random.
"""

import collections
import itertools
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

STATEMENT, UNLABELLED = 3.0, 0.3  # what such pairs weigh beside those of pieces of text
C = 0.1
LIKELY, MEAN = 0.5, 0.4  # as in LinkOptions and compare_event


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


def fit(rows):
    x, y, w = (np.array(column) for column in zip(*rows, strict=True))
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
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    folder, path, tool, scorer = sys.argv[1:5]
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
            weights = fit([row for name, some in rows.items() if name != left_out for row in some])
            weights_file.write_text(" ".join(map(repr, weights)))
            made = run(tool, path, [articles], str(weights_file), str(LIKELY), str(MEAN))
            claims += [(f"{len(figures) * 100000 + int(claim)}", article, int(i)) for _, claim, article, i in made]
            figures.append(left_out)
    pairs = score(scorer, folder, corpus, claims)
    figure = f"P {pairs['p']:.3f}, R {pairs['r']:.3f}"
    print(f"each event left out in turn: {figure} ({pairs['found']} of {pairs['gold']}, {pairs['within']} within)")
    weights = fit([row for some in rows.values() for row in some])
    text = f"""// Made by tools/claims/pair_weights.py from {sum(map(len, rows.values()))} pairs of {len(rows)} events.
// Each event left out in turn: pairs {figure}.
{{{weights[0]:.6g}, {{{", ".join(f"{one:.6g}" for one in weights[1:])}}}}}
"""
    if len(sys.argv) == 6:
        Path(sys.argv[5]).write_text(text, encoding="utf-8")
    else:
        print(text)


if __name__ == "__main__":
    main()
