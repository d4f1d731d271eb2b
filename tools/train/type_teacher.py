"""Fine-tunes a large contextual typer of sources on labelled ones, and labels sources of bulk news with its
probabilities, from which the small typer learns. What is done is kept in the work folder, and a later run goes on
from there: type-teacher.pt, type-labels-NNN.npz.

usage: type_teacher.py --data DATA --encoder FOLDER --tools build/tools/train --work FOLDER

The typer: encoder (encoder.py) over the article's first words, the introduction of the source and the sentence of a
statement, in both of which marks stand around the mention → the marks' and the mean vectors → a hidden layer → identity,
role, specificity. It is taught by the set `types` alone, so that figures on `wide` are of articles that it has not seen.
"""

import argparse
import pathlib
import random
import re
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import source_types
from encoder import Encoder, WordPiece
from source_types import QUESTIONS

LAYERS, FROZEN = 8, 3  # of the encoder: how many are used, how many of them are not trained
EPOCHS, BATCH = 2, 16
RATE, HEAD_RATE = 5e-5, 5e-4  # at their highest
CHECKPOINT = 100  # steps
SEED = 1
LONGEST = 152  # pieces
CHUNK = 1000  # sources in a file of labels
SOURCES = {"wide-13000": 3, "news-10000": 0.8}  # how many of an article are labelled, by collection
NO_SOURCE = "bad"  # a further identity
ANSWERS = QUESTIONS | {"identity": (*QUESTIONS["identity"], NO_SOURCE)}
SIZES = [len(answers) for answers in ANSWERS.values()]
WORD = re.compile(r"\w+|[^\w\s]")


class Reader:
    """How the typer reads a source: pieces, with marks around its mentions."""

    def __init__(self, vocabulary):
        self.tokenizer = WordPiece(vocabulary)
        self.open, self.close = (self.tokenizer.ids[f"[unused{i}]"] for i in (1, 2))

    def __call__(self, text, source, mention):
        tokenizer = self.tokenizer
        first_words = [p for m in list(WORD.finditer(text, 0, 120))[:14] for p in tokenizer(m.group())]
        ids = [tokenizer.begin, *first_words[:18], tokenizer.end]
        introduction = self.introduction(text, source)
        if introduction and not (
            introduction[0] < mention[1] + 40 and mention[0] - 40 < introduction[1]
        ):  # else the sentence below has it
            ids += self.window(text, introduction, 70, 140, 44)
        ids.append(tokenizer.end)
        ids += self.window(text, mention, 170, 150, LONGEST - 2 - len(ids))
        return [*ids, tokenizer.end]

    @staticmethod
    def introduction(text, source):
        for begin, end in source.mentions:
            if source.name in text[begin:end]:
                return begin, end
        return source.mentions[0] if source.mentions else None

    def window(self, text, mention, before, after, most):
        """At most `most` pieces of the characters before and after a mention, which is marked."""
        begin = max(0, mention[0] - before)
        end = min(len(text), max(mention[1], mention[0] + 8) + after, begin + 2000)
        if begin > 0:
            begin = text.find(" ", begin, mention[0]) + 1 or begin
        pieces, marked = [], 0
        for match in WORD.finditer(text, begin, end):
            if marked < 2 and match.start() >= mention[marked]:
                pieces.append((self.open, self.close)[marked])
                marked += 1
            pieces += self.tokenizer(match.group())
        pieces += [self.open, self.close][marked:]
        if len(pieces) > most:
            first = max(0, min(pieces.index(self.open) - most // 2, len(pieces) - most))
            pieces = pieces[first : first + most]
        return pieces


class Typer(nn.Module):
    def __init__(self, encoder, marks, hidden=512):
        super().__init__()
        self.encoder = Encoder(encoder, LAYERS, FROZEN)
        self.marks = marks
        self.drop = nn.Dropout(0.1)
        self.hidden = nn.Linear(3 * self.encoder.width, hidden)
        self.out = nn.Linear(hidden, sum(SIZES))

    def forward(self, pieces):
        ids = nn.utils.rnn.pad_sequence([torch.tensor(p) for p in pieces], batch_first=True, padding_value=1)
        lengths = torch.tensor([len(p) for p in pieces])
        mask = torch.arange(ids.shape[1])[None] < lengths[:, None]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = self.encoder(ids, mask)
        x = x.float()
        means = [
            (x * chosen[..., None]).sum(1) / chosen.sum(1, keepdim=True).clamp(min=1)
            for chosen in (ids == self.marks[0], ids == self.marks[1], mask)
        ]
        return self.out(self.drop(torch.tanh(self.hidden(self.drop(torch.cat(means, 1))))))


def answers_of(label):
    """Indices of a reader's answers; -1 for what it leaves out."""
    return [
        answers.index(label[question]) if label[question] in answers else -1
        for question, answers in ANSWERS.items()
    ]


def loss_of(scores, wanted):
    parts = scores.split(SIZES, 1)
    return sum(
        (1.5 if question == "role" else 1)
        * F.cross_entropy(part, answer, ignore_index=-1, label_smoothing=0.05)
        for question, part, answer in zip(ANSWERS, parts, wanted.T)
    )


def new_optimizer(model):
    groups = []
    for name, p in model.named_parameters():
        if p.requires_grad:
            depth = LAYERS - int(name.split(".")[2]) - 1 if name.startswith("encoder.layers") else 0
            rate = RATE * 0.9**depth if name.startswith("encoder") else HEAD_RATE
            decay = 0.01 if p.dim() > 1 else 0.0
            groups.append({"params": [p], "lr": rate, "peak": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups)


def batches(rows, rng):
    """Batches of rows of like length, in chance order."""
    rows = rng.sample(rows, len(rows))
    found = []
    for i in range(0, len(rows), 20 * BATCH):
        part = sorted(rows[i : i + 20 * BATCH], key=lambda row: len(row[0]))
        found += [part[j : j + BATCH] for j in range(0, len(part), BATCH)]
    return rng.sample(found, len(found))


def train(model, rows, out):
    """Fits the model and saves it. A run that was broken off goes on from its last checkpoint."""
    rng = random.Random(SEED)
    plan = [batch for _ in range(EPOCHS) for batch in batches(rows, rng)]
    optimizer = new_optimizer(model)
    checkpoint, first = out.with_suffix(".part"), 0
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        first = saved["step"]
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        torch.set_rng_state(saved["random"])
    begun, total = time.time(), 0.0
    model.train()
    for step, batch in enumerate(plan[first:], first):
        scale = min((step + 1) / (0.08 * len(plan)), 1 - step / len(plan))
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * scale
        loss = loss_of(model([row[0] for row in batch]), torch.tensor([row[1] for row in batch]))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
        if (step + 1) % 25 == 0:
            minutes = (time.time() - begun) / 60
            print(f"type teacher step {step + 1}/{len(plan)} loss {total / 25:.3f} {minutes:.1f} minutes", flush=True)
            total = 0.0
        if (step + 1) % CHECKPOINT == 0:
            torch.save(
                {
                    "step": step + 1,
                    "model": model.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "random": torch.get_rng_state(),
                },
                checkpoint,
            )
    torch.save(model.state_dict(), out)
    checkpoint.unlink(missing_ok=True)


@torch.no_grad()
def predict(model, pieces, size=32):
    """Probabilities of all answers, [len(pieces), sum(SIZES)]."""
    model.eval()
    out = np.zeros((len(pieces), sum(SIZES)), np.float32)
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i]))
    for i in range(0, len(order), size):
        chosen = order[i : i + size]
        parts = model([pieces[j] for j in chosen]).split(SIZES, 1)
        out[chosen] = torch.cat([part.softmax(1) for part in parts], 1).numpy()
    return out


def report(model, reader, data, command):
    """Prints how often the answers for the sources of `wide`, none of which it was taught, are right."""
    texts = {}
    articles = source_types.labelled_articles(command, data, texts=texts)
    pieces, wanted = [], []
    for (name, _), pairs in articles.items():
        for source, labels in pairs if name == "wide" else []:
            for (_, *mention), label in zip(source.statements, labels):
                if label:
                    pieces.append(reader(texts[source.article], source, mention))
                    wanted.append(answers_of(label))
    found, wanted, at = predict(model, pieces), np.array(wanted), 0
    for i, (question, size) in enumerate(zip(ANSWERS, SIZES)):
        part = found[:, at : at + len(QUESTIONS[question])]
        print(f"type teacher on wide: {question} {100 * (part.argmax(1) == wanted[:, i]).mean():.1f}", flush=True)
        at += size


def label(model, reader, data, command, work):
    """Writes probabilities for some sources of each bulk article, in chance order, into files of CHUNK."""
    rng, rows, texts = random.Random(SEED), [], {}
    for sources in source_types.read_sources(command, source_types.bulk_articles(data), texts):
        if not sources:
            continue
        many = SOURCES[sources[0].article.split(":")[0]]
        count = int(many) + (rng.random() < many % 1)
        text = texts.pop(sources[0].article)
        for source in rng.sample(sources, min(count, len(sources))):
            _, *mention = rng.choice(source.statements)
            rows.append((source.article, mention, reader(text, source, mention)))
    rng.shuffle(rows)
    for i in range(0, len(rows), CHUNK):
        path = work / f"type-labels-{i // CHUNK:03}.npz"
        if path.exists():
            continue
        chunk = rows[i : i + CHUNK]
        part = path.with_suffix(".tmp.npz")
        np.savez(
            part,
            articles=np.array([article for article, *_ in chunk]),
            mentions=np.array([mention for _, mention, _ in chunk], np.int32),
            answers=predict(model, [pieces for *_, pieces in chunk]).astype(np.float16),
        )
        part.replace(path)
        print(f"type teacher: {i + len(chunk)} of {len(rows)} sources labelled", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "encoder", "tools", "work"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    command = [options.tools / "hearsay-sources"]
    reader = Reader(options.encoder / "vocab.txt")
    model = Typer(options.encoder, (reader.open, reader.close))
    saved = options.work / "type-teacher.pt"
    if not saved.exists():
        texts = {}
        items = source_types.labelled_items(command, options.data, texts)
        rows = [
            (reader(texts[source.article], source, place), answers_of(label)) for source, place, label in items
        ]
        train(model, rows, saved)
    model.load_state_dict(torch.load(saved))
    report(model, reader, options.data, command)
    label(model, reader, options.data, command, options.work)


if __name__ == "__main__":
    main()
