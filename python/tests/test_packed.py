"""What hearsay.spark keeps of each article as bytes."""

import pytest

import hearsay
from hearsay import _hearsay

pyarrow = pytest.importorskip("pyarrow")

KINDS = [("statements", hearsay.statements_table), ("sources", hearsay.sources_table)]


@pytest.mark.parametrize(("name", "table"), KINDS)
def test_rows_come_back(sample, name, table):
    texts = [sample, "", "“It rained,” the mayor said.", sample[:900]]
    analyses = hearsay.analyze([hearsay.Article(text, id=str(at)) for at, text in enumerate(texts)])
    packed = _hearsay.blocks.packed(table(analyses), [len(getattr(one, name)) for one in analyses])
    assert len(packed) == 4
    assert packed[2] == _hearsay.blocks.packed(table(analyses[2:3]), [len(getattr(analyses[2], name))])[0]
    unpacked = getattr(_hearsay.blocks, f"unpacked_{name}")
    back = pyarrow.table(unpacked(packed))
    back.validate(full=True)
    assert back.to_pylist() == pyarrow.table(table(analyses)).to_pylist()
    assert back.schema == pyarrow.table(table([])).schema


@pytest.mark.parametrize(("name", "table"), KINDS)
def test_damaged_bytes_are_refused(sample, name, table):
    (analysis,) = hearsay.analyze([sample[:900]])
    (packed,) = _hearsay.blocks.packed(table(analysis), [len(getattr(analysis, name))])
    unpacked = getattr(_hearsay.blocks, f"unpacked_{name}")
    for bad in (b"", b"\x02" + packed[1:], packed[:-1], packed + b"\x01", b"\x01\x01\xff\xff\xff\x7f"):
        with pytest.raises(hearsay.HearsayError):
            unpacked([packed, bad])
