"""What hearsay.spark keeps of each article as bytes."""

import pytest

import hearsay
from hearsay import _hearsay

pyarrow = pytest.importorskip("pyarrow")

KINDS = [("statements", hearsay.statements_table), ("sources", hearsay.sources_table)]


def analyzed(texts):
    articles = [{"id": f"{at}", "text": text} for at, text in enumerate(texts)]
    return pyarrow.table(_hearsay.blocks.analyzed(hearsay.Analyzer(), articles))


@pytest.mark.parametrize(("name", "table"), KINDS)
def test_rows_come_back(sample, name, table):
    texts = [sample, "", "“It rained,” the mayor said.", sample[:900]]
    analyses = hearsay.analyze([hearsay.Article(text, id=str(at)) for at, text in enumerate(texts)])
    kept = analyzed(texts)
    kept.validate(full=True)
    packed = kept[name].to_pylist()
    assert len(packed) == 4
    assert kept["error"].null_count == 4
    unpacked = getattr(_hearsay.blocks, f"unpacked_{name}")
    assert pyarrow.table(unpacked(packed[2:3])).to_pylist() == pyarrow.table(table(analyses[2:3])).to_pylist()
    back = pyarrow.table(unpacked(packed))
    back.validate(full=True)
    assert back.to_pylist() == pyarrow.table(table(analyses)).to_pylist()
    assert back.schema == pyarrow.table(table([])).schema


def test_lines_are_those_of_a_corpus_file(sample):
    corpus = hearsay.Corpus()
    corpus.add(hearsay.analyze([{"id": "0", "text": sample}]))
    assert analyzed([sample])["digest"].to_pylist() == corpus.to_jsonl().splitlines()[1:]


def test_what_cannot_be_read_is_told_in_its_place(sample):
    kept = analyzed([sample, "a \ud800", None, "It rained, he said."]).to_pylist()
    assert [row["id"] for row in kept] == ["0", "1", "2", "3"]
    assert [row["error"] for row in kept] == [
        None,
        "invalid UTF-8 at 2: a lone surrogate",
        'invalid record at 0: there is no "text"',
        None,
    ]
    for row in kept:
        assert all((row[name] is None) == (row["error"] is not None) for name in ("digest", "statements", "sources"))


@pytest.mark.parametrize(("name", "table"), KINDS)
def test_damaged_bytes_are_refused(sample, name, table):
    (packed,) = analyzed([sample[:900]])[name].to_pylist()
    unpacked = getattr(_hearsay.blocks, f"unpacked_{name}")
    for bad in (b"", b"\x02" + packed[1:], packed[:-1], packed + b"\x01", b"\x01\x01\xff\xff\xff\x7f"):
        with pytest.raises(hearsay.HearsayError):
            unpacked([packed, bad])
