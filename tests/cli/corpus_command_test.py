"""`hearsay corpus` and `hearsay credibility` as people and scripts meet them."""

import csv
import io
import json
import os
import pathlib
import resource
import tempfile
import unittest
import xml.etree.ElementTree

from hearsay_command import lines, run

STORY = "the Kakhovka dam has lost half of its water and will fail within days"
RETOLD = "within days the Kakhovka dam will fail, since half of its water has been lost"
ARTICLES = [
    {"id": "a", "publisher": "Post", "date": "2023-05-10",
     "text": f"Olena Marchenko said on Tuesday that {STORY}.\n\nFarmers moved their animals to higher ground."},
    {"id": "b", "publisher": "Times", "date": "2023-05-11",
     "text": f"Markets opened lower after the weekend.\n\nAccording to Petro Bondar, {RETOLD}."},
    {"id": "c", "publisher": "Sun", "date": "2023-05-11",
     "text": "Schools stay shut until further notice.\n\nA spokesman said the buses would run again on Monday."},
]
# Four sources of two objects: x is a majority's, y is the fourth's.
CLAIMS = "source,object,value\na,o,x\nb,o,x\nc,o,x\nd,o,y\na,p,1\nd,p,2\nb,p,1\n"


def table(text):
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


class Corpus(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.corpus = self.folder / "news.corpus"

    def build(self, articles=ARTICLES):
        self.assertEqual(run("corpus", "build", self.corpus, stdin=lines(*articles)), (0, "", ""))
        return self.corpus.read_text()

    def test_one_build_equals_increments_on_any_number_of_threads(self):
        many = [{**article, "id": f"{article['id']}{i}"} for i in range(9) for article in ARTICLES]
        built = self.build(many)
        for threads in (1, 7):
            self.corpus.unlink()
            self.build(many[:5])
            code, out, err = run("corpus", "add", "--threads", threads, self.corpus, stdin=lines(*many[5:]))
            self.assertEqual((code, out, err), (0, "", ""))
            self.assertEqual(self.corpus.read_text(), built)

    def test_more_articles_than_are_written_at_a_time(self):
        many = [{**ARTICLES[2], "id": f"{i}"} for i in range(1100)]
        built = self.build(many)
        self.assertEqual([json.loads(line)["id"] for line in built.splitlines()[1:]], [article["id"] for article in many])
        self.corpus.unlink()
        self.build(many[:1])
        self.assertEqual(run("corpus", "add", self.corpus, stdin=lines(*many[1:])), (0, "", ""))
        self.assertEqual(self.corpus.read_text(), built)

    def test_an_article_of_the_same_id_takes_the_place_of_the_old(self):
        self.build()
        run("corpus", "add", self.corpus, stdin=lines({**ARTICLES[2], "publisher": "Echo"}))
        self.assertIn("Echo", self.corpus.read_text())
        grown = run("corpus", "claims", "--articles", 1, self.corpus)
        self.build([*ARTICLES[:2], {**ARTICLES[2], "publisher": "Echo"}])
        self.assertEqual(grown, run("corpus", "claims", "--articles", 1, self.corpus))

    def test_an_addition_that_was_broken_off_has_not_happened(self):
        built = self.build()
        claims = run("corpus", "claims", "--articles", 1, self.corpus)
        self.corpus.write_text(built + '{"id":"d","tit')
        self.assertEqual(run("corpus", "claims", "--articles", 1, self.corpus), claims)
        more = {**ARTICLES[0], "id": "d"}
        self.assertEqual(run("corpus", "add", self.corpus, stdin=lines(more)), (0, "", ""))
        grown = self.corpus.read_text()
        self.assertEqual(grown, self.build([*ARTICLES, more]))

    def test_quotes_at_the_start_of_a_field_lose_no_row(self):
        said = [{**ARTICLES[2], "id": str(i), "text": f'"{words}," General Emil Rask said.'}
                for i, words in enumerate(("We will hold the bridge", "It's the #1 road", "The buses run\tagain"))]
        self.build(said)
        code, out, err = run("corpus", "claims", "--articles", 1, "--statements", self.corpus)
        self.assertEqual((code, err), (0, ""))
        contents = [json.loads(line)["text"] for line in
                    run("corpus", "claims", "--articles", 1, "--statements", "--format", "jsonl", self.corpus)[1].splitlines()]
        self.assertTrue(any(content.startswith('"') for content in contents), contents)
        self.assertEqual([row["text"] for row in table(out)], [content.replace("\t", " ") for content in contents])

    def test_a_corpus_of_another_program_grows(self):
        header, rest = self.build().split("\n", 1)
        self.corpus.write_text('{"hearsay-corpus":2,"articles":3}\n' + rest)
        more = {**ARTICLES[0], "id": "d"}
        self.assertEqual(run("corpus", "add", self.corpus, stdin=lines(more)), (0, "", ""))
        grown = self.corpus.read_text()
        self.assertEqual(grown, self.build([*ARTICLES, more]))

    def test_folders_are_input(self):
        for article in ARTICLES:
            (self.folder / f"{article['id']}.txt").write_text(article["text"])
        self.assertEqual(run("corpus", "build", self.corpus, self.folder)[0], 0)
        self.assertEqual(self.corpus.read_text().count("\n"), 4)

    def test_of_two_articles_of_one_id_the_second_is_told(self):
        code, out, err = run("corpus", "build", self.corpus, stdin=lines(*ARTICLES, {**ARTICLES[0], "publisher": "Echo"}))
        self.assertEqual((code, out, err), (1, "", "hearsay: -:4: an article before this one has the id 'a' too\n"))
        self.assertEqual(self.corpus.read_text(), self.build())
        for name in ("1", "2"):
            (self.folder / name).mkdir()
            (self.folder / name / "index.txt").write_text("Rain.")
        passed_over = f"hearsay: {self.folder}: passed over 1 file: 1 .corpus\n"
        self.assertEqual(run("corpus", "build", self.corpus, self.folder), (0, "", passed_over))
        self.assertEqual(self.corpus.read_text().count("\n"), 3)

    def test_broken_records_are_told_by_number_and_skipped(self):
        news = self.folder / "news.jsonl"
        news.write_bytes(lines(ARTICLES[0]) + b"{broken\n" + lines(*ARTICLES[1:]))
        code, out, err = run("corpus", "build", self.corpus, news)
        self.assertEqual((code, out), (1, ""))
        self.assertIn(f"{news}:2: ", err)
        self.assertEqual(self.corpus.read_text().count("\n"), 4)

    def test_a_corpus_that_cannot_be_written_stays(self):
        built = self.build()

        def limited():
            resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512))

        for task in ("build", "add"):
            code, out, err = run("corpus", task, self.corpus, stdin=lines(ARTICLES[1]), preexec_fn=limited)
            self.assertEqual((code, out), (1, ""))
            self.assertIn("File too large", err)
            self.assertEqual(self.corpus.read_text(), built)
            self.assertEqual([file.name for file in self.folder.iterdir()], ["news.corpus"])

    def test_what_is_written_meanwhile_takes_the_name_of_no_other_file(self):
        other = self.folder / "news.corpus.tmp"
        other.write_text("somebody's")
        self.build()
        self.assertEqual(other.read_text(), "somebody's")
        self.assertEqual(sorted(file.name for file in self.folder.iterdir()), ["news.corpus", "news.corpus.tmp"])

    def test_a_corpus_stays_where_no_article_was_read(self):
        built = self.build()
        empty = self.folder / "empty.jsonl"
        empty.touch()
        for task in ("build", "add"):
            for given in ("missing.jsonl", empty):
                code, out, err = run("corpus", task, self.corpus, given)
                self.assertEqual((code, out), (1, ""))
                self.assertIn(f"{self.corpus}: nothing was written", err)
                self.assertEqual(self.corpus.read_text(), built)

    def test_the_file_behind_a_link_grows_with_its_permissions(self):
        self.build(ARTICLES[:1])
        self.corpus.chmod(0o640)
        link = self.folder / "link"
        link.symlink_to(self.corpus)
        self.assertEqual(run("corpus", "add", link, stdin=lines(*ARTICLES[1:])), (0, "", ""))
        self.assertTrue(link.is_symlink())
        self.assertEqual(self.corpus.stat().st_mode & 0o777, 0o640)
        self.assertEqual(self.corpus.read_text(), self.build())

    @unittest.skipUnless(os.path.exists("/dev/stdout"), "there is no /dev/stdout")
    def test_it_goes_to_standard_output(self):
        self.assertEqual(run("corpus", "build", "/dev/stdout", stdin=lines(*ARTICLES)), (0, self.build(), ""))

    def test_claims_and_their_statements(self):
        self.build()
        code, out, err = run("corpus", "claims", self.corpus)
        self.assertEqual((code, err), (0, ""))
        claims = table(out)
        self.assertEqual([(row["articles"], row["independent"], row["bottlenecks"]) for row in claims], [("2", "2", "")])
        self.assertIn("Kakhovka", claims[0]["text"])
        code, out, err = run("corpus", "claims", "--statements", self.corpus)
        self.assertEqual((code, err), (0, ""))
        statements = table(out)
        self.assertEqual(sorted((row["claim"], row["article"], row["publisher"], row["name"]) for row in statements),
                         [("0", "a", "Post", "Olena Marchenko"), ("0", "b", "Times", "Petro Bondar")])
        for row in statements:
            self.assertIn("Kakhovka", row["text"])
        self.assertGreater(len(table(run("corpus", "claims", "--articles", 1, self.corpus)[1])), 1)
        self.assertEqual(table(run("corpus", "claims", "--articles", 3, self.corpus)[1]), [])

    def test_forms_of_the_rows(self):
        self.build()
        rows = table(run("corpus", "claims", self.corpus)[1])
        self.assertEqual((rows[0]["outlets"], rows[0]["first"], rows[0]["last"]), ("Post; Times", "2023-05-10", "2023-05-11"))
        comma = list(csv.DictReader(io.StringIO(run("corpus", "claims", "--format", "csv", self.corpus)[1])))
        self.assertEqual(comma, rows)
        for task in (["claims"], ["claims", "--statements"], ["sources"], ["copies"]):
            tabs = table(run("corpus", *task, self.corpus)[1])
            objects = [json.loads(line) for line in run("corpus", *task, "--format", "jsonl", self.corpus)[1].splitlines()]
            self.assertEqual(len(objects), len(tabs))
            for one, row in zip(objects, tabs):
                self.assertEqual(list(one), list(row))
        (claim,) = map(json.loads, run("corpus", "claims", "--format", "jsonl", self.corpus)[1].splitlines())
        self.assertEqual((claim["articles"], claim["outlets"], claim["contradictions"]), (2, ["Post", "Times"], []))

    def test_thresholds(self):
        one, other, *_ = ARTICLES
        self.build([{**one, "text": one["text"].replace("Kakhovka dam", "Kakhovka dam upstream")},
                    {**other, "text": other["text"].replace("Kakhovka dam", "cracked Kakhovka dam")}])
        for share, claims in ((0.5, 1), (1, 0)):
            rows = table(run("corpus", "claims", "--similarity", share, "--likelihood", 1, self.corpus)[1])
            self.assertEqual(len(rows), claims)

    def test_copies(self):
        text = " ".join(f"The {i}th gate of the old dam was opened by the keeper {i} at dawn." for i in range(30))
        cut = {"id": "d", "publisher": "Echo", "date": "2023-05-12", "text": text[: len(text) // 4]}
        self.build([*ARTICLES, {**ARTICLES[0], "id": "whole", "text": text}, cut])
        (row,) = table(run("corpus", "copies", self.corpus)[1])
        self.assertEqual((row["article"], row["other"], row["report"]), ("d", "whole", ""))
        self.assertGreater(float(row["shared"]), 0.8)

    def test_sources(self):
        self.build()
        code, out, err = run("corpus", "sources", "--articles", 1, self.corpus)
        self.assertEqual((code, err), (0, ""))
        rows = {row["name"]: row for row in table(out)}
        self.assertEqual((rows["Petro Bondar"]["identity"], rows["Petro Bondar"]["corroborated"]), ("named", "1"))
        self.assertGreater(float(rows["Petro Bondar"]["prominence"]), 0)

    def test_a_users_institutions_join_sources(self):
        self.build([{**article, "publisher": publisher} for article, publisher in zip(ARTICLES, ("Nesvik Echo", "NE", "Sun"))])
        mine = self.folder / "mine.tsv"
        mine.write_text("institutions\tNE\tmedia\tNorway\tNesvik Echo\n")
        pages = []
        for lexicon, expected in (([], {"Nesvik Echo": "1", "NE": "1", "Sun": "1"}), (["--lexicon", mine], {"Nesvik Echo": "2", "Sun": "1"})):
            rows = table(run("corpus", "sources", "--articles", 1, *lexicon, self.corpus)[1])
            self.assertEqual({row["name"]: row["published"] for row in rows if row["published"] != "0"}, expected)
            pages.append(run("report", *lexicon, "--corpus", self.corpus)[1])
        self.assertNotEqual(*pages)

    def test_credibility(self):
        self.build()
        code, out, err = run("corpus", "credibility", self.corpus)
        self.assertEqual(code, 0)
        self.assertIn("2 claims of 2 sources; converged", err)
        rows = table(out)
        self.assertEqual([row["kind"] for row in rows], ["claim", "source", "source"])
        self.assertTrue(0 < float(rows[0]["value"]) <= 1)
        # Nobody contradicts them, so nothing is known of their trust.
        self.assertEqual([row["value"] for row in rows[1:]], ["", ""])

    def test_graph(self):
        self.build()
        code, out, err = run("corpus", "graph", self.corpus)
        self.assertEqual((code, err), (0, ""))
        self.assertIn("digraph", out)
        code, out, err = run("corpus", "graph", "--format", "graphml", self.corpus)
        self.assertEqual((code, err), (0, ""))
        self.assertEqual(len(xml.etree.ElementTree.fromstring(out).findall(".//{*}node")), 5)

    def test_a_damaged_corpus_is_an_error(self):
        self.corpus.write_text(self.build().replace('"date"', '"when"', 1))
        for task in ("claims", "sources", "credibility", "graph"):
            code, out, err = run("corpus", task, self.corpus)
            self.assertEqual((code, out), (1, ""), task)
            self.assertIn("invalid record at byte", err)
        self.corpus.write_text(self.build()[:-100])  # nothing is put behind what is cut
        code, out, err = run("corpus", "add", self.corpus, stdin=lines(ARTICLES[0]))
        self.assertEqual((code, out), (1, ""))
        self.assertIn("invalid record at byte", err)
        self.assertEqual(run("corpus", "claims", self.folder / "missing")[0], 1)

    def test_wrong_usage(self):
        self.build()
        for arguments in (["corpus"], ["corpus", "claims"], ["corpus", "mend", self.corpus], ["corpus", "claims", self.corpus, self.corpus],
                          ["corpus", "credibility", "--method", "oracle", self.corpus], ["corpus", "graph", "--format", "png", self.corpus],
                          ["corpus", "claims", "--model", "weights.bin", self.corpus], ["corpus", "claims", "--lexicon", "missing.tsv", self.corpus],
                          ["corpus", "sources", "--statements", self.corpus], ["corpus", "claims", "--format", "gexf", self.corpus],
                          ["corpus", "add", "--articles", 3, self.corpus], ["corpus", "graph", "--method", "sums", self.corpus],
                          ["report", "--threads", 2, "--corpus", self.corpus], ["report", "--lexicon", "missing.tsv", "--corpus", self.corpus],
                          ["corpus", "claims", "--likelihood", 2, self.corpus], ["corpus", "build", "--days", 2, self.corpus],
                          ["corpus", "claims", "--copy-share", 0.2, self.corpus], ["corpus", "claims", "--articles", "few", self.corpus], ["corpus", "claims", "--articles=-1", self.corpus]):
            code, out, err = run(*arguments)
            self.assertEqual((code, out), (2, ""), arguments)
            self.assertIn("hearsay", err)


class Credibility(unittest.TestCase):
    def test_beliefs_and_trust(self):
        with tempfile.TemporaryDirectory() as folder:
            trust = pathlib.Path(folder, "trust.csv")
            code, out, err = run("credibility", "--sources", trust, stdin=CLAIMS.encode())
            self.assertEqual(code, 0)
            self.assertIn("7 claims, 4 sources, 2 objects", err)
            beliefs = {(row["object"], row["value"]): float(row["belief"]) for row in csv.DictReader(io.StringIO(out))}
            self.assertGreater(beliefs["o", "x"], beliefs["o", "y"])
            self.assertGreater(beliefs["p", "1"], beliefs["p", "2"])
            rows = {row["source"]: row for row in csv.DictReader(io.StringIO(trust.read_text()))}
            self.assertEqual(rows["d"]["claims"], "2")
            for row in rows.values():
                self.assertTrue(0 <= float(row["low"]) <= float(row["trust"]) <= float(row["high"]) <= 1)
            self.assertGreater(float(rows["a"]["trust"]), float(rows["d"]["trust"]))

    def test_the_order_of_lines_does_not_matter(self):
        header, *claims = CLAIMS.splitlines(keepends=True)
        for method in ("bayes", "catd", "sums", "simple-lca", "accu-copy"):
            self.assertEqual(run("credibility", "--method", method, stdin=CLAIMS.encode()),
                             run("credibility", "--method", method, stdin=(header + "".join(reversed(claims))).encode()))

    def test_malformed_lines_are_told_by_number_and_skipped(self):
        code, out, err = run("credibility", stdin=(CLAIMS + "a,q\n,q,1\nb,q,7\n").encode())
        self.assertEqual(code, 1)
        self.assertIn("-:9: invalid record", err)
        self.assertIn("2 fields where the header has 3", err)
        self.assertIn("-:10: invalid record", err)
        self.assertIn("q,7,", out)

    def test_no_claims_can_be_read(self):
        self.assertEqual(run("credibility", stdin=b"who,what\n")[:2], (1, ""))
        self.assertEqual(run("credibility", "missing.csv")[:2], (1, ""))

    def belief(self, rows, *arguments, code=0):
        """Beliefs by object and value, and what was told."""
        done, out, err = run("credibility", *arguments, stdin=("source,object,value\n" + rows).encode())
        self.assertEqual(done, code, err)
        return {(row["object"], row["value"]): float(row["belief"]) for row in csv.DictReader(io.StringIO(out))}, err

    def test_no_single_source_captures_the_answer(self):
        beliefs, _ = self.belief("x,o1,A\ny,o1,A\nz,o1,B\nz,o2,C\n")
        self.assertGreater(beliefs["o1", "A"], 0.8)

    def test_nothing_is_said_of_sources_that_nobody_can_check(self):
        code, out, err = run("credibility", "--beliefs", "/dev/null", "--sources", "-", stdin=b"source,object,value\na,o,x\nb,o,x\nc,p,y\n")
        rows = {row["source"]: row for row in csv.DictReader(io.StringIO(out))}
        self.assertEqual((rows["c"]["trust"], rows["c"]["low"], rows["c"]["high"]), ("nan", "", ""))
        self.assertGreater(float(rows["a"]["trust"]), 0.5)

    def test_values_that_are_spelled_differently(self):
        rows = 'a,o,Paris\nb,o," Paris"\nc,o,paris\nd,o,Rome\ne,p,"1,000"\nf,p,1000\n'
        beliefs, err = self.belief(rows)
        self.assertEqual(len(beliefs), 6)
        beliefs, err = self.belief(rows, "--normalize")
        self.assertEqual(len(beliefs), 3)
        self.assertIn("3 of 6 values joined with others", err)
        beliefs, err = self.belief("a,o,\nb,o,x\n", code=1)
        self.assertEqual(set(beliefs), {("o", "x")})
        self.assertIn("-:2: invalid record", err)
        self.assertIn("no value", err)

    def test_close_numbers(self):
        beliefs, err = self.belief("a,o,100\nb,o,100.4\nc,o,100.6\nd,o,99.6\ne,o,100\n", "--numeric-tolerance", "0.01")
        self.assertEqual(set(beliefs), {("o", "100")})
        self.assertIn("3 of 4 values joined", err)

    def test_known_truths(self):
        with tempfile.TemporaryDirectory() as folder:
            known = pathlib.Path(folder, "truth.csv")
            known.write_text("object,value\no1,x\no2,x\no3,x\nelsewhere,x\n")
            rows = "".join(f"a,o{i},x\nb,o{i},y\n" for i in range(9))
            beliefs, err = self.belief(rows, "--known", known)
            self.assertEqual((beliefs["o1", "x"], beliefs["o1", "y"]), (1, 0))
            self.assertGreater(beliefs["o8", "x"], 0.65)
            self.assertIn("4 truths, of 3 objects that are spoken of; 0 that nobody claims", err)
            known.write_text("object,value\no1,x\no1,y\n,z\n")
            beliefs, err = self.belief(rows, "--known", known, code=1)
            self.assertAlmostEqual(beliefs["o1", "x"], beliefs["o1", "y"])
            self.assertIn("several truths of 'o1'", err)
            self.assertIn("truth.csv:4: invalid record", err)
            known.write_text("what\n")
            self.assertEqual(self.belief(rows, "--known", known, code=1)[0], {})
            self.assertEqual(self.belief(rows, "--known", pathlib.Path(folder, "missing"), code=1)[0], {})

    def test_values_in_a_hierarchy(self):
        with tempfile.TemporaryDirectory() as folder:
            places = pathlib.Path(folder, "places.csv")
            places.write_text("child,parent\nParis,France\nLyon,France\n")
            rows = "a,o,France\nb,o,France\nc,o,Paris\nd,o,Berlin\ne,o,Berlin\n"
            beliefs, err = self.belief(rows, "--hierarchy", places)
            self.assertIn("1 of 3 values are special cases of another", err)
            self.assertGreaterEqual(beliefs["o", "France"], beliefs["o", "Paris"])
            self.assertGreater(beliefs["o", "Paris"], beliefs["o", "Berlin"])
            beliefs, err = self.belief(rows.replace("France", "france"), "--hierarchy", places, "--normalize")
            self.assertGreater(beliefs["o", "Paris"], beliefs["o", "Berlin"])
            places.write_text("child,parent\nParis,France\nFrance,Paris\n")
            beliefs, err = self.belief(rows, "--hierarchy", places, code=1)
            self.assertIn("places.csv:3: invalid record", err)
            self.assertIn("its own ancestor", err)
            self.assertGreater(beliefs["o", "Paris"], beliefs["o", "Berlin"])
            for content in ("what\n", ""):
                places.write_text(content)
                code, out, err = run("credibility", "--hierarchy", places, stdin=("source,object,value\n" + rows).encode())
                self.assertEqual((code, out), (1, ""))
                self.assertIn("the header has no column 'child'", err)

    def test_several_truths(self):
        rows = "".join(f"a,b{i},X\na,b{i},Y\nc,b{i},X\nc,b{i},Y\nd,b{i},X\n" for i in range(9)) + "e,b1,Z\n"
        beliefs, err = self.belief(rows, "--values", "many")
        for (book, author), belief in beliefs.items():
            self.assertEqual(belief > 0.5, author != "Z")

    def test_numbers_are_estimated(self):
        code, out, err = run("credibility", "--numbers", "estimate", stdin=b"source,object,value\na,o,10\nb,o,11\nc,o,12\na,p,word\na,q,5\n")
        rows = {row["object"]: row for row in csv.DictReader(io.StringIO(out))}
        self.assertEqual(set(rows), {"o", "q"})
        self.assertAlmostEqual(float(rows["o"]["estimate"]), 11)
        self.assertLess(float(rows["o"]["low"]), 11)
        self.assertEqual((rows["q"]["estimate"], rows["q"]["low"], rows["q"]["numbers"]), ("5", "", "1"))
        self.assertIn("2 of 3 objects have numbers only", err)

    def test_explanations(self):
        rows = "a,o,A\nb,o,A\nz,o,B\n" + "".join(f"a,e{i},f\nb,e{i},g\nz,e{i},t\n" + "".join(f"w{i}{k},e{i},t\n" for k in range(5)) for i in range(8))
        code, out, err = run("credibility", "--explain", "o", stdin=("source,object,value\n" + rows).encode())
        self.assertEqual(code, 0)
        self.assertRegex(out, r"^o\n  B: belief 0\.[5-9]")
        self.assertIn("believed of 8 other objects: e0 (t)", out)
        self.assertIn("not believed of 8 other objects: e0 (f)", out)
        code, out, err = run("credibility", "--explain", "nothing", stdin=("source,object,value\n" + rows).encode())
        self.assertEqual((code, out), (1, ""))
        self.assertIn("nobody speaks of 'nothing'", err)

    def test_methods_that_do_not_settle_say_so(self):
        code, out, err = run("credibility", "--method", "investment", stdin=CLAIMS.encode())
        self.assertIn("not converged, since", err)
        self.assertIn("The figures would be others after more iterations", err)

    def test_wrong_usage(self):
        for arguments in (["--method", "oracle"], ["--numeric-tolerance", "-1"], ["a.csv", "b.csv"], ["--values", "few"], ["--numbers", "guess"],
                          ["--method", "sums", "--explain", "o"], ["--values", "many", "--numbers", "estimate"], ["--explain", "o", "--values", "many"],
                          ["--numbers", "estimate", "--known", "t.csv"], ["--numeric-tolerance", "0.1", "--explain", "o"],
                          ["--hierarchy", "h.csv", "--known", "t.csv"], ["--hierarchy", "h.csv", "--values", "many"], ["--hierarchy", "h.csv", "--method", "accu"]):
            code, out, err = run("credibility", *arguments)
            self.assertEqual((code, out), (2, ""), arguments)
            self.assertIn("hearsay", err)


if __name__ == "__main__":
    unittest.main()
