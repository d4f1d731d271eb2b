"""A pretrained BERT or MPNet encoder, read from a safetensors file, and its WordPiece tokenizer.

Written out by hand so that the teacher needs PyTorch alone. MPNet (Song et al. 2020) is BERT (Devlin et al. 2019) without
segment embeddings and with one learned bias per head and bucketed distance, shared by all layers (Raffel et al. 2020).
"""

import json
import math
import struct
import unicodedata
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

MAX_PIECES_PER_WORD = 8  # a long URL would otherwise fill a window


def read_safetensors(path):
    """Name -> float32 tensor of a safetensors file (an 8-byte header length, a JSON header, raw little-endian data)."""
    raw = Path(path).read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    out = {}
    for name, entry in json.loads(raw[8 : 8 + length]).items():
        if name != "__metadata__" and entry["dtype"] == "F32":
            begin, end = (8 + length + x for x in entry["data_offsets"])
            out[name] = torch.frombuffer(bytearray(raw[begin:end]), dtype=torch.float32).reshape(
                entry["shape"]
            )
    return out


class WordPiece:
    """Pieces of one word of the text: lower case, no accents, punctuation apart, then greedy longest match."""

    def __init__(self, vocabulary):
        self.ids = {w: i for i, w in enumerate(Path(vocabulary).read_text(encoding="utf-8").split("\n")) if w}
        self.unknown = self.ids["[UNK]"]
        self.begin = self.ids.get("<s>", self.ids.get("[CLS]"))
        self.end = self.ids.get("</s>", self.ids.get("[SEP]"))
        self.cache = {}

    def __call__(self, word):
        found = self.cache.get(word)
        if found is None:
            plain = "".join(
                c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn"
            )
            found, part = [], ""
            for c in plain + "\0":
                if c.isalnum():
                    part += c
                    continue
                if part:
                    found += self.match(part)
                    part = ""
                if c != "\0":
                    found.append(self.ids.get(c, self.unknown))
            self.cache[word] = found = found[:MAX_PIECES_PER_WORD] or [self.unknown]
        return found

    def match(self, part):
        out, begin = [], 0
        while begin < len(part):
            for end in range(len(part), begin, -1):
                piece = self.ids.get(("##" if begin else "") + part[begin:end])
                if piece is not None:
                    out.append(piece)
                    begin = end
                    break
            else:
                return [self.unknown]
        return out


def distance_buckets(n, buckets=32, farthest=128):
    """Bucket of each key-minus-query distance, n × n: exact below 8 places, then logarithmic; half of them for each side."""
    place = torch.arange(n)
    back = place[:, None] - place[None, :]
    half, exact = buckets // 2, buckets // 4
    far = back.abs()
    scaled = (
        exact + (torch.log(far.clamp(min=1) / exact) / math.log(farthest / exact) * (half - exact)).long()
    )
    return torch.where(far < exact, far, scaled.clamp(max=half - 1)) + (back < 0).long() * half


class Layer(nn.Module):
    def __init__(self, width, inner, heads, epsilon):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, epsilon)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, epsilon)

    def forward(self, x, bias):
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        scores = (q @ k.transpose(-1, -2)) * (w // self.heads) ** -0.5 + bias
        x = self.norm1(x + self.out((scores.softmax(-1) @ v).transpose(1, 2).reshape(b, n, w)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """The first `layers` layers of the model in `folder`; the embeddings and the first `frozen` layers are never trained."""

    def __init__(self, folder, layers, frozen):
        super().__init__()
        config = json.loads((Path(folder) / "config.json").read_text())
        self.width = config["hidden_size"]
        self.mpnet = config["model_type"] == "mpnet"
        self.frozen = frozen
        make = lambda: Layer(
            self.width, config["intermediate_size"], config["num_attention_heads"], config["layer_norm_eps"]
        )
        self.layers = nn.ModuleList(make() for _ in range(layers))
        self.words = nn.Embedding(config["vocab_size"], self.width)
        self.places = nn.Embedding(config["max_position_embeddings"], self.width)
        self.norm = nn.LayerNorm(self.width, config["layer_norm_eps"])
        self.distances = nn.Embedding(32, config["num_attention_heads"]) if self.mpnet else None
        self.load(read_safetensors(Path(folder) / "model.safetensors"))
        for part in (self.words, self.places, self.norm, self.distances, *self.layers[:frozen]):
            if part is not None:
                part.requires_grad_(False)

    @torch.no_grad()
    def load(self, w):
        e = "embeddings."
        self.words.weight.copy_(w[e + "word_embeddings.weight"])
        self.places.weight.copy_(w[e + "position_embeddings.weight"])
        if self.mpnet:
            self.distances.weight.copy_(w["encoder.relative_attention_bias.weight"])
            names = (
                "attention.attn.q",
                "attention.attn.k",
                "attention.attn.v",
                "attention.attn.o",
                "attention.LayerNorm",
            )
        else:
            self.places.weight.add_(w[e + "token_type_embeddings.weight"][0])
            names = (
                "attention.self.query",
                "attention.self.key",
                "attention.self.value",
                "attention.output.dense",
                "attention.output.LayerNorm",
            )
        for p in ("weight", "bias"):
            getattr(self.norm, p).copy_(w[e + "LayerNorm." + p])
            for i, layer in enumerate(self.layers):
                get = lambda name: w[f"encoder.layer.{i}.{name}.{p}"]
                getattr(layer.qkv, p).copy_(torch.cat([get(n) for n in names[:3]]))
                for module, name in (
                    (layer.out, names[3]),
                    (layer.norm1, names[4]),
                    (layer.up, "intermediate.dense"),
                    (layer.down, "output.dense"),
                    (layer.norm2, "output.LayerNorm"),
                ):
                    getattr(module, p).copy_(get(name))

    def forward(self, pieces, mask, extra=None):
        """pieces, mask (false on padding): b × n; extra: b × n × width, added before the first trained layer."""
        n = pieces.shape[1]
        bias = (~mask)[:, None, None, :].float() * -1e4
        with torch.no_grad():
            place = torch.arange(n) + (2 if self.mpnet else 0)
            x = self.norm(self.words(pieces) + self.places(place))
            if self.mpnet:
                bias = bias + self.distances(distance_buckets(n)).permute(2, 0, 1)
            bias = bias.to(torch.bfloat16 if torch.is_autocast_cpu_enabled() else torch.float32)
            x = x.to(bias.dtype)
            for layer in self.layers[: self.frozen]:
                x = layer(x, bias)
        if extra is not None:
            x = x + extra.to(x.dtype)
        for layer in self.layers[self.frozen :]:
            x = layer(x, bias)
        return x
