import json
import runpy
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"


def run(monkeypatch, capsys, name, *arguments):
    monkeypatch.setattr(sys, "argv", [name, *map(str, arguments)])
    runpy.run_path(str(EXAMPLES / name), run_name="__main__")
    return capsys.readouterr().out


@pytest.fixture
def news(sample, tmp_path):
    path = tmp_path / "news.jsonl"
    records = [
        {"id": one, "publisher": "Post", "date": "2024-05-01", "text": sample[begin:]}
        for one, begin in [("a", 0), ("b", 900)]
    ]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def test_who_says_what(monkeypatch, capsys, sample, tmp_path):
    (tmp_path / "sample.txt").write_text(sample)
    assert "Torstein Halvorsen" in run(monkeypatch, capsys, "who_says_what.py", tmp_path / "sample.txt")


def test_unnamed_by_outlet(monkeypatch, capsys, news):
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    assert "Post" in run(monkeypatch, capsys, "unnamed_by_outlet.py", news)


def test_corroborated(monkeypatch, capsys, news):
    pytest.importorskip("pyarrow")
    assert "2 articles" in run(monkeypatch, capsys, "corroborated.py", news)
