"""What the C++ library and Spark make of the same corpus, as values that are equal where they should be."""

from collections import Counter, defaultdict

import pyarrow as pa

SOURCE = ("source", "name", "identity", "role", "articles", "published")
CLAIM = ("articles", "independent", "bottlenecks", "circles", "text")


def _sources(statements, sources):
    """Each source with its statements: numbers and ids tell nothing by themselves."""
    said = defaultdict(set)
    for source, article, number in statements:
        if source is not None:
            said[source].add((article, number))
    return Counter((frozenset(said[source]), *rest) for source, *rest in sources)


def of_linkage(linkage):
    claims = pa.table(linkage.claims_table()).to_pylist()
    statements = pa.table(linkage.statements_table()).to_pylist()
    sources = pa.table(linkage.sources_table()).to_pylist()
    first = {row["claim"]: f"{row['article']}#{row['id']}" for row in claims}
    return {
        "copies": dict(linkage.copies),
        "statements": {
            (row["article"], row["id"]): (first.get(row["claim"]), row["name"], row["content"], row["strength"])
            for row in statements
        },
        "sources": _sources(
            [(row["source"], row["article"], row["id"]) for row in statements],
            [
                [row[name] for name in ("source", "name", "identity", "role", "articles", "published")]
                for row in sources
            ],
        ),
        "claims": {
            first[row["claim"]]: tuple(
                row[name] for name in ("articles", "independent", "bottlenecks", "circles", "text")
            )
            for row in claims
            if row["articles"] > 1
        },
        "contradictions": {
            (*sorted((first[row["claim"]], first[other])), conflict)
            for row in claims
            for other, conflict in zip(row["contradicts"], row["conflicts"], strict=True)
        },
    }


def of_linked(linked):
    def rows(frame):
        return frame.toArrow().to_pylist()

    sources = rows(linked.sources)
    name = {row["source"]: row["name"] for row in sources}
    statements = rows(linked.statements)
    return {
        "copies": {row["article"]: row["report"] for row in rows(linked.copies)},
        "statements": {
            (row["article"], row["index"]): (row["claim"], name.get(row["source"]), row["content"], row["strength"])
            for row in statements
        },
        "sources": _sources(
            [(row["source"], row["article"], row["index"]) for row in statements],
            [
                [row[name] for name in ("source", "name", "identity", "role", "articles", "published")]
                for row in sources
            ],
        ),
        "claims": {row["claim"]: tuple(row[column] for column in CLAIM) for row in rows(linked.claims)},
        "contradictions": {
            (*sorted((row["first"], row["second"])), row["conflict"]) for row in rows(linked.contradictions)
        },
    }
