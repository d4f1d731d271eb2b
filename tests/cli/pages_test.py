"""What the pages hold, read by Python's parser of HTML; browser_test.py opens them in a browser where there is one."""

import html.parser
import pathlib
import tempfile
import unittest

from hearsay_command import HOSTILE, SAMPLE, lines, run

VOID = {"meta", "link", "br", "input"}


class Reader(html.parser.HTMLParser):
    """Collects tags, ids, links and the text of paragraphs, and holds open and close tags to be in order."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.ids, self.links, self.paragraphs, self.stack = [], [], [], [], [], []
        self.feed(page)
        self.close()
        assert self.stack == [], self.stack

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [value for name, value in attrs if name in ("href", "src")]
        if tag not in VOID:
            self.stack.append((tag, dict(attrs).get("class")))
        if tag == "p":
            self.paragraphs.append("")

    def handle_endtag(self, tag):
        opened, _ = self.stack.pop()
        assert opened == tag, (opened, tag)

    def handle_data(self, data):
        if any(tag == "p" for tag, _ in self.stack) and ("a", "note") not in self.stack:
            self.paragraphs[-1] += data


class Pages(unittest.TestCase):
    def read(self, *arguments, stdin=b""):
        code, page, err = run("report", *arguments, stdin=stdin)
        self.assertEqual((code, err), (0, ""))
        reader = Reader(page)
        self.assertEqual(reader.tags.count("script"), 1, "only the page's own")
        self.assertLessEqual(set(reader.tags), set("a article aside b body br button caption dd details dl dt figcaption figure footer g h1 h2 h3 head html i li "
                                                   "link main meta nav ol p path rect script span style summary svg table tbody td text th thead "
                                                   "title tr tspan ul div".split()))
        self.assertEqual([name for name in reader.attributes if name.startswith("on")], [])
        self.assertEqual(len(reader.ids), len(set(reader.ids)))
        self.assertEqual([link for link in reader.links if link != "data:," and link.removeprefix("#") not in reader.ids], [])
        return reader

    def test_an_article_of_markup_stays_text(self):
        reader = self.read(stdin=lines(HOSTILE))
        text = HOSTILE["text"].replace("\u001b", " ").replace("\uffff", " ")
        for paragraph in filter(None, (part.strip() for part in text.split("\n"))):
            self.assertIn(paragraph, reader.paragraphs)

    def test_articles(self):
        reader = self.read(stdin=lines({"id": "sample", "text": SAMPLE.read_text()}, {"id": "empty", "text": "Rain."}, HOSTILE))
        self.assertEqual((reader.tags.count("article"), reader.tags.count("svg") > 2), (3, True))

    def test_a_corpus(self):
        with tempfile.TemporaryDirectory() as folder:
            corpus = pathlib.Path(folder, "news.corpus")
            shared = "Two of the dam's eleven gates may not open fully and must be repaired before winter, {} said."
            articles = [{"id": str(i), "publisher": f"Paper {i} <b>", "date": "2024-11-08", "text": shared.format(who)}
                        for i, who in enumerate(["Ann Lee", "Bo Dahl", "Bo Dahl"])]
            self.assertEqual(run("corpus", "build", corpus, stdin=lines(HOSTILE, *articles))[0], 0)
            reader = self.read("--corpus", corpus)
        self.assertEqual(reader.ids, ["bottlenecks", "sources"], "those that hold anything")
        self.assertGreater(reader.tags.count("table"), 1, "the claim of three papers and its sources")

    def test_no_corpus(self):
        self.assertEqual(run("report", "--corpus", SAMPLE)[0], 1)
        self.assertEqual(run("report", "--corpus", SAMPLE, SAMPLE)[0], 2)


if __name__ == "__main__":
    unittest.main()
