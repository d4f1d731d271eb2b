"""The network that types sources, and its training; src/tagger/type_network.hpp describes what it computes.

usage: typer.py --data DATA --tools build/tools/train --work FOLDER --weights models/hearsay.weights

Writes the typer's tensors into the weights file, trained on all that is labelled and on the labels of bulk news by a
teacher (type_teacher.py), which it finds in the work folder.
"""

import argparse
import collections
import pathlib
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import bulk_labels
import container
import source_types
from source_types import ANSWERS, BAGS, QUESTIONS, Example

WIDTH, HIDDEN = 16, 96  # of word vectors, of the hidden layer
RAREST = 8  # how often a sign must occur in the examples to get a row
EPOCHS, BATCH, RATE, DECAY = 8, 128, 3e-3, 1e-3
DROP_SIGN, DROP_BAG, DROP_HIDDEN = 0.2, 0.1, 0.4
DROP_WORDS = 0.2  # how often all words of a source are left out, as if they were unknown: classes must do
GOLD_WEIGHT = 2.0  # of a reader's labels, against 1 of the teacher's
WEIGHTS = {"identity": 1.0, "role": 1.5, "specificity": 2.0}  # of the questions
SEED = 1
SIZES = [len(answers) for answers in QUESTIONS.values()]


class Typer(nn.Module):
    def __init__(self, vectors, signs):
        """vectors: fixed word vectors by id, which are projected to WIDTH; signs: the hashes that get a row."""
        super().__init__()
        self.row_of = {sign: i for i, sign in enumerate(signs)}
        self.vectors = F.normalize(torch.from_numpy(vectors), dim=1)
        self.project = nn.Linear(vectors.shape[1], WIDTH, bias=False)
        self.bags = nn.Linear(BAGS * WIDTH, HIDDEN)
        self.signs = nn.EmbeddingBag(len(signs), HIDDEN, mode="sum", sparse=True)
        nn.init.zeros_(self.signs.weight)
        self.drop = nn.Dropout(DROP_HIDDEN)
        self.out = nn.Linear(HIDDEN, ANSWERS)

    def means(self, sources):
        """The mean vectors of the bags, [n, BAGS, width of the fixed vectors]."""
        out = np.zeros((len(sources), BAGS, self.vectors.shape[1]), np.float32)
        vectors = self.vectors.numpy()
        for i, source in enumerate(sources):
            for bag, words in enumerate(source.bags):
                if words:
                    out[i, bag] = vectors[words].mean(0)
        return torch.from_numpy(out)

    def rows(self, signs):
        return np.array([self.row_of[s] for s in signs.tolist() if s in self.row_of], np.int64)

    def forward(self, means, signs):
        """signs: a list of rows for each source."""
        offsets = torch.tensor([0] + [len(s) for s in signs[:-1]]).cumsum(0)
        table = self.signs(torch.from_numpy(np.concatenate(signs)), offsets)
        hidden = torch.relu(self.bags(self.project(means).flatten(1)) + table)
        return self.out(self.drop(hidden))

    @torch.no_grad()
    def answers(self, sources):
        """Scores of all answers, [n, ANSWERS]."""
        self.eval()
        chunks = [sources[i : i + 512] for i in range(0, len(sources), 512)]
        return torch.cat([self(self.means(c), [self.rows(np.concatenate([s.signs, s.word_signs])) for s in c]) for c in chunks]).numpy()

    def tensors(self):
        """What the weights file holds of it."""
        with torch.no_grad():
            words = self.project(self.vectors).numpy()
        result = {"typer.signs": np.array(list(self.row_of), np.uint64)}
        for name, rows in (("word", words), ("sign", self.signs.weight.detach().numpy())):
            result[f"typer.{name}"], result[f"typer.{name}.scale"] = container.quantise(rows)
        result |= {
            "typer.bag": self.bags.weight.detach().numpy().T,
            "typer.bias": self.bags.bias.detach().numpy(),
            "typer.output": self.out.weight.detach().numpy().T,
            "typer.output_bias": self.out.bias.detach().numpy(),
        }
        return result


def train(vectors, examples):
    torch.manual_seed(SEED)
    rng, noise = random.Random(SEED), np.random.default_rng(SEED)
    counts = collections.Counter(
        sign for e in examples for signs in (e.source.signs, e.source.word_signs) for sign in signs.tolist()
    )
    typer = Typer(vectors, [sign for sign, count in counts.most_common() if count >= RAREST])
    means = typer.means([e.source for e in examples])
    signs = [(typer.rows(e.source.signs), typer.rows(e.source.word_signs)) for e in examples]
    wanted = torch.from_numpy(np.stack([e.answers for e in examples]))
    weights = torch.tensor([e.weight for e in examples])
    dense = [p for name, p in typer.named_parameters() if not name.startswith("signs")]
    optimizers = [
        torch.optim.AdamW(dense, lr=RATE, weight_decay=DECAY),
        torch.optim.SparseAdam([typer.signs.weight], lr=RATE),
    ]
    order, steps, step = list(range(len(examples))), EPOCHS * -(-len(examples) // BATCH), 0
    typer.train()
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for i in range(0, len(order), BATCH):
            chosen = order[i : i + BATCH]
            for optimizer in optimizers:
                for group in optimizer.param_groups:
                    group["lr"] = RATE * min(1, (step + 1) / (0.05 * steps)) * (1 - step / steps)
            known = noise.random(len(chosen)) >= DROP_WORDS
            shown = [np.concatenate(signs[j]) if k else signs[j][0] for j, k in zip(chosen, known)]
            kept = [s[noise.random(len(s)) >= DROP_SIGN] for s in shown]
            keep_bag = torch.from_numpy((noise.random((len(chosen), BAGS)) >= DROP_BAG) & known[:, None])[..., None]
            scores = typer(means[chosen] * keep_bag, kept)
            parts = zip(QUESTIONS, scores.split(SIZES, 1), wanted[chosen].split(SIZES, 1))
            losses = sum(
                -(answer * score.log_softmax(1)).sum(1) * WEIGHTS[question]
                for question, score, answer in parts
            )
            loss = (losses * weights[chosen]).sum() / weights[chosen].sum()
            for optimizer in optimizers:
                optimizer.zero_grad()
            loss.backward()
            for optimizer in optimizers:
                optimizer.step()
            step += 1
    return typer


def taught_examples(command, data, work):
    """Bulk sources with the answers of the teacher, but for those that it takes for none, and for well-known persons:
    it does not know the year, which decides what they are."""
    labels = collections.defaultdict(list)
    for path in sorted(work.glob("type-labels-[0-9]*.npz")):
        with np.load(path) as file:
            for article, mention, answers in zip(file["articles"], file["mentions"], file["answers"]):
                labels[str(article)].append((tuple(mention.tolist()), answers.astype(np.float32)))
    identities = SIZES[0]
    for sources in source_types.read_sources(command, source_types.bulk_articles(data, labels)):
        for mention, answers in labels[sources[0].article] if sources else []:
            source = next((s for s in sources for _, *place in s.statements if tuple(place) == mention), None)
            if source is None or source.known or answers[identities] > 0.5:
                continue
            parts = np.split(np.delete(answers, identities)[:ANSWERS], np.cumsum(SIZES)[:-1])
            yield Example(source, np.concatenate([part / part.sum() for part in parts]))


def item_examples(command, data):
    for source, _, label in source_types.labelled_items(command, data):
        if label["identity"] in QUESTIONS["identity"]:
            yield Example(source, source_types.distribution([label]), GOLD_WEIGHT)


def unlabelled_examples(command, data, work):
    """What every typer learns from beside the labelled articles."""
    return [*item_examples(command, data), *taught_examples(command, data, work)]


def fit(weights, examples, articles):
    """The tensors of a typer; its word vectors are those of `weights`, a file's tensors."""
    vectors = weights["embed.word"].astype(np.float32) * weights["embed.word.scale"].reshape(-1, 1)
    print(f"typer: {len(examples)} sources beside those of {len(articles)} labelled articles", flush=True)
    return train(vectors, examples + list(source_types.examples_of(articles, GOLD_WEIGHT))).tensors()


def untrained(weights):
    """Tensors of a typer that knows nothing, with which a weights file can be read."""
    typer = Typer(np.zeros((len(weights["embed.word"]), 1), np.float32), [0])
    return typer.tensors()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "tools", "work", "weights"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    tensors = container.read(options.weights)
    command = [options.tools / "hearsay-sources", options.weights]
    examples = unlabelled_examples(command, options.data, options.work)
    bulk = bulk_labels.unpack(options.data, options.work)
    articles = source_types.labelled_articles(command, options.data, bulk)
    container.write(options.weights, tensors | fit(tensors, examples, articles))


if __name__ == "__main__":
    main()
