#!/usr/bin/env python3
"""What the plain implementations of methods.py find in CLAIMS, for tests/corpus/figures.cpp to compare the library's with.
Needs numpy and scipy.

    for set in many three; do tools/credibility/figures.py tests/corpus/figures/$set.csv > tests/corpus/figures/$set.tsv; done

A line has a name, a tab, and numbers: of each source for "trust", of each value for "beliefs", of each claim for "own",
and of each object of numbers."""

import sys

import methods


def line(name, *parts):
    print(name, " ".join(f"{x:.5f}" for x in parts), sep="\t")


def main():
    claims = methods.read_claims(sys.argv[1])
    for name, method in {**methods.METHODS, "accu-copy": methods.accu_copy}.items():
        if name == "two-estimates":  # rounds estimates of ½, of which the last digit decides
            continue
        beliefs, trust = method(claims)
        line(f"{name} trust", *trust)
        line(f"{name} beliefs", *beliefs)
    line("many-truths beliefs", *methods.many_truths(claims))
    low, high = methods.bayes_intervals(*methods.bayes_posterior(claims)[2:])
    line("bayes low", *low)
    line("bayes high", *high)
    for what, column in zip(("objects", "estimates", "halves"), zip(*methods.numbers(claims))):
        line(f"numbers {what}", *column)
    line("bayes own", *methods.Dependence(claims).independence(claims))


if __name__ == "__main__":
    main()
