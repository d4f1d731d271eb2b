#!/usr/bin/env python3
"""No line of the Markdown under SOURCE is longer than 150 columns, where it can be broken: neither in a table nor in code."""

import pathlib
import sys

WIDEST = 150


def wide_lines(path):
    code = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.lstrip().startswith("```"):
            code = not code
        if len(line) > WIDEST and not code and not line.startswith("|"):
            yield f"{path}:{number}: {len(line)} columns"


def main():
    root = pathlib.Path(sys.argv[1])
    paths = sorted(path for path in root.rglob("*.md") if not {"build", "node_modules", "env"} & set(path.relative_to(root).parts))
    wide = [line for path in paths for line in wide_lines(path)]
    print(*wide, sep="\n")
    sys.exit(1 if wide or not paths else 0)


if __name__ == "__main__":
    main()
