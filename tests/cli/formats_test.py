"""Every format is read by a tool that others wrote, and says there what the JSON says."""

import collections
import csv
import io
import itertools
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

from hearsay_command import HOSTILE, ROOT, SAMPLE, lines, run

try:
    import pandas
except ImportError:
    pandas = None
try:
    import jsonschema
except ImportError:
    jsonschema = None
try:
    import networkx
except ImportError:
    networkx = None
try:
    from pyld import jsonld
except ImportError:
    jsonld = None

TEXTS = {"sample": SAMPLE.read_text(), HOSTILE["id"]: HOSTILE["text"]}
INPUT = lines({"id": "sample", "text": TEXTS["sample"]}, HOSTILE)


def written(*arguments):
    code, out, err = run(*arguments, stdin=INPUT)
    assert (code, err) == (0, ""), err
    return out


ANALYSES = [json.loads(line) for line in written("analyze", "--format", "jsonl").splitlines()]
STATEMENTS = [(analysis, statement) for analysis in ANALYSES for statement in analysis["statements"]]


class Json(unittest.TestCase):
    @unittest.skipIf(jsonschema is None, "python3-jsonschema is not installed")
    def test_every_article_follows_the_schema(self):
        validator = jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "analysis.schema.json").read_text()))
        for analysis in ANALYSES:
            validator.validate(analysis)
        self.assertGreater(len(STATEMENTS), 20)
        with self.assertRaises(jsonschema.ValidationError):
            validator.validate({**ANALYSES[0], "statements": [{}]})
        whole = [json.loads(line) for line in written("analyze", "--format", "jsonl", "--text").splitlines()]
        for analysis, text in zip(whole, TEXTS.values()):
            validator.validate(analysis)
            self.assertEqual(analysis["text"], text)
        self.assertEqual(json.loads(written("analyze", "--format", "json")), ANALYSES)


class Tables(unittest.TestCase):
    def test_csv(self):
        rows = list(csv.DictReader(io.StringIO(written("analyze", "--format", "csv"), newline="")))
        wanted = [(analysis, statement, sure) for analysis in ANALYSES for statements, sure in
                  ((analysis["statements"], "n"), (analysis["tentative"], "y")) for statement in statements]
        self.assertEqual(len(rows), len(wanted))
        for row, (analysis, statement, tentative) in zip(rows, wanted):
            self.assertEqual(row["article"], analysis["id"])
            self.assertEqual(row["tentative"], tentative)
            self.assertEqual(row["content"], " … ".join(part["text"] for part in statement["content"]))
            self.assertAlmostEqual(float(row["strength"]), statement["strength"]["score"], delta=.005)

    def test_tsv_has_the_same_columns(self):
        table = written("analyze", "--format", "csv")
        of_csv = list(csv.DictReader(io.StringIO(table, newline="")))
        table = written("analyze", "--format", "tsv")
        of_tsv = list(csv.DictReader(table.split("\n"), delimiter="\t"))
        self.assertEqual(of_tsv, [{name: re.sub(r"[\t\r\n\0]", " ", value) for name, value in row.items()} for row in of_csv])
        self.assertEqual({line.count("\t") for line in table.split("\n")[:-1]}, {len(of_csv[0]) - 1})

    def check_fields(self, read):
        """`read` makes the rows of a file, as texts, with the defaults of its program."""
        text = SAMPLE.read_text().replace("“", '"').replace("”", '"').replace("’", "'")
        table = run("analyze", "--format", "tsv", stdin=lines({"id": "'a", "title": '"Rain" # falls', "text": text}, HOSTILE))[1]
        wanted = [list(row.values()) for row in csv.DictReader(table.split("\n"), delimiter="\t")]
        self.assertLessEqual({'"', "'"}, {field[0] for row in wanted for field in row if field})
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "table.tsv")
            file.write_text(table, encoding="utf-8")
            self.assertEqual(read(file), wanted)

    @unittest.skipIf(pandas is None, "python3-pandas is not installed")
    def test_pandas_reads_every_field_of_tsv(self):
        self.check_fields(lambda file: pandas.read_csv(file, sep="\t", dtype=str).fillna("").values.tolist())

    @unittest.skipIf(shutil.which("Rscript") is None, "R is not installed")
    def test_r_reads_every_field_of_tsv(self):
        for call in ("read.delim(path", 'read.table(path, header=TRUE, sep="\\t"'):
            code = f"""path <- commandArgs(TRUE)[1]; d <- {call}, colClasses="character", encoding="UTF-8");
                       cat(do.call(paste, c(unname(d), list(sep="\\x1f", collapse="\\x1e"))))"""
            self.check_fields(lambda file: [row.split("\x1f") for row in subprocess.run(
                ["Rscript", "-e", code, file], capture_output=True, check=True, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
            ).stdout.decode().split("\x1e")])

    def test_chosen_columns_and_rows(self):
        def chosen(*options):
            return [tuple(row.values()) for row in csv.DictReader(io.StringIO(written("analyze", "--format", "csv", *options), newline=""))]

        everything = chosen("--columns", "tentative,identity,strength,id")
        self.assertIn("y", {row[0] for row in everything})
        wanted = [row for row in everything if row[0] == "n" and row[1] in ("named", "group") and float(row[2]) >= 50]
        self.assertGreater(len(wanted), 1)
        self.assertEqual(chosen("--columns", "tentative,identity,strength,id", "--no-tentative", "--where", "identity=named,group",
                                "--where", "strength>=50"), wanted)
        weakest = chosen("--columns", "strength,tentative", "--order", "weakest")
        self.assertLess(len(weakest), len(everything))
        self.assertEqual({row[1] for row in weakest}, {"n"})
        by_article = written("analyze", "--format", "csv", "--columns", "article,strength", "--order", "weakest")
        for _, rows in itertools.groupby(csv.reader(io.StringIO(by_article)), key=lambda row: row[0]):
            strengths = [row[1] for row in rows]
            self.assertEqual(strengths, sorted(strengths, key=lambda s: s if s == "strength" else float(s)))
        self.assertCountEqual(chosen("--columns", "tentative,identity,strength,id", "--order", "weakest-of-all"), everything)
        for options in (["--order", "strongest"], ["--columns", "nothing"], ["--columns", ""], ["--where", "strength"], ["--where", "nothing=1"], ["--where", "strength>="]):
            code, out, err = run("analyze", "--format", "tsv", *options, SAMPLE)
            self.assertEqual((code, out), (2, ""), options)
            self.assertTrue(err.startswith("hearsay analyze: --"), err)
        self.assertEqual(run("analyze", "--format", "json", "--columns", "id", SAMPLE)[0], 2)
        without = json.loads(written("analyze", "--format", "jsonl", "--no-tentative").splitlines()[0])
        self.assertEqual(without, {**ANALYSES[0], "tentative": [], "tentative_sources": []})

    def test_conll_holds_the_spans_of_every_statement(self):
        spans = collections.defaultdict(list)
        article = None
        for row in written("analyze", "--format", "conll").split("\n"):
            if row.startswith("# newdoc id = "):
                article = row.removeprefix("# newdoc id = ")
            if not row or row.startswith("#"):
                continue
            number, form, *unknown, misc = row.split("\t")
            self.assertTrue(number.isdigit() and form)
            self.assertEqual(unknown, 7 * ["_"])
            at = dict(pair.split("=") for pair in misc.split("|"))
            for tag in at["Attribution"].split(",") if "Attribution" in at else []:
                begins, role, statement = re.fullmatch("([BI])-(source|cue|content):([0-9]+)", tag).groups()
                parts = spans[article, int(statement), role]
                if begins == "B":
                    parts.append([int(at["Begin"]), 0])
                parts[-1][1] = int(at["End"])
        self.assertEqual(len({article for article, _, _ in spans}), 2)
        article_of = {re.sub("[\t\x00-\x1f\uffff]", " ", analysis["id"]): analysis for analysis in ANALYSES}
        for (article, statement, role), parts in spans.items():
            expected = article_of[article]["statements"][statement]["mention" if role == "source" else role]
            self.assertEqual(parts, [part["span"] for part in expected])


@unittest.skipIf(networkx is None, "python3-networkx is not installed")
class Graphs(unittest.TestCase):
    def check(self, graph):
        says = [edge for *_, edge in graph.edges(data=True) if edge["relation"] == "says"]
        self.assertEqual(len(says), sum(statement["source"] is not None for _, statement in STATEMENTS))
        labels = [vertex["label"] for _, vertex in graph.nodes(data=True) if vertex["kind"] == "source"]
        self.assertEqual(labels, [source["name"] for analysis in ANALYSES for source in analysis["sources"]])
        self.assertAlmostEqual(sum(edge["weight"] for edge in says),
                               sum(statement["strength"]["score"] / 100 for _, statement in STATEMENTS
                                   if statement["source"] is not None), places=3)

    def test_graphml(self):
        self.check(networkx.parse_graphml(written("graph", "--format", "graphml")))

    def test_gexf(self):
        self.check(networkx.read_gexf(io.BytesIO(written("graph", "--format", "gexf").encode())))

    def test_dot(self):
        try:
            drawn = subprocess.run(["dot", "-Tplain"], input=written("graph").encode(), capture_output=True)
        except FileNotFoundError:
            self.skipTest("Graphviz is not installed")
        self.assertEqual((drawn.returncode, drawn.stderr), (0, b""))
        vertices = len(ANALYSES) + len(STATEMENTS) + sum(len(analysis["sources"]) for analysis in ANALYSES)
        self.assertEqual(drawn.stdout.count(b"\nnode "), vertices)
        ids = ["graph", "strict", "a\\", "a\\\"", "\\N", "<b>", "{a|b}"]
        graph = run("graph", stdin=lines(*({"id": name, "text": "Rain."} for name in ids)))[1]
        drawn = subprocess.run(["dot", "-Tsvg"], input=graph.encode(), capture_output=True)
        self.assertEqual((drawn.returncode, drawn.stderr), (0, b""))
        self.assertEqual(sorted(text.text for text in xml.etree.ElementTree.fromstring(drawn.stdout).findall(".//{*}text")), sorted(ids))


# The terms that we use of http://www.w3.org/ns/anno.jsonld (Web Annotation Vocabulary, appendix A): tests use no network.
ANNOTATION_CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#", "dc": "http://purl.org/dc/elements/1.1/", "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "as": "http://www.w3.org/ns/activitystreams#",
    "xsd": "http://www.w3.org/2001/XMLSchema#", "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector", "Software": "as:Application", "assessing": "oa:assessing", "describing": "oa:describing",
    "identifying": "oa:identifying", "tagging": "oa:tagging", "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"}, "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"}, "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"}, "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"}, "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "value": "rdf:value", "format": "dc:format", "name": "foaf:name", "generator": {"@type": "@id", "@id": "as:generator"}}


def load(url, _options):
    if url != "http://www.w3.org/ns/anno.jsonld":
        raise ValueError(f"nothing may be fetched from {url}")
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": ANNOTATION_CONTEXT}}


def members(value):
    """How many members the objects of some JSON-LD have, context, literals and references aside. What a processor does not
    understand it drops, so that expansion leaves fewer."""
    if isinstance(value, list):
        return sum(map(members, value))
    if not isinstance(value, dict) or "@value" in value or set(value) == {"@id"}:
        return 0
    return sum(1 + members(inner) for name, inner in value.items() if name != "@context")


@unittest.skipIf(jsonld is None, "python3-pyld is not installed")
class LinkedData(unittest.TestCase):
    OPTIONS = {"documentLoader": load}
    SCHEMA, PROV = "https://schema.org/", "http://www.w3.org/ns/prov#"

    def triples(self, document):
        found = collections.defaultdict(list)
        for triple in jsonld.to_rdf(document, self.OPTIONS)["@default"]:
            found[triple["predicate"]["value"]].append((triple["subject"]["value"], triple["object"]["value"]))
        return found

    def test_json_ld(self):
        document = json.loads(written("analyze", "--format", "jsonld"))
        self.assertEqual(members(document), members(jsonld.expand(document, self.OPTIONS)))
        found = self.triples(document)
        types = collections.Counter(kind for _, kind in found["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"])
        self.assertEqual((types[self.SCHEMA + "NewsArticle"], types[self.SCHEMA + "Quotation"]), (2, len(STATEMENTS)))
        texts = collections.Counter(" … ".join(part["text"] for part in statement["content"]) for _, statement in STATEMENTS)
        self.assertEqual(collections.Counter(text for _, text in found[self.SCHEMA + "text"]), texts)
        self.assertEqual(len(found[self.PROV + "wasQuotedFrom"]), len(STATEMENTS))
        self.assertEqual(len(found[self.PROV + "wasAttributedTo"]) + len(found[self.PROV + "hadPrimarySource"]),
                         sum(statement["source"] is not None for _, statement in STATEMENTS))
        names = {source["name"] for analysis in ANALYSES for source in analysis["sources"]}
        self.assertLessEqual(names, {name for _, name in found[self.SCHEMA + "name"]})

    def test_web_annotations(self):
        text_of = dict(zip(dict.fromkeys(line["target"][0]["source"] for line in self.annotations()), TEXTS.values()))
        contents = 0
        for annotation in self.annotations():
            self.assertEqual(members(annotation), members(jsonld.expand(annotation, self.OPTIONS)))
            contents += annotation["id"].endswith("-content")
            for target in annotation["target"]:
                position, quote = target["selector"]
                text = text_of[target["source"]]
                self.assertEqual(text[position["start"]:position["end"]], quote["exact"])
                self.assertTrue(text[:position["start"]].endswith(quote["prefix"]))
                self.assertTrue(text[position["end"]:].startswith(quote["suffix"]))
        self.assertEqual(contents, len(STATEMENTS))

    @staticmethod
    def annotations():
        return [json.loads(line) for line in written("analyze", "--format", "annotations").split("\n")[:-1]]


# What the STIX 2.1 specification asks of a bundle and of the objects that we write (sections 3.1, 3.2, 4.5, 4.11, 4.12 and 8).
STIX_ID = "--[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"}
TEXTS_LIST = {"type": "array", "items": {"type": "string"}, "minItems": 1}
COMMON = {"spec_version": {"const": "2.1"}, "created": TIME, "modified": TIME, "labels": TEXTS_LIST,
          "confidence": {"type": "integer", "minimum": 0, "maximum": 100},
          "created_by_ref": {"type": "string", "pattern": f"^identity{STIX_ID}"},
          "external_references": {"type": "array", "minItems": 1, "items": {
              "type": "object", "required": ["source_name"], "additionalProperties": False, "minProperties": 2,
              "properties": {name: {"type": "string"} for name in ("source_name", "external_id", "url", "description")}}}}


def stix_object(kind, required, **properties):
    return {"type": "object", "required": ["type", "id", "spec_version", "created", "modified", *required], "additionalProperties": False,
            "properties": {**COMMON, "type": {"const": kind}, "id": {"type": "string", "pattern": f"^{kind}{STIX_ID}"}, **properties}}


REFERENCES = {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": f"^[a-z]+{STIX_ID}"}}
BUNDLE = {
    "type": "object", "required": ["type", "id"], "additionalProperties": False,
    "properties": {
        "type": {"const": "bundle"}, "id": {"type": "string", "pattern": f"^bundle{STIX_ID}"},
        "objects": {"type": "array", "minItems": 1, "items": {"oneOf": [
            stix_object("identity", ["name"], name={"type": "string"}, roles=TEXTS_LIST, identity_class={
                "enum": ["individual", "group", "system", "organization", "class", "unspecified"]}),
            stix_object("note", ["content", "object_refs"], content={"type": "string"}, abstract={"type": "string"}, object_refs=REFERENCES)]}}}}


@unittest.skipIf(jsonschema is None, "python3-jsonschema is not installed")
class Stix(unittest.TestCase):
    def test_bundles_are_valid(self):
        ids = set()
        for line in written("analyze", "--format", "stix").splitlines():
            bundle = json.loads(line)
            jsonschema.Draft202012Validator(BUNDLE).validate(bundle)
            ids |= {bundle["id"]} | {one["id"] for one in bundle["objects"]}
            for one in bundle["objects"]:
                self.assertLessEqual(set(one.get("object_refs", [])), ids)
        attributed = sum(statement["source"] is not None for _, statement in STATEMENTS)
        self.assertEqual(sum(one.startswith("note--") for one in ids), attributed)

    def test_time_is_given_or_now(self):
        stamp = "2024-12-17T09:30:00.000Z"
        first = written("analyze", "--format", "stix", "--created", stamp)
        self.assertEqual(first, written("analyze", "--format", "stix", "--created", stamp))
        self.assertEqual({one["created"] for one in json.loads(first.splitlines()[0])["objects"]}, {stamp})

    def test_no_other_time_is_taken(self):
        for stamp in ("yesterday", "", "2024-12-17", "2024-12-17T09:30:00", "2024-12-17 09:30:00Z", "2024-12-17T09:30:00+01:00",
                      "2024-12-17T09:30:00.Z", "2024-12-17T09:30:00,5Z", "2024-13-17T09:30:00Z", "2023-02-29T09:30:00Z",
                      "2024-12-17T24:00:00Z", "2024-12-17T09:60:00Z", "2O24-12-17T09:30:00Z"):
            code, out, err = run("analyze", "--format", "stix", f"--created={stamp}", SAMPLE)
            self.assertEqual((code, out), (2, ""), stamp)
            self.assertIn("hearsay analyze: ", err)
        for stamp in ("2024-02-29T23:59:59Z", "2016-12-31T23:59:60.5Z"):
            self.assertEqual(run("analyze", "--format", "stix", "--created", stamp, SAMPLE)[0], 0, stamp)

    def test_an_article_without_statements(self):
        code, out, _ = run("analyze", "--format", "stix", stdin=b"Rain.\n")
        self.assertEqual(code, 0)
        jsonschema.Draft202012Validator(BUNDLE).validate(json.loads(out))


class Misp(unittest.TestCase):
    def test_events_hold_every_statement(self):
        articles = [json.loads(line)["Event"] for line in written("analyze", "--format", "misp", "--created", "2024-12-17T09:30:00.000Z").splitlines()]
        self.assertEqual([event["date"] for event in articles], 2 * ["2024-12-17"])
        objects = [one for event in articles for one in event["Object"]]
        ids = [one["uuid"] for one in objects] + [attribute["uuid"] for one in objects for attribute in one["Attribute"]]
        self.assertEqual(len(ids), len(set(ids)))
        statements = [one for one in objects if one["name"] == "annotation"]
        self.assertEqual(len(statements), len(STATEMENTS))
        for one in statements:
            self.assertIn({"name": 'admiralty-scale:source-reliability="f"'}, one["Attribute"][0]["Tag"])
            self.assertTrue(all(reference["referenced_uuid"] in ids for reference in one.get("ObjectReference", [])))


class Cas(unittest.TestCase):
    def test_offsets_are_of_utf_16(self):
        text = "“It 😀 rains,” said Zoë Öz."
        cas = json.loads(run("analyze", "--format", "cas", stdin=text.encode())[1])
        sofa, *annotations = cas["%FEATURE_STRUCTURES"]
        self.assertEqual(sofa["sofaString"], text)
        units = text.encode("utf-16-le")
        found = {one["%TYPE"]: units[2 * one["begin"]:2 * one["end"]].decode("utf-16-le") for one in annotations}
        self.assertEqual(found["webanno.custom.Content"], "“It 😀 rains,”")
        self.assertEqual(found["webanno.custom.Source"], "Zoë Öz")
        self.assertEqual(cas["%VIEWS"]["_InitialView"]["%MEMBERS"], [one["%ID"] for one in annotations])
        self.assertLessEqual({one["%TYPE"] for one in annotations}, set(cas["%TYPES"]))


class Schema(unittest.TestCase):
    def test_that_of_duckdb_is_made_from_that_of_json(self):
        made = subprocess.run([sys.executable, ROOT / "tools" / "formats" / "schema.py", "duckdb"], capture_output=True, text=True, check=True)
        self.assertEqual(made.stdout, (ROOT / "docs" / "analysis.duckdb.sql").read_text())


class Framing(unittest.TestCase):
    def test_nothing_in_is_nothing_or_an_empty_frame_out(self):
        with tempfile.TemporaryDirectory() as empty:
            for name, expected in (("json", "[]\n"), ("jsonld", "[]\n"), ("jsonl", ""), ("annotations", ""), ("stix", ""), ("misp", ""), ("cas", ""), ("conll", "")):
                self.assertEqual(run("analyze", "--format", name, empty), (0, expected, ""), name)


if __name__ == "__main__":
    unittest.main()
