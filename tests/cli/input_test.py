"""What the command reads: pages of HTML, folders, records; and what it shows on a terminal while it reads."""

import json
import os
import pathlib
import pty
import re
import select
import subprocess
import tempfile
import unittest

from hearsay_command import COMMAND, SAMPLE, lines, run

PARAGRAPHS = SAMPLE.read_text().split("\n")
PAGE = """<!DOCTYPE html>
<html><head><title>Troops sent | Nesvik Tidende</title>
<meta property="og:title" content="Troops &amp; dams">
<meta property='og:site_name' content='Nesvik Tidende'>
<meta property="article:published_time" content="2024-12-17T09:30:00Z">
<style>p { color: red }</style><script>document.write("<p>The minister said no.</p>")</script></head>
<body><header><nav><a href="/">The editor said hello</a></nav></header>
<article class=teaser><p>Short.</article>
<article><h1>Head</h1><div><p>A <b>senior</b> official
   said\tit was&nbsp;<i>“r</i>aining”.<p>Next<br>line &lt;b&gt;<aside>He said no.</aside>
<figure><figcaption>He said no.</figcaption></figure><ul><li>One<li>Two</ul></div></article>
<footer>All rights, he said.</footer></body></html>"""


class Html(unittest.TestCase):
    def analyze(self, page, name="page.html"):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, name)
            path.write_bytes(page)
            return run("text", path), run("analyze", "--format", "jsonl", folder if path.suffix == ".html" else path)

    def test_the_article_of_a_page(self):
        (code, text, _), (_, analysis, _) = self.analyze(b"\xef\xbb\xbf\n" + PAGE.encode())
        self.assertEqual(code, 0)
        self.assertEqual(text, "A senior official said it was\u00a0“raining”.\nNext\nline <b>\nOne\nTwo\n")
        analysis = json.loads(analysis)
        self.assertEqual([analysis[field] for field in ("id", "title", "publisher", "date")],
                         ["page", "Troops & dams", "Nesvik Tidende", "2024-12-17T09:30:00Z"])

    def test_a_place_to_jump_to_is_no_link(self):
        told = [f"The mayor said on Monday that road {i} would be closed until the water had gone down again." for i in range(8)]
        page = "<html><body>" + "".join(f"<h2><a name='s{i}'>Road {i}</h2><p>{line}</p>" for i, line in enumerate(told)) + "</body></html>"
        text = self.analyze(page.encode())[0][1]
        for line in told:
            self.assertIn(line, text)

    def test_a_page_that_a_script_is_to_fill_has_its_text_in_its_linked_data(self):
        page = """<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Bridge shut",
                  "articleBody": "The bridge is shut, the mayor said."}</script></head><body><div id="app"></div></body></html>"""
        self.assertEqual(self.analyze(page.encode())[0][:2], (0, "The bridge is shut, the mayor said.\n"))

    def test_he_of_an_answer_is_neither_who_asks_nor_who_answers(self):
        text = ("INA HOLM: What did the president tell you?\n\nTOM REED: He told me that the deal was dead.\n\n"
                "INA HOLM: And the speaker?\n\nTOM REED: He said that the bill would pass.\n")
        analysis = json.loads(self.analyze(text.encode(), "talk.txt")[1][1])
        nested = [s for s in analysis["statements"] if s["parent"] is not None]
        names = [analysis["sources"][s["source"]]["name"] for s in nested if s["source"] is not None]
        self.assertTrue(nested)
        self.assertFalse(set(names) & {"INA HOLM", "TOM REED"}, names)

    def test_offsets_count_in_the_text_that_is_printed(self):
        page = "<html><body><main>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS) + "</main><p>x"
        (_, text, _), (_, analysis, _) = self.analyze(page.encode())
        self.assertEqual(text.split("\n"), [paragraph for paragraph in PARAGRAPHS if paragraph] + [""])
        statements = json.loads(analysis)["statements"]
        self.assertGreater(len(statements), 10)
        for part in (part for statement in statements for part in statement["content"]):
            begin, end = part["span"]
            self.assertEqual(text[begin:end], part["text"])
        self.assertEqual(analysis, run("analyze", "--format", "jsonl", stdin=page.encode())[1].replace('"id":"stdin"', '"id":"page"'))

    def test_encodings(self):
        for encoding in ("utf-8", "latin-1"):
            page = f"<html><head><meta charset={encoding}></head><body>Zoë said so.</body></html>".encode(encoding)
            self.assertEqual(self.analyze(page)[0][:2], (0, "Zoë said so.\n"), encoding)

    def test_hostile_pages(self):
        deep = b"<html>" + b"<div>" * 100_000 + b"He said so."
        self.assertEqual(self.analyze(deep)[0][0] in (0, 1), True)
        for empty in (b"<html>", b"<!DOCTYPE html><script>x</script>"):
            (code, text, error), _ = self.analyze(empty)
            self.assertEqual((code, text), (1, ""))
            self.assertIn("holds no text", error)
        self.assertEqual(self.analyze(b"\x00<html>")[0][0], 1, "no page, and no text")


class Text(unittest.TestCase):
    def test_brat_finds_the_text_beside_its_annotations(self):
        articles = lines({"id": "a/b", "text": "Rain."}, {"id": "c", "text": SAMPLE.read_text()})
        with tempfile.TemporaryDirectory() as folder:
            for command in (["text"], ["extract", "--format", "brat"]):
                self.assertEqual(run(*command, "--output", folder, stdin=articles), (0, "", ""))
            self.assertEqual(sorted(os.listdir(folder)), ["a_b.ann", "a_b.txt", "annotation.conf", "c.ann", "c.txt"])
            text = pathlib.Path(folder, "c.txt").read_text()
            for line in pathlib.Path(folder, "c.ann").read_text().splitlines():
                if not line.startswith("T"):
                    continue
                _, place, words = line.split("\t")
                parts = [text[int(begin):int(end)] for begin, end in re.findall(r"(\d+) (\d+)", place)]
                self.assertEqual(" ".join(parts), words)

    def test_a_line_with_a_form_feed_parts_articles(self):
        articles = lines({"id": "1", "text": "Rain."}, {"id": "2", "text": "Snow.\n"}, {"id": "3", "text": "Hail."})
        self.assertEqual(run("text", stdin=articles), (0, "Rain.\n\f\nSnow.\n\f\nHail.", ""))

    def test_articles_of_one_file_name_are_told_apart_by_their_folders(self):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as out:
            for name in ("b.txt", "1/a.txt", "2/a.txt", "2/3/a.b.txt", "2/3/c.html"):
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(("<html>" if path.suffix == ".html" else "") + f"He said it was {name}.")
            ids = [json.loads(line)["id"] for line in run("analyze", "--format", "jsonl", folder)[1].splitlines()]
            self.assertEqual(ids, ["1/a", "2/3/a.b", "2/3/c", "2/a", "b"])
            for command in (["text"], ["extract", "--format", "brat"]):
                self.assertEqual(run(*command, "--output", out, folder), (0, "", ""))
            for article in ids:
                self.assertIn("He said", pathlib.Path(out, article.replace("/", "_") + ".txt").read_text())
            code, sources, err = run("resolve", "--attributions", out, folder)
            self.assertEqual((code, err), (0, ""))
            self.assertEqual([line.split("\t")[0] for line in sources.splitlines()[1:]], ids)
            pathlib.Path(out, "2_3_c.ann").rename(pathlib.Path(out, "c.ann"))
            self.assertEqual(run("resolve", "--attributions", out, folder), (0, sources, ""))

    def test_no_article_takes_the_file_of_another(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            for name in ("1", "2"):
                (folder / name).mkdir()
                (folder / name / "x.txt").write_text(name)
            out = folder / "out"
            second = folder / "2" / "x.txt"
            for command, ending in ((["text"], ".txt"), (["extract"], ".json"), (["extract", "--format", "brat"], ".ann")):
                self.assertEqual(run(*command, "--output", out, folder / "1", folder / "2"),
                                 (1, "", f"hearsay: {second}: {out / 'x'}{ending} is of an article before this one\n"))
            self.assertEqual((out / "x.txt").read_text(), "1")
            code, _, err = run("text", "--output", out, stdin=lines({"id": "a/b", "text": "1"}, {"id": "a_b", "text": "2"}))
            self.assertEqual((code, err), (1, f"hearsay: -:2: {out / 'a_b.txt'} is of an article before this one\n"))
            self.assertEqual((out / "a_b.txt").read_text(), "1")

    def test_a_file_that_cannot_be_written_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            long = "x" * 300
            code, _, err = run("text", "--output", folder, stdin=lines({"id": long, "text": "1"}, {"id": "b", "text": "2"}))
            self.assertEqual((code, err), (1, f"hearsay: -:1: {folder}/{long}.txt: File name too long\n"))
            self.assertEqual(pathlib.Path(folder, "b.txt").read_text(), "2")

    def test_a_folder_that_cannot_be(self):
        self.assertEqual(run("text", "--output", SAMPLE, SAMPLE)[0], 2)


class Unreadable(unittest.TestCase):
    """What cannot be read is told, and the rest is done."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def check(self, origin, reason, *arguments, **options):
        for command in ("analyze", "text"):
            code, out, err = run(command, *arguments, **options)
            self.assertEqual((code, err), (1, f"hearsay: {origin}: {reason}\n"))
        return out

    def test_a_folder_as_standard_input(self):
        folder = os.open(self.folder, os.O_RDONLY)
        self.addCleanup(os.close, folder)
        self.check("-", "Is a directory", stdin=folder)

    @unittest.skipUnless(os.path.exists("/proc/self/mem"), "there is no /proc")
    def test_files_that_fail_to_be_read(self):
        for name in ("a.txt", "a.jsonl"):
            path = self.folder / name
            path.symlink_to("/proc/self/mem")
            self.check(path, "Input/output error", path)
            path.unlink()

    def test_files_of_a_folder(self):
        (self.folder / "a.txt").symlink_to("nowhere")
        (self.folder / "b.txt").write_text("Rain.")
        self.assertEqual(self.check(self.folder / "a.txt", "No such file or directory", self.folder), "Rain.")

    def test_a_folder_that_may_not_be_opened(self):
        inner = self.folder / "inner"
        inner.mkdir()
        (self.folder / "jam.txt").write_text("Rain.")
        inner.chmod(0)
        self.addCleanup(inner.chmod, 0o755)
        nobody = {}
        if os.geteuid() == 0:  # to whom nothing is closed
            self.folder.chmod(0o755)
            nobody = {"user": 65534, "group": 65534}
            try:
                run("--version", **nobody)
            except PermissionError:
                self.skipTest("nobody may run the command")
        self.assertEqual(self.check(inner, "Permission denied", self.folder, **nobody), "Rain.")


def on_terminal(arguments, *shown, stdin=b"", env=None):
    """Runs the command with its outputs, "stdout" or "stderr" or both, on a terminal; returns what that shows."""
    try:
        terminal, end = pty.openpty()
    except OSError as error:  # some containers have none
        raise unittest.SkipTest(str(error))
    outputs = {output: end if output in shown else subprocess.DEVNULL for output in ("stdout", "stderr")}
    with subprocess.Popen([COMMAND, *map(str, arguments)], stdin=subprocess.PIPE, env=env, **outputs) as process:
        os.close(end)
        process.stdin.write(stdin)
        process.stdin.close()
        seen = b""
        while True:
            try:
                part = os.read(terminal, 65536) if select.select([terminal], [], [], 60)[0] else b""
            except OSError:  # the other end is closed
                part = b""
            if not part:
                break
            seen += part
    os.close(terminal)
    return seen.decode()


class Terminal(unittest.TestCase):
    def test_colours_only_on_a_terminal_and_unless_unwanted(self):
        self.assertIn("\x1b[1m", on_terminal(["analyze", SAMPLE], "stdout", env={"PATH": ""}))
        for unwanted in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            self.assertNotIn("\x1b", on_terminal(["analyze", SAMPLE], "stdout", env=unwanted))
        self.assertNotIn("\x1b", run("analyze", SAMPLE)[1])
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "out.txt")
            self.assertEqual(on_terminal(["analyze", "-o", path, SAMPLE], "stdout", env={"PATH": ""}), "")
            self.assertEqual(path.read_text(), run("analyze", SAMPLE)[1], "the width is that of no terminal either")

    def test_progress_only_on_a_terminal(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "news.jsonl")
            path.write_bytes(lines(*({"id": str(i), "text": SAMPLE.read_text() * 4} for i in range(100))))
            self.assertRegex(on_terminal(["analyze", "--threads", 1, "--format", "jsonl", path], "stderr"),
                             r"^(\r\x1b\[K\d+ articles, [\d.]+/s, \d+ s left)+\r\x1b\[K$")
            self.assertRegex(on_terminal(["analyze", "--threads", 1, "--format", "jsonl"], "stderr", stdin=path.read_bytes()),
                             r"^(\r\x1b\[K\d+ articles, [\d.]+/s)+\r\x1b\[K$", "no time left where the end is unknown")
            self.assertRegex(on_terminal(["analyze", "--threads", 1, "-o", pathlib.Path(folder, "out"), path], "stdout", "stderr"),
                             r"^(\r\x1b\[K\d+ articles, [\d.]+/s, \d+ s left)+\r\x1b\[K$")
            self.assertEqual(run("analyze", "--format", "jsonl", path)[2], "")


if __name__ == "__main__":
    unittest.main()
