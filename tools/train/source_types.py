"""Sources and what readers say they are: identity, role and specificity of each.

A source comes from hearsay-sources with its mentions and with what the typer looks at; its labels from readers of its
article, one for each statement, or from a teacher.
"""

import collections
import dataclasses
import json
import lzma
import subprocess
import threading

import numpy as np

import corpus

IDENTITIES = ("named", "unnamed", "group", "organization", "document")
ROLES = (
    "leader military official legislator candidate law expert business media advocate public unknown".split()
)
QUESTIONS = {"identity": IDENTITIES, "role": tuple(ROLES), "specificity": ("0", "1", "2", "3")}
ANSWERS = sum(map(len, QUESTIONS.values()))
BAGS = 12
FOLDS = 5


@dataclasses.dataclass
class Source:
    article: str
    statements: list  # [(event, begin, end)] in code points
    name: str
    known: bool  # the lexicon knows the person
    mentions: list  # [(begin, end)]
    bags: list  # [BAGS] ids of words
    signs: np.ndarray  # hashes of what is said by classes of words
    word_signs: np.ndarray  # hashes of words in their places


@dataclasses.dataclass
class Example:
    source: Source
    answers: np.ndarray  # [ANSWERS] probabilities, those of a question add up to 1
    weight: float = 1.0


def read_sources(command, articles, texts=None):
    """The sources of articles {"id", "text" and perhaps "ann"}, article by article, as the command [hearsay-sources,
    perhaps a weights file] writes them. `texts`, if given, is filled with the articles' texts by id."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def feed():
            with process.stdin as lines:
                for article in articles:
                    if texts is not None:
                        texts[article["id"]] = article["text"]
                    lines.write(json.dumps(article) + "\n")

        feeder = threading.Thread(target=feed)
        feeder.start()
        for line in process.stdout:
            record = json.loads(line)
            yield [
                Source(
                    record["id"],
                    [tuple(statement) for statement in source["statements"]],
                    source["name"],
                    source["known"],
                    [tuple(mention) for mention in source["mentions"]],
                    source["bags"],
                    np.array(source["signs"], np.uint64),
                    np.array(source["word_signs"], np.uint64),
                )
                for source in record["sources"]
            ]
        feeder.join()
    if process.returncode:
        raise SystemExit(f"{command[0]} failed on some text")


def annotated_articles(folder, annotations):
    """Articles with the annotations of `annotations` (a folder of .ann files), in the order of their names."""
    files = corpus.annotation_files(annotations)
    for path in sorted(folder.glob("*.txt")):
        if path.stem in files:
            with open(files[path.stem], encoding="utf-8", newline="") as ann:
                yield {"id": path.stem, "text": path.read_bytes().decode("utf-8"), "ann": ann.read()}


def bulk_articles(data, wanted=None):
    """The articles of both collections, ids as COLLECTION:ID; only those of `wanted` if given."""
    for collection in ("news-10000", "wide-13000"):
        with lzma.open(data / f"bulk/{collection}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                name = f"{collection}:{record['id']}"
                if wanted is None or name in wanted:
                    yield {"id": name, "text": record["text"]}


def read_table(path, columns=None):
    """The rows of a table, whose first line names the columns if they are not given."""
    with open(path, encoding="utf-8") as lines:
        columns = columns or next(lines).rstrip("\n").split("\t")
        return [dict(zip(columns, line.rstrip("\n").split("\t"))) for line in lines]


def distribution(labels):
    """Probabilities of all answers from some labels (dicts by question), each question's adding up to 1, or to 0
    where no label answers it."""
    parts = []
    for question, answers in QUESTIONS.items():
        counts = collections.Counter(label.get(question) for label in labels)
        part = np.array([counts[answer] for answer in answers], np.float32)
        parts.append(part / max(part.sum(), 1))
    return np.concatenate(parts)


SETS = ("wide", "officials", "dev")


def labels_of(data, bulk=None):
    """(set, article, event) -> what readers say of the source; dev, articles of PolNeAR, comes in two tables. `bulk`: the
    folder of bulk_labels.unpack, for its articles too."""
    labels = {}
    for folder in (data / "wide", data / "officials", *([bulk] if bulk else [])):
        for row in read_table(folder / "sources.tsv"):
            labels[folder.name, row["article"], row["id"]] = row
    documents = ("article", "id", "cluster", "canonical", "identity", "role")
    descriptions = ("number", "article", "id", "identity", "role", "specificity", "senior", "reason")
    for name, columns in (("dev-documents", documents), ("dev-descriptions", descriptions)):
        for row in read_table(data / f"sources/{name}.tsv", columns):
            labels["dev", row["article"], row["id"]] = row
    return labels


def labelled_articles(command, data, bulk=None, texts=None):
    """(set, article) -> [(source, labels of its statements)], None for a statement without one."""
    gold, articles = labels_of(data, bulk), {}
    folders = {name: data / name for name in SETS} | {"dev": data / "polnear/dev"} | ({bulk.name: bulk} if bulk else {})
    for name, folder in folders.items():
        wanted = {article for kind, article, _ in gold if kind == name}
        found = (article for article in annotated_articles(folder / "text", folder / "attributions") if article["id"] in wanted)
        for sources in read_sources(command, found, texts):
            for source in sources:
                labels = [gold.get((name, source.article, event)) for event, *_ in source.statements]
                if any(labels):
                    articles.setdefault((name, source.article), []).append((source, labels))
    return articles


def examples_of(articles, weight):
    """One example for each source, weighted by how many statements it has."""
    for pairs in articles.values():
        for source, labels in pairs:
            known = [label for label in labels if label]
            yield Example(source, distribution(known), weight * min(len(known), 4) ** 0.5)


def labelled_items(command, data, texts=None):
    """[(source, place, label)] of the set `types`; place is the labelled mention, and the identity may be "bad"."""
    rows = collections.defaultdict(list)
    for row in read_table(data / "types/items.tsv"):
        rows[row["article"]].append(row)
    found = []
    for sources in read_sources(command, bulk_articles(data, rows), texts):
        for row in rows[sources[0].article] if sources else []:
            place = int(row["begin"]), int(row["end"])
            overlapping = [
                (abs(begin - place[0]) + abs(end - place[1]), i)
                for i, source in enumerate(sources)
                for _, begin, end in source.statements
                if begin < place[1] and place[0] < end
            ]
            if overlapping:
                found.append((sources[min(overlapping)[1]], place, row))
    return found


def fold_of(articles):
    """Article -> its fold in cross-validation: its place among the names of its set in order, modulo FOLDS."""
    folds, seen = {}, collections.Counter()
    for name in sorted(articles):
        folds[name] = seen[name[0]] % FOLDS
        seen[name[0]] += 1
    return folds
