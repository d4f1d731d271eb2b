"""The tagger: word and shape features, a stack of bidirectional simple recurrent units (Lei et al. 2018), and two
linear-chain CRFs: the outer one finds attributions, the inner one those inside the contents of others."""

import dataclasses
import math
import random
import time

import numpy as np
import torch
from torch import nn

import operations
from corpus import TAGS, packs

WORD_WIDTH, LEARNED_WIDTH = 100, 60
OUTER, INNER = range(2)
TABLES = {"suffix2": 1024, "suffix3": 4096, "prefix3": 4096, "shape": 20, "quote": 6, "start": 4}


@dataclasses.dataclass
class Settings:
    layers: int = 3
    hidden: int = 96  # a direction
    rank: int = 64  # to which a layer's input is narrowed above the first; 0: it is not
    epochs: int = 8  # passes over the articles
    batch: int = 2000  # tokens
    rate: float = 2e-3
    drop_input: float = 0.2
    drop_hidden: float = 0.2
    drop_output: float = 0.2
    drop_word: float = 0.05
    rare: float = 0.25  # a word seen c times is taken for an unknown one rare / (rare + c) of the time
    silver: float = 0.1  # weight of predicting parts of speech and entity types from the first layer
    average: float = 0.999
    seed: int = 1


class Tagger(nn.Module):
    def __init__(self, vectors, settings, silver_sizes=(0, 0)):
        """vectors [V, 100]: fixed word vectors by word id."""
        super().__init__()
        self.settings, hidden = settings, settings.hidden
        torch.manual_seed(settings.seed)
        self.vectors = torch.from_numpy(vectors)
        rows = [len(vectors), *TABLES.values()]
        self.first_rows = torch.tensor([sum(rows[:i]) for i in range(len(rows))], dtype=torch.int32)
        self.table = nn.Parameter(torch.randn(sum(rows), LEARNED_WIDTH) * 0.3 / math.sqrt(len(TABLES)))
        with torch.no_grad():
            self.table[: len(vectors)] *= 0.15
        self.narrowing, self.weights, self.states, self.biases = (nn.ParameterList() for _ in range(4))
        width = WORD_WIDTH + LEARNED_WIDTH
        for layer in range(settings.layers):
            gates = 3 if width == 2 * hidden else 4
            inner = width
            if layer and settings.rank:
                inner = settings.rank
                self.narrowing.append(nn.Parameter(torch.empty(width, inner).uniform_(-1, 1) * math.sqrt(3 / width)))
            self.weights.append(
                nn.Parameter(torch.empty(inner, 2 * gates * hidden).uniform_(-1, 1) * math.sqrt(3 / inner))
            )
            self.states.append(nn.Parameter(torch.empty(2, 2 * hidden).uniform_(-0.5, 0.5)))
            self.biases.append(nn.Parameter(torch.zeros(2, 2 * hidden)))
            width = 2 * hidden
        self.output = nn.Parameter(torch.randn(width, 2 * TAGS) * 0.05)
        self.output_bias = nn.Parameter(torch.zeros(2 * TAGS))
        self.transitions = nn.Parameter(torch.zeros(2, TAGS, TAGS))
        self.starts, self.ends = nn.Parameter(torch.zeros(2, TAGS)), nn.Parameter(torch.zeros(2, TAGS))
        self.no_transition, self.no_start = torch.zeros(TAGS, TAGS), torch.zeros(TAGS)
        for inside in (2, 4, 6):
            self.no_start[inside] = -1e4
            for before in range(TAGS):
                if before not in (inside, inside - 1):
                    self.no_transition[before, inside] = -1e4
        self.silver_sizes = silver_sizes
        self.silver = nn.Linear(width, sum(silver_sizes)) if any(silver_sizes) else None

    def crf(self, level):
        return self.transitions[level] + self.no_transition, self.starts[level] + self.no_start, self.ends[level]

    def forward(self, features, offsets, learned_words=None, seed=0, pack_of=None):
        """Emissions [N, 14], outer then inner, and the first layer's output, of the packs of `features` [N, 7]. With
        learned_words (ids whose learned rows are looked up, in place of features[:, 0]) values are
        dropped, the same in all of a pack."""
        training, s = learned_words is not None, self.settings
        rows = features + self.first_rows
        if training:
            rows[:, 0] = learned_words
        x = torch.cat(
            [self.vectors[features[:, 0].long()], operations.sum_rows(self.table, rows.contiguous())], 1
        )
        first = None
        for i, (weight, state, bias) in enumerate(zip(self.weights, self.states, self.biases)):
            product = operations.half_product if training else torch.matmul
            narrow = operations.drop(x, s.drop_hidden if i else s.drop_input, seed * 16 + i, pack_of) if training else x
            if i and s.rank:
                narrow = product(narrow, self.narrowing[i - 1])
            projected = product(narrow, weight)
            through = x.contiguous() if weight.size(1) == 6 * s.hidden else torch.empty(0)
            x = operations.sru(projected, through, state, bias, offsets)
            first = x if first is None else first
        if training:
            x = operations.drop(x, s.drop_output, seed * 16 + 15, pack_of)
        return x @ self.output + self.output_bias, first

    @torch.no_grad()
    def emissions(self, article):
        offsets = torch.tensor([0, *(end for _, end in packs(article))])
        return self(torch.from_numpy(article.features), offsets)[0], offsets

    @torch.no_grad()
    def tag(self, article, level=OUTER):
        emissions, offsets = self.emissions(article)
        emissions = emissions.split(TAGS, 1)[level].contiguous()
        return operations.native.viterbi(emissions, *(p.contiguous() for p in self.crf(level)), offsets).numpy()


PREFIXES = "", "inner."  # of the tensors of either level
CRF_TENSORS = "output.weight", "output.bias", "crf.transition", "crf.start", "crf.end"


def level_tensors(tagger):
    """What the weights file holds of the two outputs and CRFs."""
    result = {}
    for level, prefix in enumerate(PREFIXES):
        columns = slice(level * TAGS, (level + 1) * TAGS)
        output = tagger.output[:, columns], tagger.output_bias[columns]
        result |= {prefix + name: value for name, value in zip(CRF_TENSORS, (*output, *tagger.crf(level)))}
    return result


def from_tensors(tensors, settings=Settings()):
    """The tagger of a weights file."""

    def rows(name):
        return tensors[name] * tensors[name + ".scale"].reshape(-1, 1)

    layers = sum(name.startswith("layer.") and name.endswith(".weight") for name in tensors)
    narrowing = tensors.get("layer.1.narrowing")
    settings = dataclasses.replace(
        settings,
        layers=layers,
        hidden=tensors["layer.0.bias"].shape[1] // 2,
        rank=0 if narrowing is None else narrowing.shape[1],
    )
    tagger = Tagger(rows("embed.word").astype(np.float32), settings)
    read = {"table": np.concatenate([rows("embed.learned"), *(rows("embed." + name) for name in TABLES)])}
    for i in range(layers):
        read |= {
            f"weights.{i}": tensors[f"layer.{i}.weight"],
            f"states.{i}": tensors[f"layer.{i}.state"],
            f"biases.{i}": tensors[f"layer.{i}.bias"],
        }
        if i and settings.rank:
            read[f"narrowing.{i - 1}"] = tensors[f"layer.{i}.narrowing"]
    levels = [{name: tensors[prefix + name] for name in CRF_TENSORS} for prefix in PREFIXES]
    read |= {
        "output": np.concatenate([level["output.weight"] for level in levels], 1),
        "output_bias": np.concatenate([level["output.bias"] for level in levels], 1),
        "transitions": np.stack([level["crf.transition"] for level in levels]) - tagger.no_transition.numpy(),
        "starts": np.stack([level["crf.start"] for level in levels]) - tagger.no_start.numpy(),
        "ends": np.stack([level["crf.end"] for level in levels]),
    }
    with torch.no_grad():
        for name, array in read.items():
            parameter = tagger.get_parameter(name)
            parameter.copy_(torch.from_numpy(np.ascontiguousarray(array)).reshape(parameter.shape))
    return tagger


def distributions(article, wanted):
    """Tags [n] or probabilities [n, 7] in 255ths, as the latter; a pack begins what goes on from the pack before."""
    if wanted.ndim == 1:
        wanted = np.eye(TAGS, dtype=np.uint8)[wanted] * 255
    first = [begin for begin, _ in packs(article)]
    begun = wanted[first, 1::2].astype(int) + wanted[first, 2::2]
    wanted[first, 1::2], wanted[first, 2::2] = np.minimum(begun, 255), 0
    return wanted


class Batches:
    """Packs of articles with the tag distributions wanted for them, in batches."""

    def __init__(self):
        self.features, self.wanted, self.inner, self.has_inner, self.silver = [], [], [], [], []
        self.packs, self.size = [], 0

    def add(self, article, wanted, inner=None, silver=None):
        """wanted, inner: tags [n], or probabilities [n, 7] in 255ths, of the outer and the inner level; where there
        are no inner ones, the inner level learns nothing."""
        n = len(article.tokens)
        self.packs += [(self.size + b, self.size + e) for b, e in packs(article)]
        self.size += n
        self.features.append(article.features)
        self.wanted.append(distributions(article, wanted))
        self.inner.append(distributions(article, np.zeros(n, np.int8) if inner is None else inner))
        self.has_inner.append(np.full(n, inner is not None))
        self.silver.append(np.full((n, 2), -1, np.int16) if silver is None else silver)

    def join(self):
        for name in ("features", "wanted", "inner", "has_inner", "silver"):
            setattr(self, name, np.concatenate(getattr(self, name)))
        return self

    def shuffled(self, tokens, seed):
        """Lists of packs, about `tokens` tokens each."""
        batch, size = [], 0
        for pack in random.Random(seed).sample(self.packs, len(self.packs)):
            batch.append(pack)
            size += pack[1] - pack[0]
            if size >= tokens:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch


def train(tagger, gold, labelled=None, report=None):
    """Fits a tagger to gold batches, mixed with labelled ones. Leaves the averaged weights in it."""
    s = tagger.settings
    parameters = list(tagger.parameters())
    means, squares = ([torch.zeros_like(p) for p in parameters] for _ in range(2))
    averages = [p.detach().clone() for p in parameters]
    counts = np.bincount(gold.features[:, 0], minlength=len(tagger.vectors))
    if labelled:
        counts += np.bincount(labelled.features[:, 0], minlength=len(tagger.vectors))
    unknown = s.rare / (s.rare + counts)
    unknown[:2] = 0
    noise = np.random.default_rng(s.seed)
    step = 0
    for epoch in range(s.epochs):
        began, loss_sum, seen = time.time(), {}, {}
        plan = [(gold, b) for b in gold.shuffled(s.batch, s.seed * 1000 + epoch)]
        if labelled:
            plan += [(labelled, b) for b in labelled.shuffled(s.batch, s.seed * 1000 + epoch)]
        random.Random(s.seed * 1000 + epoch).shuffle(plan)
        for planned, (data, batch) in enumerate(plan):
            step += 1
            index = np.concatenate([np.arange(b, e) for b, e in batch])
            lengths = np.array([e - b for b, e in batch])
            offsets = torch.from_numpy(np.concatenate([[0], np.cumsum(lengths)]))
            pack_of = torch.from_numpy(np.repeat(np.arange(len(batch), dtype=np.int32), lengths))
            features = data.features[index]
            n = len(features)
            features[noise.random(n) < s.drop_word, 0] = 0
            learned = np.where(noise.random(n) < unknown[features[:, 0]], 0, features[:, 0]).astype(np.int32)
            emissions, first = tagger(
                torch.from_numpy(features), offsets, torch.from_numpy(learned), step, pack_of
            )
            has_inner = torch.from_numpy(data.has_inner[index[offsets[:-1].numpy()]]).float()
            loss = 0
            for level, weights in ((OUTER, torch.ones(len(batch))), (INNER, has_inner)):
                wanted = torch.from_numpy((data.wanted, data.inner)[level][index].astype(np.float32))
                wanted /= wanted.sum(1, keepdim=True)
                scores = emissions.split(TAGS, 1)[level].contiguous()
                loss = loss + operations.crf(scores, *tagger.crf(level), wanted, offsets, weights) / n
            loss_sum[data], seen[data] = loss_sum.get(data, 0) + loss.item() * n, seen.get(data, 0) + n
            if data is gold and s.silver:
                guess = operations.half_product(first, tagger.silver.weight.t()) + tagger.silver.bias
                silver = torch.from_numpy(data.silver[index].astype(np.int64))
                for part, column in zip(guess.split(tagger.silver_sizes, 1), silver.t()):
                    loss = loss + s.silver * nn.functional.cross_entropy(part, column, ignore_index=-1)
            for p in parameters:
                p.grad = None
            loss.backward()
            norm = math.sqrt(
                sum(
                    float((p.grad**2).sum())
                    for p in parameters
                    if p.grad is not None and p is not tagger.table
                )
            )
            progress = (
                epoch + planned / len(plan)
            ) / s.epochs  # warm-up, a third at full rate, then linearly down
            rate = s.rate * min(1, step / 200, max(0.01, (1 - progress) / 0.7))
            for p, mean, square, average in zip(parameters, means, squares, averages):
                if p.grad is not None:
                    operations.native.adam(
                        p.data,
                        p.grad.contiguous(),
                        mean,
                        square,
                        average,
                        rate,
                        min(1, 1 / (norm + 1e-9)),
                        0.9,
                        0.99,
                        step,
                        min(s.average, (1 + step) / (10 + step)),
                    )
        if report:
            losses = " ".join(f"{loss_sum[d] / seen[d]:.4f}" for d in (gold, labelled) if d in seen)
            last = [p.data for p in parameters]
            for p, average in zip(parameters, averages):
                p.data = average
            report(epoch + 1, f"loss {losses} {time.time() - began:.0f} s")
            for p, data in zip(parameters, last):
                p.data = data
    for p, average in zip(parameters, averages):
        p.data = average
