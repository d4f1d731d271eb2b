"""Train a large contextual tagger of sources, cues and contents whose marginals a small tagger then learns from.

usage: teacher.py train --data DATA --weights ENCODER_DIR --out MODEL.pt [--steps 1000 --seed 1]
       teacher.py score --data DATA --weights ENCODER_DIR --models MODEL.pt… --split polnear/dev|officials --out DIR
       teacher.py label --weights ENCODER_DIR --models MODEL.pt… --texts TEXTS.jsonl --out LABELS_PREFIX

The tagger: encoder (encoder.py) → the first piece of each word, with features of case, quotation and paragraph → BiLSTM → CRF
(Lafferty et al. 2001) over the seven BIO tags. Several models are averaged by their marginals. A run is fixed by its seed.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from documents import CASES, PLACES, QUOTE_STATES, TAGS, Document, read_corpus, windows
from encoder import Encoder, WordPiece
from linker import write_brat


class Crf(nn.Module):
    """Linear-chain CRF over TAGS in which I-x follows only B-x and I-x."""

    def __init__(self):
        super().__init__()
        n = len(TAGS)
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
    def __init__(self, weights, layers, frozen, hidden=256):
        super().__init__()
        self.shape = {"layers": layers, "frozen": frozen}
        self.encoder = Encoder(weights, layers, frozen)
        w = self.encoder.width
        self.below = nn.ModuleList(nn.Embedding(n, w) for n in (CASES, QUOTE_STATES, PLACES))
        for e in self.below:
            nn.init.zeros_(e.weight)  # training starts from the encoder as it was
        self.above = nn.ModuleList(nn.Embedding(n, 16) for n in (CASES, QUOTE_STATES, PLACES))
        self.drop = nn.Dropout(0.2)
        self.lstm = nn.LSTM(w + 48, hidden, batch_first=True, bidirectional=True)
        self.emit = nn.Linear(2 * hidden, len(TAGS))
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
        "features": torch.stack([torch.nn.functional.pad(torch.tensor(d.features[b:e]), (0, 0, 0, words - (e - b)))
                                 for d, b, e in items]),
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
        part = sorted(items[i:i + chunk], key=lambda x: x[2] - x[1])
        out += [part[j:j + size] for j in range(0, len(part), size)]
    if rng:
        rng.shuffle(out)
    return out


def predict(models, tokenizer, documents, limit=250, size=8):
    """Marginals of each document, words × tags, the mean over the models."""
    out = {id(d): np.zeros((len(d.words), len(TAGS)), np.float32) for d in documents}
    for model in models:
        model.eval()
    for items in batches(split(documents, tokenizer, limit), size):
        batch = make_batch(items, tokenizer)
        for model in models:
            with torch.no_grad():
                emissions = model(batch)
            p = model.crf.marginals(emissions, batch["lengths"]).numpy() / len(models)
            for row, (d, b, e) in enumerate(items):
                out[id(d)][b:e] += p[row, :e - b]
    return [out[id(d)] for d in documents]


def best_tags(p):
    """The likeliest tag of each word, mended to valid BIO: an I-x that follows no x becomes B-x."""
    tags = p.argmax(1)
    for i, t in enumerate(tags):
        if t and t % 2 == 0 and (i == 0 or (tags[i - 1] + 1) // 2 != t // 2):
            tags[i] = t - 1
    return tags


def write_predictions(models, tokenizer, documents, folder):
    os.makedirs(folder, exist_ok=True)
    for d, p in zip(documents, predict(models, tokenizer, documents)):
        write_brat(d, best_tags(p), os.path.join(folder, d.name + ".ann"))


def run_scorer(o, split_name, predicted):
    gold = os.path.join(o.data, split_name)
    subprocess.run([sys.executable, o.scorer, gold + "/text", gold + "/attributions", predicted], check=True)


def load(path, weights):
    saved = torch.load(path)
    model = Tagger(weights, **saved["shape"])
    model.load_state_dict(saved["state"], strict=False)
    return model


def save(model, path):
    """All that training changed: what is frozen comes from the encoder's own file."""
    fixed = {k for k, p in model.named_parameters() if not p.requires_grad}
    torch.save({"shape": model.shape, "state": {k: v for k, v in model.state_dict().items() if k not in fixed}}, path)


def train(o):
    random.seed(o.seed)
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    tokenizer = WordPiece(os.path.join(o.weights, "vocab.txt"))
    documents = read_corpus(os.path.join(o.data, "polnear/train"))[:o.documents]
    dev = read_corpus(os.path.join(o.data, "polnear/dev"))
    model = Tagger(o.weights, o.layers, o.frozen)
    groups = []
    for name, p in model.named_parameters():
        if p.requires_grad:
            depth = o.layers - int(name.split(".")[2]) - 1 if name.startswith("encoder.layers") else 0
            rate = o.rate * 0.9 ** depth if name.startswith(("encoder", "below")) else o.head_rate
            groups.append({"params": [p], "lr": rate, "peak": rate, "weight_decay": 0.01 if p.dim() > 1 else 0.0})
    optimizer = torch.optim.AdamW(groups)
    plan = []
    while len(plan) < o.steps:  # another window size each time through, so that windows break at other places
        plan += batches(split(documents, tokenizer, rng.randint(200, 280)), o.batch, rng)
    plan = plan[:o.steps]
    steps, begun, seen, total, words = len(plan), time.time(), 0, 0.0, 0
    for step, items in enumerate(plan):
        model.train()
        scale = min((step + 1) / (0.1 * steps), 1 - step / steps)
        for g in optimizer.param_groups:
            g["lr"] = g["peak"] * scale
        batch = make_batch(items, tokenizer)
        loss = model.crf.loss(model(batch), batch["tags"], batch["lengths"])
        n = int(batch["lengths"].sum())
        optimizer.zero_grad()
        (loss / n * 10).backward()
        nn.utils.clip_grad_norm_([p for g in groups for p in g["params"]], 5.0)
        optimizer.step()
        seen, total, words = seen + batch["piece_mask"].sum().item(), total + loss.item(), words + n
        if (step + 1) % 20 == 0:
            print(f"step {step + 1}/{steps} loss {total / words:.4f} pieces/s {seen / (time.time() - begun):.0f} "
                  f"minutes {(time.time() - begun) / 60:.1f}", flush=True)
            total, words = 0.0, 0
        if (step + 1) % max(steps // o.checks, 1) == 0 or step + 1 == steps:
            save(model, o.out)
            write_predictions([model], tokenizer, dev, o.out + ".dev")
            print(f"-- step {step + 1}, {(time.time() - begun) / 60:.1f} minutes", flush=True)
            run_scorer(o, "polnear/dev", o.out + ".dev")


def score(o):
    tokenizer = WordPiece(os.path.join(o.weights, "vocab.txt"))
    documents = read_corpus(os.path.join(o.data, o.split))
    write_predictions([load(m, o.weights) for m in o.models], tokenizer, documents, o.out)
    run_scorer(o, o.split, o.out)


def label(o):
    """Write files PREFIX-000.npz, … of about `chunk` words each, complete once they have that name. In each, D articles of N words:
    ids str[D], texts object[D], counts int[D] words of each article, offsets int32[N, 2] code points of each word in its text,
    marginals uint8[N, 7] P(tag | text) · 255 in the order of TAGS."""
    tokenizer = WordPiece(os.path.join(o.weights, "vocab.txt"))
    models = [load(m, o.weights) for m in o.models]
    chunk, words, number, begun, done = [], 0, o.first, time.time(), 0

    def flush():
        nonlocal chunk, words, number, done
        p = predict(models, tokenizer, chunk, size=16)
        counts = np.array([len(d.words) for d in chunk])
        np.savez(f"{o.out}-{number:03d}.tmp.npz", ids=np.array([d.name for d in chunk]), texts=np.array([d.text for d in chunk], dtype=object),
                 counts=counts, offsets=np.array([s for d in chunk for s in d.spans], np.int32),
                 marginals=np.round(np.concatenate(p) * 255).astype(np.uint8))
        os.replace(f"{o.out}-{number:03d}.tmp.npz", f"{o.out}-{number:03d}.npz")
        done += words
        print(f"{o.out}-{number:03d}.npz: {len(chunk)} articles, {words} words; {done} in {(time.time() - begun) / 60:.1f} minutes", flush=True)
        chunk, words, number = [], 0, number + 1

    with open(o.texts, encoding="utf-8") as f:
        for line in f:
            record = json.loads(line)
            d = Document(record["id"], record["text"])
            if d.words:
                chunk.append(d)
                words += len(d.words)
            if words >= o.chunk:
                flush()
            if done >= o.words:
                return
    if chunk:
        flush()


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("action", choices=("train", "score", "label"))
    ap.add_argument("--data", required=True)
    ap.add_argument("--scorer", required=True)
    ap.add_argument("--weights", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--layers", type=int, default=8)
    ap.add_argument("--frozen", type=int, default=3)
    ap.add_argument("--steps", type=int, default=1000, help="about 520 go once through PolNeAR")
    ap.add_argument("--batch", type=int, default=8)
    ap.add_argument("--rate", type=float, default=5e-5)
    ap.add_argument("--head-rate", type=float, default=1e-3)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--documents", type=int, default=None, help="train on the first so many articles")
    ap.add_argument("--checks", type=int, default=1, help="how often to save and score in the run")
    ap.add_argument("--models", nargs="+")
    ap.add_argument("--split", default="polnear/dev")
    ap.add_argument("--texts", help="JSON lines with id and text")
    ap.add_argument("--words", type=int, default=2_000_000)
    ap.add_argument("--chunk", type=int, default=50_000, help="words in a file of labels")
    ap.add_argument("--first", type=int, default=0, help="number of the first file of labels")
    o = ap.parse_args()
    torch.set_num_threads(1)
    {"train": train, "score": score, "label": label}[o.action](o)


if __name__ == "__main__":
    main()
