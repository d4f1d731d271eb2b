import pytest

import hearsay

pyarrow = pytest.importorskip("pyarrow")


@pytest.fixture(scope="module")
def halves(sample):
    """Of one half nobody has a publisher, and nothing has a probability."""
    return (
        hearsay.analyze([hearsay.Article(sample, id="a", publisher="Post"), hearsay.Article(sample[:900], id="b")]),
        hearsay.analyze([hearsay.Article("“It rained,” the mayor said.", id="c")]),
    )


TABLES = [hearsay.statements_table, hearsay.sources_table, hearsay.claims_table]


def test_a_row_for_each_statement(analysis):
    rows = pyarrow.table(hearsay.statements_table(analysis)).to_pylist()
    assert len(rows) == len(analysis.statements)
    for row, statement in zip(rows, analysis.statements, strict=True):
        source = statement.source
        assert row["article"] == "sample"
        assert row["name"] == (source and source.name)
        assert row["identity"] == (source and source.identity)
        assert row["content"] == statement.text
        assert row["strength"] == statement.strength
        assert row["kind"] == statement.kind
        assert row["content_spans"] == [[span.begin, span.end] for span in statement.content]
        assert analysis.text[row["begin"] : row["end"]].startswith(statement.content[0].text)
        assert row["features"] == [one.feature for one in statement.contributions]
        assert sum(row["feature_log_odds"]) == pytest.approx(row["log_odds"])
        assert row["parent"] == (statement.parent and statement.parent.id)
        assert row["via"] == [one.id for one in statement.via]
        assert (row["probability"] is None) == (statement.probability is None)
    both = pyarrow.table(hearsay.statements_table(analysis, tentative=True))
    assert len(both) == len(analysis.statements) + len(analysis.tentative)


def test_a_row_for_each_source(analysis):
    rows = pyarrow.table(hearsay.sources_table([analysis])).to_pylist()
    assert [row["name"] for row in rows] == [source.name for source in analysis.sources]
    assert [row["statements"] for row in rows] == [len(source.statements) for source in analysis.sources]
    assert [row["anonymity"] for row in rows] == [
        [span.text for span in source.anonymity] for source in analysis.sources
    ]


def test_what_is_long_comes_in_batches(sample):
    (one,) = hearsay.analyze([sample[:2000]])
    table = hearsay.statements_table([one] * 10_000)
    made = pyarrow.table(table)
    assert made.num_rows == len(table) == 10_000 * len(one.statements)
    assert made["content"].num_chunks > 1
    made.validate(full=True)


@pytest.mark.parametrize("table", TABLES)
def test_empty_tables_have_columns(table):
    empty = table([])
    made = pyarrow.table(empty)
    assert len(empty) == 0
    assert made.column_names == empty.column_names
    assert pyarrow.schema(empty) == made.schema


@pytest.mark.parametrize("table", TABLES)
def test_halves_concatenate_without_a_cast(table, halves):
    first, second = (table(half) for half in halves)
    rows = len(first) + len(second)
    assert pyarrow.concat_tables([pyarrow.table(first), pyarrow.table(second)]).num_rows == rows

    polars = pytest.importorskip("polars")
    assert polars.concat([polars.DataFrame(first), polars.DataFrame(second)], how="vertical").height == rows

    pandas = pytest.importorskip("pandas")
    frames = [pandas.DataFrame.from_arrow(one) for one in (first, second)]
    joined = pandas.concat(frames, ignore_index=True)
    assert len(joined) == rows
    assert list(joined.columns) == first.column_names
    for name in joined:
        assert joined[name].dtype in {frame[name].dtype for frame in frames}


@pytest.mark.parametrize("table", TABLES)
def test_duckdb_reads_and_joins(table, halves):
    duckdb = pytest.importorskip("duckdb")
    first, second = (table(half) for half in halves)
    ((rows,),) = duckdb.sql("SELECT count(*) FROM (FROM first UNION ALL FROM second)").fetchall()
    assert rows == len(first) + len(second)


def test_strings_are_not_copied(analysis):
    table = hearsay.statements_table(analysis)
    column = [pyarrow.table(table)["content"].chunk(0).buffers()[2].address for _ in range(2)]
    assert column[0] == column[1]


def test_a_table_outlives_what_it_was_made_of(sample):
    made = pyarrow.table(hearsay.statements_table(hearsay.analyze([sample])))
    expected = [statement.text for statement in hearsay.analyze(sample).statements]
    assert made["content"].to_pylist() == expected


def test_parquet(analysis, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pyarrow.table(hearsay.statements_table(analysis))
    parquet.write_table(table, tmp_path / "statements.parquet")
    assert parquet.read_table(tmp_path / "statements.parquet").equals(table)
