from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from ._values import Article, Claim, Contribution, Credibility, Mention, Probability, Span

Identity = Literal["named", "unnamed", "group", "organization", "document"]
Role = Literal[
    "leader",
    "military",
    "official",
    "legislator",
    "candidate",
    "law",
    "expert",
    "business",
    "media",
    "advocate",
    "public",
    "unknown",
]

version: str

class Source:
    """Whom statements of one article are attributed to, after every mention of it has been joined."""

    @property
    def id(self) -> int: ...
    @property
    def is_tentative(self) -> bool: ...
    @property
    def name(self) -> str:
        """The fullest name or description in the article."""
    @property
    def identity(self) -> Identity: ...
    @property
    def role(self) -> Role: ...
    @property
    def specificity(self) -> int:
        """How far a reader could trace it, 0–3."""
    @property
    def senior(self) -> bool: ...
    @property
    def office(self) -> str | None: ...
    @property
    def organization(self) -> str | None: ...
    @property
    def country(self) -> str | None: ...
    @property
    def count(self) -> int | None: ...
    @property
    def gender(self) -> Literal["female", "male"] | None: ...
    @property
    def access(self) -> Literal["briefed", "took part", "witnessed"] | None: ...
    @property
    def anonymity(self) -> list[Span]:
        """Reasons and terms for not naming it."""
    @property
    def speaks_for(self) -> Source | None: ...
    @property
    def mentions(self) -> list[Mention]: ...
    @property
    def statements(self) -> list[Statement]: ...
    def explain(self) -> str: ...
    def _repr_html_(self) -> str: ...

class Statement:
    """One attribution with all that is known about it."""

    @property
    def id(self) -> int: ...
    @property
    def is_tentative(self) -> bool: ...
    @property
    def source(self) -> Source | None:
        """None where the text names nobody ("reportedly")."""
    @property
    def via(self) -> list[Source]:
        """Those who passed it on, the one nearest the article first."""
    @property
    def hops(self) -> int: ...
    @property
    def anonymity(self) -> Span | None: ...
    @property
    def mention(self) -> list[Span]: ...
    @property
    def cue(self) -> list[Span]: ...
    @property
    def content(self) -> list[Span]:
        """What was said; several spans where it is discontinuous."""
    @property
    def text(self) -> str:
        """The content on one line."""
    @property
    def kind(self) -> Literal["direct", "mixed", "indirect"]: ...
    @property
    def act(self) -> Literal["speech", "writing", "thought", "evidence"]: ...
    @property
    def polarity(self) -> Literal["affirmed", "denied"]: ...
    @property
    def actuality(self) -> Literal["said", "hypothetical", "future", "ordered"]: ...
    @property
    def parent(self) -> Statement | None:
        """The statement whose content holds this one."""
    @property
    def addressee(self) -> Span | None: ...
    @property
    def medium(self) -> Span | None: ...
    @property
    def date(self) -> Span | None: ...
    @property
    def strength(self) -> float:
        """Attribution strength, 0–100."""
    @property
    def strength_range(self) -> tuple[float, float]:
        """Where four in five readers' judgements of such statements lie, 0–100."""
    @property
    def log_odds(self) -> float: ...
    @property
    def contributions(self) -> list[Contribution]:
        """The reasons for the strength; their log-odds add up to its."""
    @property
    def stance(self) -> float:
        """How far the cue commits to the content, -1 to 1."""
    @property
    def probability(self) -> Probability | None: ...
    def explain(self) -> str: ...

class Analysis:
    """Everything that was found in one article. Offsets are those of `text`."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def author(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def statements(self) -> list[Statement]: ...
    @property
    def sources(self) -> list[Source]: ...
    @property
    def tentative(self) -> list[Statement]:
        """What may be further statements, but less likely so than not."""
    @property
    def tentative_sources(self) -> list[Source]: ...
    @property
    def transparency(self) -> dict[str, float]:
        """How open the article is about its sources: counts of statements."""
    def explain(self, statement: int) -> str:
        """Why the statement of this number is what it is, in words."""
    def graph(self, library: str = "networkx") -> Any:
        """The who-said-what graph, a networkx.MultiDiGraph or igraph.Graph."""
    def to_dict(self, *, text: bool = True) -> dict[str, Any]:
        """What `hearsay analyze --format jsonl` writes (docs/analysis.schema.json), with the article's text and what
        the strengths were computed from, or without."""
    def to_json(self, *, text: bool = True) -> str: ...
    @staticmethod
    def from_json(json: str | bytes | dict[str, Any]) -> Analysis:
        """The analysis that to_json or to_dict wrote with its text, equal to it."""
    def to_html(self) -> str:
        """A page by itself, with the text annotated."""
    def _repr_html_(self) -> str: ...

class Analyzer:
    """The way from an article to its analysis, with options. Costly to make; any number of threads may share it."""

    def __init__(
        self,
        *,
        model: bytes | None = None,
        lexicon: str | None = None,
        yardstick: Literal["measured", "icd203", "nato", "uk", "ipcc"] = "measured",
        lines: Literal["auto", "paragraphs", "wrapped"] = "auto",
    ) -> None: ...
    def analyze(self, article: str | bytes | Article | Mapping[str, Any]) -> Analysis: ...
    def analyze_each(
        self, articles: Iterable[str | bytes | Article | Mapping[str, Any]], threads: int = 1
    ) -> Iterator[Analysis]:
        """The analyses in the order of the articles. After a HearsayError the next one can be asked for."""

class Table:
    """Columns in memory that other libraries take as they are, by Arrow's PyCapsule interface."""

    def __len__(self) -> int: ...
    @property
    def num_rows(self) -> int: ...
    @property
    def column_names(self) -> list[str]: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

def statements_table(analyses: Analysis | Iterable[Analysis], *, tentative: bool = False) -> Table: ...
def sources_table(analyses: Analysis | Iterable[Analysis]) -> Table: ...

class Corpus:
    """The analyses of many articles, in as much as is needed to join them; some 5 kB an article."""

    def __init__(self) -> None: ...
    def __len__(self) -> int: ...
    @property
    def ids(self) -> list[str]: ...
    def add(self, analyses: Analysis | Iterable[Analysis]) -> None:
        """Adds articles, or puts them in the place of those with the same id."""
    def to_jsonl(self) -> str:
        """The corpus as a file that the command reads (docs/corpus-format.md)."""
    @staticmethod
    def from_jsonl(text: str) -> Corpus: ...
    def _repr_html_(self) -> str: ...
    def link(self, *, copy_resemblance: float = 0.4, claim_similarity: float = 0.6, days: int = 60) -> Linkage: ...

class Linkage:
    """How the articles of a corpus are connected."""

    def claims(self, *, articles: int = 2) -> list[Claim]: ...
    def claims_table(self, *, articles: int = 1) -> Table: ...
    def statements_table(self) -> Table: ...
    def sources_table(self) -> Table: ...
    @property
    def copies(self) -> dict[str, str]:
        """By id of an article that is a copy: the id of the first of its report."""
    def credibility(self, method: str = "bayes") -> Credibility:
        """Belief in the claims of which several sources speak, and trust in these. Sources, objects and values
        go by their numbers in the tables."""
    def graph(self, *, articles: int = 2, library: str = "networkx") -> Any: ...
    def to_html(self) -> str: ...
    def _repr_html_(self) -> str: ...

def _estimate_credibility(
    claims: Iterable[tuple[str, str, str]], method: str, tolerance: float, known: list[tuple[str, str]]
) -> Credibility: ...

blocks: Any  #: the steps of link(), for hearsay.spark

def credibility_methods() -> list[str]: ...
