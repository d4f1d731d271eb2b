"""On two threads of one process, and on two workers that are processes of their own."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import hearsay

pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed")
if shutil.which("java") is None:
    pytest.skip("there is no Java", allow_module_level=True)

import pyarrow as pa  # noqa: E402
import rows  # noqa: E402

import hearsay.spark  # noqa: E402

STORM = "the storm killed at least 40 people in the coastal town of Skoddal"
OTHER = "the storm killed at least 300 people in the coastal town of Skoddal"
BRIDGE = "the old harbour bridge of Skoddal"
QUOTE = "“Nobody in this building believes for a moment that the dam will hold until the end of April,” {} said."
FEED = (
    "Boats went out again at dawn to look for the missing. Interior Minister Karim Solane said the army would help. "
    "The harbour master, Emil Rask, said the pier was gone. Solane said schools would stay closed for a week."
)
TEXTS = [
    ("a", "Post", f"Interior Minister Karim Solane said {STORM}. Schools will stay closed for the week."),
    ("b", "Times", f"The government counts the dead. “It is a dark day,” Karim Solane said. He said {STORM}."),
    ("c", "Echo", f"Boats went out again at dawn on Thursday. Rescue workers said {STORM}."),
    ("d", "Star", f"The opposition wants an inquiry. Its leader, Ida Brandt, said {OTHER}."),
    ("e", "Post", "Dispute over the dam. " + QUOTE.format("An official of the ministry")),
    ("f", "", "Engineers disagree about what to do. " + QUOTE.format("A senior official")),
    ("g", "Wire", FEED),
    ("h", "Mirror", FEED),
    ("i", "", FEED + " The town council meets today."),
    ("j", "Times", f"According to the Post, Ida Brandt said {OTHER}. Brandt spoke on Friday."),
    ("k ø#1", "Echo", ""),
    ("l", "Post", f"Karim Solane, the interior minister, said {BRIDGE} would reopen in April."),
    ("m", "Star", f"Workers have gone home. Ida Brandt said {BRIDGE} would not reopen in April."),
    ("n", "Echo", f"Money is short, but the harbour master, Emil Rask, said {BRIDGE} would reopen in April."),
]
TEXTS_ALONE = [(id, text) for id, _, text in TEXTS]


def spark_session(master, folder):
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(
        [str(Path(hearsay.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    )
    return (
        pyspark.sql.SparkSession.builder.master(master)
        .config("spark.sql.shuffle.partitions", "2")
        # Of so few rows compiling costs more than running.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.warehouse.dir", str(folder))
        .getOrCreate()
    )


@pytest.fixture(scope="module")
def records():
    return [{"uri": id, "publisher": publisher, "date": "2024-05-01", "body": text} for id, publisher, text in TEXTS]


@pytest.fixture(scope="module", params=["local[2]", "local-cluster[2,1,2048]"])
def master(request):
    return request.param


@pytest.fixture(scope="module")
def folder(master, tmp_path_factory):
    return tmp_path_factory.mktemp("spark")


@pytest.fixture(scope="module")
def spark(master, folder):
    session = spark_session(master, folder)
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()  # executors of a local cluster would be started again and again


@pytest.fixture(scope="module")
def analyzed(spark, records, folder):
    frame = spark.createDataFrame(pa.Table.from_pylist([*records, {"uri": "bad", "publisher": "", "date": ""}]))
    return hearsay.spark.analyze(
        frame.repartition(2), text="body", id="uri", checkpoint=str(folder / "analyzed"), parts=2
    )


@pytest.fixture(scope="module")
def analyses(records):
    return hearsay.analyze(
        [hearsay.Article(one["body"], one["uri"], "", one["publisher"], one["date"]) for one in records]
    )


def by_place(table):
    return sorted(table.to_pylist(), key=lambda row: (row["article"], row["id"]))


def test_statements_and_sources_are_those_of_the_library(analyzed, analyses):
    assert by_place(hearsay.spark.statements(analyzed).toArrow()) == by_place(
        pa.table(hearsay.statements_table(analyses))
    )
    assert by_place(hearsay.spark.sources(analyzed).toArrow()) == by_place(pa.table(hearsay.sources_table(analyses)))


def test_a_bad_record_is_told_and_costs_no_other(analyzed, records):
    bad = analyzed.where("error IS NOT NULL").toArrow().to_pylist()
    assert [row["id"] for row in bad] == ["bad"]
    assert "text" in bad[0]["error"]
    assert analyzed.count() == len(records) + 1


def test_what_columns_there_must_be(spark):
    frame = spark.createDataFrame([("a", "It rained.")], ["id", "body"])
    with pytest.raises(ValueError, match="'text'"):
        hearsay.spark.analyze(frame)
    with pytest.raises(TypeError, match="headline"):
        hearsay.spark.analyze(frame, headline="body")


@pytest.fixture(scope="module")
def linkage(analyses):
    corpus = hearsay.Corpus()
    corpus.add(analyses)
    return hearsay.Corpus.from_jsonl(corpus.to_jsonl()).link()


def test_links_are_those_of_the_library_and_are_kept(analyzed, linkage, folder):
    expected = rows.of_linkage(linkage)
    assert expected["copies"]
    assert expected["claims"]
    assert expected["contradictions"]
    linked = hearsay.spark.link(analyzed, checkpoint=str(folder / "linked"))
    made = rows.of_linked(linked)
    for name, value in expected.items():
        assert made[name] == value, name

    # A job that was ended goes on behind what it had written.
    times = {path: path.stat().st_mtime_ns for path in (folder / "linked").glob("*/_SUCCESS")}
    (folder / "linked" / "claims" / "_SUCCESS").unlink()
    again = rows.of_linked(hearsay.spark.link(analyzed, checkpoint=str(folder / "linked")))
    assert again == made
    remade = {path.parent.name for path, time in times.items() if path.stat().st_mtime_ns != time}
    assert remade == {"claims"}


def test_beliefs_in_linked_claims_are_those_of_the_library(analyzed, linkage, folder):
    linked = hearsay.spark.link(analyzed, checkpoint=str(folder / "linked"))
    made = hearsay.spark.credibility(linked.told, checkpoint=str(folder / "of-links"))
    expected = linkage.credibility("simple-lca")
    first = {str(row["claim"]): f"{row['article']}#{row['id']}" for row in pa.table(linkage.claims_table()).to_pylist()}
    beliefs = {first[row["value"]]: row["belief"] for row in pa.table(expected.beliefs).to_pylist()}
    assert len(beliefs) > 2
    assert {row["value"]: row["belief"] for row in made.beliefs.toArrow().to_pylist()} == pytest.approx(beliefs)


CLAIMS = [
    *[(source, item, "right") for source in "abcd" for item in "123456"],
    *[("e", item, "wrong") for item in "12345"],
    ("e", "6", "right"),
    *[("f", item, "wrong") for item in "789"],
    *[("g", item, "other") for item in "789"],
    ("a", "7", "right"),
    ("b", "8", "right"),
    ("h", "alone", "who knows"),
]


@pytest.mark.parametrize("method", ["sums", "catd", "simple-lca"])
def test_credibility_is_that_of_the_library(spark, folder, method):
    frame = spark.createDataFrame([*CLAIMS, CLAIMS[0]], ["source", "object", "value"])
    made = hearsay.spark.credibility(frame, method, checkpoint=str(folder / method))
    expected = hearsay.credibility(CLAIMS, method)

    def by_name(table, names, values):
        found = pa.table(table).to_pylist() if not hasattr(table, "toArrow") else table.toArrow().to_pylist()
        return {tuple(row[name] for name in names): [row[value] for value in values] for row in found}

    for table, names, values in (
        ("beliefs", ["object", "value"], ["belief", "claims"]),
        ("trust", ["source"], ["trust", "claims"]),
    ):
        one, other = (by_name(getattr(found, table), names, values) for found in (made, expected))
        assert set(one) == set(other)
        for key, found in other.items():
            assert one[key] == pytest.approx(found, abs=1e-9), (table, key)
    assert (made.iterations, made.converged) == (expected.iterations, expected.converged)
    again = hearsay.spark.credibility(frame, method, checkpoint=str(folder / method))
    assert again.residual == made.residual


def test_methods_of_credibility(spark, folder):
    with pytest.raises(ValueError, match="catd, simple-lca, sums"):
        hearsay.spark.credibility(spark.createDataFrame(CLAIMS), "bayes", checkpoint=str(folder / "none"))


@pytest.mark.parametrize("table", [hearsay.statements_table, hearsay.sources_table, hearsay.claims_table])
def test_halves_concatenate_without_a_cast(spark, analyses, table):
    halves = [pa.table(table(analyses[:4])), pa.table(table([analyses[-1]]))]
    first, second = (spark.createDataFrame(half) for half in halves)
    assert first.schema == second.schema
    assert first.union(second).toArrow().num_rows == sum(half.num_rows for half in halves)


KILLED = """
import json, sys
import hearsay.spark
import test_spark

folder = sys.argv[1]
spark = test_spark.spark_session("local[2]", folder)
frame = spark.createDataFrame([tuple(one) for one in json.load(open(f"{folder}/articles.json"))], ["id", "text"])
hearsay.spark.analyze(frame, checkpoint=f"{folder}/analyzed", parts=8)
"""


def test_a_job_that_was_killed_goes_on(spark, analyses, folder):
    folder = folder / "killed"
    folder.mkdir()
    (folder / "articles.json").write_text(json.dumps(TEXTS_ALONE))
    path = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    job = subprocess.Popen([sys.executable, "-c", KILLED, str(folder)], env={**os.environ, "PYTHONPATH": path})
    whole = folder / "analyzed"
    while not list(whole.glob("part-2-of-8/_SUCCESS")):
        assert job.poll() is None
        time.sleep(0.01)
    job.send_signal(signal.SIGKILL)
    job.wait()
    done = {path: path.stat().st_mtime_ns for path in whole.glob("*/_SUCCESS")}
    assert 3 <= len(done) < 8
    frame = spark.createDataFrame(TEXTS_ALONE, ["id", "text"])
    analyzed = hearsay.spark.analyze(frame, checkpoint=str(whole), parts=8)
    assert all(path.stat().st_mtime_ns == time for path, time in done.items())
    assert by_place(hearsay.spark.statements(analyzed).toArrow()) == by_place(
        pa.table(hearsay.statements_table(hearsay.analyze([hearsay.Article(text, id) for id, text in TEXTS_ALONE])))
    )
