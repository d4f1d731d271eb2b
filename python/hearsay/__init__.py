"""Who said what in the news, how strongly it is attributed and how credible its source is.

import hearsay

analysis = hearsay.analyze("“We will win,” General Emil Rask said.")
for statement in analysis.statements:
    print(statement.source.name, statement.text, statement.strength)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, overload

from ._hearsay import (
    Analysis,
    Analyzer,
    Corpus,
    Linkage,
    Source,
    Statement,
    Table,
    credibility_methods,
    sources_table,
    statements_table,
)
from ._hearsay import _estimate_credibility as _estimate
from ._hearsay import version as __version__
from ._values import Article, Claim, Contribution, Credibility, HearsayError, Mention, Probability, Span

__all__ = [
    "Analysis",
    "Analyzer",
    "Article",
    "Claim",
    "Contribution",
    "Corpus",
    "Credibility",
    "HearsayError",
    "Linkage",
    "Mention",
    "Probability",
    "Source",
    "Span",
    "Statement",
    "Table",
    "__version__",
    "analyze",
    "claims",
    "claims_table",
    "credibility",
    "credibility_methods",
    "link",
    "sources_table",
    "statements_table",
]

AnyArticle = str | bytes | Article | Mapping[str, Any]


@cache
def _usual_analyzer() -> Analyzer:
    return Analyzer()


@overload
def analyze(articles: AnyArticle, *, analyzer: Analyzer | None = None) -> Analysis: ...  # type: ignore[overload-overlap]
@overload
def analyze(  # type: ignore[overload-overlap]
    articles: Collection[AnyArticle],
    *,
    threads: int | None = None,
    progress: bool = False,
    on_error: Callable[[HearsayError], None] | None = None,
    analyzer: Analyzer | None = None,
) -> list[Analysis]: ...
@overload
def analyze(
    articles: Iterable[AnyArticle],
    *,
    threads: int | None = None,
    progress: bool = False,
    on_error: Callable[[HearsayError], None] | None = None,
    analyzer: Analyzer | None = None,
) -> Iterator[Analysis]: ...
def analyze(
    articles: AnyArticle | Iterable[AnyArticle],
    *,
    threads: int | None = None,
    progress: bool = False,
    on_error: Callable[[HearsayError], None] | None = None,
    analyzer: Analyzer | None = None,
) -> Analysis | list[Analysis] | Iterator[Analysis]:
    """Finds who said what in one article, or in many.

    An article is a `str`, `bytes` of UTF-8, an `Article`, or a mapping such as a line of JSON gives, with at
    least a "text". Of one comes its `Analysis`, of a list or column a list, and of any other iterable an
    iterator, which reads no more of it than the threads have in hand.

    `threads` are as many as there are cores by default. `progress` shows a bar (needs tqdm). An article that
    cannot be read raises `HearsayError`; with `on_error` it is given to that and passed over, so that
    `on_error=bad.append` gathers what failed.
    """
    analyzer = analyzer or _usual_analyzer()
    if isinstance(articles, str | bytes | Article | Mapping):
        return analyzer.analyze(articles)
    made = analyzer.analyze_each(articles, threads or os.cpu_count() or 1)
    if on_error is not None:
        made = _without_errors(made, on_error)
    if progress:
        from tqdm.auto import tqdm

        total = len(articles) if isinstance(articles, Collection) else None
        made = iter(tqdm(made, total=total, unit="article"))
    return list(made) if isinstance(articles, Collection) else made


def _without_errors(analyses: Iterator[Analysis], on_error: Callable[[HearsayError], None]) -> Iterator[Analysis]:
    while True:
        try:
            yield next(analyses)
        except HearsayError as error:
            on_error(error)
        except StopIteration:
            return


def link(analyses: Corpus | Iterable[Analysis], **options: Any) -> Linkage:
    """Joins sources, copies and claims across articles: `Corpus.link` of a corpus of these."""
    if isinstance(analyses, Corpus):
        return analyses.link(**options)
    corpus = Corpus()
    corpus.add(analyses)
    return corpus.link(**options)


def claims(linked: Linkage | Corpus | Iterable[Analysis], *, articles: int = 2) -> list[Claim]:
    """The claims that statements of at least so many articles make, those of most articles first."""
    return (linked if isinstance(linked, Linkage) else link(linked)).claims(articles=articles)


def claims_table(linked: Linkage | Corpus | Iterable[Analysis], *, articles: int = 1) -> Table:
    """The claims that statements of at least so many articles make, with what each rests on."""
    return (linked if isinstance(linked, Linkage) else link(linked)).claims_table(articles=articles)


def credibility(
    claims: Any,
    method: str = "bayes",
    *,
    tolerance: float = 0,
    known: Iterable[tuple[str, str]] = (),
) -> Credibility:
    """Which values that sources claim of objects are right, and which sources can be relied on.

    `claims` are tuples of source, object and value, or a table with columns of these names (of pandas, polars,
    pyarrow, …). Numbers that differ by at most the share `tolerance` of their median are one value. `known`
    are pairs of an object and its true value, for the methods "bayes" and "many-truths". `credibility_methods()`
    names the methods.
    """
    if hasattr(claims, "__arrow_c_stream__"):
        import pyarrow

        columns = pyarrow.table(claims)
        texts = (columns[name].cast(pyarrow.string()).to_pylist() for name in ("source", "object", "value"))
        claims = zip(*texts, strict=True)
    return _estimate(claims, method, tolerance, list(known))
