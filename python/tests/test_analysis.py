import copy
import json
import pickle
import subprocess
import sys
import threading
import time
from html.parser import HTMLParser

import pytest

import hearsay


def every_span(analysis):
    for statement in [*analysis.statements, *analysis.tentative]:
        yield from statement.mention
        yield from statement.cue
        yield from statement.content
        for one in (statement.addressee, statement.medium, statement.date, statement.anonymity):
            if one is not None:
                yield one
        yield from (one.evidence for one in statement.contributions if one.evidence)
    for source in [*analysis.sources, *analysis.tentative_sources]:
        yield from source.anonymity
        yield from (mention.span for mention in source.mentions)


def test_who_said_what(analysis):
    first = next(one for one in analysis.statements if "six hours" in one.text)
    assert first.source.name == "Torstein Halvorsen"
    assert (first.source.identity, first.source.role) == ("named", "military")
    assert [span.text for span in first.cue] == ["said"]
    assert first.source in analysis.sources
    assert first in first.source.statements
    assert 0 < first.strength < 100
    assert first.probability.value == 40
    assert analysis.publisher == "The Skoddal Post"
    assert len(analysis.statements) == analysis.transparency["statements"]


@pytest.mark.parametrize("prefix", ["", "Ґ ", "🙂🙂 é ", "\ufeff"])
def test_offsets_are_those_of_python_strings(sample, prefix):
    analysis = hearsay.analyze(prefix + sample)
    assert analysis.text == prefix + sample
    spans = list(every_span(analysis))
    assert len(spans) > 100
    for span in spans:
        assert analysis.text[span.begin : span.end] == span.text


def test_contributions_add_up(analysis):
    for statement in analysis.statements:
        assert sum(one.log_odds for one in statement.contributions) == pytest.approx(statement.log_odds)


def test_the_dictionary_is_that_of_the_command(analysis):
    made = analysis.to_dict()
    assert made == json.loads(analysis.to_json())
    assert made["schema"] == "hearsay-analysis/2"
    assert made["text"] == analysis.text
    assert analysis.to_dict(text=False)["text"] is None
    assert made["id"] == "sample"
    assert [one["strength"]["score"] for one in made["statements"]] == [
        pytest.approx(statement.strength) for statement in analysis.statements
    ]


def test_an_analysis_is_kept_and_read_again(analysis):
    for kept in (analysis.to_json(), analysis.to_json().encode(), analysis.to_dict()):
        assert hearsay.Analysis.from_json(kept) == analysis
    assert pickle.loads(pickle.dumps(analysis)) == analysis
    assert copy.deepcopy(analysis).explain(0) == analysis.explain(0)
    for bad in ("[]", "{}", analysis.to_json(text=False), analysis.to_json()[:-1], "\ud800"):
        with pytest.raises(hearsay.HearsayError):
            hearsay.Analysis.from_json(bad)


def test_explanations(analysis):
    first = analysis.statements[0]
    assert analysis.explain(0) == first.explain()
    assert first.source.name in first.explain()
    assert first.source.role in first.source.explain()
    with pytest.raises(IndexError):
        analysis.explain(10_000)


@pytest.mark.parametrize("library", ["networkx", "igraph"])
def test_graph(analysis, library):
    pytest.importorskip(library)
    graph = analysis.graph(library)
    if library == "networkx":
        kinds = [data["kind"] for _, data in graph.nodes(data=True)]
        edges = [(graph.nodes[a]["label"], data["weight"]) for a, _, data in graph.edges(data=True)]
    else:
        kinds = graph.vs["kind"]
        edges = [(graph.vs[edge.source]["label"], edge["weight"]) for edge in graph.es]
    assert kinds.count("statement") == len(analysis.statements)
    assert kinds.count("source") == len(analysis.sources)
    for statement in analysis.statements:
        if statement.source is not None:
            assert (statement.source.name, statement.strength / 100) in edges
    with pytest.raises(ValueError, match="networkx"):
        analysis.graph("another")


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def test_what_a_notebook_shows():
    hostile = '"Boats <b>sank</b>," said <script>alert("x")</script> Emil O\'Rask & Sons, the harbour master.'
    analysis = hearsay.analyze(hostile)
    tags = Tags()
    tags.feed(analysis._repr_html_())
    (frame,) = tags.found
    assert frame[0] == "iframe"
    page = frame[1]["srcdoc"]
    assert page == analysis.to_html()
    assert "<script>alert" not in page
    assert "prefers-color-scheme" in page
    for source in analysis.sources:
        tags = Tags()
        tags.feed(source._repr_html_())
        assert {tag for tag, _ in tags.found} <= {"table", "caption", "b", "tr", "th", "td"}


def test_what_is_no_article():
    with pytest.raises(hearsay.HearsayError) as caught:
        hearsay.analyze(b"Sk\xc3\xb8d \xff said")
    assert (caught.value.code, caught.value.offset, caught.value.place) == ("invalid UTF-8", 6, None)
    with pytest.raises(hearsay.HearsayError) as caught:
        hearsay.analyze("Skød \ud800 said")
    assert (caught.value.code, caught.value.offset) == ("invalid UTF-8", 5)
    with pytest.raises(hearsay.HearsayError) as caught:
        hearsay.analyze({"id": "7", "body": "He left, she said."})
    assert caught.value.code == "invalid record"
    with pytest.raises(TypeError):
        hearsay.analyze(7)
    with pytest.raises(TypeError):
        hearsay.analyze(hearsay.Article("He left, she said.", id=["7"]))
    assert isinstance(caught.value, ValueError)


def test_nothing_is_an_article_too():
    assert hearsay.analyze("").statements == []
    assert hearsay.analyze([]) == []


def test_records_of_json_and_data_frames():
    record = {"id": 7, "text": "It rained, the mayor said.", "title": None, "date": float("nan"), "more": []}
    analysis = hearsay.analyze(record)
    assert (analysis.id, analysis.title, analysis.date) == ("7", "", "")


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_many_come_in_order(sample, threads):
    texts = [sample[:end] for end in range(200, 1200, 50)]
    alone = [hearsay.analyze(text) for text in texts]
    assert hearsay.analyze(texts, threads=threads) == alone
    assert list(hearsay.analyze(iter(texts), threads=threads)) == alone


def test_an_iterable_is_read_as_it_is_needed(sample):
    given = 0

    def articles():
        nonlocal given
        while True:
            given += 1
            yield sample

    analyses = hearsay.analyze(articles(), threads=2)
    assert given == 0
    next(analyses)
    assert given <= 8
    del analyses


def test_bad_articles_are_told_and_passed_over(sample):
    articles = [sample, b"\xff", sample, {"id": "x"}]
    with pytest.raises(hearsay.HearsayError) as caught:
        hearsay.analyze(articles)
    assert caught.value.place == 1
    bad = []
    assert len(hearsay.analyze(articles, on_error=bad.append, threads=2)) == 2
    assert [error.place for error in bad] == [1, 3]


def test_an_iterable_that_fails(sample):
    def articles():
        yield sample
        raise KeyError("gone")

    analyses = hearsay.analyze(articles(), threads=2)
    with pytest.raises(KeyError, match="gone"):
        list(analyses)


def test_progress_does_not_change_what_comes(sample, capsys):
    pytest.importorskip("tqdm")
    assert len(hearsay.analyze([sample] * 3, progress=True)) == 3
    assert "3/3" in capsys.readouterr().err


def test_other_threads_run_meanwhile(sample):
    ticks = []
    done = threading.Event()

    def tick():
        while not done.wait(0.001):
            ticks.append(time.monotonic())

    thread = threading.Thread(target=tick)
    thread.start()
    hearsay.analyze([sample] * 200, threads=1)
    hearsay.analyze(sample * 200)
    done.set()
    thread.join()
    assert len(ticks) > 5


def test_a_program_ends_in_silence():
    program = "import hearsay; print(len(hearsay.analyze('“It rained,” the mayor said.').statements))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "1\n", "")


def test_options(sample):
    nato = hearsay.Analyzer(yardstick="nato")
    text = "It is likely to rain, said Emil Rask."
    assert nato.analyze(text).statements[0].probability.yardstick == "nato"
    assert hearsay.analyze(text, analyzer=nato) == nato.analyze(text)
    assert list(nato.analyze_each([text, sample], threads=2)) == [nato.analyze(text), nato.analyze(sample)]
    with pytest.raises(hearsay.HearsayError) as caught:
        hearsay.Analyzer(lexicon="no such table\tx")
    assert caught.value.code == "invalid lexicon"
    with pytest.raises(hearsay.HearsayError):
        hearsay.Analyzer(model=b"not a model")
    with pytest.raises(ValueError, match="yardstick"):
        hearsay.Analyzer(yardstick="another")
