"""Input is read by what it is: each format on a sample written after its specification and on files that the libraries of
others wrote, what is not read, what is damaged, what is packed, and where it comes from."""

import bz2
import gzip
import io
import json
import lzma
import os
import pathlib
import subprocess
import tarfile
import tempfile
import threading
import unittest
import zipfile

from hearsay_command import COMMAND, ROOT, lines, run

SAMPLES = ROOT / "tests" / "cli" / "samples"
OF_OTHERS = SAMPLES / "of_others"
STORY = (OF_OTHERS / "story.txt").read_text()
MEMBERS = ("id", "title", "publisher", "date", "author", "url")

BRIDGE = ["Mayor Kari Berg said the bridge would close."]
SALT = [*BRIDGE, "“It is the salt,” she said."]
FERRY = ["A ferry will run, the county said."]
NINJS = ("http://ntb.example/2024/bridge", "Bridge at Nesvik to close", "NTB", "2024-12-17T09:30:00Z", "Ingrid Solberg",
         "http://ntb.example/2024/bridge")
# What each sample holds: the members of an article, and the lines of its text.
ARTICLES = {
    "nitf.xml": [(("nesvik-bridge-20241217", "Bridge at Nesvik to close for a year", "Nesvik Tidende", "2024-12-17T09:30:00+01:00",
                   "Ingrid Solberg, Per Dahl", ""),
                  ["Nesvik's mayor, Kari Berg, said on Tuesday that the bridge would close for 12 months.", "Salt and frost",
                   "“Salt has eaten the cables,” said Odd Lund, an engineer at Veritek.", "Two council members disagreed.",
                   "One said the cost was too high.", "Another wanted a ferry.", "Cost 40 million"])],
    "newsml-message.xml": [
        (("urn:newsml:ntb.example:2024:bridge", "Bridge at Nesvik to close", "Nyhetsbyrået NTB", "2024-12-17T09:30:00Z", "Ingrid Solberg", ""),
         [*BRIDGE, "She gave no date."]),
        (("urn:newsml:ntb.example:2024:ferry", "Ferry to run", "NTB", "2024-12-17T10:05:00Z", "", ""), [*FERRY, "“It is free,” said Odd Lund."]),
        (("urn:newsml:ntb.example:2024:bulletin", "", "NTB", "2024-12-17T10:06:00Z", "", ""), ["BULLETIN: The bridge is closed, police said."])],
    "ninjs-1.json": [(NINJS, SALT)],
    "ninjs-2.json": [(NINJS, SALT)],
    "ninjs-3.jsonl": [(("urn:ntb:1", "Bridge at Nesvik to close", "", "2024-12-17T09:30:00Z", "Ingrid Solberg", ""), BRIDGE),
                      (("urn:ntb:3", "Ferry to run", "", "", "", ""), FERRY)],
    "rss2.xml": [
        (("nesvik:1", "Bridge to close & ferry to run", "Nesvik Tidende", "2024-12-17T09:30:00+01:00", "Ingrid Solberg, Per Dahl",
          "https://nesvik.example/bridge"), [*BRIDGE, "“It is the salt,” she said. ]]>"]),
        (("https://nesvik.example/ferry", "Ferry", "Nesvik Tidende", "2025-01-01T08:05:00-05:00", "Per Dahl", "https://nesvik.example/ferry"),
         ["A ferry will run,\u00a0the county said."]),
        (("https://nesvik.example/cafe", "Café", "Nesvik Tidende", "", "", "https://nesvik.example/cafe"),
         ["The café\u00a0stays open, its owner said."])],
    "rss1.rdf": [(("https://nesvik.example/bridge", "Bridge", "Nesvik Tidende", "2024-12-17T09:30+01:00", "Ingrid Solberg",
                   "https://nesvik.example/bridge"), ["The mayor said: “It will close,” as Zoë said: it would close."])],
    "atom.xml": [
        (("urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a", "Bridge closes", "Nesvik Tidende", "2024-12-17T09:30:00Z", "Ingrid Solberg, Per Dahl",
          "https://nesvik.example/bridge"), SALT),
        (("urn:2", "Ferry", "Fjord News", "2024-12-18T00:00:00Z", "Odd Lund", ""), FERRY),
        (("urn:3", "Note", "Nesvik Tidende", "2024-12-19T00:00:00Z", "The desk", ""), ["All is well, a spokesman said."])],
    "feed.json": [(("1", "Bridge", "Nesvik Tidende", "2024-12-17T09:30:00+01:00", "Ingrid Solberg, Per Dahl", "https://nesvik.example/bridge"), BRIDGE),
                  (("2", "", "Nesvik Tidende", "", "The desk", ""), FERRY)],
    "pages.warc": [
        (("https://nesvik.example/bridge", "Bridge", "", "2024-12-17T09:30:00Z", "", "https://nesvik.example/bridge"), BRIDGE),
        (("https://nesvik.example/ferry", "Ferry", "", "2024-12-17T09:30:00Z", "", "https://nesvik.example/ferry"), FERRY),
        (("https://nesvik.example/zip", "Zip", "", "2024-12-17T09:30:00Z", "", "https://nesvik.example/zip"), ["It was packed, she said."]),
        (("file:///saved.html", "Saved", "", "2024-12-18T00:00:00Z", "", "file:///saved.html"), ["It was saved, he said."]),
        (("https://nesvik.example/plain", "", "", "2024-12-19T00:00:00Z", "", "https://nesvik.example/plain"), ["Plain words, Zoë said."])],
    "table.csv": [(("1", "Bridge, closed", "Nesvik Tidende", "2024-12-17", "", "https://nesvik.example/bridge"),
                   ["Mayor Kari Berg said the bridge would close.", "“It is the \"salt\",” she said."]),
                  (("2", "Ferry", "Fjord News", "2024-12-18", "", ""), FERRY)],
}

MAIL = b"""From: Ina Berg <ina@tarn.example>
Subject: Bridge
MIME-Version: 1.0
Content-Type: multipart/alternative;
\tboundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

He said =E2=80=9Cso=E2=80=9D.
--b--
"""

URL, PAPER, TITLE, AUTHOR = "https://nesvik.example/bridge", "Nesvik Tidende", "Bridge at Nesvik to close", "Ingrid Solberg"
DAY = "2024-12-17T09:30:00"
# What the libraries of others wrote: one story, with the members that the format and the library have room for.
STORIES = {
    "warcio.warc": (URL, TITLE, PAPER, "2024-12-18T00:00:00Z", "", URL),
    "warcio.warc.gz": (URL, TITLE, PAPER, "2024-12-18T00:00:00Z", "", URL),
    "fastwarc.warc": (URL, TITLE, PAPER, "2024-12-18T00:00:00Z", "", URL),
    "wget.warc.gz": ("http://127.0.0.1:8765/story.html", TITLE, PAPER, None, "", "http://127.0.0.1:8765/story.html"),
    "feedgen-rss.xml": (URL, TITLE, PAPER, DAY + "Z", AUTHOR, URL),
    "feedgen-atom.xml": (URL, TITLE, PAPER, DAY + "+00:00", AUTHOR, URL),
    "feedgenerator-rss.xml": ("nesvik:bridge", TITLE, PAPER, DAY + "Z", AUTHOR, URL),
    "feedgenerator-atom.xml": ("nesvik:bridge", TITLE, PAPER, DAY + "+00:00", AUTHOR, URL),
    "feed-rss.xml": ("nesvik:bridge", TITLE, PAPER, DAY + "Z", None, URL),
    "feed-atom.xml": ("nesvik:bridge", TITLE, PAPER, DAY + ".000Z", AUTHOR, URL),
    "feed.json": ("nesvik:bridge", TITLE, PAPER, DAY + ".000Z", AUTHOR, URL),
    "newsmlg2.xml": ("urn:nesvik:bridge", TITLE, "IPTC", DAY + "Z", "", ""),
    "story.txt": ("story", "", "", "", "", ""),
    "story.txt.gz": ("story", "", "", "", "", ""),
    "story.txt.xz": ("story", "", "", "", "", ""),
    "story.txt.zst": ("story", "", "", "", "", ""),
    "story.txt.bz2": ("story", "", "", "", "", ""),
    "story.html": ("story", TITLE, PAPER, "", "", ""),
    "utf-16.txt": ("utf-16", "", "", "", "", ""),
}


def text_lines(text):
    return [line for line in text.splitlines() if line]


class Reading(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, data):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def members(self, *arguments, **options):
        """Exit code, the members of the articles, errors."""
        code, out, err = run("analyze", "--format", "jsonl", *arguments, **options)
        analyses = [json.loads(line) for line in out.splitlines()]
        return code, [tuple(analysis.get(member) or "" for member in MEMBERS) for analysis in analyses], err

    def ids(self, *arguments, **options):
        code, articles, err = self.members(*arguments, **options)
        return code, [article[0] for article in articles], err

    def told(self, origin, words, *arguments, **options):
        """Exit status 1, nothing on standard output and one line about the input."""
        code, out, err = run("text", *arguments, **options)
        self.assertEqual((code, out, err.count("\n")), (1, "", 1), err)
        self.assertTrue(err.startswith(f"hearsay: {origin}: "), err)
        self.assertIn(words, err)


class Formats(Reading):
    def test_samples_after_the_specifications(self):
        for name, articles in ARTICLES.items():
            with self.subTest(name):
                self.assertEqual(self.members(SAMPLES / name), (0, [members for members, _ in articles], ""))
                out = self.folder / name
                code, _, err = run("text", "-o", out, SAMPLES / name)
                self.assertEqual((code, err), (0, ""))
                for members, text in articles:
                    self.assertEqual(text_lines((out / (members[0].replace("/", "_") + ".txt")).read_text()), text)

    def test_files_that_others_wrote(self):
        for name, members in STORIES.items():
            with self.subTest(name):
                code, articles, err = self.members(OF_OTHERS / name)
                self.assertEqual((code, len(articles), err), (0, 1, ""))
                for expected, found in zip(members, articles[0]):
                    if expected is not None:
                        self.assertEqual(found, expected)
                self.assertEqual(text_lines(run("text", OF_OTHERS / name)[1]), text_lines(STORY))
        self.assertEqual(set(STORIES), {path.name for path in OF_OTHERS.iterdir()})

    def test_the_name_says_nothing(self):
        for sample in (*SAMPLES.glob("*.*"), *OF_OTHERS.glob("*.*")):
            expected = run("text", sample)
            for name in ("x.txt", "x.jsonl", "x.html", "x.pdf", "x"):
                self.assertEqual(run("text", self.write(name, sample.read_bytes())), expected, (sample, name))

    def test_utf16_of_every_format(self):
        for name in ("nitf.xml", "rss2.xml", "atom.xml", "feed.json", "ninjs-3.jsonl", "table.csv", "of_others/story.html"):
            text = (SAMPLES / name).read_text(encoding="utf-8")
            for encoding in ("utf-8-sig", "utf-16"):
                self.assertEqual(run("text", self.write("x", text.encode(encoding))), run("text", SAMPLES / name), (name, encoding))
            big = b"\xfe\xff" + text.encode("utf-16-be")
            self.assertEqual(run("text", self.write("x", big)), run("text", SAMPLES / name), name)


class Names(Reading):
    def test_usual_names_of_json(self):
        for record in ({"_id": {"$oid": "1"}, "content": "Rain.", "publishedAt": {"$date": "2024-12-17"}, "source": {"id": "x", "name": "P"}, "author": ["A", "B"]},
                       {"uri": "1", "body": "<p>Rain.</p>", "dateTime": "20241217", "source": {"title": "P"}, "authors": [{"name": "A"}, {"name": "B"}]},
                       {"guid": 1, "maintext": "Rain.", "date_publish": "17 Dec 2024", "outlet": "P", "authors": ["A", "B"], "description": "Teaser."},
                       {"id": "1", "text": "Rain.", "body": "Else.", "date": "2024-12-17", "publisher": "P", "byline": "A, B", "title": None},
                       {"ID": "1", "content": {"rendered": "<p>Rain.</p>"}, "date": "2024-12-17", "site_name": "P", "creator": "A, B"}):
            code, articles, err = self.members(stdin=lines(record))
            self.assertEqual((code, articles, err), (0, [("1", "", "P", "2024-12-17", "A, B", "")], ""), record)
            self.assertEqual(run("text", stdin=lines(record))[1].strip(), "Rain.", record)

    def test_names_that_are_given(self):
        record = {"key": {"n": 7}, "fields": {"bodyText": "Rain."}, "body": "Snow.", "content": "Hail.", "h": "T"}
        for fields, text in (("id=key.n,text=fields.bodyText,title=h", "Rain."), ("id=key.n,text=body,title=h", "Snow.")):
            self.assertEqual(self.members("--fields", fields, stdin=lines(record)), (0, [("7", "T", "", "", "", "")], ""))
            self.assertEqual(run("text", "--fields", fields, stdin=lines(record))[1], text)
        table = b"a;b;c\n1;Rain.;x\n"
        self.assertEqual(self.members("--fields", "id=a,text=b,publisher=c", stdin=table), (0, [("1", "", "x", "", "", "")], ""))
        self.assertEqual(self.ids("--fields", "id=#,text=b", stdin=table), (0, ["stdin#1"], ""))
        self.assertEqual(self.ids("--fields", "id=#", stdin=lines({"text": "Rain."}, {"text": "Snow."})), (0, ["stdin#1", "stdin#2"], ""))

    def test_no_such_fields(self):
        for fields, words in (("words=body", "there is no 'words', but id text"), ("text", "'text' is no NAME=NAME"), ("text=a,text=b", "given twice")):
            code, out, err = run("analyze", "--fields", fields, stdin=b"")
            self.assertEqual((code, out), (2, ""))
            self.assertIn(words, err)

    def test_what_is_missing_or_ambiguous_is_told_with_what_there_is(self):
        self.told("-:1", 'the record lacks "text"; it has id, words; --fields text=NAME says which is meant', stdin=lines({"id": "1", "words": "Rain."}))
        self.told("-:1", 'the record lacks "id"; it has text, key; --fields id=NAME', stdin=lines({"text": "Rain.", "key": 1}))
        self.told("-:1", '"body" or "content" may be the text; --fields text=NAME', stdin=lines({"id": "1", "body": "Rain.", "content": "Snow."}))
        self.told("-:1", 'the record lacks "b"', "--fields", "text=b", stdin=lines({"id": "1", "text": "Rain."}))
        self.told("-", "a table (when, what, who) without a column that is known to hold the text", stdin=b"when,what,who\n1,2,3\n" * 4)

    def test_json_in_its_forms(self):
        one, two = {"id": "1", "text": "Rain."}, {"id": "2", "text": "Snow."}
        for whole in ([one, two], {"articles": [one, two]}, {"status": "ok", "response": {"total": 2, "results": [one, two], "pages": 1}}, {"items": [one, two], "x": []}):
            for indent in (None, 1):
                self.assertEqual(self.ids(stdin=json.dumps(whole, indent=indent).encode()), (0, ["1", "2"], ""), whole)
        self.assertEqual(self.ids(stdin=(json.dumps(one, indent=1) + "\n" + json.dumps(two, indent=1)).encode()), (0, ["1", "2"], ""))
        self.assertEqual(self.ids(stdin=b'{"articles": []}'), (0, [], ""))
        self.assertEqual(self.ids(stdin=b"[]"), (0, [], ""))

    def test_a_bad_element_of_a_list_is_told_and_passed_over(self):
        elements = ['{"id": "1", "text": "Rain."}', '{"id": "2" "text": 1}', '{"id": "3"}', "4", '{"id": "5", "text": "Snow."}']
        code, ids, err = self.ids(stdin=("[" + ",\n".join(elements)).encode())
        self.assertEqual((code, ids), (1, ["1", "5"]))
        for number, words in ((2, "not JSON"), (3, "lacks"), (4, "not a JSON object"), (6, "breaks off")):
            self.assertRegex(err, rf"hearsay: -, record {number}: invalid record at byte \d+: .*{words}")

    def test_rows_that_are_no_rows(self):
        table = 'id,text\n1,Rain.\n2\n3,"a" b\n\n4,"Snow\n\nagain."\r\n5,\xff\n6,"open\n'.encode("latin-1")
        code, ids, err = self.ids(stdin=table)
        self.assertEqual((code, ids), (1, ["1", "4"]))
        for line, words in ((3, "the row has 1 cells and the first one 2"), (4, "words behind a quoted cell"), (9, "invalid UTF-8 at byte "), (10, "does not end")):
            self.assertRegex(err, rf"hearsay: -:{line}: .*{words}")
        self.assertEqual(self.ids(stdin=b"id\ttext\ttitle\n1\tRain, snow.\t\"T\"\n"), (0, ["1"], ""))
        self.assertEqual(self.ids(stdin=b"id, text\n1, Rain fell.\n2, Snow fell.\n"), (0, ["1", "2"], ""))

    def test_bytes_that_are_no_utf8_in_a_record_of_json(self):
        code, ids, err = self.ids(stdin=lines({"id": "1", "text": "Rain."}) + b'{"id": "2", "text": "He said \x93no\x94."}\n' + lines({"id": "3", "text": "Snow."}))
        self.assertEqual((code, ids), (1, ["1", "3"]))
        self.assertRegex(err, r"^hearsay: -:2: invalid UTF-8 at byte 58: .*iconv -f windows-1252 -t utf-8 FILE\n$")


class Unread(Reading):
    def test_it_is_named_with_what_converts_it(self):
        docx = io.BytesIO()
        with zipfile.ZipFile(docx, "w") as file:
            file.writestr("[Content_Types].xml", "<Types/>")
            file.writestr("word/document.xml", "<w:document/>")
        odt = io.BytesIO()
        with zipfile.ZipFile(odt, "w") as file:
            file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for data, words in ((b"%PDF-1.7\n%\xe2\xe3\n", "pdftotext -layout"), (docx.getvalue(), "pandoc -f docx -t plain"), (odt.getvalue(), "pandoc -f odt -t plain"),
                            (b"{\\rtf1\\ansi He said so.}", "pandoc -f rtf -t plain"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "soffice"),
                            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"), (b"PAR1\x15\x04\x15", "Parquet"), (bytes(range(256)), "control characters"),
                            (b'<?xml version="1.0"?><story><p>He said so.</p></story>', "XML with the root <story> is not read"),
                            (b"<DOC id=1><TEXT>He said so.</TEXT></DOC>", "XML with the root <DOC>"),
                            (b'<?xml version="1.0"?><article><body/></article>', "pandoc -f jats"),
                            ("He said so.".encode("utf-16-le"), "iconv -f utf-16le"), (b"From a@b.example Mon Jun  3 10:00:00 2024\n" + MAIL, "git mailsplit"),
                            (b"He said \x93no\x94.", "invalid UTF-8 at byte 8: "), (b"He said \x93no\x94.", "iconv -f windows-1252 -t utf-8")):
            for packed in (data, gzip.compress(data)):
                path = self.write("x.txt", packed)
                self.told(path, words, path)
                self.told("-", words, stdin=packed)

    def test_the_command_for_mail_and_saved_pages_gives_their_text(self):
        saved = MAIL.replace(b"text/plain; charset=utf-8", b"text/html").replace(b"He said", b"<p>He said")
        for mail in (MAIL, MAIL.replace(b"\n", b"\r\n"), saved):
            code, _, err = run("text", stdin=mail)
            self.assertEqual(code, 1)
            command = err.partition(" its text is: ")[2].partition(" | hearsay analyze")[0].replace(" < FILE", "")
            self.assertTrue(command.startswith("python3 -c "), err)
            converted = subprocess.run(["sh", "-c", command], input=mail, stdout=subprocess.PIPE, check=True).stdout
            self.assertEqual(run("text", stdin=converted)[1].strip(), "He said “so”.")

    def test_a_few_control_characters_are_faults_of_a_text(self):
        text = "The mayor said\0 the bridge is safe.\n"
        self.assertEqual(run("text", stdin=text.encode()), (0, text, ""))
        self.assertEqual(run("text", stdin=b"<p>The mayor\0 said\1 the bridge\2 is safe.</p>"), (0, "The mayor said the bridge is safe.\n", ""))

    def test_prose_stays_prose(self):
        for text in ("From: the mayor\nTo: all\nDate: Monday\n\nHe said so.", "From here it looks bad, he said.\nAnd worse.",
                     "Rain, wind, snow\nThe storm hit, the mayor said, and left.\nSome people, many of them old, left.\nPower, water, and gas failed.\n",
                     "TO:\tAll\nFROM:\tThe mayor\nDATE:\tMonday\nRE:\tBridge\nHe said so.\nAnd left.\n",
                     "Text, body, date\nThe storm hit, the mayor said, and left.\n", "The bridge, closed\nThe mayor said yes, and left.\nRain fell, he said.\n" * 2,
                     "{ he said, and left.", "[Reuters] He said so, she said.", "<He said so.", "< 5 people came, he said.", "PKK fighters left, he said.",
                     "ID3 was first, he said.", "Rar! he said.", "Rain, snow, hail.\nHe said so, she said, they said.\nAll, of it, went.\n", "WARC/x is a format, he said.",
                     "Text, title\n", "a,b\n", "BZh", "]", "-", "\x1b[1mHe said so."):
            self.assertEqual(run("text", stdin=text.encode()), (0, text, ""))

    def test_an_empty_file_holds_no_article(self):
        for empty in (b"", b"\xef\xbb\xbf", b"\xff\xfe", gzip.compress(b"")):
            self.assertEqual(run("text", stdin=empty), (0, "", ""))

    def test_a_folder_says_what_it_passed_over(self):
        for name in ("a.jpg", "b.JPG", "c.jpg"):
            self.write(name, b"\xff\xd8\xff\xe0\0\x10JFIF")
        self.write("d/e.pdf", b"%PDF-1.4")
        self.write("d/notes.md", b"# Notes, he said")
        self.write("d/Makefile", b"all:\n")
        self.write("d/rain.txt", b"Rain.")
        self.write("d/snow.txt.gz", gzip.compress(b"Snow."))
        self.write("hail", b"<html><body><p>Hail, he said.</p></body></html>")
        self.write("data.bin", lines({"id": "x", "text": "Sun."}))
        code, ids, err = self.ids(self.folder)
        self.assertEqual((code, ids), (0, ["d/rain", "d/snow", "x", "hail"]))
        self.assertEqual(err, f"hearsay: {self.folder}: passed over 6 files: 3 .jpg, 1 .md, 1 .pdf, 1 without an ending\n")

    def test_a_folder_gives_no_id_twice(self):
        for name in ("a.html", "a.txt", "a.txt.gz", "b/a.txt", "b/a.ann", "c.txt", "c.txt.txt", "c.html"):
            self.write(name, b"<p>Rain.</p>" if name.endswith("html") else b"Rain.")
        self.assertEqual(self.ids(self.folder)[:2], (0, ["a", "a.txt", "a.txt.gz", "b/a", "c", "c.txt", "c.txt.txt"]))
        self.assertEqual(self.ids(self.folder / "a.html", self.folder / "a.txt"), (0, ["a", "a"], ""))


class Packed(Reading):
    PACKERS = {".gz": gzip.compress, ".xz": lzma.compress, ".bz2": bz2.compress}

    def test_every_format_packed_and_in_parts(self):
        data = lines({"id": "1", "text": "Rain."}, {"id": "2", "text": "Snow."})
        for ending, pack in self.PACKERS.items():
            for packed in (pack(data), pack(data[:30]) + pack(data[30:]), pack(pack(data))):
                self.assertEqual(self.ids(stdin=packed), (0, ["1", "2"], ""), ending)
                self.assertEqual(self.ids(self.write("news" + ending, packed)), (0, ["1", "2"], ""))

    def test_what_is_before_the_damage_is_read(self):
        data = lines(*({"id": str(i), "text": f"Rain {os.urandom(9).hex()}."} for i in range(2_000)))
        for ending, pack in self.PACKERS.items():
            packed = pack(data)
            for damaged in (packed[:len(packed) // 2], packed[:len(packed) * 2 // 3] + b"\xff" * 50 + packed[len(packed) * 2 // 3 + 50:]):
                code, out, err = run("text", stdin=damaged)
                self.assertEqual(code, 1)
                self.assertIn("the compressed data", err)
                if ending == ".gz":
                    self.assertIn("Rain", out)

    def test_what_stands_behind_gzip_costs_nothing(self):
        for data in (b"Rain.", b"<p>Rain.</p>", b'{"id": "1", "text": "Rain."}'):
            code, out, err = run("text", stdin=gzip.compress(data) + b"else")
            self.assertEqual((code, out.strip()), (1, "Rain."))
            self.assertRegex(err, r"^hearsay: -: invalid record at byte \d+: the compressed data is damaged at its byte \d+: what follows is no gzip\n$")

    def test_a_checksum_that_is_wrong(self):
        packed = bytearray(gzip.compress(b"He said so."))
        packed[-6] ^= 1
        self.told("-", "incorrect data check", stdin=bytes(packed))

    def test_a_bomb_is_given_up(self):
        spaces = gzip.compress(b" " * ((1 << 20) - 1) + b"\n")
        text = gzip.compress(gzip.compress(b"He said so.") + spaces * 300)
        self.assertLess(len(text), 50_000)
        self.told("-", "limit exceeded", stdin=text)
        records = gzip.compress(gzip.compress(lines({"id": "1", "text": "Rain."})) + spaces * 300)
        code, ids, err = self.ids(stdin=records)
        self.assertEqual((code, ids), (1, ["1"]))
        self.assertIn("grows more than 1000-fold", err)

    def test_archives(self):
        files = {"a/rain.txt": b"Rain.", "snow.jsonl": lines({"id": "snow", "text": "Snow."}, {"id": "bad"}), "p.jpg": b"\xff\xd8\xff\0", "Zoë.txt": b"Hail.",
                 "feed.xml": (SAMPLES / "rss1.rdf").read_bytes(), "packed.txt.gz": gzip.compress(b"Sun.")}
        packed, tarred = self.folder / "news.zip", self.folder / "news.tar.gz"
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
            for name, data in files.items():
                file.writestr(name, data)
        with tarfile.open(tarred, "w:gz") as file:
            for name, data in files.items():
                entry = tarfile.TarInfo(name)
                entry.size = len(data)
                file.addfile(entry, io.BytesIO(data))
        for path in (packed, tarred):
            code, ids, err = self.ids(path)
            self.assertEqual((code, ids), (1, ["a/rain", "snow", "Zoë", "https://nesvik.example/bridge", "packed"]))
            self.assertIn(f"hearsay: {path}/snow.jsonl:2: invalid record at byte ", err)
            self.assertIn(f"hearsay: {path}: passed over 1 file: 1 .jpg\n", err)
        alike = self.folder / "alike.zip"
        with zipfile.ZipFile(alike, "w") as file:
            for name in ("a.html", "a.txt", "a.jpg"):
                file.writestr(name, files["p.jpg"] if name == "a.jpg" else b"<p>Rain.</p>")
        self.assertEqual(self.ids(alike)[:2], (0, ["a", "a.txt"]))
        code, ids, err = self.ids(self.write("half.zip", packed.read_bytes()[:300]))
        self.assertEqual(code, 1)
        self.assertIn("damaged", err)


class Places(Reading):
    """/dev/stdin, /dev/fd/N, named pipes and - are alike."""

    def test_all_kinds(self):
        for name in ("ninjs-3.jsonl", "rss2.xml", "of_others/warcio.warc.gz", "of_others/story.txt", "of_others/story.html"):
            path = SAMPLES / name
            expected = run("text", path)
            self.assertEqual(expected[0], 0)
            self.assertEqual(run("text", stdin=path.read_bytes()), expected)
            self.assertEqual(run("text", "-", stdin=path.read_bytes()), expected)
            for place in ("/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"):
                if os.path.exists(place):
                    self.assertEqual(run("text", place, stdin=path.read_bytes()), expected, place)
                    with path.open("rb") as file:
                        self.assertEqual(run("text", place, stdin=file), expected, place)
            pipe = self.folder / path.name
            os.mkfifo(pipe)
            writer = threading.Thread(target=lambda: pipe.write_bytes(path.read_bytes()))
            writer.start()
            self.assertEqual(run("text", pipe), expected)
            writer.join()

    def test_records_come_as_they_are_written(self):
        with subprocess.Popen([COMMAND, "analyze", "--format", "jsonl", "--threads", "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for id in ("1", "2"):
                process.stdin.write(lines({"id": id, "text": "He said it rained."}))
                process.stdin.flush()
            process.stdin.close()
            self.assertEqual([json.loads(line)["id"] for line in process.stdout], ["1", "2"])


class Damaged(Reading):
    """A bad record is told with its place, and costs no other."""

    def test_feeds(self):
        good = "<item><guid>{}</guid><description>Rain.</description></item>"
        for bad, words in (("<item><guid>2</guid><description>Rain<b></description></item>", "not well-formed XML: .*mismatch"),
                           ("<item><guid>2</guid><description>&nosuch;</description></item>", "not well-formed XML: .*nosuch"),
                           ("<item><guid>2</guid>", "the record does not end before the next one begins"),
                           ("<item><guid>2</guid></item>", "the item holds no text"),
                           ("<item><guid>2</guid><description>\x01</description></item>", "not well-formed XML")):
            feed = '<?xml version="1.0"?><rss version="2.0"><channel><title>P</title>' + good.format(1) + bad + good.format(3) + "</channel></rss>"
            code, ids, err = self.ids(stdin=feed.encode())
            self.assertEqual((code, ids), (1, ["1", "3"]), bad)
            self.assertRegex(err, rf"^hearsay: -, record 2: invalid record at byte 1[0-9][0-9]: {words}.*\n$")
        feed = '<?xml version="1.0" encoding="shift_jis"?><rss version="2.0"><channel>' + good.format(1) + good.format(2).replace("Rain", "\x8d\xc3\xd0\x9b\xff")
        code, ids, err = self.ids(stdin=(feed + good.format(3) + "</channel></rss>").encode("latin-1"))
        self.assertEqual((code, ids, err.count("\n")), (1, ["1", "3"], 1), err)
        feed = '<rss version="2.0"><channel>' + good.format(1) + "<item><guid>2"
        code, ids, err = self.ids(stdin=feed.encode())
        self.assertEqual((code, ids), (1, ["1"]))
        self.assertIn("the record breaks off", err)

    def test_packages(self):
        message = (SAMPLES / "newsml-message.xml").read_text()
        code, ids, err = self.ids(stdin=message.replace("<p>She gave no date.</p>", "<p>She").encode())
        self.assertEqual((code, ids), (1, [f"urn:newsml:ntb.example:2024:{name}" for name in ("ferry", "bulletin")]))
        self.assertRegex(err, r"^hearsay: -, record 2: invalid record at byte \d+: not well-formed XML")

    def test_warc(self):
        records = (SAMPLES / "pages.warc").read_bytes()
        at = records.index(b"https://nesvik.example/ferry")
        for broken, words in ((records[:at].rpartition(b"WARC/1.1")[0] + b"WARX" + records[at:], "no header of a WARC record"),
                              (records.replace(b"Content-Length: 285", b"Content-Length: ten"), "no Content-Length"), ):
            code, ids, err = self.ids(stdin=broken)
            self.assertEqual(code, 1)
            self.assertEqual(ids[-3:], ["https://nesvik.example/zip", "file:///saved.html", "https://nesvik.example/plain"])
            self.assertRegex(err, rf"hearsay: -, record \d: invalid record at byte \d+: {words}")
        code, ids, err = self.ids(stdin=records[:-30])
        self.assertEqual((code, len(ids)), (1, 4))
        self.assertIn("the record breaks off", err)

    def test_warc_in_members(self):
        records = (SAMPLES / "pages.warc").read_bytes()
        parts = [b"WARC/1" + part for part in records.split(b"WARC/1")[1:]]
        packed = [bytearray(gzip.compress(part)) for part in parts]
        whole = self.ids(stdin=records)
        self.assertEqual(self.ids(stdin=b"".join(packed)), whole)
        for damage in (slice(20, 60), slice(-7, -6), slice(0, 2)):
            damaged = [bytearray(member) for member in packed]
            damaged[3][damage] = b"\xff" * len(damaged[3][damage])
            code, ids, err = self.ids(stdin=b"".join(damaged))
            self.assertEqual((code, ids), (1, [id for id in whole[1] if not id.endswith("/ferry")]), damage)
            self.assertRegex(err, r"^hearsay: -, record 4: .*the compressed data is damaged at its byte \d+: .*\n$")

    def test_resume(self):
        for sample in ("pages.warc", "rss2.xml", "newsml-message.xml", "table.csv", "ninjs-3.jsonl"):
            whole = run("analyze", "--format", "jsonl", SAMPLES / sample)[1]
            output = self.write("out.jsonl", whole.encode()[:len(whole.encode()) // 2])
            self.assertEqual(run("analyze", "--format", "jsonl", "-o", output, "--resume", SAMPLES / sample), (0, "", ""))
            self.assertEqual(output.read_text(), whole)


class Limits(Reading):
    def test_xml_that_would_grow(self):
        entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "He said so. "}">' for i in range(12))
        bomb = f'<?xml version="1.0"?><!DOCTYPE rss [{entities}]><rss version="2.0"><channel><item><guid>1</guid><description>&e11;</description></item></channel></rss>'
        self.told("-, record 1", "not well-formed XML", stdin=bomb.encode())
        secret = self.write("secret", b"Secret, he said.")
        external = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]><rss version="2.0"><channel><item><guid>1</guid><description>&x;</description></item></channel></rss>'
        self.told("-, record 1", "not well-formed XML", stdin=external.encode())

    def test_large_and_deep_xml(self):
        item = "<item><guid>{}</guid><description>{}</description></item>"
        many = b" ".join(b'a%d="1"' % i for i in range(200_000))
        for inside, words in (("x" * (17 << 20), "longer than 16777216 bytes"), ("<a>" * 100_000, "not well-formed"), ("<b/>" * 500_000, ""),
                              ("<b " + many.decode() + "/>", "")):
            feed = '<rss version="2.0"><channel>' + item.format(1, "Rain.") + item.format(2, inside) + item.format(3, "Snow.") + "</channel></rss>"
            code, ids, err = self.ids(stdin=feed.encode())
            self.assertEqual((code, ids), (1, ["1", "3"]), inside[:20])
            self.assertIn(words, err)
        self.told("-", "elements in more than 256 others", stdin=('<rss version="2.0">' + "<a>" * 100_000).encode())
        self.told("-", "a tag that does not end", stdin=('<rss version="2.0"><channel a="' + "x" * (2 << 20)).encode())

    def test_memory_stays_flat(self):
        for before, record, after in (('<rss version="2.0"><channel>', "<item><guid>{0}</guid><description>{1}</description></item>\n", "</channel></rss>"),
                                      ("[", '{{"id": "{0}", "text": "{1}"}},\n', '{"id": "last", "text": "Rain."}]'), ("id,text\n", '{0},"{1}"\n', "")):
            def written(file):
                with file:
                    file.write(before.encode())
                    for i in range(100):
                        file.write("".join(record.format(i * 100 + j, "Rain. " * 1_000) for j in range(100)).encode())
                    file.write(after.encode())

            # The address sanitizer, where it is built in, keeps 256 MB of freed memory by default.
            with subprocess.Popen([COMMAND, "text", "--threads", "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  env=os.environ | {"ASAN_OPTIONS": "quarantine_size_mb=16"}) as process:
                writer = threading.Thread(target=written, args=(process.stdin,))
                writer.start()
                size = 0
                while piece := process.stdout.read(1 << 20):
                    size += len(piece)
                writer.join()
                _, status, used = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
            self.assertEqual(process.returncode, 0)
            self.assertGreater(size, 50_000_000)
            self.assertLess(used.ru_maxrss * 1024, 150e6)


if __name__ == "__main__":
    unittest.main()
