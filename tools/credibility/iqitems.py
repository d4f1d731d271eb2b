#!/usr/bin/env python3
"""Sets of claims from answers of people to an intelligence test. Needs numpy and rdata.

usage: iqitems.py PSYCHTOOLS OUT

PSYCHTOOLS is the installed R package psychTools (Debian: r-cran-psychtools, /usr/lib/R/site-library/psychTools), whose iqitems holds the
answers of 1,525 people to 16 questions with six to eight answers each. Writes OUT/iq5 and OUT/iq9: people in groups of five and nine, an
object being a question to a group; 0 is no answer. The key is that of the package's manual."""
import pathlib
import sys
import zlib

import numpy as np
import rdata

KEY = (4, 4, 4, 6, 6, 3, 4, 4, 5, 2, 2, 4, 3, 2, 6, 7)


def read(package, name):
    """An object of an R package's lazy-load database."""
    base = pathlib.Path(package, "data", "Rdata")
    parse = lambda data: rdata.conversion.convert(rdata.parser.parse_data(data, extension=".rds"))
    offset, size = map(int, parse(base.with_suffix(".rdx").read_bytes())["variables"][name])
    block = base.with_suffix(".rdb").read_bytes()[offset:offset + size]
    if block[4:5] == b"2":
        import bz2
        return parse(bz2.decompress(block[5:]))
    if block[4:5] == b"Z":
        import lzma
        return parse(lzma.decompress(block[5:], format=lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2, "preset": 9}]))
    return parse(zlib.decompress(block[4:]))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    answers = read(sys.argv[1], "iqitems").to_numpy(float)
    random = np.random.default_rng(1)
    for size in (5, 9):
        folder = pathlib.Path(sys.argv[2], f"iq{size}")
        folder.mkdir(parents=True, exist_ok=True)
        people = random.permutation(len(answers))
        claims, truth = ["source,object,value"], ["object,value"]
        for group in range(len(people) // size):
            for question, right in enumerate(KEY):
                given = [(s, answers[s, question]) for s in people[group * size:(group + 1) * size] if answers[s, question] > 0]
                claims += [f"s{s},g{group}q{question},{int(a)}" for s, a in given]
                if given:
                    truth.append(f"g{group}q{question},{right}")
        (folder / "claims.csv").write_text("\n".join(claims) + "\n")
        (folder / "truth.csv").write_text("\n".join(truth) + "\n")


if __name__ == "__main__":
    main()
