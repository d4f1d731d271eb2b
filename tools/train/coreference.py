#!/usr/bin/python3
"""The ranker of coreference: whom a noun or pronoun means. Articles with their choices and features come from
hearsay-coreference, which is run again with what has been learned, so that the network learns from its own
mistakes. train.py calls this; by itself it trains the ranker anew within a weights file, or tells how good it is.

usage: coreference.py --data DATA --tools build/dev/tools/train --weights models/hearsay.weights [--cross-validate]
                      [--without SETS]

--without leaves out sets, parted by commas (wide, officials, bulk, dev, invented), to be tested on. --cross-validate
changes nothing: each article of a set is resolved by a ranker that was trained without it, in five folds of the articles
of wide by the order of their names, and in three of the older ones.
"""

import argparse
import collections
import json
import pathlib
import subprocess
import tempfile

import numpy as np
import torch
from torch import nn

import antecedents
import bulk_labels
import container

HIDDEN = 16
DROP = 0.3  # of what the hidden units say, in training
PARTS = 2
ROUNDS = 2  # of resolving all articles and learning from their choices
FOLDS = 5


def read_set(texts, annotations, table, columns=None):
    """Articles of a set: id, text, ann and clusters (id of an attribution -> cluster)."""
    lines = table.read_text(encoding="utf-8").splitlines()
    columns = columns or lines.pop(0).split("\t")
    clusters = collections.defaultdict(dict)
    for line in lines:
        row = dict(zip(columns, line.split("\t")))
        clusters[row["article"]][row["id"]] = row["cluster"]
    for name in sorted(clusters):  # the end of a long one is left out
        (path,) = annotations.glob(f"{name}*.ann")
        yield {
            "id": name,
            "text": (texts / f"{name}.txt").read_bytes().decode(),
            "ann": path.read_text(encoding="utf-8"),
            "clusters": clusters[name],
        }


def read_articles(data, bulk):
    """All labelled articles by set, and invented ones. `bulk`: the folder of bulk_labels.unpack."""
    folders = {"wide": data / "wide", "officials": data / "officials", "bulk": bulk}
    sets = {name: list(read_set(folder / "text", folder / "attributions", folder / "sources.tsv"))
            for name, folder in folders.items()}
    dev = data / "polnear" / "dev"
    columns = ["article", "id", "cluster", "canonical", "identity", "role"]
    sets["dev"] = list(read_set(dev / "text", dev / "attributions", data / "sources" / "dev-documents.tsv", columns))
    sets["invented"] = list(antecedents.articles())
    return sets


def fold_of(articles, folds=FOLDS):
    """By id: the place in the order of their names, modulo `folds`."""
    return {name: i % folds for i, name in enumerate(sorted(article["id"] for article in articles))}


def resolve(tool, articles, weights=None):
    """The records of hearsay-coreference by id."""
    lines = "".join(json.dumps({k: article[k] for k in ("id", "text", "ann")}) + "\n" for article in articles)
    command = [tool] + ([weights] if weights else [])
    done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True)
    return {record["id"]: record for record in map(json.loads, done.stdout.splitlines())}


def examples_of(record, clusters, somebody=False):
    """(features [candidates, F], indices of the right ones) for each choice of a labelled source that teaches
    something. A candidate is right if most of its attributions have the cluster of the choice's own. Where
    none is, nobody is right, and so may be a candidate without any labelled attribution; if `somebody` is always
    meant, only such a candidate."""
    for choice in record["choices"]:
        own = {clusters[a] for a in choice["of"] if a in clusters}
        if len(own) != 1:
            continue
        own = own.pop()
        right, silent = [], []
        for i, joined in enumerate(choice["candidates"]):
            counts = collections.Counter(clusters[a] for a in joined if a in clusters and a not in choice["of"])
            if not counts:
                silent.append(i)
            elif counts[own] == max(counts.values()):
                right.append(i)
        last = len(choice["candidates"])
        yield choice["features"], right or (silent if somebody and silent else [last] + silent)


def dense(rows, size):
    x = np.zeros((len(rows), size), np.float32)
    for row, values in zip(x, rows):
        row[values[::2]] = values[1::2]
    return x


class Network(nn.Module):
    def __init__(self, features, hidden=None):
        super().__init__()
        hidden = hidden or HIDDEN
        self.hidden, self.output = nn.Linear(features, hidden), nn.Linear(hidden, 1, bias=False)

    def forward(self, x, drop=0.0):
        return self.output(nn.functional.dropout(torch.relu(self.hidden(x)), drop)).squeeze(-1)


def fit(examples, size, seed=1, **settings):
    """A network that adds up the scores of several, each from weights of its own."""
    parts = [fit_one(examples, size, seed=seed * 100 + i, **settings) for i in range(PARTS)]
    whole = Network(size, HIDDEN * PARTS)
    whole.load_state_dict({
        "hidden.weight": torch.cat([part.hidden.weight for part in parts]),
        "hidden.bias": torch.cat([part.hidden.bias for part in parts]),
        "output.weight": torch.cat([part.output.weight for part in parts], 1) / PARTS,
    })
    return whole


def fit_one(examples, size, epochs=14, batch=24, seed=1, decay=0.1, rate=4e-3):
    """A network by the likelihood of the right candidates together."""
    torch.manual_seed(seed)
    network = Network(size)
    optimizer = torch.optim.AdamW(network.parameters(), weight_decay=decay, lr=rate)
    longest = max(len(rows) for rows, _ in examples)
    x = torch.zeros(len(examples), longest, size)
    absent, wrong = torch.full((len(examples), longest), -1e4), torch.full((len(examples), longest), -1e4)
    for k, (rows, right) in enumerate(examples):
        x[k, : len(rows)], absent[k, : len(rows)] = torch.from_numpy(dense(rows, size)), 0
        wrong[k, right] = 0
    steps, step = epochs * -(-len(examples) // batch), 0
    for _ in range(epochs):
        for chosen in torch.randperm(len(examples)).split(batch):
            scores = network(x[chosen], DROP) + absent[chosen]
            loss = (torch.logsumexp(scores, 1) - torch.logsumexp(scores + wrong[chosen], 1)).mean()
            optimizer.zero_grad()
            loss.backward()
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = rate * (1 - step / (steps + 1))
            optimizer.step()
    return network


def tensors(network):
    return {
        "coreference.weight": network.hidden.weight.detach().numpy().T,
        "coreference.bias": network.hidden.bias.detach().numpy(),
        "coreference.output": network.output.weight.detach().numpy(),
    }


def train(tool, articles, base, work, rounds=ROUNDS, report=None, **settings):
    """The network's tensors that `rounds` of resolving and learning give. `base`: the other tensors of a weights
    file, which is written to the folder `work` on the way."""
    clusters = {article["id"]: article["clusters"] for article in articles}
    invented = {article["id"] for article in articles if article.get("invented")}
    path, pool, network = None, [], None
    for round in range(rounds):
        records = resolve(tool, articles, path)
        size = next(iter(records.values()))["feature_count"]
        fresh = [e for name, record in records.items() for e in examples_of(record, clusters[name], name in invented)]
        pool = (pool[-1:] if round > 1 else []) + [fresh]  # with the choices of the round before
        network = fit([e for each in pool for e in each], size, seed=round + 1, **settings)
        path = work / "coreference.tmp.weights"
        container.write(path, base | tensors(network))
        if report:
            report(round, records, path)
    return tensors(network)


def score(records, articles):
    """Pairs of one source and B³, in hundredths: counts to add up."""
    total = collections.Counter()
    for article in articles:
        sources = records[article["id"]]["sources"]
        rows = [(cluster, sources.get(a, -1) if sources.get(a, -1) >= 0 else a)
                for a, cluster in article["clusters"].items()]
        for i, (gold, found) in enumerate(rows):
            golds = [j for j, row in enumerate(rows) if row[0] == gold]
            founds = [j for j, row in enumerate(rows) if row[1] == found]
            both = len(set(golds) & set(founds))
            total["b3p"] += both / len(founds)
            total["b3r"] += both / len(golds)
            total["n"] += 1
            for j in range(i):
                same, joined = rows[j][0] == gold, rows[j][1] == found
                total["tp"] += same and joined
                total["fp"] += joined and not same
                total["fn"] += same and not joined
    return total


def show(total):
    p, r = total["tp"] / max(total["tp"] + total["fp"], 1), total["tp"] / max(total["tp"] + total["fn"], 1)
    bp, br = total["b3p"] / total["n"], total["b3r"] / total["n"]
    f = lambda a, b: 200 * a * b / max(a + b, 1e-9)
    return f"pairs P {100*p:.1f} R {100*r:.1f} F {f(p, r):.1f}  B3 P {100*bp:.1f} R {100*br:.1f} F {f(bp, br):.1f}"


def cross_validate(tool, sets, base, work):
    everything = [article for articles in sets.values() for article in articles]
    for names, folds in ((["wide"], FOLDS), (["officials", "dev"], 3)):
        tested = [article for name in names for article in sets[name]]
        fold = fold_of(tested, folds)
        records = {}
        for k in range(folds):
            unseen = [article for article in tested if fold[article["id"]] == k]
            ids = {article["id"] for article in unseen}
            made = train(tool, [article for article in everything if article["id"] not in ids], base, work)
            path = work / "coreference.tmp.weights"
            container.write(path, base | made)
            records |= resolve(tool, unseen, path)
        for name in names:
            for part, wanted in (("", False), (" White House texts", True)):
                articles = [a for a in sets[name] if a["id"].startswith("wh-") == wanted]
                if articles:
                    print(f"{name + part}: {len(articles)} articles, {show(score(records, articles))}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "tools", "weights"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--without", default="")
    options = parser.parse_args()
    torch.set_num_threads(1)
    tool, base = options.tools / "hearsay-coreference", container.read(options.weights)
    with tempfile.TemporaryDirectory() as work:
        sets = read_articles(options.data, bulk_labels.unpack(options.data, pathlib.Path(work)))
        if options.cross_validate:
            cross_validate(tool, sets, base, pathlib.Path(work))
        else:
            unseen = options.without.split(",")
            articles = [article for name, articles in sets.items() if name not in unseen for article in articles]
            container.write(options.weights, base | train(tool, articles, base, pathlib.Path(work)))


if __name__ == "__main__":
    main()
