#!/usr/bin/env python3
"""The methods of crowd-kit beside ours, on sets whose objects have their values in common, as crowd-kit takes them. Needs crowd-kit.

usage: crowds.py --hearsay COMMAND [FOLDER...]

Prints accuracies (means over the made-up sets, each of FOLDER by itself) with the share of objects that both answer alike for methods that
are alike; then how far beliefs differ where methods are the same: MajorityVote and `majority` everywhere, one-coin Dawid-Skene with even
priors and `simple-lca` where every object has every value."""
import argparse
import collections
import sys

import numpy as np
import pandas as pd
from crowdkit.aggregation import DawidSkene, MajorityVote, OneCoinDawidSkene

from evaluate import Judge, made_sets, real_sets, run
from methods import Claims

MOST_VALUES = 20
MOST_SOURCES = 100  # of sets that are iterated until nothing moves: each iteration of theirs takes long
THEIRS = {
    "MajorityVote": MajorityVote,
    "DawidSkene": lambda: DawidSkene(n_iter=100),
    "OneCoinDawidSkene": lambda: OneCoinDawidSkene(n_iter=100),
}
OURS = ["majority", "simple-lca", "accu", "catd", "bayes"]
ALIKE = {"majority": "MajorityVote", "simple-lca": "OneCoinDawidSkene"}


class EvenPriors(OneCoinDawidSkene):
    """Their steps, with the priors that SimpleLCA has, and until nothing moves."""

    def fit_predict_proba(self, data):
        probas = MajorityVote().fit_predict_proba(data)
        priors = pd.Series(1 / probas.shape[1], index=probas.columns)
        for _ in range(self.n_iter):
            before = probas
            errors = self._process_skills_to_errors(data, probas, self._m_step(data, probas))
            probas = self._e_step(data, priors, errors).loc[before.index, before.columns]
            if np.abs(probas - before).to_numpy().max() < 1e-9:
                break
        return probas


def answers_of(claims):
    return pd.DataFrame(
        [(claims.objects[claims.o[v]], claims.sources[s], claims.values[v]) for s, v in zip(claims.s, claims.v)],
        columns=["task", "worker", "label"],
    )


def beliefs(claims, method, data):
    probas = method.fit_predict_proba(data)
    rows, columns = ({x: i for i, x in enumerate(index)} for index in (probas.index, probas.columns))
    table = probas.to_numpy()
    return np.array([table[rows[claims.objects[o]], columns[v]] for o, v in zip(claims.o, claims.values)])


def with_other_labels(claims, truth):
    """Values of the same name mean something else for each object: in the made-up sets the true one always has the same name."""
    random, labels = np.random.default_rng(1), sorted(set(claims.values))
    called = {item: dict(zip(labels, random.permutation(labels))) for item in claims.objects}
    rows = [(claims.sources[s], claims.objects[claims.o[v]], str(called[claims.objects[claims.o[v]]][claims.values[v]])) for s, v in zip(claims.s, claims.v)]
    return Claims(rows), {item: str(called[item][value]) for item, value in truth.items() if value in called.get(item, ())}


def whole(rows):
    """The objects that have every value."""
    values = collections.defaultdict(set)
    for _, item, value in rows:
        values[item].add(value)
    most = max(map(len, values.values()))
    return [row for row in rows if len(values[row[1]]) == most]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hearsay", required=True, help="the command")
    parser.add_argument("folder", nargs="*")
    arguments = parser.parse_args()
    accuracy = collections.defaultdict(lambda: collections.defaultdict(list))
    alike, apart, sizes = collections.defaultdict(list), collections.defaultdict(float), collections.Counter()
    for family, name, claims, truth, reliability in [*real_sets(arguments.folder), *made_sets()]:
        if len(set(claims.values)) > MOST_VALUES or (reliability is not None and not name.endswith(".0")):
            continue
        if reliability is not None:
            claims, truth = with_other_labels(claims, truth)
        data, judge = answers_of(claims), Judge(claims, truth)
        column = family if reliability is None else "made up"
        sizes[column] += 1
        print(name, file=sys.stderr, flush=True)
        found = {method: beliefs(claims, make(), data) for method, make in THEIRS.items()}
        found |= {method: run(arguments.hearsay, claims, method) for method in OURS}
        for method, b in found.items():
            accuracy[method][column].append(judge.accuracy(b))
        for ours, theirs in ALIKE.items():
            both = claims.by_object(claims.winners(found[ours]) * claims.winners(found[theirs]))
            alike[ours].append(both.mean())
        apart["majority"] = max(apart["majority"], np.abs(found["majority"] - found["MajorityVote"]).max())
        rows = [(claims.sources[s], claims.objects[claims.o[v]], claims.values[v]) for s, v in zip(claims.s, claims.v)]
        same = Claims(whole(rows))
        if len(set(same.values)) > 1 and len(same.objects) >= 20 and len(same.sources) <= MOST_SOURCES:
            sizes["compared with simple-lca"] += 1
            theirs = beliefs(same, EvenPriors(n_iter=500), answers_of(same))
            difference = np.abs(run(arguments.hearsay, same, "simple-lca") - theirs).max()
            print(f"{name}: {len(same.objects)} objects with every value, beliefs of simple-lca and of one coin with even priors differ by {difference:.1e}")
            apart["simple-lca"] = max(apart["simple-lca"], difference)
    columns = [c for c in sizes if not c.startswith("compared")]
    print("\nmethod," + ",".join(f"{c} ({sizes[c]} sets)" for c in columns))
    for method in [*THEIRS, *OURS]:
        print(method + "," + ",".join(f"{np.mean(accuracy[method][c]):.3f}" for c in columns))
    for method, shares in alike.items():
        print(f"{method} and {ALIKE[method]} answer alike: {np.mean(shares):.3f} of the objects")
    print(", ".join(f"beliefs of {method} differ by {difference:.1e} at most" for method, difference in apart.items()))


if __name__ == "__main__":
    main()
