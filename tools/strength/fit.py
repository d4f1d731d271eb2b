#!/usr/bin/env python3
"""Fits the weights of attribution strength to judgements, from priors and under the laws. Needs NumPy.

usage: fit.py --command HEARSAY --gold GOLD.tsv... --articles FILE... [--write]

Each GOLD.tsv has the columns item, article, begin, end, score (-1..1, best-worst counts; offsets are code points of the passage that was
judged). Scores of different files are counts over different passages, so each file has a level of its own, which is fitted and left out. Beside it stands judgements.tsv, in the folder of this script: other passages, scored 0-100 by three judges each. FILEs are the
articles of both: NAME.txt, or NAME.jsonl with an article a line. Features come from the command itself: it runs with all weights 1, so
that each contribution it reports is the value of its feature.

The model is logistic: the score, moved to 0..1, is the share of comparisons won. The loss is the cross-entropy, where a judged
passage counts JUDGED as much as one of GOLD.tsv, plus a Gaussian prior around the hand-set weights of src/lexicon/en/strength.tsv (third
column), with a standard deviation of SPREAD; what fewer than FEWEST passages show keeps its prior.
The laws of StrengthWeights::lawful() hold by construction: the weights are written as sums of parts that are kept on their side of zero.
Beside the weights, how far judgements lie from the score, in log-odds: `spread`, and more for doubt about the source (times 1 − certainty)
and for statements without a cue, so that SHARE of all judgements lie within (quantile regression: R. Koenker and G. Bassett, 1978,
Econometrica 46(1)). A count over few comparisons is no certainty: one is added to either side (Laplace's rule).
Printed: Spearman on each GOLD.tsv with the weights fitted, with those fitted to the judges alone, and by cross-validation over the
articles of all of them (the mean of REPEATS partitions into FOLDS); how many judgements lie within the range, by the same cross-validation.
With --write the second column of src/lexicon/en/strength.tsv is renewed.
"""
import argparse
import copy
import csv
import itertools
import json
import pathlib
import subprocess
import tempfile

import numpy as np

TABLE = pathlib.Path(__file__).parents[2] / "src" / "lexicon" / "en" / "strength.tsv"
JUDGEMENTS = pathlib.Path(__file__).parent / "judgements.tsv"
SPREAD = 1.0
JUDGED = 0.3
FEWEST = 4
FOLDS, REPEATS = 10, 5
SHARE = 0.8  # of the judgements are to lie within the range of the score
SPREADS = ["spread", "spread doubt", "spread cueless"]
LEAST_DOUBT = 0.3  # `spread doubt` must widen the range
COMPARISONS = 8  # in which each passage of a GOLD.tsv stood

STANCE_OF_SAY = 0.4
OTHERS = ["unnamed", "group", "organization", "document", "none"]
AT_LEAST_0 = ["affiliation", "office", "senior", "described", "anonymity reason", "persons", "quoted", "verbatim", "medium", "stance",
              "independent"]
AT_MOST_0 = ["vague", "outlet", "hop", "hop unnamed", "topic", "fragment", "act thought", "deed", "unsaid", "hypothetical", "future",
             "ordered", "contested"]
# These must move the score, not only never move it the wrong way.
STRICT = {"hop": 0.3, "independent": 0.1, "senior": 0.1, "anonymity reason": 0.1, "stance": 0.1}
STEP = 0.02  # from one rung of a ladder to the next, likewise


def read_table():
    rows = [line.rstrip("\n").split("\t") for line in open(TABLE, encoding="utf-8") if not line.startswith("#")]
    return {row[0]: float(row[2]) for row in rows if row[0] not in SPREADS}


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_features(command, articles, names):
    """The feature vectors of every attribution, and at its end how unsure its source is and whether it has no cue: {article: [(begin, end, vector)]}."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as ones:
        ones.write("".join(f"strength\t{name}\t1\n" for name in names))
        ones.flush()
        lines = subprocess.run([command, "analyze", "--threads", "1", "--format", "jsonl", "--lexicon", ones.name, *articles],
                               check=True, capture_output=True, encoding="utf-8").stdout
    column = {name: i for i, name in enumerate(names)}
    found = {}
    for line in lines.splitlines():
        analysis = json.loads(line)
        rows = found.setdefault(analysis["id"], [])
        doubts = [[1 - one["certainty"]["identity"] * one["certainty"]["specificity"] for one in analysis[key]] for key in ("sources", "tentative_sources")]
        statements = [(s, of) for key, of in zip(("statements", "tentative"), doubts) for s in analysis[key]]
        for statement, doubt in statements:
            parts = [part["span"] for part in statement["content"]]
            vector = np.zeros(len(names) + 2)
            vector[-2:] = 0 if statement["source"] is None else doubt[statement["source"]], not statement["cue"]
            contributions = statement["strength"]["contributions"]
            for feature, log_odds in zip(contributions["feature"], contributions["log_odds"]):
                vector[column[feature]] = log_odds
            rows.append((parts[0][0], parts[-1][1], vector))
    return found


def match(gold, found):
    """The attribution with the best overlap for each item, as the scorer picks it; none for an item that nothing touches."""
    vectors = []
    for row in gold:
        begin, end = int(row["begin"]), int(row["end"])
        best, best_overlap = None, 0
        for b, e, vector in found.get(row["article"], []):
            overlap = (min(end, e) - max(begin, b)) / (max(end, e) - min(begin, b))
            if overlap > best_overlap:
                best, best_overlap = vector, overlap
        vectors.append(best)
    return vectors


class Laws:
    """weights = offset + matrix @ parts, where parts[bounded] are never below zero."""

    def __init__(self, names):
        self.names = names
        index = {name: i for i, name in enumerate(names)}
        columns, bounded, offset = [], [], np.zeros(len(names))

        def part(bound, **moves):
            column = np.zeros(len(names))
            for name, by in moves.items():
                column[index[name.replace("_", " ")]] = by
            columns.append(column)
            bounded.append(bound)

        for name in ["base", "act writing", "act evidence"]:
            part(False, **{name: 1})
        # Naming adds at least what falls away with it: the reason for leaving the name out, a claim of rank and a long description.
        part(False, **{f"identity {other}": 1 for other in ["named", *OTHERS]})
        # One person says more than a group, and a group more than nobody.
        for lowered in [["unnamed", "group", "none"], ["group", "none"], ["none"], ["organization"], ["document"]]:
            part(True, **{f"identity {other}": -1 for other in lowered})
            offset += STEP * columns[-1]
        for name in AT_LEAST_0:
            part(True, **{name: 1})
            if name in ("anonymity reason", "senior", "described"):
                for other in OTHERS:
                    columns[-1][index[f"identity {other}"]] = -1
            if name == "stance":
                columns[-1][index["verbatim"]] = 1 - STANCE_OF_SAY  # words on record outweigh the firmest verb
            offset += STRICT.get(name, 0) * columns[-1]
        for name in AT_MOST_0:
            part(True, **{name: -1})
            offset[index[name]] = -STRICT.get(name, 0)
        for ladder in [[f"specificity {i}" for i in (1, 2, 3)], ["access briefed", "access took part", "access witnessed"]]:
            for i in range(len(ladder)):
                part(True, **{name: 1 for name in ladder[i:]})
                offset += STEP * columns[-1]
        self.matrix, self.bounded, self.offset = np.array(columns).T, np.array(bounded), offset

    def with_free(self, count):
        """The same beside `count` further weights that are not bounded."""
        laws = copy.copy(self)
        rows, columns = self.matrix.shape
        laws.matrix = np.block([[self.matrix, np.zeros((rows, count))], [np.zeros((count, columns)), np.eye(count)]])
        laws.bounded = np.append(self.bounded, np.zeros(count, bool))
        laws.offset = np.append(self.offset, np.zeros(count))
        return laws


def fit(gold, judged, prior, laws):
    """The weights for two data sets, each as (features, targets), by Newton's method. The loss is convex; the quadratic that stands for
    it at each step is made least within the bounds part by part."""
    features = np.concatenate([gold[0], judged[0]])
    targets = np.concatenate([gold[1], judged[1]])
    share = np.concatenate([np.ones(len(gold[1])), np.full(len(judged[1]), JUDGED)])
    precision = np.where((features != 0).sum(axis=0) < FEWEST, 100, 1) / SPREAD**2
    a, bounded = laws.matrix, laws.bounded

    design = features @ a
    parts = np.linalg.lstsq(a, prior - laws.offset, rcond=None)[0]
    parts[bounded] = np.maximum(parts[bounded], 0)
    for _ in range(50):
        weights = laws.offset + a @ parts
        wins = 1 / (1 + np.exp(-features @ weights))
        gradient = design.T @ (share * (wins - targets)) + a.T @ (precision * (weights - prior))
        curvature = (design.T * (share * wins * (1 - wins))) @ design + (a.T * precision) @ a
        before = parts.copy()
        for _ in range(1000):
            largest = 0
            for i in range(len(parts)):
                moved = max(parts[i] - gradient[i] / curvature[i, i], 0 if bounded[i] else -np.inf) - parts[i]
                parts[i] += moved
                gradient += moved * curvature[i]
                largest = max(largest, abs(moved))
            if largest < 1e-9:
                break
        if np.abs(parts - before).max() < 1e-8:
            break
    return laws.offset + a @ parts


def ranks(values):
    order = np.argsort(values, kind="stable")
    ordered = np.asarray(values)[order]
    result = np.empty(len(values))
    start = 0
    for end in range(1, len(values) + 1):
        if end == len(values) or ordered[end] != ordered[start]:
            result[order[start:end]] = (start + end - 1) / 2
            start = end
    return result


def spearman(a, b):
    return float(np.corrcoef(ranks(a), ranks(b))[0, 1])


def predict(vectors, weights):
    """An uncovered item counts as strength 0, below everything."""
    return np.array([-np.inf if v is None else v @ weights for v in vectors])


def fit_levels(vectors, targets, sets, judged, prior, laws):
    """The weights for passages of several sets, and the level of each set."""
    levels = np.eye(max(sets) + 1)[sets]
    features = np.concatenate([vectors, levels], axis=1)
    others = np.concatenate([judged[0], np.zeros((len(judged[0]), levels.shape[1]))], axis=1)
    weights = fit((features, targets), (others, judged[1]), np.append(prior, np.zeros(levels.shape[1])), laws.with_free(levels.shape[1]))
    return weights[: len(prior)], weights[len(prior) :]


def cross_validate(vectors, targets, articles, sets, judged, judged_articles, prior, laws, seed):
    """Predictions for all passages, and by how much each judgement, on the scale of log-odds, is off: those of the sets
    (NaN where uncovered) and of the judged passages."""
    names = sorted(set(articles) | set(judged_articles))
    fold_of = dict(zip(np.random.default_rng(seed).permutation(names), [i % FOLDS for i in range(len(names))]))
    folds, judged_folds = (np.array([fold_of[article] for article in of]) for of in (articles, judged_articles))
    covered = np.array([v is not None for v in vectors])
    predictions, off = np.full(len(vectors), -np.inf), np.full(len(vectors), np.nan)
    judged_off = np.empty(len(judged_folds))
    for fold in range(FOLDS):
        train, rest = np.flatnonzero((folds != fold) & covered), judged_folds != fold
        others = judged[0][rest], judged[1][rest]
        weights, levels = fit_levels(np.array([vectors[i] for i in train]), targets[train], sets[train], others, prior, laws)
        for i in np.flatnonzero((folds == fold) & covered):
            predictions[i] = vectors[i] @ weights
            counted = (targets[i] * COMPARISONS + 1) / (COMPARISONS + 2)
            off[i] = log_odds(counted) - predictions[i] - levels[sets[i]]
        judged_off[~rest] = log_odds(judged[1][~rest]) - judged[0][~rest] @ weights
    return predictions, np.abs(off), np.abs(judged_off)


def log_odds(share):
    return np.log(np.maximum(share, 1e-9) / np.maximum(1 - share, 1e-9))


def fit_spread(off, unsure):
    """The values of SPREADS with which SHARE of the judgements are off by no more than spread + unsure @ the others."""

    def loss(spread):
        beyond = off - spread[0] - unsure @ spread[1:]
        return np.maximum(SHARE * beyond, (SHARE - 1) * beyond).sum()

    others = [np.array(pair) for pair in itertools.product(np.arange(LEAST_DOUBT, 2, 0.1), np.arange(0, 1.5, 0.1))]
    return min((np.append(np.quantile(off - unsure @ pair, SHARE), pair) for pair in others), key=loss)


def coverage(off, unsure, articles):
    """The share of judgements within ranges that were fitted without their articles."""
    names = sorted(set(articles))
    fold = np.array([names.index(article) % FOLDS for article in articles])
    within = np.empty(len(off), bool)
    for k in range(FOLDS):
        spread = fit_spread(off[fold != k], unsure[fold != k])
        within[fold == k] = off[fold == k] <= spread[0] + unsure[fold == k] @ spread[1:]
    return within


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", required=True)
    parser.add_argument("--gold", nargs="+", required=True)
    parser.add_argument("--articles", nargs="+", required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()

    priors = read_table()
    names = list(priors)
    prior = np.array([priors[name] for name in names])
    laws = Laws(names)
    gold_of = [read_rows(path) for path in options.gold]
    gold = [row for rows in gold_of for row in rows]
    sets = np.array([i for i, rows in enumerate(gold_of) for _ in rows])
    found = read_features(options.command, options.articles, names)
    matched = match(gold, found)
    vectors = [v if v is None else v[:-2] for v in matched]
    targets = np.array([(float(row["score"]) + 1) / 2 for row in gold])
    articles = [row["article"] for row in gold]
    covered = [i for i, v in enumerate(vectors) if v is not None]
    rows = read_rows(JUDGEMENTS)
    pairs = [(v, sum(float(row[f"judge {judge}"]) for judge in "abc") / 300, row["article"]) for v, row in zip(match(rows, found), rows) if v is not None]
    if len(pairs) < len(rows) / 2:
        raise SystemExit(f"{len(rows) - len(pairs)} of {len(rows)} judged passages were not found: are their articles among --articles?")
    judged = np.array([v[:-2] for v, *_ in pairs]), np.array([target for _, target, _ in pairs])
    judged_articles = [article for *_, article in pairs]

    weights, _ = fit_levels(np.array([vectors[i] for i in covered]), targets[covered], sets[covered], judged, prior, laws)
    of_judges = fit((np.zeros((0, len(names))), np.zeros(0)), judged, prior, laws)
    print(f"items {len(gold)}, uncovered {len(gold) - len(covered)}; judged {len(rows)}, uncovered {len(rows) - len(pairs)}")
    tried = [cross_validate(vectors, targets, articles, sets, judged, judged_articles, prior, laws, seed) for seed in range(REPEATS)]
    for i, path in enumerate(options.gold):
        of_set = sets == i
        print(f"{path}: {of_set.sum()} items, {sum(vectors[j] is None for j in np.flatnonzero(of_set))} uncovered")
        for label, given in [("priors", prior), ("judged passages alone", of_judges), ("fitted", weights)]:
            print(f"  Spearman: {label} {spearman(predict(vectors, given)[of_set], targets[of_set]):.3f}")
        scores = [spearman(predictions[of_set], targets[of_set]) for predictions, *_ in tried]
        print(f"  Spearman by cross-validation: {np.mean(scores):.3f} (partitions: {min(scores):.3f} to {max(scores):.3f})")
    unsure = np.array([matched[i][-2:] for i in covered] + [v[-2:] for v, *_ in pairs])
    off = [np.append(of_sets[covered], of_judged) for _, of_sets, of_judged in tried]
    spread = np.mean([fit_spread(one, unsure) for one in off], axis=0)
    within = np.mean([coverage(one, unsure, [articles[i] for i in covered] + judged_articles) for one in off], axis=0)
    which = np.append(sets[covered], np.full(len(pairs), len(gold_of)))
    for i, name in enumerate([*options.gold, JUDGEMENTS]):
        print(f"{name}: {within[which == i].mean():.1%} within the range, by cross-validation")
    doubt = unsure[:, 0]
    for name, chosen in (("the surest half", doubt <= np.median(doubt)), ("the other half", doubt > np.median(doubt))):
        print(f"  {name}: {within[chosen].mean():.1%}")
    for name, value in zip(SPREADS, spread):
        print(f"{name:24} {value:.2f}")
    uses = (np.array([vectors[i] for i in covered]) != 0).sum(axis=0) + (judged[0] != 0).sum(axis=0)
    for name, before, after, used in zip(names, prior, weights, uses):
        print(f"{name:24} {before:6.2f} -> {after:6.2f}   in {used}")

    if options.write:
        lines = []
        for line in open(TABLE, encoding="utf-8"):
            if not line.startswith("#"):
                cells = line.split("\t")
                if cells[0] in SPREADS:
                    cells[1] = f"{spread[SPREADS.index(cells[0])]:.2f}"
                    lines.append("\t".join(cells))
                    continue
                # Rounded so that the laws still hold.
                up, down = {"identity named", "verbatim"}, {"stance", "described"} | {f"identity {other}" for other in OTHERS}
                towards = np.ceil if cells[0] in up else np.floor if cells[0] in down else np.round
                cells[1] = f"{towards(np.round(weights[names.index(cells[0])] * 100, 6)) / 100:.2f}".replace("-0.00", "0.00")
                line = "\t".join(cells)
            lines.append(line)
        TABLE.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
