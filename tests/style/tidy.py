#!/usr/bin/env python3
"""Runs clang-tidy 14 with .clang-tidy on the library, the command and the examples: all files of BUILD's compile_commands.json that
stand in SOURCE's src and examples. Skipped where clang-tidy 14 is missing: others have other checks."""

import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys


def main():
    source, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    tidy = shutil.which("clang-tidy-14")
    if tidy is None:
        sys.exit(77)
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    folders = (source / "src", source / "examples")
    files = sorted({one["file"] for one in commands if any(folder in pathlib.Path(one["file"]).parents for folder in folders)})
    if not files:
        sys.exit("no files to check")

    # GCC's options are not all known to Clang.
    def check(file):
        command = [tidy, "-p", build, "--quiet", "--extra-arg=-Wno-unknown-warning-option", file]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for result in pool.map(check, files):
            if result.returncode != 0:
                failed += 1
                print(result.stdout or result.stderr, flush=True)
    print(f"{len(files) - failed} of {len(files)} files are clean")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
