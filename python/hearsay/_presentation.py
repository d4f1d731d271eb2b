"""Analyses as graphs of other libraries, as pickles, and as what a notebook shows."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._hearsay import Analysis, Source

Vertex = tuple[str, int, str]
Edge = tuple[int, int, str, float]


def graph(vertices: list[Vertex], edges: list[Edge], library: str) -> Any:
    if library == "networkx":
        import networkx

        made = networkx.MultiDiGraph()
        for number, (kind, index, label) in enumerate(vertices):
            made.add_node(number, kind=kind, index=index, label=label)
        for start, end, kind, weight in edges:
            made.add_edge(start, end, kind=kind, weight=weight)
        return made
    if library == "igraph":
        import igraph

        made = igraph.Graph(n=len(vertices), edges=[edge[:2] for edge in edges], directed=True)
        for at, name in enumerate(("kind", "index", "label")):
            made.vs[name] = [vertex[at] for vertex in vertices]
        made.es["kind"] = [edge[2] for edge in edges]
        made.es["weight"] = [edge[3] for edge in edges]
        return made
    raise ValueError('library is "networkx" or "igraph"')


def unpickled(json: str) -> Analysis:
    from ._hearsay import Analysis

    return Analysis.from_json(json)


def frame(page: str) -> str:
    """A whole page within a notebook, which neither's styles can reach."""
    return (
        f'<iframe sandbox="allow-scripts" style="width:100%;height:40em;border:1px solid #8888" '
        f'srcdoc="{escape(page)}"></iframe>'
    )


def card(source: Source) -> str:
    facts = {
        "identity": source.identity,
        "role": source.role,
        "office": source.office,
        "organization": source.organization,
        "country": source.country,
        "how many": source.count,
        "specificity": f"{source.specificity} of 3",
        "speaks for": source.speaks_for and source.speaks_for.name,
        "terms": "; ".join(f"“{span.text}”" for span in source.anonymity),
        "mentions": ", ".join(dict.fromkeys(mention.span.text for mention in source.mentions)),
        "statements": len(source.statements),
    }
    rows = "".join(
        f'<tr><th style="text-align:left">{name}</th><td style="text-align:left">{escape(str(fact))}</td></tr>'
        for name, fact in facts.items()
        if fact not in (None, "")
    )
    return f'<table><caption style="text-align:left"><b>{escape(source.name)}</b></caption>{rows}</table>'


def articles(rows: list[tuple[str, str, str, int, int]], most: int = 20) -> str:
    head = "".join(f"<th>{name}</th>" for name in ("article", "publisher", "date", "statements", "sources"))
    body = "".join(
        "<tr>" + "".join(f'<td style="text-align:left">{escape(str(fact))}</td>' for fact in row) + "</tr>"
        for row in rows[:most]
    )
    more = f"<p>{len(rows) - most:,} more</p>" if len(rows) > most else ""
    return f"<table><caption>{len(rows):,} articles</caption><tr>{head}</tr>{body}</table>{more}"
