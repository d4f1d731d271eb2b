#!/usr/bin/env python3
"""Sets of claims of classifiers. Needs numpy and scikit-learn (1.9), which holds the data.

usage: classifiers.py FOLDER

Each source is a classifier that learned from a few cases, and claims the class of others; its errors are those of learning, which fall on
hard cases together. mixed: 25 that learned from 10 to 79 cases by some of the features; few: 12 that learned from 20 cases; twins: 25, of
which 10 learned from the same 40 cases by the same features. Writes FOLDER/NAME/claims.csv and truth.csv, three of each kind and data set."""
import csv
import pathlib
import sys
import warnings

import numpy as np
from sklearn import datasets, linear_model, naive_bayes, neighbors, tree

KINDS = {"mixed": (25, 0), "few": (12, 0), "twins": (25, 10)}


def claims(features, classes, kind, seed):
    random = np.random.default_rng(seed)
    cases, width = features.shape
    sources, twins = KINDS[kind]
    shared = random.choice(cases, 40, replace=False), random.choice(width, max(2, width // 2), replace=False)
    for s in range(sources):
        if s >= sources - twins:
            learned, used = shared
        else:
            size = 20 if kind == "few" else int(random.integers(10, 80))
            learned = random.choice(cases, min(size, cases // 3), replace=False)
            used = random.choice(width, max(1, int(width * random.uniform(.1, .6))), replace=False)
        if len(set(classes[learned])) < 2:
            continue
        model = (tree.DecisionTreeClassifier(random_state=s), naive_bayes.GaussianNB(), neighbors.KNeighborsClassifier(1),
                 linear_model.Perceptron(random_state=s))[s % 4]
        model.fit(features[learned][:, used], classes[learned])
        asked = np.setdiff1d(random.choice(cases, int(cases * random.uniform(.2, .9)), replace=False), learned)
        for case, said in zip(asked, model.predict(features[asked][:, used])):
            yield f"s{s}", f"o{case}", said


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    warnings.filterwarnings("ignore")
    for name in ("breast_cancer", "digits", "iris", "wine"):
        features, classes = getattr(datasets, "load_" + name)(return_X_y=True)
        features = (features - features.mean(0)) / (features.std(0) + 1e-9)
        for kind in KINDS:
            for seed in range(3):
                folder = pathlib.Path(sys.argv[1], f"{name}-{kind}{seed}")
                folder.mkdir(parents=True, exist_ok=True)
                for file, header, rows in (("claims", ("source", "object", "value"), claims(features, classes, kind, seed)),
                                           ("truth", ("object", "value"), ((f"o{case}", y) for case, y in enumerate(classes)))):
                    with open(folder / f"{file}.csv", "w", encoding="utf-8", newline="") as f:
                        csv.writer(f).writerows([header, *rows])


if __name__ == "__main__":
    main()
