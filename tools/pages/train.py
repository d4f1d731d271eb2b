#!/usr/bin/env python3
"""Learn which blocks of a page are its article, and write src/cli/page_trees.inc.

usage: train.py PAGES TEXTS PROGRAM WORK OUTPUT     PAGES/NAME.html, TEXTS/NAME.txt, hearsay-page-facts, a folder to work in
       train.py PAGES TEXTS PROGRAM WORK            cross-validation over pages instead, by the measure of the public
                                                    article extraction benchmark

Needs numpy, lightgbm and lxml. A block is part of the article if most of its words are, when the words of the page are aligned with
those of the article's text. Few pages have been read by people, so each also teaches in other forms with the same text: its names taken
away, its body cut into several elements, its paragraphs in <div>, in lists or between <br>, with other stories or comments behind it, and with
little around it. What a model learns of one page's names and nesting is thus worth less than what paragraphs look like everywhere.
"""
import collections
import difflib
import json
import pathlib
import random
import re
import subprocess
import sys

import lightgbm
import lxml.html
import numpy

LEAVES, ROUNDS, RATE = 8, 150, .08
VARIANT_WEIGHT = .35
WORD = re.compile(r"\w+")


def runs(text):
    words = WORD.findall(text)
    return collections.Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)) if words[i:i + 4])


# Pages in other forms

PARTS = ("div", "section", "article", "td", "main", "body")


class Page:
    """A page as people write them, parsed, and the element that holds most paragraphs of its article."""

    def __init__(self, markup, text):
        self.document = lxml.html.document_fromstring(markup)
        article = runs(text)
        self.paragraphs, self.body = 0, None
        for element in self.document.iter(*PARTS):
            count = 0
            for child in element:
                if isinstance(child.tag, str):
                    inside = list(runs(child.text_content()))
                    count += len(inside) > 5 and sum(one in article for one in inside) > .6 * len(inside)
            if count > self.paragraphs:
                self.paragraphs, self.body = count, element

    def without_names(self, chance):
        names = {}
        for element in self.document.iter():
            if not isinstance(element.tag, str) or element.tag == "meta":
                continue
            for attribute in ("itemprop", "role"):
                element.attrib.pop(attribute, None)
            for attribute in ("class", "id"):
                if attribute in element.attrib:
                    element.attrib[attribute] = names.setdefault(
                        element.attrib[attribute], "c" + "".join(chance.choice("qwxzj") for _ in range(6)))
            if element.tag in ("article", "main", "section", "header", "aside", "footer", "nav", "figcaption", "figure"):
                element.tag = "div"

    def in_pieces(self, chance):
        children, count = list(self.body), chance.randint(2, 4)
        size, name = max(1, len(children) // count), chance.choice(["chunk", "body-part", "content-group", "w"])
        for begin in range(0, len(children), size):
            piece = inner = lxml.html.Element("div", {"class": name})
            for _ in range(chance.randint(0, 2)):
                inner = lxml.etree.SubElement(inner, "div")
            inner.extend(children[begin:begin + size])
            self.body.append(piece)

    def without_paragraphs(self, chance):
        breaks = chance.random() < .5
        for paragraph in list(self.body.iter("p")):
            if not breaks:
                paragraph.tag = "div"
            elif paragraph.getparent() is not None:
                second = lxml.html.Element("br")
                second.tail, paragraph.tail = paragraph.tail, None
                paragraph.addnext(second)
                paragraph.addnext(lxml.html.Element("br"))
                paragraph.drop_tag()

    def in_other_parts(self, chance):
        """Some paragraphs as lists, quotations and divisions."""
        paragraphs = [one for one in self.body if one.tag == "p" and len(one.text_content().split()) > 5]
        for paragraph in chance.sample(paragraphs, min(len(paragraphs), chance.randint(1, 4))):
            part = part_of(chance, " ".join(paragraph.text_content().split()))
            part.tail = paragraph.tail
            self.body.replace(paragraph, part)

    def outer(self, chance):
        """The body or one of the two elements around it."""
        element = self.body
        for _ in range(chance.randint(0, 2)):
            if element.getparent().tag not in ("body", "html"):
                element = element.getparent()
        return element

    def with_stories(self, chance, others):
        outer = self.outer(chance)
        for paragraphs in chance.sample(others, chance.randint(1, 3)):
            story = inner = lxml.html.Element(outer.tag, {name: value for name, value in outer.attrib.items() if name != "id"})
            if chance.random() < .5:
                inner = lxml.etree.SubElement(inner, "div")
            heading = lxml.etree.SubElement(inner, chance.choice(["h1", "h2", "h2", "h3"]))
            lxml.etree.SubElement(heading, "a", href="/x").text = " ".join(paragraphs[0].split()[:8])
            for paragraph in paragraphs[:chance.randint(2, 14)]:
                lxml.etree.SubElement(inner, "p").text = paragraph
            outer.getparent().insert(outer.getparent().index(outer) + 1, story)

    def with_comments(self, chance, others):
        name = chance.choice(["comments", "comment-list", "replies", "discussion", "c"])
        section = lxml.html.Element(chance.choice(["div", "section", "ul"]), {"id": name})
        for paragraphs in chance.sample(others, chance.randint(3, 12)):
            comment = lxml.etree.SubElement(section, "li" if section.tag == "ul" else "div", {"class": chance.choice(["comment", "item", name])})
            lxml.etree.SubElement(comment, "div").text = (chance.choice(["anna", "Bob K.", "guest12", "Mr. Reader"]) + " " +
                                                          chance.choice(["says:", "2 hours ago", "Reply", "· 3 days"]))
            for paragraph in chance.sample(paragraphs, min(len(paragraphs), chance.randint(1, 2))):
                lxml.etree.SubElement(comment, "p").text = paragraph
        outer = self.outer(chance)
        outer.getparent().insert(outer.getparent().index(outer) + 1, section)


def part_of(chance, text):
    """A paragraph as something else."""
    part = lxml.html.Element(chance.choice(["ul", "ul", "ol", "blockquote", "div"]))
    if part.tag in ("ul", "ol"):
        for item in re.split(r"(?<=[.,;]) ", text):
            lxml.etree.SubElement(part, "li").text = item
    elif part.tag == "blockquote" and chance.random() < .7:
        lxml.etree.SubElement(part, "p").text = text
    else:
        part.text = text
    return part


def bare_page(chance, lines):
    """The article as people write a page by hand, with little around it."""
    page = lxml.html.document_fromstring("<html><head><title></title></head><body></body></html>")
    title = " ".join(max(lines, key=len).split()[:chance.randint(4, 9)])
    page.find(".//title").text = title
    inner = page.find("body")

    def furniture(tag, **attributes):
        element = lxml.etree.SubElement(inner, tag, attributes if chance.random() < .6 else {})
        holder = lxml.etree.SubElement(element, "ul") if chance.random() < .6 else element
        for number in range(chance.randint(2, 8)):
            item = lxml.etree.SubElement(holder, "li") if holder is not element else holder
            lxml.etree.SubElement(item, "a", href=f"/{number}").text = " ".join(chance.choice(lines).split()[:chance.randint(1, 7)])

    if chance.random() < .5:
        furniture("div", id="menu")
    outer = inner
    for tag in ("main", "div", "article", "section"):
        if chance.random() < .35:
            inner = lxml.etree.SubElement(inner, tag, {"class": "content"} if chance.random() < .3 else {})
    if chance.random() < .8:
        lxml.etree.SubElement(inner, "h1").text = title
    if chance.random() < .4:
        lxml.etree.SubElement(inner, chance.choice(["p", "div"])).text = chance.choice(["By Ann Lee", "3 May 2021", "Jo Doe, Monday"])
    for line in lines:
        short = len(line.split()) < 8 and not line.endswith((".", "!", "?", "”", '"'))
        if short:
            lxml.etree.SubElement(inner, chance.choice(["h2", "h3", "p"])).text = line
        elif chance.random() < .15:
            inner.append(part_of(chance, line))
        else:
            lxml.etree.SubElement(inner, "p").text = line
        if chance.random() < .03:
            furniture("div", **{"class": "related"})
    inner = outer
    if chance.random() < .5:
        furniture("div", **{"class": "related"})
    if chance.random() < .5:
        lxml.etree.SubElement(inner, chance.choice(["div", "p"])).text = chance.choice(["© 2021 The Paper. All rights reserved.", "Copyright 2021", "Sign up for our newsletter."])
    return page


def write_variants(pages, texts, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.html"):
        old.unlink()
    chance = random.Random(5)
    paragraphs = {name: [line for line in text.split("\n") if len(line.split()) > 12] for name, text in texts.items()}
    for path in pages:
        name, markup = path.stem, path.read_bytes().decode("utf-8", "replace")
        others = [found for other, found in paragraphs.items() if other != name and found]

        def write(variant, change, needed):
            page = Page(markup, texts[name])
            if page.paragraphs < needed or (needed and page.body.tag == "body"):
                return
            change(page)
            (folder / f"{name}_{variant}.html").write_bytes(lxml.html.tostring(page.document, encoding="utf-8", doctype="<!doctype html>"))

        write("names", lambda page: page.without_names(chance), 0)
        write("pieces", lambda page: page.in_pieces(chance), 4)
        if chance.random() < .5:
            write("paragraphs", lambda page: page.without_paragraphs(chance), 3)
        write("parts", lambda page: page.in_other_parts(chance), 4)
        lines = [line for line in texts[name].split("\n") if line.strip()]
        (folder / f"{name}_bare.html").write_bytes(lxml.html.tostring(bare_page(chance, lines), encoding="utf-8", doctype="<!doctype html>"))
        write("stories", lambda page: page.with_stories(chance, others), 3)
        if chance.random() < .6:
            write("comments", lambda page: page.with_comments(chance, others), 3)


# Facts and learning

class Blocks:
    """The blocks of a page: their texts, facts, labels and weights."""

    def __init__(self, blocks, text):
        self.texts = [block["text"] for block in blocks]
        self.quotes = numpy.array([block["quote"] for block in blocks])
        self.facts = numpy.array([block["facts"] for block in blocks], dtype=numpy.float32)
        words, owners = [], []
        for i, block in enumerate(self.texts):
            found = WORD.findall(block)
            words += found
            owners += [i] * len(found)
        article, inside = WORD.findall(text), numpy.zeros(len(blocks))
        for begin, _, size in difflib.SequenceMatcher(None, words, article, autojunk=False).get_matching_blocks():
            for owner in owners[begin:begin + size]:
                inside[owner] += 1
        sizes = self.sizes = numpy.bincount(numpy.array(owners, dtype=int), minlength=len(blocks))
        self.labels = inside > .5 * numpy.maximum(sizes, 1)
        self.weights = numpy.minimum(numpy.maximum(sizes, 1) / max(len(article), 10), 1) ** .7 + .002


def read_facts(program, files, texts):
    found = collections.defaultdict(list)
    lines = subprocess.run([program, *sorted(map(str, files))], stdout=subprocess.PIPE, check=True, text=True).stdout.split("\n")[:-1]
    for line in lines[1:]:
        block = json.loads(line)
        found[block["page"]].append(block)
    return {name: Blocks(blocks, texts[name.split("_")[0]]) for name, blocks in found.items()}


def learn(pages, variants, names, seed=0):
    learned = [(pages[name], 1) for name in sorted(names)]
    learned += [(blocks, VARIANT_WEIGHT) for name, blocks in variants.items() if name.split("_")[0] in names]
    weights = numpy.concatenate([blocks.weights * weight for blocks, weight in learned])
    data = lightgbm.Dataset(numpy.concatenate([blocks.facts for blocks, _ in learned]), numpy.concatenate([blocks.labels for blocks, _ in learned]),
                            weight=weights / weights.mean())
    return lightgbm.train(dict(objective="binary", learning_rate=RATE, num_leaves=LEAVES, min_sum_hessian_in_leaf=.5, min_data_in_leaf=10,
                               bagging_fraction=.6, bagging_freq=1, feature_fraction=.3, lambda_l2=5, max_bin=63, seed=seed, num_threads=1,
                               deterministic=True, verbose=-1), data, ROUNDS)


def validate(pages, variants, texts, seed):
    names = sorted(pages)
    random.Random(seed).shuffle(names)
    precisions, recalls, low = [], [], []
    for fold in range(10):
        held = names[fold::10]
        model = learn(pages, variants, set(names) - set(held), seed)
        for name in held:
            odds = model.predict(pages[name].facts, raw_score=True)
            for quote in set(pages[name].quotes) - {0}:
                inside = pages[name].quotes == quote
                odds[inside] = numpy.average(odds[inside], weights=pages[name].sizes[inside] + 1e-9)
            limit = min(0, odds.max() - 1)
            found = runs("\n".join(text for text, one in zip(pages[name].texts, odds) if one > limit))
            true = runs(texts[name])
            both = sum((found & true).values())
            precisions.append(both / sum(found.values()))
            recalls.append(both / sum(true.values()))
            if precisions[-1] + recalls[-1] < 1:
                low.append(name)
    precision, recall = numpy.mean(precisions), numpy.mean(recalls)
    print(f"seed {seed}: precision {precision:.3f}  recall {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}  low: {low}", flush=True)


def write_trees(model, path):
    def single(value, down):
        near = numpy.float32(value)
        return near if not down or near <= value else numpy.nextafter(near, numpy.float32(-numpy.inf))

    out = ["// Made by tools/pages/train.py.", "constexpr Decision trees[] = {"]
    for tree in model.dump_model()["tree_info"]:
        splits, values = [], []

        def add(node):
            if "leaf_value" in node:
                values.append(f"{single(node['leaf_value'], False)!s}F")
                return -len(values)
            at = len(splits)
            splits.append(None)
            below, above = add(node["left_child"]), add(node["right_child"])
            splits[at] = f"{{{node['split_feature']}, {single(node['threshold'], True)!s}F, {below}, {above}}}"
            return at

        add(tree["tree_structure"])
        splits += ["{0, 0.0F, -1, -1}"] * (LEAVES - 1 - len(splits))
        values += ["0.0F"] * (LEAVES - len(values))
        out.append("    {{" + ", ".join(splits) + "},\n     {" + ", ".join(values) + "}},")
    path.write_text("\n".join(out + ["};", ""]))


def main():
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    pages, text_folder, program, work = (pathlib.Path(path).resolve() for path in sys.argv[1:5])
    files = sorted(pages.glob("*.html"))
    texts = {path.stem: (text_folder / f"{path.stem}.txt").read_text(encoding="utf-8") for path in files}
    write_variants(files, texts, work)
    true, variants = read_facts(program, files, texts), read_facts(program, work.glob("*.html"), texts)
    if len(sys.argv) == 6:
        write_trees(learn(true, variants, set(true)), pathlib.Path(sys.argv[5]))
    else:
        for seed in range(3):
            validate(true, variants, texts, seed)


if __name__ == "__main__":
    main()
