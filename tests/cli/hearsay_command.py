"""What the tests of the command share: the command itself and articles to give it."""

import json
import os
import pathlib
import subprocess

COMMAND = os.environ["HEARSAY"]
ROOT = pathlib.Path(os.environ["HEARSAY_SOURCE_DIR"])
SAMPLE = ROOT / "examples" / "sample.txt"

# An article whose every field tries to be something else than text: markup, a formula, a line, a control sequence.
MARKUP = "<script>alert('1')</script><img src=x onerror=\"alert(2)\"> & ]]> \\ \u001b[31m \uffff"
HOSTILE = {"id": f"a/b\t{MARKUP}", "title": f"Title {MARKUP}", "publisher": f"Publisher {MARKUP}", "date": f"Date {MARKUP}",
           "author": f"Author {MARKUP}", "url": f"javascript:alert(3) {MARKUP}",
           "text": SAMPLE.read_text().replace("valley", f"valley {MARKUP}").replace("Halvorsen", "Halv<b>orsen")}


def run(*arguments, stdin=b"", env=None, **options):
    """Exit code, output and errors. `stdin` is bytes or an open file; `options` are those of subprocess.run."""
    given = {"input": stdin} if isinstance(stdin, bytes) else {"stdin": stdin}
    done = subprocess.run([COMMAND, *map(str, arguments)], capture_output=True, env=env, **given, **options)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def lines(*articles):
    return "".join(json.dumps(article) + "\n" for article in articles).encode()
