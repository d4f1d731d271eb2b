#!/usr/bin/env python3
"""Runs clang-tidy 14 with .clang-tidy on the library, the command and the examples: all files of BUILD's compile_commands.json that
stand in SOURCE's src and examples. Skipped where clang-tidy 14 is missing: others have other checks."""

import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

FINDING = re.compile(r"^\S+?:\d+:\d+: (?:error|warning): .*\[[\w.,-]+\]$")


def main():
    source, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    tidy = shutil.which("clang-tidy-14")
    if tidy is None:
        sys.exit(77)
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    folders = (source / "src", source / "examples")
    compiled = (one["file"] for one in commands if one["file"].endswith(".cpp"))  # not the assembler's
    files = sorted({file for file in compiled if any(folder in pathlib.Path(file).parents for folder in folders)})
    if not files:
        sys.exit("no files to check")

    def check(file):  # GCC's options are not all known to Clang
        command = [tidy, "-p", build, "--quiet", "--extra-arg=-Wno-unknown-warning-option", file]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    findings = set()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for result in pool.map(check, files):
            lines = [line for line in result.stdout.splitlines() if FINDING.match(line)]
            if result.returncode != 0 and not lines:
                findings.add(result.stdout + result.stderr)
            findings.update(lines)
    print(*sorted(findings), sep="\n")
    print(f"{len(files)} files, {len(findings)} findings")
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
