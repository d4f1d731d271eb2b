"""The command as people and scripts meet it: output, errors, exit codes."""

import csv
import json
import os
import pathlib
import resource
import subprocess
import tempfile
import unittest

from hearsay_command import COMMAND, SAMPLE, lines, run


class Usage(unittest.TestCase):
    def test_help_and_version(self):
        for arguments in (["--help"], ["--version"], ["analyze", "--help"], ["extract", "--help"], ["resolve", "--help"],
                          ["graph", "--help"]):
            code, out, err = run(*arguments)
            self.assertEqual((code, err), (0, ""), arguments)
            self.assertTrue(out.startswith("hearsay ") or "examples:" in out, arguments)

    def test_wrong_usage(self):
        for arguments in ([], ["analyse"], ["analyze", "--format", "xml"], ["analyze", "--colour"], ["analyze", "--threads", "two"],
                          ["analyze", "--threads=-1", SAMPLE],
                          ["resolve", SAMPLE], ["analyze", "--model", SAMPLE, SAMPLE], ["analyze", "--lexicon", SAMPLE, SAMPLE]):
            code, out, err = run(*arguments)
            self.assertEqual((code, out), (2, ""), arguments)
            self.assertIn("hearsay", err)


class Analyze(unittest.TestCase):
    def test_text_for_people(self):
        code, out, err = run("analyze", SAMPLE)
        self.assertEqual((code, err), (0, ""))
        for expected in ("Sources", "Torstein Halvorsen", "A senior defence official", "Kari Lunde"):
            self.assertIn(expected, out)
        self.assertNotIn("\x1b", out, "no colours outside a terminal")

    def test_spans_are_in_code_points(self):
        text = SAMPLE.read_text()
        _, out, _ = run("analyze", "--format", "jsonl", SAMPLE)
        for statement in json.loads(out)["statements"]:
            for part in statement["mention"] + statement["cue"] + statement["content"]:
                begin, end = part["span"]
                self.assertEqual(part["text"], text[begin:end])

    def test_tsv(self):
        text = SAMPLE.read_text()
        _, out, _ = run("analyze", "--format", "tsv", SAMPLE)
        rows = list(csv.DictReader(out.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
        self.assertGreater(len(rows), 10)
        for row in rows:
            self.assertEqual(row["article"], "sample")
            self.assertTrue(0 <= float(row["strength"]) <= 100)
            self.assertTrue(text[int(row["begin"]):int(row["end"])].startswith(row["content"].split(" … ")[0]))

    def test_formats_frame_many_articles(self):
        one = json.dumps({"id": "a", "text": "He said it rained.", "title": None})
        two = f"{one}\n\n{one.replace(':', ': ')}\n".encode()
        _, out, _ = run("analyze", "--format", "json", stdin=two)
        self.assertEqual([a["id"] for a in json.loads(out)], ["a", "a"])
        _, out, _ = run("analyze", "--format", "jsonl", stdin=two)
        self.assertEqual(len(out.splitlines()), 2)
        self.assertEqual(run("analyze", "--format", "json", stdin=b"\n")[1].count("hearsay-analysis"), 1)

    def test_the_same_bytes_give_the_same_result(self):
        article = SAMPLE.read_text()
        articles = lines(*({"id": str(i), "text": article[i:]} for i in range(60)))
        elsewhere = {**os.environ, "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"}
        for command in (["analyze", "--format", "jsonl"], ["extract"], ["graph"], ["audit"], ["text"]):
            reference = run(*command, "--threads", 1, stdin=articles)
            self.assertEqual(reference[0], 0)
            for threads in (2, 16):
                self.assertEqual(run(*command, "--threads", threads, stdin=articles), reference)
            self.assertEqual(run(*command, stdin=articles, env=elsewhere), reference)

    def test_entries_of_a_user(self):
        with tempfile.TemporaryDirectory() as folder:
            mine = pathlib.Path(folder, "mine.tsv")
            mine.write_text("known\tRagnhild Eide\tf\tmilitary:2022-:admiral:Norway\n")
            _, out, _ = run("analyze", "--format", "jsonl", "--lexicon", mine, SAMPLE)
            known = [source for source in json.loads(out)["sources"] if source["name"] == "Ragnhild Eide"]
            self.assertEqual([source["country"]["value"] for source in known], ["Norway"])

    def test_more_threads_than_the_system_allows(self):
        def limited():
            resource.setrlimit(resource.RLIMIT_AS, (1_500_000 << 10,) * 2)

        code, _, err = run("analyze", "--threads", 1024, stdin=lines(*({"id": str(i), "text": "Rain."} for i in range(9))),
                           preexec_fn=limited, timeout=60)
        if "Perhaps you're using ulimit -v" in err:
            self.skipTest("a sanitizer cannot start in so little memory")
        self.assertGreaterEqual(code, 0, err)  # there may be no memory left for the work, but it ends, and not by a signal


class BadInput(unittest.TestCase):
    def test_the_rest_is_done(self):
        with tempfile.TemporaryDirectory() as folder:
            bad = pathlib.Path(folder, "bad.txt")
            bad.write_bytes("é said".encode() + b"\xff")
            code, out, err = run("analyze", "--format", "jsonl", bad, SAMPLE, pathlib.Path(folder, "missing.txt"))
            self.assertEqual(code, 1)
            self.assertEqual(json.loads(out)["id"], "sample")
            self.assertIn(f"{bad}: invalid UTF-8 at byte 7", err)
            self.assertIn("missing.txt: No such file", err)

    def test_a_broken_record_is_reported_and_skipped(self):
        good = b'{"id": "a", "text": "x"}\n'
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "news.jsonl")
            for broken, message in ((b'{"id": "b"}\n', "lacks"), (b'{"id": "b", "text": 1}\n', "not a string"), (b"[]\n", "not a JSON object"),
                                    (b'{"id": "b"\n', "not JSON"), (b"{} {}\n", "more than one"),
                                    (b'{"id": "b", "text": "\\ud800"}\n', "not JSON")):
                path.write_bytes(good + broken + good)
                code, out, err = run("analyze", "--format", "jsonl", path)
                self.assertEqual((code, len(out.splitlines())), (1, 2), broken)
                self.assertIn(f"{path}:2: invalid record at byte ", err)
                self.assertIn(message, err)

    def written_by_every_command(self, folder):
        """Commands with something on standard output."""
        claims, corpus = pathlib.Path(folder, "claims.csv"), pathlib.Path(folder, "news.corpus")
        claims.write_text("source,object,value\na,x,1\n")
        self.assertEqual(run("corpus", "build", corpus, SAMPLE)[0], 0)
        self.assertEqual(run("extract", "--format", "brat", "--output", folder, SAMPLE)[0], 0)
        yield from (["--help"], ["--version"], ["analyze", SAMPLE], ["extract", SAMPLE], ["graph", SAMPLE], ["report", SAMPLE], ["audit", SAMPLE], ["text", SAMPLE],
                    ["resolve", "--attributions", folder, SAMPLE], ["credibility", claims])
        yield from (["corpus", task, corpus] for task in ("claims", "sources", "credibility", "graph"))
        yield from ([name, "--help"] for name in ("analyze", "extract", "graph", "report", "audit", "text", "resolve", "credibility", "corpus"))

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full")
    def test_what_is_read_is_not_written(self):
        with tempfile.TemporaryDirectory() as folder:
            read = pathlib.Path(folder, "read.jsonl")
            claims = pathlib.Path(folder, "claims.csv")
            article = json.dumps({"id": "a", "text": "He said it rained."}) + "\n"
            read.write_text(article)
            claims.write_text("source,object,value\na,o,x\n")
            again = f"{folder}/./read.jsonl"
            for arguments in (["analyze", "-o", read, again], ["audit", "-o", again, read], ["report", "-o", read, read],
                              ["corpus", "build", read, again], ["credibility", "--beliefs", claims, claims],
                              ["credibility", "--sources", claims, claims]):
                code, out, err = run(*arguments)
                self.assertEqual((code, out), (2, ""), arguments)
                self.assertIn("is read", err)
            self.assertEqual(read.read_text(), article)
            self.assertEqual(claims.read_text(), "source,object,value\na,o,x\n")

    def test_a_full_disk_is_an_error(self):
        with tempfile.TemporaryDirectory() as folder, open("/dev/full", "wb") as full:
            for arguments in self.written_by_every_command(folder):
                done = subprocess.run([COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE)
                self.assertEqual(done.returncode, 1, arguments)
                self.assertIn(b"hearsay: standard output: No space left on device\n", done.stderr, arguments)

    def test_a_closed_pipe_ends_it_quietly(self):
        with tempfile.TemporaryDirectory() as folder:
            for arguments in self.written_by_every_command(folder):
                reader, writer = os.pipe()
                os.close(reader)
                done = subprocess.run([COMMAND, *arguments], stdout=writer, stderr=subprocess.PIPE)
                os.close(writer)
                self.assertEqual(done.returncode, 1, arguments)
                self.assertNotIn(b"hearsay: ", done.stderr, arguments)


class OtherCommands(unittest.TestCase):
    def test_extract_then_resolve(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(run("extract", "--format", "brat", "--output", folder, SAMPLE)[0], 0)
            annotations = pathlib.Path(folder, "sample.ann").read_text()
            self.assertIn("\tSource ", annotations)
            code, out, err = run("resolve", "--attributions", folder, "--format", "tsv", SAMPLE)
            self.assertEqual((code, err), (0, ""))
            rows = list(csv.DictReader(out.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
            named = {row["name"] for row in rows if row["identity"] == "named"}
            self.assertTrue(any("Halvorsen" in name for name in named), named)
            self.assertTrue({"unnamed", "document", "organization"} <= {row["identity"] for row in rows})

    def test_extract_json(self):
        code, out, _ = run("extract", SAMPLE)
        self.assertEqual(code, 0)
        self.assertEqual(json.loads(out)["schema"], "hearsay-extraction/2")

    def test_resolve_takes_the_first_annotator(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            self.assertEqual(run("extract", "--format", "brat", "--output", folder, SAMPLE)[0], 0)
            annotations = folder / "sample.ann"
            arguments = ["resolve", "--attributions", folder, SAMPLE]
            expected = run(*arguments)
            (folder / "sample_0000.ann").touch()
            self.assertEqual(run(*arguments), expected)
            annotations.rename(folder / "sample_0001.ann")
            (folder / "sample_0000.ann").rename(folder / "sample_0002.ann")
            self.assertEqual(run(*arguments), expected)
            for name in ("sample_000x.ann", "sample_00001.ann", "sample", "_1.ann"):
                (folder / "sample_0001.ann").rename(folder / name)
                (folder / "sample_0002.ann").unlink(missing_ok=True)
                self.assertIn("no annotations", run(*arguments)[2], name)
                (folder / name).rename(folder / "sample_0001.ann")

    def test_resolve_without_annotations(self):
        with tempfile.TemporaryDirectory() as folder:
            code, _, err = run("resolve", "--attributions", folder, SAMPLE)
            self.assertEqual(code, 1)
            self.assertIn("no annotations", err)


if __name__ == "__main__":
    unittest.main()
