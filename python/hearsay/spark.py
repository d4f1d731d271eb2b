"""hearsay on Apache Spark: articles analysed and joined on as many machines as there are.

    analyzed = hearsay.spark.analyze(articles, checkpoint="hdfs:///news/analyzed")
    hearsay.spark.statements(analyzed).groupBy("publisher").count()
    linked = hearsay.spark.link(analyzed, checkpoint="hdfs:///news/linked")
    linked.claims.where("independent > 1")

The rules are those of the C++ library, called on blocks of rows; Spark brings the blocks together.
docs/scale.md tells how.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial, reduce
from typing import Any

import pyarrow as pa
from pyspark.sql import Column, DataFrame, SparkSession, Window, WindowSpec
from pyspark.sql import functions as F
from pyspark.sql.pandas.types import from_arrow_schema

from . import _usual_analyzer, sources_table, statements_table
from ._hearsay import blocks

__all__ = ["Credibility", "Linked", "analyze", "credibility", "link", "sources", "statements"]

Batches = Iterator[pa.RecordBatch]

_MEMBERS = ("id", "title", "publisher", "date", "author", "url", "text")
_ROWS = 200  # articles or blocks in hand at once: an article's analysis takes some 100 kB


class _Store:
    """Steps that are kept as Parquet files, so that what was done once is not done again."""

    def __init__(self, spark: SparkSession, folder: str) -> None:
        self._spark = spark
        self._folder = folder.rstrip("/")

    def keep(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        path = f"{self._folder}/{name}"
        if not self._is_whole(path):
            make().write.mode("overwrite").parquet(path)
        return self._spark.read.parquet(path)

    def _is_whole(self, path: str) -> bool:
        jvm = self._spark._jvm
        assert jvm is not None
        success = jvm.org.apache.hadoop.fs.Path(f"{path}/_SUCCESS")
        return bool(success.getFileSystem(self._spark._jsparkSession.sessionState().newHadoopConf()).exists(success))


def _map(frame: DataFrame, function: Callable[[Batches], Batches], schema: pa.Schema) -> DataFrame:
    return frame.mapInArrow(function, from_arrow_schema(schema))


def _slices(batches: Batches) -> Batches:
    for batch in batches:
        for start in range(0, batch.num_rows, _ROWS):
            yield batch.slice(start, _ROWS)


def _of_lines(make: str, batches: Batches) -> Batches:
    for batch in _slices(batches):
        yield from pa.table(getattr(blocks, make)(batch.column("digest").to_pylist())).to_batches()


def _from_lines(digests: DataFrame, make: str) -> DataFrame:
    return _map(digests.select("digest"), partial(_of_lines, make), pa.schema(getattr(blocks, make)([])))


# Articles


_ANALYZED = pa.schema(blocks.analyzed(_usual_analyzer(), []))


def _analyze(batches: Batches) -> Batches:
    analyzer = _usual_analyzer()
    for batch in _slices(batches):
        yield from pa.table(blocks.analyzed(analyzer, batch.to_pylist())).to_batches()


def analyze(articles: DataFrame, *, checkpoint: str | None = None, parts: int = 1, **columns: str) -> DataFrame:
    """Analyses articles, one a row, into a row each of `id`, `digest`, `statements`, `sources` and `error`.

    `columns` tells what the columns are called whose names are not those of `hearsay.Article`:
    `analyze(frame, text="body", id="uri")`. Ids must be there, and no two the same. `digest` is what `link`
    needs, a line of a corpus file; `statements` and `sources` are packed, for the functions of these names; `error`
    says why a record could not be read, and is null otherwise.

    With a folder as `checkpoint` what is done is written there, in so many parts, and a job that was ended goes
    on with the part that it had not finished.
    """
    unknown = set(columns) - set(_MEMBERS)
    if unknown:
        raise TypeError(f"an article has no {', '.join(sorted(unknown))}")
    named = {member: columns.get(member, member) for member in _MEMBERS}
    given = articles.select(
        *(F.col(column).alias(member) for member, column in named.items() if column in articles.columns)
    )
    for needed in ("id", "text"):
        if needed not in given.columns:
            raise ValueError(f"the articles have no column '{named[needed]}'")
    if checkpoint is None:
        return _map(given, _analyze, _ANALYZED)
    store = _Store(articles.sparkSession, checkpoint)
    done = [
        store.keep(
            f"part-{part}-of-{parts}",
            lambda part=part: _map(  # type: ignore[misc]
                given.where(F.pmod(F.xxhash64("id"), F.lit(parts)) == part), _analyze, _ANALYZED
            ),
        )
        for part in range(parts)
    ]
    return reduce(DataFrame.union, done)


def _unpack(name: str, batches: Batches) -> Batches:
    for batch in _slices(batches):
        yield from pa.table(getattr(blocks, f"unpacked_{name}")(batch.column(0).to_pylist())).to_batches()


def _from_packed(analyzed: DataFrame, name: str, empty: Any) -> DataFrame:
    # Packed they are one value to the JVM, which would take a third of the time for the hundred columns and lists.
    return _map(analyzed.where(f"{name} IS NOT NULL").select(name), partial(_unpack, name), pa.schema(empty))


def statements(analyzed: DataFrame) -> DataFrame:
    """A row for each statement, with the columns of `hearsay.statements_table`."""
    return _from_packed(analyzed, "statements", statements_table([]))


def sources(analyzed: DataFrame) -> DataFrame:
    """A row for each source of each article, with the columns of `hearsay.sources_table`."""
    return _from_packed(analyzed, "sources", sources_table([]))


# Components


def _union_find(batches: Batches) -> Batches:
    root: dict[str, str] = {}

    def find(node: str) -> str:
        while (above := root.setdefault(node, node)) != node:
            root[node] = root[above]
            node = above
        return node

    for batch in batches:
        for a, b in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True):
            a, b = find(a), find(b)
            root[max(a, b)] = min(a, b)
    yield pa.RecordBatch.from_pydict({"node": list(root), "root": [find(node) for node in root]}, schema=_ROOTED)


_ROOTED = pa.schema([("node", pa.string()), ("root", pa.string())])


def _components(pairs: DataFrame, store: _Store, name: str) -> DataFrame:
    """By `node` that a pair of strings has: `root`, the smallest that pairs lead to."""
    # A union-find for each partition leaves a star for each of its components; then roots spread along the
    # stars, and from each root to its own, until none changes.
    edges = store.keep(f"{name}-stars", lambda: _map(pairs, _union_find, _ROOTED).where("node != root"))
    both = edges.union(edges.select("root", "node"))
    labels = store.keep(
        f"{name}-0",
        lambda: both.groupBy("node").agg(F.least(F.col("node"), F.min("root")).alias("root")),
    )
    for step in range(1, 100):

        def spread(labels: DataFrame = labels) -> DataFrame:
            near = (
                both.join(
                    labels.select(F.col("node").alias("beside"), F.col("root").alias("of")),
                    F.col("root") == F.col("beside"),
                )
                .groupBy("node")
                .agg(F.min("of").alias("near"))
            )
            lower = labels.join(near, "node", "left").select(
                "node", F.least("root", F.coalesce("near", "root")).alias("new"), F.col("root").alias("old")
            )
            above = lower.select(F.col("node").alias("new"), F.col("new").alias("above"))
            return lower.join(above, "new", "left").select(
                "node",
                F.coalesce("above", "new").alias("root"),
                (F.coalesce("above", "new") != F.col("old")).alias("changed"),
            )

        spreading = store.keep(f"{name}-{step}", spread)
        labels = spreading.select("node", "root")
        if spreading.where("changed").isEmpty():
            return labels
    raise RuntimeError(f"the components of {name} did not settle")


# Links


@dataclass(frozen=True)
class Linked:
    """How the articles of a corpus are connected. Sources and claims go by ids: their first place, by the
    articles' ids, as `article#number`."""

    #: article, report: the first article of which it is a copy; only of copies
    copies: DataFrame
    #: source, name, identity, role, articles, published
    sources: DataFrame
    #: article, index, claim, source, outlet, report, strength, content, chain
    statements: DataFrame
    #: claim, articles, independent, bottlenecks, circles, text; of claims of at least two articles
    claims: DataFrame
    #: first, second, conflict
    contradictions: DataFrame
    #: source, object, value: what `credibility` takes, of the claims of which several sources speak
    told: DataFrame


def _place(article: str, index: str) -> Column:
    """A string that sorts as the two do: no byte of UTF-8 is below that of the mark between them."""
    return F.concat(F.col(article), F.lit("\x01"), F.lpad(F.col(index).cast("string"), 10, "0"))


def _id(place: Column) -> Column:
    return F.concat(
        F.element_at(F.split(place, "\x01"), 1), F.lit("#"), F.element_at(F.split(place, "\x01"), 2).cast("int")
    )


def _resembling(batches: Batches) -> Batches:
    for batch in batches:
        one, other = (batch.column(name).to_pylist() for name in ("sketch", "other_sketch"))
        keep = [blocks.resemblance(a, b) >= blocks.copy_resemblance for a, b in zip(one, other, strict=True)]
        yield batch.select(["article", "other"]).filter(pa.array(keep, pa.bool_()))


def _copies(articles: DataFrame, store: _Store) -> DataFrame:
    most = blocks.most_copies_compared
    blocks_of = (
        articles.select("article", F.explode("sketch").alias("hash"))
        .groupBy("hash")
        .agg(F.sort_array(F.collect_list("article")).alias("articles"))
        .where(F.size("articles") > 1)
    )
    pairs = (
        blocks_of.select("articles", F.posexplode(F.slice("articles", 1, most)).alias("at", "article"))
        .select(
            "article",
            F.explode(F.slice("articles", F.col("at") + 2, F.size("articles"))).alias("other"),
        )
        .distinct()
    )
    sketches = articles.select("article", "sketch")
    with_sketches = pairs.join(sketches, "article").join(
        sketches.select(F.col("article").alias("other"), F.col("sketch").alias("other_sketch")), "other"
    )
    alike = store.keep(
        "alike",
        lambda: _map(with_sketches, _resembling, pa.schema([("article", pa.string()), ("other", pa.string())])),
    )
    return _components(alike, store, "copies").where("node != root").selectExpr("node AS article", "root AS report")


def _bearing(batches: Batches) -> Batches:
    for batch in batches:
        counts = zip(batch.column("count").to_pylist(), batch.column("all").to_pylist(), strict=True)
        keep = [blocks.bears_surname(*both) for both in counts]
        names = batch.column("full_name").to_pylist()
        keys = [blocks.person_key(name) for name in names]
        made = pa.RecordBatch.from_arrays([batch.column("surname"), pa.array(keys, pa.string())], schema=_BEARERS)
        yield made.filter(pa.array(keep, pa.bool_()))


_BEARERS = pa.schema([("surname", pa.string()), ("bearer", pa.string())])


def _naming(batches: Batches) -> Batches:
    for batch in _slices(batches):
        names = [
            blocks.usual_name([(one["name"], one["count"]) for one in used])
            for used in batch.column("names").to_pylist()
        ]
        yield pa.RecordBatch.from_arrays([batch.column("root"), pa.array(names, pa.string())], schema=_NAMED)


_NAMED = pa.schema([("root", pa.string()), ("usual", pa.string())])


def _link_sources(digests: DataFrame, reports: DataFrame, store: _Store) -> tuple[DataFrame, DataFrame]:
    """The linked sources, and by article the ids of its sources, of its outlet, and its report."""
    raw = store.keep("names", lambda: _from_lines(digests, "sources_of"))
    full = raw.where("full_name IS NOT NULL").groupBy("surname", "full_name").count()
    bearers = _map(full.join(full.groupBy("surname").agg(F.sum("count").alias("all")), "surname"), _bearing, _BEARERS)
    keyed = (
        raw.join(bearers, "surname", "left")
        .join(reports, "article", "left")
        .select(
            "article", "index", "outlet", "name", "identity", "role",
            _place("article", "index").alias("place"),
            F.coalesce(
                "key",
                "bearer",
                F.concat(F.lit("report "), F.coalesce("report", "article"), F.lit(" "), F.col("within_report")),
                F.concat(F.lit("alone "), F.col("article")),
            ).alias("key"),
        )
    )  # fmt: skip
    keyed = store.keep("keys", lambda: keyed)
    quoted = (
        _from_lines(digests, "quotations_of")
        .join(keyed.select("article", "index", "key"), ["article", "index"])
        .select("wording", "key")
        .distinct()
    )
    quoted = store.keep("quotations", lambda: quoted)
    joined = quoted.join(quoted.groupBy("wording").agg(F.min("key").alias("least")), "wording").where("key != least")
    roots = _components(joined.select("key", "least"), store, "sources")
    places = store.keep(
        "places",
        lambda: keyed.join(roots.withColumnRenamed("node", "key"), "key", "left").withColumn(
            "root", F.coalesce("root", "key")
        ),
    )
    names = (
        places.where("NOT outlet")
        .groupBy("root", "name")
        .count()
        .groupBy("root")
        .agg(F.collect_list(F.struct("name", "count")).alias("names"))
    )
    own = places.where("NOT outlet")
    is_known = F.col("role") != "unknown"
    linked = (
        places.groupBy("root")
        .agg(
            F.min("place").alias("place"),
            F.max("outlet").alias("is_outlet"),
            F.min_by(F.when(F.col("outlet"), F.col("name")), F.when(F.col("outlet"), F.col("place"))).alias("title"),
            F.count_if("outlet").alias("published"),
        )
        .join(
            own.groupBy("root").agg(
                F.min_by("identity", "place").alias("identity"),
                F.min_by(F.when(is_known, F.col("role")), F.when(is_known, F.col("place"))).alias("role"),
                F.count_distinct("article").alias("articles"),
            ),
            "root",
            "left",
        )
        .join(_map(names, _naming, _NAMED), "root", "left")
        .select(
            "root",
            _id(F.col("place")).alias("source"),
            F.coalesce("usual", "title").alias("name"),
            F.when(F.col("is_outlet"), "organization").otherwise(F.col("identity")).alias("identity"),
            F.when(F.col("is_outlet"), "media").otherwise(F.coalesce("role", F.lit("unknown"))).alias("role"),
            F.coalesce("articles", F.lit(0)).alias("articles"),
            "published",
        )
    )
    linked = store.keep("linked-sources", lambda: linked)
    by_article = (
        places.join(linked.select("root", "source"), "root")
        .groupBy("article")
        .agg(F.sort_array(F.collect_list(F.struct("index", "source"))).alias("all"))
        .select(
            "article",
            F.col("all.source").alias("with_outlet"),
        )
        .join(reports, "article", "left")
        .select(
            "article",
            F.slice("with_outlet", 1, F.size("with_outlet") - 1).alias("sources"),
            F.element_at("with_outlet", -1).alias("outlet"),
            F.coalesce("report", "article").alias("report"),
        )
    )
    return linked.drop("root"), by_article


def _candidates(words: tuple[bytes, bytes, int], batches: Batches) -> Batches:
    made = blocks.WordBlocks(*words)
    for batch in _slices(batches):
        columns = (batch.column(name).to_pylist() for name in ("digest", "sources", "outlet", "report"))
        yield from pa.table(made.candidates_of(*columns)).to_batches()


def _pairs(statements: int, batches: Batches) -> Batches:
    finder = blocks.BlockPairs(statements)
    for batch in batches:
        yield from pa.table(finder.add(*(column.to_pylist() for column in batch.columns))).to_batches()


def _find_candidates(digests: DataFrame, by_article: DataFrame, store: _Store) -> tuple[DataFrame, int]:
    """Every statement, once for each block that it is in; and how many statements there are."""
    counts = _from_lines(digests, "words_of").groupBy("word").agg(F.sum("count").alias("count"))
    counted = store.keep("words", lambda: counts).orderBy("word").toArrow()
    (all_statements,) = counted.filter(pa.compute.equal(counted["word"], -1))["count"].to_pylist() or [0]
    counted = counted.filter(pa.compute.greater_equal(counted["word"], 0))
    words = tuple(
        counted[name].cast(pa.uint32()).combine_chunks().to_numpy(zero_copy_only=False).tobytes()
        for name in ("word", "count")
    )
    empty = blocks.WordBlocks(b"", b"", 0).candidates_of([], [], [], [])
    candidates = _map(
        digests.join(by_article, digests.id == by_article.article).select("digest", "sources", "outlet", "report"),
        partial(_candidates, (*words, all_statements)),
        pa.schema(empty),
    )
    return candidates, all_statements


def _find_pairs(digests: DataFrame, by_article: DataFrame, store: _Store) -> DataFrame:
    candidates, all_statements = _find_candidates(digests, by_article, store)
    order = ["kind", "block", "article", "index"]
    found = _map(
        candidates.repartition("kind", "block").sortWithinPartitions(*order),
        partial(_pairs, all_statements),
        pa.schema(blocks.BlockPairs(0).add(*([] for _ in candidates.columns))),
    )
    return store.keep(
        "pairs",
        lambda: found.select(
            _place("article", "index").alias("one"), _place("other_article", "other_index").alias("other"), "conflict"
        ).distinct(),
    )


def _events(articles: DataFrame, store: _Store) -> DataFrame:
    """By article the first of its event. What all articles are about is brought together on the driver."""

    def find() -> DataFrame:
        columns = articles.select("article", "date", "topic").toArrow()
        ids, dates, topics = (column.to_pylist() for column in columns.columns)
        events = blocks.events_of(ids, dates, topics)
        found = pa.table([pa.array(ids, pa.string()), pa.array(events, pa.string())], ["article", "event"])
        return articles.sparkSession.createDataFrame(found)

    return store.keep("events", find)


def _pairs_of_events(batches: Batches) -> Batches:
    for batch in batches:
        for event in batch.column("articles").to_pylist():
            event.sort(key=lambda one: one["article"].encode())
            columns = ([one[name] for one in event] for name in ("digest", "sources", "outlet", "report"))
            yield from pa.table(blocks.pairs_of_event(*columns)).to_batches()


def _pairs_in_events(digests: DataFrame, by_article: DataFrame, events: DataFrame, store: _Store) -> DataFrame:
    """Of a claim its centre comes first, of an update the earlier."""
    together = (
        digests.withColumnRenamed("id", "article")
        .join(by_article, "article")
        .join(events, "article")
        .groupBy("event")
        .agg(F.collect_list(F.struct("article", "digest", "sources", "outlet", "report")).alias("articles"))
        .where(F.size("articles") > 1)
    )
    found = _map(together.select("articles"), _pairs_of_events, pa.schema(blocks.pairs_of_event([], [], [], [])))
    return store.keep(
        "pairs-in-events",
        lambda: found.select(
            _place("article", "index").alias("one"), _place("other_article", "other_index").alias("other"), "conflict"
        ),
    )


def _clustering(batches: Batches) -> Batches:
    for batch in batches:
        one: list[str] = []
        claims: list[str] = []
        for pairs in batch.column("pairs").to_pylist():
            nodes = sorted({node for pair in pairs for node in (pair["one"], pair["other"])})
            number = {node: at for at, node in enumerate(nodes)}
            numbered: dict[bool, list[tuple[int, int]]] = {False: [], True: []}
            for pair in pairs:
                numbered[pair["joined"]].append((number[pair["one"]], number[pair["other"]]))
            for star in blocks.cluster_stars(len(nodes), numbered[False], numbered[True]):
                one.extend(nodes[at] for at in star)
                claims.extend(nodes[star[0]] for _ in star)
        yield pa.RecordBatch.from_pydict({"place": one, "claim": claims}, schema=_CLUSTERED)


_CLUSTERED = pa.schema([("place", pa.string()), ("claim", pa.string())])


_TOLD = ("chain", "unstated", "names", "outlet_names", "runs")


def _tellings(batches: Batches) -> Batches:
    for batch in _slices(batches):
        columns = (batch.column(name).to_pylist() for name in ("digest", "sources"))
        yield from pa.table(blocks.tellings_of(*columns)).to_batches()


def _profiling(batches: Batches) -> Batches:
    for batch in _slices(batches):
        rows = []
        for claim, told, names in zip(*(batch.column(at).to_pylist() for at in range(3)), strict=True):
            told.sort(key=lambda one: (one["place"] != claim, one["place"]))
            independent, bottlenecks, circles = blocks.profile_claim(
                [one["outlet"] for one in told],
                [one["report"] for one in told],
                [one["chain"] for one in told],
                [[one["names"], one["outlet_names"], one["runs"]] for one in told],
                [one["unstated"] for one in told],
                {one["id"]: one["name"] for one in names},
            )
            rows.append((claim, independent, bottlenecks, circles))
        columns = zip(*rows, strict=True)
        yield pa.RecordBatch.from_arrays(
            [pa.array(column, field.type) for column, field in zip(columns, _PROFILED, strict=True)], schema=_PROFILED
        )


_PROFILED = pa.schema(
    [
        ("claim", pa.string()),
        ("independent", pa.int32()),
        ("bottlenecks", pa.list_(pa.string())),
        ("circles", pa.list_(pa.list_(pa.string()))),
    ]
)


def link(analyzed: DataFrame, *, checkpoint: str) -> Linked:
    """Joins sources, copies and claims across the articles of `analyze`, as `hearsay.link` does.

    Each step is written to the folder `checkpoint`, and a job that was ended goes on behind the last one. For
    another set of articles give another folder.
    """
    store = _Store(analyzed.sparkSession, checkpoint)
    digests = analyzed.where("error IS NULL").select("id", "digest")
    articles = store.keep("articles", lambda: _from_lines(digests, "articles_of"))
    copies = _copies(articles, store)
    linked_sources, by_article = _link_sources(digests, copies, store)
    by_article = store.keep("by-article", lambda: by_article)
    pairs = _find_pairs(digests, by_article, store)
    events = _events(articles, store)
    in_events = _pairs_in_events(digests, by_article, events, store)

    # In an event the model decides.
    several = events.join(events.groupBy("event").count().where("count > 1"), "event").select("article", "event")

    def event_of(place: str) -> DataFrame:
        return several.select(F.col("article").alias(f"{place}_article"), F.col("event").alias(f"{place}_event"))

    same = (
        pairs.withColumn("one_article", F.element_at(F.split("one", "\x01"), 1))
        .withColumn("other_article", F.element_at(F.split("other", "\x01"), 1))
        .join(event_of("one"), "one_article", "left")
        .join(event_of("other"), "other_article", "left")
        .where("one_event IS NULL OR other_event IS NULL OR one_event != other_event")
        .select("one", "other", "conflict")
        .withColumn("joined", F.lit(False))
        .union(in_events.withColumn("joined", F.lit(True)))
        .where("conflict IS NULL")
        .select("one", "other", "joined")
    )
    roots = _components(same.select("one", "other"), store, "claims")
    of_component = (
        same.join(roots.withColumnRenamed("node", "one"), "one")
        .groupBy("root")
        .agg(F.collect_list(F.struct("one", "other", "joined")).alias("pairs"))
    )
    clustered = store.keep("clusters", lambda: _map(of_component.select("pairs"), _clustering, _CLUSTERED))

    ids = by_article.withColumnRenamed("article", "id")
    told = _map(
        digests.join(ids, "id").select("digest", "sources"),
        _tellings,
        pa.schema(blocks.tellings_of([], [])),
    )
    statements = store.keep(
        "statements",
        lambda: (
            told.withColumn("place", _place("article", "index"))
            .join(clustered, "place", "left")
            .join(by_article.select("article", "outlet", "report"), "article")
            .withColumn("claim", F.coalesce("claim", F.when(F.col("says_something"), F.col("place"))))
        ),
    )

    shared = (
        statements.where("claim IS NOT NULL")
        .groupBy("claim")
        .agg(F.count_distinct("article").alias("articles"))
        .where("articles > 1")
    )
    of_claims = statements.join(shared, "claim")
    names = (
        of_claims.select("claim", F.explode(F.concat("chain", F.array("outlet"))).alias("source"))
        .distinct()
        .join(linked_sources.select("source", "name"), "source")
        .groupBy("claim")
        .agg(F.collect_list(F.struct(F.col("source").alias("id"), "name")).alias("names"))
    )
    profiles = _map(
        of_claims.groupBy("claim")
        .agg(F.collect_list(F.struct("place", "outlet", "report", *_TOLD)).alias("told"))
        .join(names, "claim")
        .select("claim", "told", "names"),
        _profiling,
        _PROFILED,
    )
    first = statements.where("place = claim").select("claim", F.col("content").alias("text"))
    claims = store.keep(
        "claims", lambda: shared.join(profiles, "claim").join(first, "claim").withColumn("claim", _id(F.col("claim")))
    )
    firsts = first.select("claim")
    contradictions = (
        pairs.union(in_events)
        .where("conflict IS NOT NULL AND conflict != 'update'")
        .join(firsts.withColumnRenamed("claim", "one"), "one")
        .join(firsts.withColumnRenamed("claim", "other"), "other")
        .select(
            _id(F.least("one", "other")).alias("first"), _id(F.greatest("one", "other")).alias("second"), "conflict"
        )
        .distinct()
    )
    contradictions = store.keep("contradictions", lambda: contradictions)
    named = statements.withColumn("claim", _id(F.col("claim"))).drop("place", "says_something", *_TOLD[1:])
    return Linked(
        copies=copies,
        sources=linked_sources,
        statements=named,
        claims=claims,
        contradictions=contradictions,
        told=store.keep("told", lambda: _told(named, contradictions, store)),
    )


# Credibility


def _told(statements: DataFrame, contradictions: DataFrame, store: _Store) -> DataFrame:
    """Claims that contradict one another, directly or through others, are values of one object."""
    objects = _components(contradictions.select("first", "second"), store, "objects")
    told = (
        statements.where("claim IS NOT NULL")
        .join(objects.withColumnRenamed("node", "claim"), "claim", "left")
        .select(
            F.coalesce("source", "outlet").alias("source"),
            F.coalesce("root", "claim").alias("object"),
            F.col("claim").alias("value"),
        )
        .distinct()
    )
    several = told.groupBy("object").agg(F.count_distinct("source").alias("sources")).where("sources > 1")
    return told.join(several.select("object"), "object").select("source", "object", "value")


@dataclass(frozen=True)
class Credibility:
    """What a method of truth discovery found."""

    #: object, value, belief, claims
    beliefs: DataFrame
    #: source, trust, claims
    trust: DataFrame
    converged: bool
    iterations: int
    residual: float


def _of_object() -> WindowSpec:
    return Window.partitionBy("object")


def _share(weight: str) -> Column:
    total = F.sum(weight).over(_of_object())
    return F.when(total > 0, F.col(weight) / total).otherwise(1 / F.count("*").over(_of_object()))


@dataclass(frozen=True)
class _Method:
    """A step adds up, by value, what its sources weigh, makes beliefs of the sums, and trust of the beliefs.

    Trust is the mean over the claims of a source, or where `trust_is_share` is not set the sum, divided by the largest.
    """

    iterations: int
    tolerance: float
    start: float | None = None
    trust_is_share: bool = True

    def weight(self) -> Column:
        """Of `trust`, `claims` and `quantile`."""
        return F.col("trust")

    def beliefs(self, scores: DataFrame) -> DataFrame:
        """Adds `belief`; `score` and `claims` are there."""
        return scores.withColumn("belief", F.col("score"))

    def right(self, beliefs: DataFrame) -> DataFrame:
        """Adds `right`, what a claim of the value adds to trust."""
        return beliefs.withColumn("right", F.col("belief"))


class _SimpleLca(_Method):
    def weight(self) -> Column:
        trust = F.greatest(F.lit(1e-6), F.least(F.lit(1 - 1e-6), F.col("trust")))
        return F.log(trust) - F.log(1 - trust)

    def beliefs(self, scores: DataFrame) -> DataFrame:
        others = F.count("*").over(_of_object()) - 1
        evidence = F.col("score") + F.col("claims") * F.when(others > 0, F.log(others)).otherwise(0.0)
        return (
            scores.withColumn("evidence", evidence)
            .withColumn("odds", F.exp(F.col("evidence") - F.max("evidence").over(_of_object())))
            .withColumn("belief", _share("odds"))
        )


class _Catd(_Method):
    def weight(self) -> Column:
        errors = F.col("claims") * (1 - F.col("trust"))
        return F.when(F.col("trust").isNull(), 1.0).otherwise(F.col("quantile") / (errors + 1))

    def beliefs(self, scores: DataFrame) -> DataFrame:
        return scores.withColumn("belief", _share("score"))

    def right(self, beliefs: DataFrame) -> DataFrame:
        top = F.max("belief").over(_of_object())
        won = (F.col("belief") >= top - 1e-9 * F.abs(top)).cast("double")
        return beliefs.withColumn("won", won).withColumn("right", _share("won"))


_METHODS = {
    "catd": _Catd(20, 1e-9),
    "simple-lca": _SimpleLca(2000, 1e-6, start=0.8),
    "sums": _Method(20, 1e-9, trust_is_share=False),
}


def _quantiles(batches: Batches) -> Batches:
    for batch in batches:
        made = [blocks.catd_quantile(claims) for claims in batch.column("claims").to_pylist()]
        yield pa.RecordBatch.from_arrays([batch.column("claims"), pa.array(made, pa.float64())], schema=_QUANTILES)


_QUANTILES = pa.schema([("claims", pa.int64()), ("quantile", pa.float64())])


def credibility(
    claims: DataFrame, method: str = "simple-lca", *, checkpoint: str, iterations: int | None = None
) -> Credibility:
    """Which values that sources claim of objects are right, and which sources can be relied on.

    `claims` has the columns `source`, `object` and `value`, as `Linked.told` has. The methods are "simple-lca", "catd"
    and "sums", with the parameters of `hearsay.credibility`. Each iteration is kept in the folder `checkpoint`, and a
    job that was ended goes on behind the last one.
    """
    if method not in _METHODS:
        raise ValueError(f"the methods on Spark are {', '.join(_METHODS)}")
    rules = _METHODS[method]
    store = _Store(claims.sparkSession, checkpoint)
    texts = claims.select(*(F.col(name).cast("string") for name in ("source", "object", "value"))).distinct()
    told = store.keep("claims", lambda: texts)

    def sources_of() -> DataFrame:
        counted = told.groupBy("source").agg(F.count("*").alias("claims"))
        quantiles = _map(counted.select("claims").distinct(), _quantiles, _QUANTILES)
        return counted.join(F.broadcast(quantiles), "claims")

    def beliefs_of(sources: DataFrame) -> DataFrame:
        return rules.beliefs(
            told.join(sources.select("source", rules.weight().alias("weight")), "source")
            .repartition("object")
            .groupBy("object", "value")
            .agg(
                F.sum("weight").alias("score"), F.count("*").alias("claims"), F.collect_list("source").alias("sources")
            )
        )

    def trust_of(beliefs: DataFrame) -> DataFrame:
        right = rules.right(beliefs).select(F.explode("sources").alias("source"), "right")
        return right.groupBy("source").agg((F.avg if rules.trust_is_share else F.sum)("right").alias("new"))

    def step(sources: DataFrame) -> DataFrame:
        return sources.join(trust_of(beliefs_of(sources)), "source").select(
            "source", "claims", "quantile", F.col("new").alias("trust"), F.coalesce("trust", F.lit(0.0)).alias("before")
        )

    def largest(sources: DataFrame, value: Column) -> float:
        (found,) = sources.agg(F.max(value)).first() or (None,)
        return float(found or 0)

    def scaled(sources: DataFrame) -> DataFrame:
        if rules.trust_is_share:
            return sources
        return sources.withColumn("trust", F.col("trust") / F.lit(largest(sources, F.col("trust")) or 1.0))

    first = store.keep("sources", sources_of).withColumn("before", F.lit(0.0))
    if rules.trust_is_share:
        done, sources = 0, first.withColumn("trust", F.lit(rules.start).cast("double"))
    else:  # of even beliefs comes this trust
        done, sources = 1, scaled(first.withColumn("trust", F.col("claims").cast("double")))
    before, residual = sources, 1.0
    while done < (iterations or rules.iterations) and residual > rules.tolerance:
        done, before = done + 1, sources
        sources = scaled(store.keep(f"{method}-{done}", partial(step, sources)))
        residual = largest(sources, F.abs(F.col("trust") - F.col("before")))
    # Those of CATD are what its last trust was made of, as in the library.
    beliefs = beliefs_of(before if method == "catd" else sources)
    beliefs = store.keep(
        f"{method}-beliefs-{done}", lambda: beliefs.select("object", "value", "belief", F.col("claims").cast("int"))
    )
    if not rules.trust_is_share:
        beliefs = beliefs.withColumn("belief", F.col("belief") / F.lit(largest(beliefs, F.col("belief")) or 1.0))
    return Credibility(
        beliefs=beliefs,
        trust=sources.select("source", "trust", F.col("claims").cast("int")),
        converged=residual <= rules.tolerance,
        iterations=done,
        residual=residual,
    )
