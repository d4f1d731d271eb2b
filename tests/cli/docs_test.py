"""The tutorial's commands run and print what it shows; the manual and the completion know every command and option."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from hearsay_command import COMMAND, ROOT, SAMPLE, run

COMMANDS = re.findall("^  ([a-z]+)  ", run("--help")[1], re.MULTILINE)


def options(command):
    return set(re.findall(r"^ +(?:-[a-z] \[ )?(--[a-z-]+)", run(command, "--help")[1], re.MULTILINE))


class Tutorial(unittest.TestCase):
    def test_its_commands_run(self):
        blocks = re.findall("^```(sh|text)\n(.*?)^```$", (ROOT / "docs" / "tutorial.md").read_text(), re.MULTILINE | re.DOTALL)
        self.assertGreater(len(blocks), 7)
        with tempfile.TemporaryDirectory() as folder:
            bin_folder = pathlib.Path(folder, "bin")
            bin_folder.mkdir()
            (bin_folder / "hearsay").symlink_to(COMMAND)
            shutil.copy(SAMPLE, folder)
            environment = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}"}
            printed, drawn = "", True
            for kind, block in blocks:
                if kind == "text":
                    self.assertLessEqual(set(block.splitlines()), set(printed.splitlines()))
                elif "dot " in block and not shutil.which("dot"):
                    drawn = False
                else:
                    done = subprocess.run(["bash", "-euo", "pipefail", "-c", block], cwd=folder, env=environment, capture_output=True)
                    # 141 is what a pipe that ends in “head” may give: its writer had more to say.
                    self.assertIn(done.returncode, (0, 141) if "| head" in block else (0,), block)
                    self.assertEqual(done.stderr, b"", block)
                    printed = done.stdout.decode()
            for made in ("report.html", "story/index.html", "statements.csv", "sample.jsonld", "brat/sample.ann", "brat/sample.txt"):
                self.assertGreater(pathlib.Path(folder, made).stat().st_size, 0, made)
        if not drawn:
            self.skipTest("all but what Graphviz draws, which is not installed")


class Readme(unittest.TestCase):
    def test_it_shows_what_the_demo_prints(self):
        shown = re.search("The demo ends with this report.*?^```$(.*?)^```$", (ROOT / "README.md").read_text(), re.MULTILINE | re.DOTALL)[1]
        printed = run("analyze", SAMPLE)[1]
        self.assertLessEqual(set(shown.splitlines()) - {"…"}, set(printed.splitlines()))


class Manual(unittest.TestCase):
    def test_it_knows_every_command_and_option(self):
        manual = (ROOT / "docs" / "hearsay.1").read_text().replace("\\-", "-")
        for command in COMMANDS:
            self.assertRegex(manual, rf"(?m)^\.BR? {command}\b")
            for option in options(command):
                self.assertIn(option, manual)


class Completion(unittest.TestCase):
    def complete(self, *words):
        script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
                  '_hearsay "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"; echo "${COMPREPLY[@]}"')
        done = subprocess.run(["bash", "-c", script, "bash", ROOT / "docs" / "hearsay.bash", COMMAND, *words],
                              capture_output=True, text=True, check=True)
        self.assertEqual(done.stderr, "")
        return set(done.stdout.split())

    def test_commands(self):
        self.assertEqual(self.complete(""), {*COMMANDS, "--help", "--version"})
        self.assertEqual(self.complete("co"), {"corpus"})

    def test_options(self):
        for command in COMMANDS:
            self.assertEqual(self.complete(command, "--"), options(command))

    def test_values(self):
        self.assertEqual(self.complete("analyze", "--format", "j"), {"json", "jsonl", "jsonld"})
        self.assertEqual(self.complete("extract", "--format", ""), {"json", "brat"})
        self.assertEqual(self.complete("graph", "--format", ""), {"dot", "graphml", "gexf"})
        self.assertEqual(self.complete("analyze", "--yardstick", "i"), {"icd203", "ipcc"})
        self.assertEqual(self.complete("analyze", "--lines", "w"), {"wrapped"})
        self.assertEqual(self.complete("credibility", "--method", "t"), {"truth-finder", "two-estimates"})
        self.assertEqual(self.complete("credibility", "--method", "c"), {"catd", "crh"})
        self.assertEqual(self.complete("credibility", "--values", ""), {"one", "many"})
        self.assertEqual(self.complete("credibility", "--numbers", ""), {"choose", "estimate"})
        self.assertEqual(self.complete("corpus", "c"), {"claims", "copies", "credibility"})
        self.assertEqual(self.complete("analyze", "art"), set(), "files are left to bash")


if __name__ == "__main__":
    unittest.main()
