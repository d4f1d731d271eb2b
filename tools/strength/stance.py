#!/usr/bin/env python3
"""Makes src/lexicon/en/stance.tsv from judgements of veridicality and the classes beside this script.

usage: stance.py VERB-VERIDICALITY.csv [STANCE.tsv]

The judgements are the raw means of MegaVeridicality (White and Rawlins 2018): columns verb, frame, polarity, mean, judgements.
Without the second argument nothing is written. In both cases the correlation of the judged means with leave-one-verb-out
estimates is printed: each verb's class mean, computed from the other verbs of the class.
"""
import collections
import csv
import pathlib
import statistics
import sys

HERE = pathlib.Path(__file__).parent
# Column of the table -> frames of the data that it averages.
FRAMES = {
    "that": ["NP Ved that S"],
    "was-that": ["NP was Ved that S"],
    "to": ["NP Ved to VP[+eventive]", "NP Ved to VP[-eventive]"],
    "np-to": ["NP Ved NP to VP[+eventive]", "NP Ved NP to VP[-eventive]", "NP Ved for NP to VP"],
    "was-to": ["NP was Ved to VP[+eventive]", "NP was Ved to VP[-eventive]"],
}
# As a part of a cue these are auxiliaries, light verbs or adverbs, and the commitment lies with the word after them.
LIGHT = set("be clear come content get go happen have humble long make take use will".split())
POLARITIES = ["positive", "negative"]
HEAD = """\
# How far a cue commits to its content: stance, -1 to 1, by verb, frame and polarity.
# Derived from the raw means of MegaVeridicality v1 (A. S. White and K. Rawlins, 2018, The role of veridicality and factivity in clause
# selection, NELS 48; megaattitude.io), which is under CC BY-SA 4.0; so is this file. Changes: the frames that differ in
# eventivity are averaged; the last three columns are ours. Made by tools/strength/stance.py; do not edit by hand.
# Pairs of columns (affirmed, negated): that S | was Ved that S | to VP | NP to VP | was Ved to VP | estimate for any other use
# The last column names the classes that the estimate comes from.
"""


def read_means(path):
    found = collections.defaultdict(list)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["verb"], row["frame"], row["polarity"]].append(float(row["mean"]))
    means = {}
    for verb in {verb for verb, _, _ in found} - LIGHT:
        for column, frames in FRAMES.items():
            for polarity in POLARITIES:
                values = [v for frame in frames for v in found.get((verb, frame, polarity), [])]
                if values:
                    means[verb, column, polarity] = statistics.mean(values)
    return means


def read_classes(path):
    members, fixed = collections.defaultdict(list), {}
    for line in open(path, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        name, value, cues = line.rstrip("\n").split("\t")
        if name.startswith("!"):
            name = name[1:]
            fixed[name] = float(value)
        members[name] = list(dict.fromkeys(cues.split()))
    return members, fixed


class Estimator:
    def __init__(self, means, members, fixed):
        self.means, self.members, self.fixed = means, members, fixed
        self.classes = collections.defaultdict(list)
        for name, cues in members.items():
            for cue in cues:
                self.classes[cue].append(name)

    def judged(self, names, polarity, without):
        return [self.means[v, "that", polarity] for v in names if v != without and (v, "that", polarity) in self.means]

    def estimate(self, cue, polarity):
        """The mean of the cue's classes, each shrunk by one pseudo-judgement towards the mean of all verbs."""
        everything = statistics.mean(self.judged({v for v, _, _ in self.means}, polarity, cue))
        values = []
        for name in self.classes[cue]:
            if name in self.fixed:
                # A negated denial commits to little; a negated neutral cue too.
                return self.fixed[name] if polarity == "positive" else 0.0
            others = self.judged(self.members[name], polarity, cue)
            values.append((sum(others) + everything) / (len(others) + 1))
        return statistics.mean(values) if values else everything


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    means = read_means(sys.argv[1])
    members, fixed = read_classes(HERE / "cue_classes.tsv")
    estimator = Estimator(means, members, fixed)

    verbs = [v for v, column, p in sorted(means) if column == "that" and p == "positive"]
    judged = [means[v, "that", "positive"] for v in verbs]
    estimates = [estimator.estimate(v, "positive") for v in verbs]
    print(f"{len(verbs)} verbs judged with 'that S'; leave-one-verb-out correlation {statistics.correlation(judged, estimates):.3f}")

    if len(sys.argv) == 2:
        return
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write(HEAD)
        for cue in sorted({v for v, _, _ in means} | set(estimator.classes)):
            names = estimator.classes[cue]
            cells = []
            for column in FRAMES:
                for polarity in POLARITIES:
                    # The judgements of a fixed class answer another question; they are left out.
                    value = None if any(n in fixed for n in names) else means.get((cue, column, polarity))
                    cells.append("" if value is None else f"{value:.2f}")
            cells += [f"{estimator.estimate(cue, p):.2f}" for p in POLARITIES] if names else ["", ""]
            out.write("\t".join([cue.replace("_", " "), *cells, " ".join(names)]).rstrip("\t") + "\n")


if __name__ == "__main__":
    main()
