"""Fine-tunes a large contextual tagger of sources, cues and contents on the annotated articles, and labels other
text with its marginals, from which the small tagger learns. What is done is kept in the work folder, and a later run
goes on from there: general-N.pt, teacher.pt, texts.jsonl, labels-NNN.npz.

usage: teacher.py --data DATA --encoder FOLDER --work FOLDER [--words 2700000] [--processes 2] [--without FOLD]

The tagger: encoder (encoder.py) → the first piece of each word, with features of case, quotation, paragraph and whose
guide the labels follow → BiLSTM → two CRFs (Lafferty et al. 2001) over the seven BIO tags: of attributions, and of those
inside the contents of others. First it goes through PolNeAR's training articles, then on over these, those of `wide`
and `officials` and labelled ones of bulk news, whose guide the labels follow, and sentences.txt. One thread a process and fixed seeds: the labels do not depend on the
number of processes.

For cross-validation, --without FOLD leaves that fold of `wide` and `officials` out, and general-N.pt may be shared
by several work folders.
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

import bulk_labels
import choose_texts
import corpus
from corpus import TAGS
from documents import CASES, GUIDES, PLACES, POLNEAR, QUOTE_STATES, WIDE, Document, own_documents, read_corpus, windows
from encoder import Encoder, WordPiece

LAYERS, FROZEN = 8, 3  # of the encoder: how many are used, how many of them are not trained
BATCH = 8
GENERAL_LAPS = 2  # through PolNeAR's training articles, before
WIDE_LAPS, POLNEAR_SHARE = 3, 0.4  # through those of the other guide, mixed with some of PolNeAR's
RATE, HEAD_RATE = 5e-5, 1e-3  # at their highest; they rise and fall in each part (Loshchilov and Hutter 2017)
FEATURES = CASES, QUOTE_STATES, PLACES, GUIDES
LAYERS_OF_TAGS = 2  # outer attributions, and those inside the contents of others
FOLDS = 5
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
        self.tokenizer = WordPiece(encoder / "vocab.txt")
        self.encoder = Encoder(encoder, LAYERS, FROZEN)
        w = self.encoder.width
        self.below = nn.ModuleList(nn.Embedding(n, w) for n in FEATURES)
        for e in self.below:
            nn.init.zeros_(e.weight)  # training starts from the encoder as it was
        self.above = nn.ModuleList(nn.Embedding(n, 16) for n in FEATURES)
        self.drop = nn.Dropout(0.2)
        self.lstm = nn.LSTM(w + 16 * len(FEATURES), hidden, batch_first=True, bidirectional=True)
        self.emit = nn.Linear(2 * hidden, LAYERS_OF_TAGS * TAGS)
        self.crfs = nn.ModuleList(Crf() for _ in range(LAYERS_OF_TAGS))

    def forward(self, batch):
        """Emissions of each layer of tags, b × words × tags."""
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
        return self.emit(self.drop(x)).split(TAGS, 2)

    def loss(self, batch):
        """Negative log-likelihood, summed over the rows, and of the inner layer over those rows where it is labelled."""
        outer, inner = self(batch)
        loss = self.crfs[0].loss(outer, batch["tags"], batch["lengths"])
        rows = batch["has_inner"]
        if rows.any():
            loss = loss + self.crfs[1].loss(inner[rows], batch["inner_tags"][rows], batch["lengths"][rows])
        return loss


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
        batch["inner_tags"] = pad([d.inner_tags[b:e] if d.inner_tags else [] for d, b, e in items], words)
        batch["has_inner"] = torch.tensor([d.inner_tags is not None for d, _, _ in items])
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
    """Marginals of each document, words × layers of tags × tags."""
    out = {id(d): np.zeros((len(d.words), LAYERS_OF_TAGS, TAGS), np.float32) for d in documents}
    model.eval()
    for items in batches(split(documents, tokenizer, limit), size):
        batch = make_batch(items, tokenizer)
        with torch.no_grad():
            emissions = model(batch)
        for layer, crf in enumerate(model.crfs):
            p = crf.marginals(emissions[layer], batch["lengths"]).numpy()
            for row, (d, b, e) in enumerate(items):
                out[id(d)][b:e, layer] = p[row, : e - b]
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


def plan_of(documents, tokenizer, times, rng):
    """Batches that go over the documents `times` times, each time in windows of another size, so that they break at
    other places."""
    plan, whole = [], int(times)
    for share in [1.0] * whole + [times - whole] * (times > whole):
        part = batches(split(documents, tokenizer, rng.randint(200, 280)), BATCH, rng)
        plan += part[: round(share * len(part))]
    return plan


def train(model, plan, seed, out):
    """Fits a tagger to the batches of a plan and saves it. A run that was broken off goes on from its last checkpoint."""
    torch.manual_seed(seed)
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
        scale = min((step + 1) / (0.1 * len(plan)), 1 - step / len(plan))
        for g in optimizer.param_groups:
            g["lr"] = g["peak"] * scale
        batch = make_batch(items, model.tokenizer)
        loss = model.loss(batch)
        n = int(batch["lengths"].sum())
        optimizer.zero_grad()
        (loss / n * 10).backward()
        nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 5.0)
        optimizer.step()
        total, words = total + loss.item(), words + n
        if (step + 1) % 20 == 0:
            minutes = (time.time() - begun) / 60
            print(f"{out.stem} step {step + 1}/{len(plan)} loss {total / words:.4f} {minutes:.1f} minutes", flush=True)
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


def report(name, model, documents):
    """Prints the exact F1 of spans of source, cue and content, of either layer of tags."""
    found = predict(model, model.tokenizer, documents)
    for layer, wanted in enumerate(([d.tags for d in documents], [d.inner_tags for d in documents])):
        if wanted[0] is not None:
            pairs = [(best_tags(p[:, layer]), tags) for p, tags in zip(found, wanted)]
            print(f"teacher, {name}, layer {layer}: F1", corpus.span_scores(pairs), flush=True)


def train_all(options):
    """Makes general-N.pt and teacher.pt, where they are missing."""
    data, work = options.data, options.work
    torch.manual_seed(SEED)
    model = Tagger(options.encoder)
    general = read_corpus(data / "polnear/train", POLNEAR)
    for lap in range(1, GENERAL_LAPS + 1):
        path = work / f"general-{lap}.pt"
        if not path.exists():
            rng = random.Random(SEED * 10 + lap)
            train(model, plan_of(general, model.tokenizer, 1, rng), SEED * 10 + lap, path)
        model.load_state_dict(torch.load(path)["model"])
    kept, held = own_documents(SEED), []
    for name in ("wide", "officials"):
        for i, document in enumerate(read_corpus(data / name, WIDE)):
            (held if i % FOLDS == options.without else kept).append(document)
    kept += read_corpus(bulk_labels.unpack(data, work), WIDE)
    rng = random.Random(SEED)
    plan = plan_of(kept, model.tokenizer, WIDE_LAPS, rng) + plan_of(general, model.tokenizer, POLNEAR_SHARE, rng)
    rng.shuffle(plan)
    train(model, plan, SEED, work / "teacher.pt")
    report("PolNeAR dev", model, read_corpus(data / "polnear/dev", POLNEAR))
    if held:
        report("articles held out", model, held)


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
        self.work, self.model = work, Tagger(encoder)
        self.model.load_state_dict(torch.load(work / "teacher.pt")["model"])

    @staticmethod
    def start(encoder, work):
        Labeller.current = Labeller(encoder, work)

    @staticmethod
    def label(chunk):
        """Writes labels-NNN.npz of a chunk, unless it is there, of D texts of N words: ids str[D], counts int[D] words
        of each text, offsets int32[N, 2] code points of each word in its text, marginals uint8[N, 2, 7]
        P(tag | text) · 255 of either layer of tags."""
        number, records = chunk
        path = Labeller.current.work / f"labels-{number:03d}.npz"
        if path.exists():
            return
        documents = [Document(record["id"], record["text"]) for record in records]
        marginals = np.concatenate(predict(Labeller.current.model, Labeller.current.model.tokenizer, documents))
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
    parser.add_argument("--words", type=int, default=2_700_000, help="how many words to label")
    parser.add_argument("--processes", type=int, default=os.cpu_count(), help="that label")
    parser.add_argument("--without", type=int, help="the fold of wide and officials to leave out, 0 to 4")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.work.mkdir(parents=True, exist_ok=True)
    if not (options.work / "teacher.pt").exists():
        train_all(options)
    if not (options.work / "texts.jsonl").exists():
        write_texts(options.work / "texts.jsonl", options.data, options.words)
    started = Labeller.start, (options.encoder, options.work)
    with multiprocessing.get_context("spawn").Pool(options.processes, *started) as pool:
        for _ in pool.imap_unordered(Labeller.label, chunks(options.work / "texts.jsonl")):
            pass


if __name__ == "__main__":
    main()
