#!/usr/bin/env python3
"""Tries whether the tests notice small changes of meaning.

    tools/mutants/mutants.py                     # 25 changes of each module that decides something
    tools/mutants/mutants.py --count 5 --module src/score --seed 2
    tools/mutants/mutants.py --list --module src/source

Copies the sources, builds the unit tests once, then makes one change at a time (a comparison turned round, a condition that
never holds, a number halved …), builds what depends on it, and runs the tests. A change that some test notices is *killed*. Those that
live are printed with their place. The changes are drawn from all places with a fixed seed, so that a run can be repeated; some
ten seconds each on two cores. Ends with status 1 where fewer than --bar percent are killed.
"""

import argparse
import pathlib
import random
import re
import resource
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODULES = ("src/attribution", "src/source", "src/score", "src/corpus")
# The modules' own tests first; the others see what comes of their answers.
TESTS = ("attribution", "source", "score", "corpus", "analysis", "graph", "report")
MEMORY = 8 << 30  # of a test, which may take it for ever

SWAPS = [
    ("equality turned round", r" == ", " != "),
    ("equality turned round", r" != ", " == "),
    ("bound moved", r" < ", " <= "),
    ("bound moved", r" <= ", " < "),
    ("bound moved", r" > ", " >= "),
    ("bound moved", r" >= ", " > "),
    ("and for or", r" && ", " || "),
    ("or for and", r" \|\| ", " && "),
    ("sign turned round", r" \+ ", " - "),
    ("sign turned round", r" - ", " + "),
    ("negation dropped", r"(?<=[ (])!(?=[\w(])", ""),
    ("answer turned round", r"\breturn true;", "return false;"),
    ("answer turned round", r"\breturn false;", "return true;"),
    ("least for most", r"\bstd::min\b", "std::max"),
    ("most for least", r"\bstd::max\b", "std::min"),
]
NUMBER = re.compile(r"(?<![\w.])(?<!\de-)(\d+)(?![\w.'])")  # not the exponent of 1e-9


def code_of(line):
    """The line with strings, characters and comments blanked, so that places stay the same."""
    line = re.sub(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])*\'', lambda m: " " * len(m[0]), line)
    return re.sub(r"//.*", lambda m: " " * len(m[0]), line)


def condition_end(code, begin):
    """Behind the parenthesis that closes the one before `begin`; nothing where another line has it."""
    depth = 1
    for i in range(begin, len(code)):
        depth += {"(": 1, ")": -1}.get(code[i], 0)
        if depth == 0:
            return i
    return None


def changes_of(line):
    """(what, changed line) for each change of a line."""
    code = code_of(line)
    if re.match(r"\s*(#|template|static_assert|using|///)", code) or " operator" in code:
        return
    for what, pattern, replacement in SWAPS:
        for found in re.finditer(pattern, code):
            yield what, line[: found.start()] + replacement + line[found.end() :]
    condition = re.search(r"\bif \(", code)
    if condition and " constexpr " not in code[: condition.end()] and ";" not in code[condition.end() : condition_end(code, condition.end())]:
        end = condition_end(code, condition.end())
        if end is not None:
            inside = line[condition.end() : end]
            yield "never", f"{line[:condition.end()]}false && ({inside}){line[end:]}"
    for found in NUMBER.finditer(code):
        number = int(found[1])
        if number >= 2 and not re.search(r"\b(float|double|Matrix|array)\b", code):
            yield "number halved", line[: found.start()] + str(number // 2) + line[found.end() :]


def all_changes(module):
    for path in sorted((ROOT / module).rglob("*.cpp")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            for what, changed in changes_of(line):
                yield path.relative_to(ROOT), number, what, line, changed


def run(command, log, limit=None):
    def bound_memory():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    with log.open("w") as out:
        try:
            return subprocess.run(command, stdout=out, stderr=subprocess.STDOUT, timeout=limit, check=False, preexec_fn=bound_memory).returncode
        except subprocess.TimeoutExpired:
            return "too long"


class Tree:
    """A copy of the committed and changed files, with a build of its tests."""

    def __init__(self, folder, jobs):
        self.sources, self.build, self.log = folder / "tree", folder / "build", folder / "log.txt"
        self.jobs, self.limit = jobs, None
        self.sources.mkdir(parents=True, exist_ok=True)
        files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        for name in files.decode().split("\0")[:-1]:
            wanted, target = (ROOT / name).read_bytes(), self.sources / name
            if not target.exists() or target.read_bytes() != wanted:  # what is as it was is not built again
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(wanted)
        configure = ["cmake", "-S", self.sources, "-B", self.build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=None", "-DCMAKE_CXX_FLAGS=-O1"]
        if run(configure, self.log) or self.make():
            sys.exit(f"the unchanged sources do not build: see {self.log}")
        began = time.time()
        if failed := self.failing_test():
            sys.exit(f"test-{failed} fails on the unchanged sources: see {self.log}")
        self.limit = 10 * (time.time() - began) + 10  # of a test that runs for ever

    def make(self):
        return run(["ninja", "-C", self.build, f"-j{self.jobs}", *(f"test-{name}" for name in TESTS)], self.log)

    def failing_test(self, first=()):
        for name in sorted(TESTS, key=lambda name: name not in first):
            if run([self.build / "tests" / name / f"test-{name}", "--abort-after=1"], self.log, self.limit):
                return name
        return None

    def try_change(self, path, number, changed):
        """The test that notices it, "" where none does, nothing where it does not build."""
        target = self.sources / path
        before = target.read_text(encoding="utf-8")
        lines = before.splitlines(keepends=True)
        lines[number - 1] = changed + "\n"
        target.write_text("".join(lines), encoding="utf-8")
        try:
            if self.make():
                return None
            return self.failing_test(path.parts[1:2]) or ""
        finally:
            target.write_text(before, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0], epilog=__doc__.split("\n\n", 1)[1], formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=25, help="changes of each module (default: %(default)s)")
    parser.add_argument("--module", action="append", help=f"a folder of sources (default: {', '.join(MODULES)})")
    parser.add_argument("--seed", type=int, default=1, help="of the draw (default: %(default)s)")
    parser.add_argument("--bar", type=float, default=85, help="percent that must be killed (default: %(default)s)")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "build/mutants", help="where to build (default: build/mutants)")
    parser.add_argument("--jobs", type=int, default=2, help="of the build (default: %(default)s)")
    parser.add_argument("--list", action="store_true", help="print the changes that would be tried, and end")
    options = parser.parse_args()

    drawn = []
    for module in options.module or MODULES:
        changes = list(all_changes(module))
        if not changes:
            parser.error(f"no changes to be made in {module}")
        # More than are asked for, since some do not build.
        drawn.append((module, random.Random(options.seed).sample(changes, min(len(changes), 2 * options.count))))
    if options.list:
        for module, changes in drawn:
            for path, number, what, before, after in changes[: options.count]:
                print(f"{path}:{number}: {what}\n  - {before.strip()}\n  + {after.strip()}")
        return 0

    tree = Tree(options.work, options.jobs)
    tried = killed = 0
    for module, changes in drawn:
        here = killed_here = 0
        for path, number, what, before, after in changes:
            if here == options.count:
                break
            test = tree.try_change(path, number, after)
            if test is None:
                continue
            here += 1
            killed_here += bool(test)
            if not test:
                print(f"{path}:{number}: {what}\n  - {before.strip()}\n  + {after.strip()}", flush=True)
            print(f"\r{module}: {killed_here} of {here} killed", end="", file=sys.stderr, flush=True)
        print(f"\r{module}: {killed_here} of {here} killed", file=sys.stderr)
        print(f"{module}: {killed_here} of {here} killed", flush=True)
        tried += here
        killed += killed_here
    share = 100 * killed / max(tried, 1)
    print(f"{killed} of {tried} killed, {share:.0f}%")
    return 0 if share >= options.bar else 1


if __name__ == "__main__":
    sys.exit(main())
