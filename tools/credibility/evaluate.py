"""Accuracy, Brier score and coverage of methods on real and made-up sets.

usage: evaluate.py TRUTH_DATA [OTHER_SETS]"""
import csv, pathlib, sys
import numpy as np
from methods import Claims, METHODS, read_claims, bounded
from sets import SETS


def read_truth(path):
    with open(path, encoding="utf-8", newline="") as f:
        return {r["object"]: r["value"] for r in csv.DictReader(f)}


class Judge:
    def __init__(self, c, truth):
        self.c = c
        self.known = np.array([o in truth for o in c.objects])
        self.right = np.array([truth.get(c.objects[o]) == v for o, v in zip(c.o, c.values)], float)

    def accuracy(self, b):
        w = self.c.winners(b)
        return self.c.by_object(w * self.right)[self.known].mean()

    def brier(self, b):
        """Over the values of objects with several."""
        k = (self.known & (self.c.k > 1))[self.c.o]
        return ((b - self.right) ** 2)[k].mean()

    def brier_all(self, b):
        k = self.known[self.c.o]
        return ((b - self.right) ** 2)[k].mean()

    def sources(self, least=10):
        k = self.known[self.c.o].astype(float)
        n = self.c.by_source(k)
        s = n >= least
        return s, self.c.by_source(k * self.right)[s] / n[s], n[s]


def real_sets(*folders):
    for folder in map(pathlib.Path, folders):
        for claims in sorted(folder.glob("*/claims.csv")):
            c = read_claims(claims)
            for truth in sorted(claims.parent.glob("truth*.csv")):
                yield (claims.parent.name + truth.stem.removeprefix("truth"), c, read_truth(truth), None)


def made_sets(seeds=3):
    for name, make in SETS.items():
        for seed in range(seeds):
            rows, truth, reliability = make(seed)
            c = Claims(rows)
            yield f"{name}.{seed}", c, truth, reliability


if __name__ == "__main__":
    table = {}
    for name, c, truth, _ in list(real_sets(*sys.argv[1:])) + list(made_sets(2)):
        j = Judge(c, truth)
        for m, f in METHODS.items():
            table[name, m] = j.accuracy(f(c)[0])
        print(f"{name:16}", " ".join(f"{table[name, m]:.3f}" for m in METHODS))
    print(list(METHODS))
