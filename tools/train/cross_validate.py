"""How good resolution is on articles whose labels it has not seen: five-fold cross-validation over the labelled articles.

usage: cross_validate.py --data DATA --tools build/tools/train --work FOLDER --weights models/hearsay.weights \\
                         --command build/src/cli/hearsay --output FOLDER

For each fold a ranker of coreference and a typer are trained without its articles and put in the place of those of the
weights file; the command resolves the fold's articles with them. Writes FOLDER/SET.tsv, as "hearsay resolve" does, for
wide, officials and dev, to be scored with score_sources.py. The fold of an article is its place among the names of its
set in order, modulo five. The labels of bulk news are those of a teacher that saw none of these articles.
"""

import argparse
import pathlib
import shutil
import subprocess
import tempfile

import torch

import bulk_labels
import container
import coreference
import source_types
import typer


def resolve(command, weights, data, names, folder):
    """The lines, header first, that the command writes for some articles of a set."""
    base = data / "polnear/dev" if names[0][0] == "dev" else data / names[0][0]
    with tempfile.TemporaryDirectory(dir=folder) as texts:
        for _, name in names:
            shutil.copy(base / "text" / f"{name}.txt", texts)
        return subprocess.run(
            [command, "resolve", "--model", weights, "--attributions", base / "attributions", texts],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout.splitlines()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "tools", "work", "weights", "command", "output"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.output.mkdir(parents=True, exist_ok=True)
    tool = options.tools / "hearsay-sources"
    tensors = container.read(options.weights)
    examples = typer.unlabelled_examples([tool, options.weights], options.data, options.work)
    bulk = bulk_labels.unpack(options.data, options.work)
    clusters = coreference.read_articles(options.data, bulk)
    names = sorted({(name, article) for name, article, _ in source_types.labels_of(options.data)})
    folds = source_types.fold_of(names)
    found = {name: [] for name in source_types.SETS}
    for fold in range(source_types.FOLDS):
        held = [name for name in names if folds[name] == fold]
        known = [a for name, articles in clusters.items() for a in articles if (name, a["id"]) not in held]
        weights = options.output / f"fold-{fold}.weights"
        ranker = coreference.train(options.tools / "hearsay-coreference", known, tensors, options.output)
        container.write(weights, tensors | ranker)
        articles = source_types.labelled_articles([tool, weights], options.data, bulk)
        rest = {name: pairs for name, pairs in articles.items() if name not in held}
        container.write(weights, tensors | ranker | typer.fit(tensors, examples, rest))
        for kind in source_types.SETS:
            lines = resolve(options.command, weights, options.data, [n for n in held if n[0] == kind], options.output)
            found[kind] += lines if not found[kind] else lines[1:]
    for kind, lines in found.items():
        (options.output / f"{kind}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
