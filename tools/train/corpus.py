"""Texts as the tagger sees them, and what annotators, CoreNLP or a teacher said of them, token by token."""

import bisect
import collections
import dataclasses
import glob
import json
import lzma
import os
import pathlib
import random
import re
import subprocess

import numpy as np

TAGS = 7  # O, then B and I of source, cue, content
OUTSIDE, BEGIN_CUE = 0, 3
BEGINNINGS = [1, 3, 5]  # tags of the first word of a span: of a source, a cue, a content
ROLES = ("Source", "Cue", "Content")
SENTENCES_A_TEXT = 30  # of those of our own


@dataclasses.dataclass
class Article:
    id: str
    tokens: np.ndarray  # [n, 2] begin and end in code points
    features: np.ndarray  # [n, 7], see src/tagger/features.hpp
    pack: np.ndarray  # [n] the sequence that the tagger reads a token in
    norms: list  # normalised words, or None


def read_articles(tool, paths, vocabulary=None, norms=False):
    """The articles of .txt and .jsonl files, as the program hearsay-features writes them."""
    command = [
        tool,
        *(["--vocabulary", vocabulary] if vocabulary else []),
        *(["--norms"] if norms else []),
        *paths,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        for line in process.stdout:
            r = json.loads(line)
            n = len(r["tokens"])
            yield Article(
                r["id"],
                np.array(r["tokens"], np.int32).reshape(n, 2),
                np.array(r["features"], np.int32).reshape(n, 7),
                np.array(r["pack"], np.int32),
                r.get("norms"),
            )
    if process.returncode:
        raise SystemExit(f"{tool} failed on some text")


def packs(article):
    """[begin, end) of each pack."""
    edges = np.flatnonzero(np.diff(article.pack)) + 1
    bounds = [0, *edges.tolist(), len(article.pack)]
    return [(b, e) for b, e in zip(bounds, bounds[1:]) if e > b]


def annotation_files(folder):
    """Name of an article -> its annotation: where several people annotated it, the first by name."""
    files = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.ann"))):
        files.setdefault(re.sub(r"_[0-9a-f]{4}$", "", os.path.basename(path)[:-4]), path)
    return files


def read_attributions(path, kinds=("Attribution", "Attribution-no-source")):
    """The attributions of a brat file, with a source or without: for each, role -> pieces in code points. Those
    inside the contents of others are of the kind "Nested"."""
    spans, events = {}, []
    with open(path, encoding="utf-8") as lines:
        for fields in (line.rstrip("\n").split("\t") for line in lines):
            if len(fields) < 2:
                continue
            if fields[0].startswith("T"):
                spans[fields[0]] = [
                    tuple(map(int, piece.split())) for piece in fields[1].split(" ", 1)[1].split(";")
                ]
            elif fields[0].startswith("E"):
                events.append([argument.split(":") for argument in fields[1].split()])
    attributions = []
    for (kind, _), *arguments in events:
        if kind in kinds:
            pieces = {role: [] for role in ROLES}
            for name, span in arguments:
                role = name.rstrip("0123456789")
                if role in pieces:
                    pieces[role] += spans.get(span, [])
            attributions.append(pieces)
    return attributions


def read_marked(path):
    """The sentences of sentences.txt, one a line, with their marks."""
    with open(path, encoding="utf-8") as lines:
        return [line.strip().replace("¶", "\n\n") for line in lines if line.strip() and not line.startswith("#")]


def unmark(marked):
    """A sentence such as "[s Police] [k said] [c that [S he] [K feared] [C for his life]]." -> (text, role -> pieces in
    code points, the same of inner attributions, which capitals mark)."""
    text, open_marks = "", []
    outer, inner = ({role: [] for role in ROLES} for _ in range(2))
    for mark, end, plain in re.findall(r"\[([skcSKC]) |(\])|([^\[\]]+|\[)", marked):
        if mark:
            open_marks.append((mark, len(text)))
        elif end:
            if not open_marks:
                raise ValueError(f"a bracket closes that did not open: {marked}")
            mark, begin = open_marks.pop()
            level = outer if mark.islower() else inner
            level[ROLES["skc".index(mark.lower())]].append((begin, len(text)))
        text += plain
    if open_marks:
        raise ValueError(f"a bracket is open at the end: {marked}")
    return text, outer, inner


class Exchange:
    """Gives sentences the sources and contents of others that could stand in their place, so that a form of attribution
    is learned rather than the words of its examples."""

    SHARE = 0.6  # of the spans that are exchanged
    SPAN = re.compile(r"\[([sc]) ((?:[^\[\]]|\[[SKC] [^\[\]]*\])*)\]")
    DETERMINERS = "the a an one two three four five several some many most both no his her their its our".split()
    PRONOUNS = "he she it they we i you who which that this these those him her them us me others none all".split()

    def __init__(self, sentences, chance):
        self.chance, self.pools = chance, collections.defaultdict(list)
        for sentence in sentences:
            for span in self.SPAN.finditer(sentence):
                kind = self.kind(span)
                if kind:
                    self.pools[kind].append(self.uncapitalised(span[2]) if span[1] == "s" else span[2])

    def kind(self, span):
        """What a span can be exchanged with, or None."""
        text = span[2]
        words = text.lower().split()
        if span[1] == "s":
            if words[0] in self.PRONOUNS or words[-1] in self.PRONOUNS:
                return None
            head = re.split(r" (?:of|who|from|in|at|for|with|close|and|on|to|whose|,) |,", text.lower())[0].split()[-1]
            many = words[0] in ("two", "three", "four", "five", "several", "some", "many", "most", "both") or bool(
                re.search(r"[^su]s$|people$|police$|men$", head)
            )
            capital = words[0] not in self.DETERMINERS and text[0].isupper()
            # A capital at the beginning may be the sentence's own.
            return "source", many, capital and self.opens(span) and len(words) == 1, re.search(r"\W*$|[’']s$", text)[0]
        if text[0] in "“\"‘'":
            whole = len(words) > 3 and re.search(r"[.,?!…]\W?$", text)
            return whole and ("quotation", text[0], text[-2:])
        if words[0] in ("that", "to", "whether", "as") and text[-1].isalnum():
            return "content", words[0], len(words) > 3
        return None

    @staticmethod
    def opens(span):
        before = span.string[: span.start()].rstrip(" “")
        return not before or before[-1] in ".?!\n”"

    def uncapitalised(self, text):
        return text[0].lower() + text[1:] if text.split()[0].lower() in self.DETERMINERS else text

    def __call__(self, sentence):
        def other(span):
            kind = self.kind(span)
            if not kind or self.chance.random() > self.SHARE:
                return span[0]
            text = self.chance.choice(self.pools[kind])
            if span[1] == "s" and self.opens(span):
                text = text[0].upper() + text[1:]
            return f"[{span[1]} {text}]"

        return sentence if "\n" in sentence else self.SPAN.sub(other, sentence)


def joined(spans):
    """The attributions that the spans of a sentence, role -> pieces, make up: one, or several that are alike in the order
    of their parts. None where it is not plain which belong together."""
    marks = sorted((piece, role) for role in ROLES for piece in spans[role])
    count = max(1, len(spans["Cue"]))
    size = len(marks) // count
    parts = [marks[i : i + size] for i in range(0, len(marks), size)] if size else []
    if len(marks) % count or len({tuple(role for _, role in part) for part in parts}) > 1:
        return None
    return [{role: [piece for piece, other in part if other == role] for role in ROLES} for part in parts]


def own_articles(copies, seed, plain=False):
    """Texts made of the sentences of sentences.txt in chance order, each `copies` times: (text, attributions, inner
    attributions), as read_attributions gives them; where it is not plain which spans belong together, each is by itself,
    and with `plain` such sentences are left out. The first time sentences are as they stand, then with spans exchanged."""
    sentences = read_marked(pathlib.Path(__file__).with_name("sentences.txt"))
    if plain:
        sentences = [s for s in sentences if all(joined(level) is not None for level in unmark(s)[1:])]
    chance, articles = random.Random(seed), []
    exchange = Exchange(sentences, chance)
    for copy in range(copies):
        chance.shuffle(sentences)
        for begin in range(0, len(sentences), SENTENCES_A_TEXT):
            text, levels = "", ([], [])
            for marked in sentences[begin : begin + SENTENCES_A_TEXT]:
                sentence, *found_on = unmark(exchange(marked) if copy else marked)
                if text:
                    # What ends without a stop is a headline, which stands by itself; so does what has paragraphs.
                    alone = text[-1].isalnum() or sentence[-1].isalnum() or "\n" in sentence
                    text += "\n\n" if alone else chance.choice([" ", "\n\n"])
                for level, spans in zip(levels, found_on):
                    by_itself = [{**dict.fromkeys(ROLES, ()), role: [piece]} for role in ROLES for piece in spans[role]]
                    for attribution in joined(spans) or by_itself:
                        level.append({r: [(b + len(text), e + len(text)) for b, e in attribution[r]] for r in ROLES})
                text += sentence
            articles.append((text, *levels))
    return articles


def covered(tokens, pieces):
    """Indices of the tokens that overlap any of the pieces."""
    begins, found = tokens[:, 0], set()
    for begin, end in pieces:
        i = max(bisect.bisect_right(begins, begin) - 1, 0)
        while i < len(tokens) and tokens[i, 0] < end:
            if tokens[i, 1] > begin:
                found.add(i)
            i += 1
    return sorted(found)


def gold(article, attributions):
    """Tags of an article's tokens, and its attributions as lists of token indices by role."""
    tags, relations = np.zeros(len(article.tokens), np.int8), []
    for attribution in attributions:
        relation = [covered(article.tokens, attribution[role]) for role in ROLES]
        for role, indices in enumerate(relation):
            for k, i in enumerate(indices):
                tags[i] = 2 * role + (1 if k == 0 or indices[k - 1] != i - 1 else 2)
        relations.append(relation)
    return tags, relations


def spans_of(tags):
    """[(role, begin, end)] of a tag sequence."""
    found, i = [], 0
    while i < len(tags):
        end = i + 1
        if tags[i] > 0:
            role = (int(tags[i]) - 1) // 2
            while end < len(tags) and tags[end] == 2 * role + 2:
                end += 1
            found.append((role, i, end))
        i = end
    return found


def span_scores(pairs):
    """F1 in percent of the exact spans of source, cue and content, of pairs (tags found, tags wanted)."""
    right, given, wanted = (np.zeros(len(ROLES)) for _ in range(3))
    for tags, gold_tags in pairs:
        found, sought = set(spans_of(tags)), set(spans_of(gold_tags))
        for counts, spans in ((right, found & sought), (given, found), (wanted, sought)):
            for role, *_ in spans:
                counts[role] += 1
    return " ".join(f"{100 * f:.1f}" for f in 2 * right / np.maximum(given + wanted, 1))


def read_silver(path):
    """CoreNLP's tokens: article -> [(begin, end, part of speech, entity type)]."""
    articles, rows = {}, None
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# doc = "):
                rows = articles.setdefault(line[8:].strip(), [])
            else:
                fields = line.rstrip("\n").split("\t")
                if len(fields) > 6:
                    rows.append((int(fields[1]), int(fields[2]), fields[5], fields[6]))
    return articles


def align_silver(article, rows, ids):
    """For each token the ids of part of speech and entity type of the silver token it overlaps first, -1
    where there is none."""
    result, j = np.full((len(article.tokens), 2), -1, np.int16), 0
    for i, (begin, end) in enumerate(article.tokens):
        while j < len(rows) and rows[j][1] <= begin:
            j += 1
        if j < len(rows) and rows[j][0] < end:
            result[i] = ids[0][rows[j][2]], ids[1][rows[j][3]]
    return result


def silver_ids(articles):
    """Ids of all parts of speech and of all entity types, the most frequent first."""
    counts = collections.Counter(), collections.Counter()
    for rows in articles.values():
        for _, _, part, entity in rows:
            counts[0][part] += 1
            counts[1][entity] += 1
    return [{name: i for i, (name, _) in enumerate(c.most_common())} for c in counts]


def align_teacher(article, words, marginals):
    """A teacher's tag probabilities [w, 7] of its words [w, 2], of one level of tags, for an article's tokens: a token takes those
    of the word that holds its begin; one that begins inside a word continues what the word began (B counts
    as I). Tokens that no word holds are O."""
    result = np.zeros((len(article.tokens), TAGS), np.float32)
    if len(words) == 0:
        result[:, 0] = 1
        return result
    at = np.maximum(np.searchsorted(words[:, 0], article.tokens[:, 0], "right") - 1, 0)
    result[:] = marginals[at]
    inside = article.tokens[:, 0] > words[at, 0]
    for begin in (1, 3, 5):
        result[inside, begin + 1] += result[inside, begin]
        result[inside, begin] = 0
    result[article.tokens[:, 0] >= words[at, 1]] = np.eye(1, TAGS)
    return result / np.maximum(result.sum(1, keepdims=True), 1e-6)
