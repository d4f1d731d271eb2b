"""Fine-tunes a large contextual tagger of sources, cues and contents on the annotated articles, and labels other
text with its marginals, from which the small tagger learns. What is done is kept in the work folder, and a later run
goes on from there: teacher.pt, texts.jsonl, labels-NNN.npz.

usage: teacher.py --data DATA --encoder FOLDER --work FOLDER [--words 2630000] [--processes 2]

The tagger: encoder (encoder.py) → the first piece of each word, with features of case, quotation and paragraph →
BiLSTM → CRF (Lafferty et al. 2001) over the seven BIO tags. One thread a process and fixed seeds: the labels do not
depend on the number of processes.
"""

import argparse
import json
import multiprocessing
import os
import pathlib
import random
import time

import numpy as np
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

import choose_texts
import corpus
from corpus import TAGS
from documents import CASES, PLACES, QUOTE_STATES, Document, read_corpus, windows
from encoder import Encoder, WordPiece

LAYERS, FROZEN = 8, 3  # of the encoder: how many are used, how many of them are not trained
LAPS, STEPS, BATCH = 2, 520, 8  # 520 steps go once through the training articles
RATE, HEAD_RATE = 5e-5, 1e-3  # at their highest; they rise and fall in each lap (Loshchilov and Hutter 2017)
CHECKPOINT = 100  # steps
SEED = 1
CHUNK = 50_000  # words in a file of labels


class Crf(nn.Module):
    """Linear-chain CRF over TAGS in which I-x follows only B-x and I-x."""

    def __init__(self):
        super().__init__()
        n = TAGS
        self.move = nn.Parameter(torch.zeros(n, n))
        self.first = nn.Parameter(torch.zeros(n))
        ban = torch.zeros(n, n)
        for i in range(2, n, 2):
            ban[:, i] = -1e4
            ban[i - 1, i] = ban[i, i] = 0
        self.register_buffer("ban", ban)
        self.register_buffer("ban_first", ban[0])

    def log_partition(self, emissions, lengths):
        """Of each row of b × n × tags, of which only the first lengths[i] words count."""
        move, a = self.move + self.ban, self.first + self.ban_first + emissions[:, 0]
        live = torch.arange(emissions.shape[1])[None] < lengths[:, None]
        for t in range(1, emissions.shape[1]):
            a = torch.where(live[:, t, None], torch.logsumexp(a[:, :, None] + move, 1) + emissions[:, t], a)
        return torch.logsumexp(a, 1)

    def loss(self, emissions, tags, lengths):
        """Negative log-likelihood, summed over the rows."""
        live = (torch.arange(tags.shape[1])[None] < lengths[:, None]).float()
        score = (emissions.gather(2, tags[..., None])[..., 0] * live).sum(1) + self.first[tags[:, 0]]
        score = score + (self.move[tags[:, :-1], tags[:, 1:]] * live[:, 1:]).sum(1)
        return (self.log_partition(emissions, lengths) - score).sum()

    @torch.enable_grad()
    def marginals(self, emissions, lengths):
        """P(tag | text) of each word: the gradient of the log partition function."""
        e = emissions.detach().requires_grad_()
        return torch.autograd.grad(self.log_partition(e, lengths).sum(), e)[0]


class Tagger(nn.Module):
    def __init__(self, encoder, hidden=256):
        """encoder: the folder that fetch_encoder.sh filled."""
        super().__init__()
        self.encoder = Encoder(encoder, LAYERS, FROZEN)
        w = self.encoder.width
        self.below = nn.ModuleList(nn.Embedding(n, w) for n in (CASES, QUOTE_STATES, PLACES))
        for e in self.below:
            nn.init.zeros_(e.weight)  # training starts from the encoder as it was
        self.above = nn.ModuleList(nn.Embedding(n, 16) for n in (CASES, QUOTE_STATES, PLACES))
        self.drop = nn.Dropout(0.2)
        self.lstm = nn.LSTM(w + 48, hidden, batch_first=True, bidirectional=True)
        self.emit = nn.Linear(2 * hidden, TAGS)
        self.crf = Crf()

    def forward(self, batch):
        """Emissions, b × words × tags."""
        features = batch["features"]
        spread = batch["word_of_piece"]  # features reach every piece of their word
        extra = sum(e(f) for e, f in zip(self.below, features.unbind(2)))
        extra = extra.gather(1, spread[..., None].expand(-1, -1, extra.shape[2]))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = self.encoder(batch["pieces"], batch["piece_mask"], extra)
        x = x.float().gather(1, batch["first_piece"][..., None].expand(-1, -1, x.shape[2]))
        x = torch.cat([x] + [e(f) for e, f in zip(self.above, features.unbind(2))], 2)
        packed = pack_padded_sequence(self.drop(x), batch["lengths"], batch_first=True, enforce_sorted=False)
        x, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=x.shape[1])
        return self.emit(self.drop(x))


def make_batch(items, tokenizer):
    """items: (document, begin, end) word ranges."""
    rows = []
    for d, b, e in items:
        ids, first, owner = [tokenizer.begin], [], [0]
        for i, w in enumerate(d.words[b:e]):
            first.append(len(ids))
            ids += tokenizer(w)
            owner += [i] * (len(ids) - len(owner))
        rows.append((ids + [tokenizer.end], first, owner + [owner[-1]]))
    words, pieces = max(e - b for _, b, e in items), max(len(r[0]) for r in rows)
    pad = lambda lists, n: torch.tensor([x + [0] * (n - len(x)) for x in lists])
    batch = {
        "pieces": pad([r[0] for r in rows], pieces),
        "piece_mask": pad([[1] * len(r[0]) for r in rows], pieces).bool(),
        "first_piece": pad([r[1] for r in rows], words),
        "word_of_piece": pad([r[2] for r in rows], pieces),
        "lengths": torch.tensor([e - b for _, b, e in items]),
        "features": torch.stack(
            [
                torch.nn.functional.pad(torch.tensor(d.features[b:e]), (0, 0, 0, words - (e - b)))
                for d, b, e in items
            ]
        ),
    }
    if items[0][0].tags is not None:
        batch["tags"] = pad([d.tags[b:e] for d, b, e in items], words)
    return batch


def split(documents, tokenizer, limit):
    return [(d, b, e) for d in documents for b, e in windows(d, [len(tokenizer(w)) for w in d.words], limit)]


def batches(items, size, rng=None):
    """Batches of windows of like length; shuffled if there is a generator."""
    if rng:
        rng.shuffle(items)
    chunk = 25 * size if rng else len(items) or 1
    out = []
    for i in range(0, len(items), chunk):
        part = sorted(items[i : i + chunk], key=lambda x: x[2] - x[1])
        out += [part[j : j + size] for j in range(0, len(part), size)]
    if rng:
        rng.shuffle(out)
    return out


def predict(model, tokenizer, documents, limit=250, size=16):
    """Marginals of each document, words × tags."""
    out = {id(d): np.zeros((len(d.words), TAGS), np.float32) for d in documents}
    model.eval()
    for items in batches(split(documents, tokenizer, limit), size):
        batch = make_batch(items, tokenizer)
        with torch.no_grad():
            emissions = model(batch)
        p = model.crf.marginals(emissions, batch["lengths"]).numpy()
        for row, (d, b, e) in enumerate(items):
            out[id(d)][b:e] = p[row, : e - b]
    return [out[id(d)] for d in documents]


def best_tags(p):
    """The likeliest tag of each word, mended to valid BIO: an I-x that follows no x becomes B-x."""
    tags = p.argmax(1)
    for i, t in enumerate(tags):
        if t and t % 2 == 0 and (i == 0 or (tags[i - 1] + 1) // 2 != t // 2):
            tags[i] = t - 1
    return tags


def new_optimizer(model):
    groups = []
    for name, p in model.named_parameters():
        if p.requires_grad:
            depth = LAYERS - int(name.split(".")[2]) - 1 if name.startswith("encoder.layers") else 0
            rate = RATE * 0.9 ** depth if name.startswith(("encoder", "below")) else HEAD_RATE
            decay = 0.01 if p.dim() > 1 else 0.0
            groups.append({"params": [p], "lr": rate, "peak": rate, "weight_decay": decay})
    return torch.optim.AdamW(groups)


def train(encoder, data, out):
    """Fits a tagger and saves it. A run that was broken off goes on from its last checkpoint."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    tokenizer = WordPiece(encoder / "vocab.txt")
    documents = read_corpus(data / "polnear/train")
    model = Tagger(encoder)
    plan = []
    while len(plan) < LAPS * STEPS:  # another window size each time through, so that windows break at other places
        plan += batches(split(documents, tokenizer, rng.randint(200, 280)), BATCH, rng)
    plan = plan[: LAPS * STEPS]
    optimizer = new_optimizer(model)
    checkpoint, first = out.with_suffix(".part"), 0
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        first = saved["step"]
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        torch.set_rng_state(saved["random"])
    begun, total, words = time.time(), 0.0, 0
    model.train()
    for step, items in enumerate(plan[first:], first):
        lap, done = divmod(step, STEPS)
        if lap > 0 and done == 0:
            torch.manual_seed(SEED + lap)
            optimizer = new_optimizer(model)
        scale = min((done + 1) / (0.1 * STEPS), 1 - done / STEPS)
        for g in optimizer.param_groups:
            g["lr"] = g["peak"] * scale
        batch = make_batch(items, tokenizer)
        loss = model.crf.loss(model(batch), batch["tags"], batch["lengths"])
        n = int(batch["lengths"].sum())
        optimizer.zero_grad()
        (loss / n * 10).backward()
        nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 5.0)
        optimizer.step()
        total, words = total + loss.item(), words + n
        if (step + 1) % 20 == 0:
            minutes = (time.time() - begun) / 60
            print(
                f"teacher step {step + 1}/{len(plan)} loss {total / words:.4f} {minutes:.1f} minutes", flush=True
            )
            total, words = 0.0, 0
        if (step + 1) % CHECKPOINT == 0:
            save(
                checkpoint,
                step=step + 1,
                model=model.state_dict(),
                optimizer=optimizer.state_dict(),
                random=torch.get_rng_state(),
            )
    save(out, model=model.state_dict())
    checkpoint.unlink(missing_ok=True)
    dev = read_corpus(data / "polnear/dev")
    tags = [best_tags(p) for p in predict(model, tokenizer, dev)]
    print("teacher dev F1", corpus.span_scores((t, d.tags) for t, d in zip(tags, dev)), flush=True)


def save(path, **what):
    part = path.with_suffix(".tmp")
    torch.save(what, part)
    os.replace(part, path)


def write_texts(path, data, wanted):
    """Writes chosen texts of `wanted` words in all, as JSON lines."""
    part, words = path.with_suffix(".tmp"), 0
    with open(part, "w", encoding="utf-8") as out:
        for record in choose_texts.choose(data):
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            words += len(Document(record["id"], record["text"]).words)
            if words >= wanted:
                break
    os.replace(part, path)


def chunks(path):
    """Numbered lists of the records of a file of texts, CHUNK words or more in each."""
    number, records, words = 0, [], 0
    with open(path, encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            records.append(record)
            words += len(Document(record["id"], record["text"]).words)
            if words >= CHUNK:
                yield number, records
                number, records, words = number + 1, [], 0
    if records:
        yield number, records


class Labeller:
    """What a process needs to label chunks of texts."""

    current = None  # that of this process

    def __init__(self, encoder, work):
        torch.set_num_threads(1)
        self.work, self.tokenizer, self.model = work, WordPiece(encoder / "vocab.txt"), Tagger(encoder)
        self.model.load_state_dict(torch.load(work / "teacher.pt")["model"])

    @staticmethod
    def start(encoder, work):
        Labeller.current = Labeller(encoder, work)

    @staticmethod
    def label(chunk):
        """Writes labels-NNN.npz of a chunk, unless it is there, of D texts of N words: ids str[D], counts int[D] words
        of each text, offsets int32[N, 2] code points of each word in its text, marginals uint8[N, 7]
        P(tag | text) · 255."""
        number, records = chunk
        path = Labeller.current.work / f"labels-{number:03d}.npz"
        if path.exists():
            return
        documents = [Document(record["id"], record["text"]) for record in records]
        marginals = np.concatenate(predict(Labeller.current.model, Labeller.current.tokenizer, documents))
        part = path.with_suffix(".tmp.npz")
        np.savez(
            part,
            ids=np.array([d.name for d in documents]),
            counts=np.array([len(d.words) for d in documents]),
            offsets=np.array([span for d in documents for span in d.spans], np.int32),
            marginals=np.round(marginals * 255).astype(np.uint8),
        )
        os.replace(part, path)
        print(f"{time.strftime('%H:%M:%S')} {path.name}: {len(marginals)} words", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("data", "encoder", "work"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    parser.add_argument("--words", type=int, default=2_630_000, help="how many words to label")
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="that label")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    if not (options.work / "teacher.pt").exists():
        train(options.encoder, options.data, options.work / "teacher.pt")
    if not (options.work / "texts.jsonl").exists():
        write_texts(options.work / "texts.jsonl", options.data, options.words)
    started = Labeller.start, (options.encoder, options.work)
    with multiprocessing.get_context("spawn").Pool(options.processes, *started) as pool:
        for _ in pool.imap_unordered(Labeller.label, chunks(options.work / "texts.jsonl")):
            pass


if __name__ == "__main__":
    main()
