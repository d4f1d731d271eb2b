import pytest

import hearsay

STORM = "the storm killed at least 40 people in the coastal town of Skoddal"
ARTICLES = [
    hearsay.Article(
        f"SKODDAL — Interior Minister Karim Solane said {STORM}. Schools will stay closed for the week.",
        id="a", publisher="Post", date="2024-05-01",
    ),
    hearsay.Article(
        f"The government counts the dead. “It is a dark day,” Karim Solane said. He said {STORM}.",
        id="b", publisher="Times", date="2024-05-01",
    ),
    hearsay.Article(
        f"Boats went out again at dawn on Thursday to look for the missing. Rescue workers said {STORM}.",
        id="c", publisher="Echo", date="2024-05-02",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def corpus():
    corpus = hearsay.Corpus()
    corpus.add(hearsay.analyze(ARTICLES))
    return corpus


def rows(table):
    return pytest.importorskip("pyarrow").table(table).to_pylist()


def test_a_corpus_is_kept_and_read_again(corpus):
    assert corpus.ids == ["a", "b", "c"]
    again = hearsay.Corpus.from_jsonl(corpus.to_jsonl())
    assert again == hearsay.Corpus.from_jsonl(again.to_jsonl())
    assert again.ids == corpus.ids
    again.add(hearsay.analyze(hearsay.Article("It rained.", id="b")))
    assert len(again) == 3
    assert again != corpus
    with pytest.raises(hearsay.HearsayError) as caught:
        hearsay.Corpus.from_jsonl("not a corpus")
    assert caught.value.code == "invalid record"


def test_claims_and_what_they_rest_on(corpus):
    claim = rows(corpus.link().claims_table(articles=2))[0]
    # Two speakers, but in the same words: one may have them from the other.
    assert (claim["articles"], claim["independent"]) == (3, 1)
    assert "40 people" in claim["text"]
    assert claim == rows(hearsay.claims_table(corpus))[0]
    assert claim == rows(hearsay.claims_table(hearsay.analyze(ARTICLES)))[0]


def test_claims_as_values(corpus):
    linkage = corpus.link()
    (claim,) = hearsay.claims(linkage)
    row = rows(linkage.claims_table(articles=2))[0]
    assert (claim.number, claim.text, claim.articles, claim.independent) == (
        row["claim"],
        row["text"],
        row["articles"],
        row["independent"],
    )
    assert (claim.bottlenecks, claim.circles, claim.contradicts) == (
        row["bottlenecks"],
        row["circles"],
        row["contradicts"],
    )
    table = rows(linkage.statements_table())
    assert claim.statements == [(one["article"], one["id"]) for one in table if one["claim"] == claim.number]
    assert hearsay.claims(corpus, articles=4) == []
    assert hearsay.claims(hearsay.analyze(ARTICLES)) == [claim]


def test_sources_across_articles(corpus):
    sources = {row["name"]: row for row in rows(corpus.link().sources_table())}
    assert sources["Karim Solane"]["articles"] == 2
    assert sources["Post"]["published"] == 1
    assert 0 < sources["Karim Solane"]["prominence"] < 1


def test_statements_know_their_claims(corpus):
    statements = rows(corpus.link().statements_table())
    assert [row["claim"] for row in statements if "40" in row["content"]] == [0, 0, 0]
    assert {row["article"] for row in statements} == {"a", "b", "c"}


def test_graph_and_page(corpus):
    pytest.importorskip("networkx")
    linkage = hearsay.link(corpus)
    graph = linkage.graph()
    kinds = [data["kind"] for _, data in graph.nodes(data=True)]
    assert kinds.count("outlet") == 3
    assert kinds.count("claim") == 1
    assert "40 people" in linkage.to_html()
    assert "<iframe" in linkage._repr_html_()


def test_a_notebook_shows_the_articles(corpus):
    shown = corpus._repr_html_()
    assert "3 articles" in shown
    assert '<td style="text-align:left">Echo</td>' in shown
    many = hearsay.Corpus()
    many.add(hearsay.analyze([hearsay.Article("", id=f"<{number}>") for number in range(30)]))
    assert many._repr_html_().count("<tr>") == 21
    assert "&lt;0&gt;" in many._repr_html_()
    assert "10 more" in many._repr_html_()


def test_copies():
    text = 3 * "Officials in Skoddal said on Monday that the bridge over the river would stay closed until spring. "
    linkage = hearsay.link(hearsay.analyze([hearsay.Article(text, id=name) for name in "xy"]))
    assert linkage.copies == {"y": "x"}


CLAIMS = [
    *[(source, "capital", "Berlin") for source in "bcd"],
    *[(source, "height", "120") for source in "bcd"],
    ("a", "capital", "Bonn"),
    ("a", "height", "121"),
]


@pytest.mark.parametrize("method", hearsay.credibility_methods())
def test_methods_of_credibility(method):
    found = hearsay.credibility(CLAIMS, method)
    beliefs = {(row["object"], row["value"]): row["belief"] for row in rows(found.beliefs)}
    assert beliefs["capital", "Berlin"] >= beliefs["capital", "Bonn"]
    assert [row["claims"] for row in rows(found.trust)] == [2, 2, 2, 2]


def test_credibility_of_a_table_and_of_known_truths():
    pyarrow = pytest.importorskip("pyarrow")
    names = ("source", "object", "value")
    table = pyarrow.table({name: [row[at] for row in CLAIMS] for at, name in enumerate(names)})
    assert rows(hearsay.credibility(table).beliefs) == rows(hearsay.credibility(CLAIMS).beliefs)
    known = hearsay.credibility(CLAIMS, known=[("capital", "Bonn")])
    beliefs = {row["value"]: row["belief"] for row in rows(known.beliefs)}
    assert (beliefs["Bonn"], beliefs["Berlin"]) == (1, 0)
    close = hearsay.credibility(CLAIMS, tolerance=0.01)
    assert len(close.beliefs) == len(hearsay.credibility(CLAIMS).beliefs) - 1
    with pytest.raises(ValueError, match="bayes"):
        hearsay.credibility(CLAIMS, "no such method")
