"""Runs on the Spark that HEARSAY_SPARK_MASTER names, such as "local-cluster[2,1,2048]"; on local[2] by itself."""

import os
import shutil
import sys
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
]


def spark_session(folder):
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["PYTHONPATH"] = os.pathsep.join(
        [str(Path(hearsay.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    )
    return (
        pyspark.sql.SparkSession.builder.master(os.environ.get("HEARSAY_SPARK_MASTER", "local[2]"))
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


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("spark")


@pytest.fixture(scope="module")
def spark(folder):
    session = spark_session(folder)
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


def test_links_are_those_of_the_library_and_are_kept(analyzed, analyses, folder):
    corpus = hearsay.Corpus()
    corpus.add(analyses)
    expected = rows.of_linkage(hearsay.Corpus.from_jsonl(corpus.to_jsonl()).link())
    assert expected["copies"]
    assert expected["claims"]
    made = rows.of_linked(hearsay.spark.link(analyzed, checkpoint=str(folder / "linked")))
    for name, value in expected.items():
        assert made[name] == value, name

    # A job that was ended goes on behind what it had written.
    times = {path: path.stat().st_mtime_ns for path in (folder / "linked").glob("*/_SUCCESS")}
    (folder / "linked" / "claims" / "_SUCCESS").unlink()
    again = rows.of_linked(hearsay.spark.link(analyzed, checkpoint=str(folder / "linked")))
    assert again == made
    remade = {path.parent.name for path, time in times.items() if path.stat().st_mtime_ns != time}
    assert remade == {"claims"}
