"""The ranker of coreference: whom a noun or pronoun means. Articles with their choices and features come from
hearsay-coreference, which is run again with what has been learned, so that the network learns from its own
mistakes."""

import collections
import json
import pathlib
import subprocess
import tempfile

import numpy as np
import torch
from torch import nn

import container

HIDDEN = 16
ROUNDS = 4  # of resolving all articles and learning from their choices
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


def read_articles(data):
    """All labelled articles by set."""
    sets = {name: list(read_set(data / name / "text", data / name / "attributions", data / name / "sources.tsv"))
            for name in ("wide", "officials")}
    dev = data / "polnear" / "dev"
    columns = ["article", "id", "cluster", "canonical", "identity", "role"]
    sets["dev"] = list(read_set(dev / "text", dev / "attributions", data / "sources" / "dev-documents.tsv", columns))
    return sets


def fold_of(articles):
    """By id: the place in the order of their names, modulo FOLDS."""
    return {name: i % FOLDS for i, name in enumerate(sorted(article["id"] for article in articles))}


def resolve(tool, articles, weights=None):
    """The records of hearsay-coreference by id."""
    lines = "".join(json.dumps({k: article[k] for k in ("id", "text", "ann")}) + "\n" for article in articles)
    command = [tool] + ([weights] if weights else [])
    done = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True)
    return {record["id"]: record for record in map(json.loads, done.stdout.splitlines())}


def examples_of(record, clusters):
    """(features [candidates, F], indices of the right ones) for each choice of a labelled source that teaches
    something. A candidate is right if most of its attributions have the cluster of the choice's own. Where
    none is, nobody is right, and so may be a candidate without any labelled attribution."""
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
        yield choice["features"], right or [last] + silent, not right


def dense(rows, size):
    x = np.zeros((len(rows), size), np.float32)
    for row, values in zip(x, rows):
        row[values[::2]] = values[1::2]
    return x


class Network(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.hidden, self.output = nn.Linear(features, HIDDEN), nn.Linear(HIDDEN, 1, bias=False)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x))).squeeze(-1)


def fit(examples, size, epochs=10, batch=128, seed=1, decay=1e-4, rate=5e-3):
    """A network by the likelihood of the right candidates together."""
    torch.manual_seed(seed)
    network = Network(size)
    optimizer = torch.optim.AdamW(network.parameters(), weight_decay=decay, lr=rate)
    data = [(dense(rows, size), right) for rows, right, _ in examples]
    steps, step = epochs * -(-len(data) // batch), 0
    for _ in range(epochs):
        order = torch.randperm(len(data)).tolist()
        for begin in range(0, len(order), batch):
            chosen = [data[i] for i in order[begin : begin + batch]]
            longest = max(len(x) for x, _ in chosen)
            x = np.zeros((len(chosen), longest, size), np.float32)
            absent = np.full((len(chosen), longest), -1e4, np.float32)
            wrong = np.full((len(chosen), longest), -1e4, np.float32)
            for k, (features, right) in enumerate(chosen):
                x[k, : len(features)], absent[k, : len(features)] = features, 0
                wrong[k, right] = 0
            scores = network(torch.from_numpy(x)) + torch.from_numpy(absent)
            loss = (torch.logsumexp(scores, 1) - torch.logsumexp(scores + torch.from_numpy(wrong), 1)).mean()
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


def write(path, base, network):
    container.write(path, base | tensors(network))


def train(tool, articles, base, work, rounds=ROUNDS, report=None, **settings):
    """The network that `rounds` of resolving and learning give. `base`: the other tensors of a weights file."""
    size = base["coreference.weight"].shape[0]
    clusters = {article["id"]: article["clusters"] for article in articles}
    path, pool, network = None, [], None
    for round in range(rounds):
        records = resolve(tool, articles, path)
        fresh = [e for name, record in records.items() for e in examples_of(record, clusters[name])]
        pool = (pool[-1:] if round > 1 else []) + [fresh]  # with the choices of the round before
        network = fit([e for each in pool for e in each], size, seed=round + 1, **settings)
        path = work / "coreference.tmp.weights"
        write(path, base, network)
        if report:
            report(round, records, path)
    return network


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
