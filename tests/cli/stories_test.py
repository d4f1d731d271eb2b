"""Many stories as a site and as tables, without a browser; site_test.py opens the site in one."""

import csv
import io
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest

from hearsay_command import COMMAND, HOSTILE, SAMPLE, lines, run
from pages_test import Reader

LEANING = "The plan was dropped, a senior administration official said. The official said that the harbor would be closed for a year."
NEWS = lines(HOSTILE, {"id": "sample", "title": "Sample", "publisher": "Post", "date": "2024-05-01", "section": "World", "text": SAMPLE.read_text()},
             {"id": "plan", "title": "Plan dropped", "publisher": "Herald", "date": "2024-05-02", "text": LEANING}, {"id": "empty", "text": ""})


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in pathlib.Path(folder).rglob("*") if path.is_file()}


class Site(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name, "new", "week")

    def write(self, *arguments, stdin=NEWS):
        return run("report", "-o", f"{self.path}/", *arguments, stdin=stdin)

    def test_every_page_is_well_formed_and_nothing_of_a_story_is_markup(self):
        self.assertEqual(self.write("--title", "Week <1>"), (0, "", ""))
        pages = sorted(self.path.rglob("*.html"))
        self.assertGreater(len(pages), 10)
        for page in pages:
            with self.subTest(page=page.name):
                reader = Reader(page.read_text())
                self.assertEqual(reader.tags.count("script"), 1, "only the site's own")
                self.assertEqual([name for name in reader.attributes if name.startswith("on")], [])
                self.assertEqual(len(reader.ids), len(set(reader.ids)))
                for link in reader.links:
                    self.assertRegex(link, r"^(data:,|(\.\./)?([a-z]+/)?([a-z0-9_-]+\.(html|css|js))?(#[A-Za-z0-9%=.-]+)?)$")
        self.assertIn("Week &lt;1&gt;", (self.path / "index.html").read_text())

    def test_the_same_bytes_make_the_same_site(self):
        self.write("--threads", 1)
        reference = files(self.path)
        self.assertEqual(self.write("--threads", 4), (0, "", ""))
        self.assertEqual(files(self.path), reference)

    def test_a_site_takes_the_place_of_an_older_one(self):
        self.write()
        self.assertEqual(self.write(stdin=lines({"id": "one", "text": LEANING}))[0], 0)
        self.assertEqual([path.name for path in (self.path / "stories").iterdir()], ["story-one.html"])

    def test_a_folder_of_somebody_else_is_left_alone(self):
        self.path.mkdir(parents=True)
        (self.path / "index.html").write_text("mine")
        for name in (self.path, f"{self.path}/"):
            code, _, err = run("report", "-o", name, SAMPLE)
            self.assertEqual(code, 2)
            self.assertIn("not empty", err)
        self.assertEqual(files(self.path), {"index.html": b"mine"})

    def test_a_bad_story_costs_no_other(self):
        code, _, err = self.write(stdin=lines({"id": "a", "text": LEANING}) + b"{\n" + lines({"id": "a", "text": "again"}, {"id": "b", "text": "Rain."}))
        self.assertEqual(code, 1)
        self.assertRegex(err, r":2: invalid record")
        self.assertIn("has the id 'a' too", err)
        self.assertEqual(len(list((self.path / "stories").iterdir())), 2)

    def test_a_site_of_a_corpus(self):
        shared = "Two of the dam's eleven gates may not open fully and must be repaired before winter, {} said."
        papers = [{"id": str(i), "publisher": f"Paper {i} <b>", "date": "2024-11-08", "text": shared.format(who)} for i, who in enumerate(["Ann Lee", "Bo Dahl", "Bo Dahl"])]
        corpus = pathlib.Path(self.folder.name, "news.corpus")
        self.assertEqual(run("corpus", "build", corpus, stdin=lines(HOSTILE, *papers))[0], 0)
        self.assertEqual(run("report", "--corpus", corpus, "-o", f"{self.path}/"), (0, "", ""))
        pages = {str(path.relative_to(self.path)) for path in self.path.rglob("*.html")}
        self.assertTrue({"index.html", "claims.html", "claims/1.html", "sources.html", "sources/bo-dahl.html", "outlets.html"} <= pages, pages)
        self.assertFalse({"check.html", "unnamed.html"} & pages, "these need the texts")
        for page in pages:
            reader = Reader((self.path / page).read_text())
            self.assertEqual(reader.tags.count("script"), 1)
            for link in reader.links:
                target = (self.path / page).parent / link.partition("#")[0]
                self.assertTrue(link.startswith(("#", "data:")) or target.is_file(), (page, link))
        claim = (self.path / "claims/1.html").read_text()
        self.assertIn("Paper 1 &lt;b&gt;", claim)
        self.assertIn("Bo Dahl", claim)
        # The same claims as of the texts.
        texts = self.path.with_name("texts")
        self.assertEqual(run("report", "-o", f"{texts}/", stdin=lines(HOSTILE, *papers))[0], 0)
        self.assertEqual((self.path / "data/claims-1.js").read_text(), (texts / "data/claims-1.js").read_text())

    def test_memory_stays_flat(self):
        chance = random.Random(1)
        words = ["".join(chance.choices("bdfgklmnprstv", k=2) + chance.choices("aeiou", k=2) + chance.choices("lmnrst", k=1)) for _ in range(5000)]

        def story(i):
            def some(count):
                return " ".join(chance.choices(words, k=count))
            said = " ".join(f"The {some(3)} will leave the {some(4)} harbor, Captain {some(1).capitalize()} {some(1).capitalize()} said on Monday. "
                            f"A senior official said that the {some(4)} had been closed to the {some(3)}." for _ in range(5))
            return {"id": f"story {i}", "title": f"Story {i}", "publisher": f"Paper {i % 7}", "date": f"2024-05-{i % 28 + 1:02}", "text": said}

        def megabytes(stories):
            script = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
            done = subprocess.run([sys.executable, "-c", script, COMMAND, "report", "--threads", "1", "-o", f"{self.path}/"],
                                  input=lines(*map(story, range(stories))), capture_output=True, check=True,
                                  env=os.environ | {"ASAN_OPTIONS": "quarantine_size_mb=16"})
            return int(done.stdout) / 1024
        few, many = megabytes(250), megabytes(2500)
        self.assertLess(many, few + 20, "what is sorted takes some megabytes before it goes to a file; 9 kB a story would be 20 more")

    def test_too_many_stories_for_one_page(self):
        many = lines(*({"id": str(i), "text": "It rains, he said."} for i in range(21)))
        code, out, err = run("report", stdin=many)
        self.assertEqual((code, out), (2, ""))
        self.assertIn("--output DIR/", err)

    def test_wrong_usage(self):
        for arguments in (["--title", "x", SAMPLE], ["-o", f"{SAMPLE}/", SAMPLE]):
            self.assertEqual(run("report", *arguments)[0], 2, arguments)

    @unittest.skipIf(os.geteuid() == 0 and not os.path.exists("/dev/full"), "nothing is forbidden to root")
    def test_what_cannot_be_written_is_told_once(self):
        self.write()
        (self.path / "stories").mkdir(exist_ok=True)

        def limited():
            import resource
            resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
        done = subprocess.run([COMMAND, "report", "-o", f"{self.path}/"], input=NEWS, capture_output=True, preexec_fn=limited)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.decode().count("File too large"), 1, done.stderr)


class Audit(unittest.TestCase):
    def rows(self, table):
        code, out, err = run("audit", "--table", table, "--format", "csv", stdin=NEWS)
        self.assertEqual((code, err), (0, ""))
        return list(csv.DictReader(io.StringIO(out, newline="")))

    def test_stories(self):
        rows = self.rows("stories")
        self.assertEqual([rows[0]["story"], rows[0]["leans_on"], rows[0]["unexplained"]], ["plan", "a senior administration official", "100.0"])
        sample = next(row for row in rows if row["story"] == "sample")
        self.assertEqual((sample["desk"], sample["publisher"], sample["leans_on"]), ("World", "Post", "A second official"))
        kinds = ("named", "organizations", "documents", "groups", "unnamed", "sourceless")
        self.assertAlmostEqual(sum(float(sample[kind]) for kind in kinds), 100, delta=0.3)

    def test_outlets(self):
        rows = {row["publisher"]: row for row in self.rows("outlets")}
        self.assertEqual((rows["Herald"]["stories"], rows["Herald"]["leaning"]), ("1", "1"))

    def test_descriptions(self):
        rows = {row["description"]: row for row in self.rows("descriptions")}
        self.assertEqual(rows["senior administration official"]["explained"], "0")
        self.assertIn("not authorized to speak 2", rows["senior defence official"]["terms"])

    def test_statements(self):
        rows = self.rows("statements")
        self.assertGreater(len(rows), 3)
        order = ("one unnamed source, no word on why", "unnamed sources, no word on why", "at second hand", "nobody named", "weak attribution")
        keys = [(order.index(row["concern"]), float(row["strength"])) for row in rows]
        self.assertEqual(keys, sorted(keys))

    def test_for_people_every_line_fits_the_width(self):
        code, out, _ = run("audit", "--rows", 3, stdin=NEWS)
        self.assertEqual(code, 0)
        self.assertLessEqual(max(len(line) for line in out.splitlines()), 80)
        self.assertEqual(len(re.findall("^and [0-9]+ more$", out, re.MULTILINE)), 4)
        self.assertNotIn("\x1b", out)

    def test_wrong_usage(self):
        for arguments in (["--format", "csv"], ["--table", "none"], ["--format", "xml"], ["--rows", -1]):
            self.assertEqual(run("audit", *arguments)[0], 2, arguments)


if __name__ == "__main__":
    unittest.main()
