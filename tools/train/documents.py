"""Articles as word tokens with gold role tags, and the surface features that an uncased encoder cannot see."""

import bisect
import re

import corpus

TOKEN = re.compile(r"\w+(?:['’]\w+)?|[^\w\s]")  # the tokens that attributions are scored on

CASES = 7  # lower, Capitalised, UPPER, other mixtures, one capital, with a digit, punctuation
QUOTE_STATES = (
    5  # outside, opening mark, inside, inside and carried over from the paragraph before, closing mark
)
PLACES = 4  # within a paragraph, its first word, the same two for the headline
GUIDES = 2  # whose conventions the labels follow: PolNeAR's, or those of `wide` and `officials`
POLNEAR, WIDE = range(GUIDES)


def case_of(word):
    if not word[0].isalnum():
        return 6
    if any(c.isdigit() for c in word):
        return 5
    if word.islower():
        return 0
    if len(word) == 1:
        return 4
    return 2 if word.isupper() else 1 if word[0].isupper() and word[1:].islower() else 3


class Document:
    """spans: code-point offsets of each word; paragraphs: word index at which each begins; features: case, quote, place,
    guide; tags: of the outer attributions; inner_tags: of those inside the contents of others, where they are labelled."""

    def __init__(self, name, text, guide=WIDE):
        self.name, self.text, self.guide = name, text, guide
        matches = list(TOKEN.finditer(text))
        self.spans = [m.span() for m in matches]
        self.words = [m.group() for m in matches]
        self.paragraphs = [
            i for i in range(len(matches)) if i == 0 or "\n" in text[self.spans[i - 1][1] : self.spans[i][0]]
        ]
        self.features = self.read_features()
        self.tags = self.inner_tags = None

    def read_features(self):
        starts, inside, carried, out, paragraph = set(self.paragraphs), False, False, [], 0
        for i, w in enumerate(self.words):
            if i in starts:
                paragraph += 1
                # A quotation left open goes on only if the next paragraph opens with a mark of its own.
                carried = inside and w in '“"'
                inside = carried
            if w == "“" or (w == '"' and (not inside or (carried and i in starts))):
                inside, state = True, 1
            elif w in '”"' and inside:
                inside = carried = False
                state = 4
            else:
                state = (3 if carried else 2) if inside else 0
            out.append((case_of(w), state, (i in starts) + 2 * (paragraph == 1), self.guide))
        return out


def gold_tags(document, attributions):
    """One tag index per word; a cue's words win over a source's, and those over content."""
    tags = [0] * len(document.words)
    starts = [b for b, _ in document.spans]
    for r in (2, 0, 1):
        for a in attributions:
            covered = set()
            for b, e in a[corpus.ROLES[r]]:
                i = max(bisect.bisect_right(starts, b) - 1, 0)
                covered.update(j for j in range(i, bisect.bisect_left(starts, e)) if document.spans[j][1] > b)
            for i in covered:
                tags[i] = 2 * r + (2 if i - 1 in covered else 1)
    for i, t in enumerate(tags):  # where a winner cut a span in two, its rest begins anew
        if t and t % 2 == 0 and (i == 0 or (tags[i - 1] + 1) // 2 != t // 2):
            tags[i] = t - 1
    return tags


def read_corpus(folder, guide):
    """Documents of FOLDER/text with the tags of FOLDER/attributions, in the order of their names."""
    out = []
    for name, file in sorted(corpus.annotation_files(folder / "attributions").items()):
        text = (folder / "text" / (name + ".txt")).read_bytes().decode("utf-8")
        document = Document(name, text, guide)
        document.tags = gold_tags(document, corpus.read_attributions(file))
        if guide == WIDE:  # PolNeAR labels no attributions inside others
            document.inner_tags = gold_tags(document, corpus.read_attributions(file, ("Nested",)))
        out.append(document)
    return out


def own_documents(seed):
    """Documents made of the sentences of sentences.txt."""
    out = []
    for number, (text, *levels) in enumerate(corpus.own_articles(1, seed)):
        document = Document(f"own-{number}", text)
        document.tags, document.inner_tags = (gold_tags(document, level) for level in levels)
        out.append(document)
    return out


def windows(document, piece_counts, limit):
    """Word ranges of whole paragraphs that hold at most `limit` pieces each; only a longer paragraph is cut."""
    out, begin, size = [], 0, 0
    ends = document.paragraphs[1:] + [len(document.words)]
    for b, e in zip(document.paragraphs, ends):
        n = sum(piece_counts[b:e])
        if size and size + n > limit:
            out.append((begin, b))
            begin, size = b, 0
        size += n
        while size > limit:
            cut, size = begin, 0
            while size + piece_counts[cut] <= limit:
                size += piece_counts[cut]
                cut += 1
            out.append((begin, cut))
            begin, size = cut, sum(piece_counts[cut:e])
    if begin < len(document.words):
        out.append((begin, len(document.words)))
    return out
