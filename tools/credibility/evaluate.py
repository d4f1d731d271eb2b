#!/usr/bin/env python3
"""All methods on real and made-up sets of claims. Needs numpy and scipy.

usage: evaluate.py [--hearsay COMMAND] [--first-seed N] [FOLDER...]

Each FOLDER holds sets: NAME/claims.csv (source,object,value) with NAME/truth*.csv (object,value). Prints accuracies of the plain
implementations in methods.py, and with --hearsay those of the command behind them; then for each family of sets what the method that is
best on all others scores on it (leave one out), where a method is below the vote, the Brier score of beliefs against that of the shares of
the votes, and how many sources' true accuracy the default's 90% intervals of trust hold (made-up sets: the reliability that made them;
of sources with ten claims)."""
import argparse
import collections
import csv
import pathlib
import subprocess
import tempfile

import numpy as np

import methods
from methods import METHODS, Claims, read_claims
from sets import INDEPENDENT, SETS

OTHER = ("accu-copy",)  # whose plain implementation takes too long for these


def read_truth(path):
    with open(path, encoding="utf-8", newline="") as f:
        return {r["object"]: r["value"] for r in csv.DictReader(f)}


class Judge:
    def __init__(self, c, truth):
        self.c = c
        self.known = np.array([o in truth for o in c.objects])
        self.right = np.array([truth.get(c.objects[o]) == v for o, v in zip(c.o, c.values)], float)

    def accuracy(self, b):
        """Of k values that are tied for the highest belief each counts 1/k."""
        return self.c.by_object(self.c.winners(b) * self.right)[self.known].mean()

    def brier(self, b):
        return ((b - self.right) ** 2)[self.known[self.c.o]].mean()

    def sources(self, least=10):
        k = self.known[self.c.o].astype(float)
        n = self.c.by_source(k)
        s = n >= least
        return s, self.c.by_source(k * self.right)[s] / n[s]


def real_sets(folders):
    for folder in map(pathlib.Path, folders):
        for claims in sorted(folder.glob("*/claims.csv")):
            c = read_claims(claims)
            for truth in sorted(claims.parent.glob("truth*.csv")):
                name = claims.parent.name
                yield name.rstrip("0123456789"), name + truth.stem.removeprefix("truth"), c, read_truth(truth), None


def made_sets(first=0):
    for name, make in SETS.items():
        for seed in range(first, first + (20 if name in ("any-providers", "camps") else 3)):
            rows, truth, reliability = make(seed)
            yield name, f"{name}.{seed}", Claims(rows), truth, reliability


def run(command, c, method):
    """Beliefs by value of the command."""
    with tempfile.TemporaryDirectory() as folder:
        path, beliefs = pathlib.Path(folder, "claims.csv"), pathlib.Path(folder, "beliefs.csv")
        with open(path, "w", encoding="utf-8", newline="") as f:
            w = csv.writer(f)
            w.writerow(["source", "object", "value"])
            w.writerows((c.sources[s], c.objects[c.o[v]], c.values[v]) for s, v in zip(c.s, c.v))
        subprocess.run([command, "credibility", "--method", method, path, "--beliefs", beliefs], check=True, stderr=subprocess.DEVNULL)
        with open(beliefs, encoding="utf-8", newline="") as f:
            return np.array([float(r["belief"]) for r in csv.DictReader(f)])


def coverage(c, judge, reliability):
    b, t, n, right, alpha, beta, doubt, overdispersion = methods.bayes_posterior(c)
    low, high = methods.bayes_intervals(n, right, alpha, beta, doubt, overdispersion)
    if reliability:
        target = np.array([np.nan if reliability[s] is None else reliability[s] for s in c.sources])
        use = ~np.isnan(target) & (c.n >= 10)
        target = target[use]
    else:
        use, target = judge.sources()
    return (low[use] <= target + 1e-9) & (target - 1e-9 <= high[use])


def lists(folders):
    """F1 of values as lists parted by |, where a set has such: as several truths, by half of the votes, and the whole list that is believed."""
    for folder in map(pathlib.Path, folders):
        for path in sorted(folder.glob("*/claims.csv")):
            whole = read_claims(path)
            if not any("|" in v for v in whole.values):
                continue
            parts = Claims({(whole.sources[s], whole.objects[whole.o[v]], x) for s, v in zip(whole.s, whole.v) for x in whole.values[v].split("|") if x})
            speakers = collections.Counter(o for s, o in {(s, parts.o[v]) for s, v in zip(parts.s, parts.v)})
            answers = {
                "many": {(parts.objects[parts.o[v]], parts.values[v]) for v in np.flatnonzero(methods.many_truths(parts) > .5)},
                "vote": {(parts.objects[o], parts.values[v]) for v, o in enumerate(parts.o) if 2 * parts.votes[v] > speakers[o]},
                "whole": {(whole.objects[whole.o[v]], x) for v in np.flatnonzero(whole.winners(methods.bayes(whole)[0]) > .5) for x in whole.values[v].split("|")},
            }
            for truth in sorted(path.parent.glob("truth*.csv")):
                true = {(o, x) for o, v in read_truth(truth).items() for x in v.split("|") if x}
                objects = {o for o, _ in true}
                for name, answer in answers.items():
                    answer = {x for x in answer if x[0] in objects}
                    print(f"lists of {path.parent.name}{truth.stem.removeprefix('truth')}, {name}: F1 {2 * len(answer & true) / (len(answer) + len(true)):.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hearsay", help="the command, to compare with")
    parser.add_argument("--first-seed", type=int, default=0, help="of the made-up sets")
    parser.add_argument("folder", nargs="*")
    arguments = parser.parse_args()
    accuracy, families = collections.defaultdict(dict), collections.defaultdict(list)
    brier, held = collections.defaultdict(lambda: [0.0, 0.0, 0]), collections.defaultdict(list)
    names = list(METHODS)
    real, below = set(), []
    apart = 0.0
    print("set," + ",".join(names + list(OTHER if arguments.hearsay else ())))
    for family, name, c, truth, reliability in [*real_sets(arguments.folder), *made_sets(arguments.first_seed)]:
        judge = Judge(c, truth)
        families[family].append(name)
        if reliability is None:
            real.add(family)
        row = []
        for method in names:
            b = METHODS[method](c)[0]
            accuracy[method][name] = judge.accuracy(b)
            text = f"{accuracy[method][name]:.3f}"
            if reliability is None and arguments.hearsay:
                theirs = judge.accuracy(run(arguments.hearsay, c, method))
                apart = max(apart, abs(theirs - accuracy[method][name]))
                text = f"{theirs:.3f} ({text})"
            row.append(text)
            if method in ("majority", "bayes"):
                brier[family][method == "bayes"] += judge.brier(b)
        if reliability is None and arguments.hearsay:
            row += [f"{judge.accuracy(run(arguments.hearsay, c, method)):.3f}" for method in OTHER]
        brier[family][2] += 1
        if accuracy["bayes"][name] < accuracy["majority"][name] - .01:
            below.append((accuracy["bayes"][name] - accuracy["majority"][name], name))
        if family in INDEPENDENT or reliability is None:
            held[name if reliability is None else family].extend(coverage(c, judge, reliability))
        if reliability is None or name == f"{family}.{arguments.first_seed}":
            print(name + "," + ",".join(row))
    if arguments.hearsay:
        print(f"the command and the plain implementation differ by {apart:.4f} at most")

    mean = {m: {f: np.mean([accuracy[m][n] for n in members]) for f, members in families.items()} for m in names}
    print("\nmean over families: all, real, made up; furthest below the vote")
    for m in sorted(names, key=lambda m: -np.mean(list(mean[m].values()))):
        worst = min(families, key=lambda f: mean[m][f] - mean["majority"][f])
        print(f"{m:18} {np.mean(list(mean[m].values())):.4f} {np.mean([mean[m][f] for f in families if f in real] or [np.nan]):.4f} "
              f"{np.mean([mean[m][f] for f in families if f not in real]):.4f}  {mean[m][worst] - mean['majority'][worst]:+.3f} {worst}")
    print("\nleave one family out: what the others choose, its score there, the default's, the best, the vote's")
    for f in families:
        chosen = max(names, key=lambda m: np.mean([x for g, x in mean[m].items() if g != f]))
        print(f"{f:16} {chosen:12} {mean[chosen][f]:.3f} {mean['bayes'][f]:.3f} {max(mean[m][f] for m in names):.3f} {mean['majority'][f]:.3f}")
    print("\nsets on which the default is more than .01 below the vote: " + ", ".join(f"{n} {x:.3f}" for x, n in sorted(below)))
    lists(arguments.folder)
    print("\nBrier score, default against shares of the vote")
    print(" ".join(f"{f} {b / n:.3f}/{v / n:.3f}{'!' if b > v + 1e-9 else ''}" for f, (v, b, n) in brier.items()))
    print("\n90% intervals that hold the truth")
    print(" ".join(f"{f} {np.mean(x):.2f} of {len(x)}" for f, x in held.items() if len(x)))
    everything = np.concatenate([x for f, x in held.items() if f in INDEPENDENT])
    print(f"all made-up sets with known reliabilities: {everything.mean():.3f} of {len(everything)}")


if __name__ == "__main__":
    main()
