"""Plain values that the package takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ._hearsay import Table


class HearsayError(ValueError):
    """What was wrong with an input, and where.

    `offset` counts characters where the input was a `str`, bytes where it was `bytes`. `place` is the number
    of the article among those that were given, where there were several.
    """

    def __init__(self, code: str, offset: int, detail: str, place: int | None = None) -> None:
        where = f"{code} at {offset}: {detail}"
        super().__init__(where if place is None else f"article {place}: {where}")
        self.code = code
        self.offset = offset
        self.detail = detail
        self.place = place

    def __reduce__(self) -> tuple[type[HearsayError], tuple[str, int, str, int | None]]:
        return HearsayError, (self.code, self.offset, self.detail, self.place)


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it comes in. Only the text is needed."""

    text: str | bytes
    id: str = ""
    title: str = ""
    publisher: str = ""
    date: str = ""  #: ISO 8601, as far as known
    author: str = ""
    url: str = ""


class Span(NamedTuple):
    """A stretch of an article's text: `analysis.text[span.begin : span.end] == span.text`."""

    begin: int
    end: int
    text: str


class Mention(NamedTuple):
    """One span that refers to a source."""

    kind: str  #: name, description or pronoun
    joined_by: str
    span: Span


class Contribution(NamedTuple):
    """One reason for a strength: how much it moves the log-odds, and the words that caused it."""

    feature: str
    log_odds: float
    note: str
    evidence: Span | None


class Probability(NamedTuple):
    """What the words of a statement claim about its probability, in percent."""

    value: float
    low: float
    high: float
    phrase: Span | None
    yardstick: str


class Claim(NamedTuple):
    """What statements of several articles say alike, and what it rests on."""

    number: int  #: in the tables of the same linkage
    text: str  #: of the first statement
    articles: int
    independent: int  #: how many sources are independent
    statements: list[tuple[str, int]]  #: each the id of an article, and the number of a statement in it
    bottlenecks: list[str]  #: through whom all ways lead
    circles: list[list[str]]  #: who relies on whom in a circle
    contradicts: list[int]  #: claims that cannot be true beside it


@dataclass(frozen=True, slots=True)
class Credibility:
    """What a method of truth discovery found.

    `beliefs` has the columns object, value, belief and claims; `trust` has source, trust, low, high (a 90%
    interval) and claims.
    """

    beliefs: Table
    trust: Table
    converged: bool
    iterations: int
    residual: float
