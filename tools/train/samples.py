#!/usr/bin/python3
"""Writes what PyTorch computes with a weights file for a few texts, which a test holds the library against.

usage: samples.py --weights models/hearsay.weights --vocabulary build/train/vocabulary.txt \\
                  --tools build/tools/train > tests/tagger/samples.json
"""

import argparse
import json
import pathlib
import sys
import tempfile

import container
import corpus
import tagger as tagging

TEXTS = [
    "The minister said on Monday that talks would resume. “We are ready,” she told reporters, adding that "
    "the army had pulled back.\n\n"
    "According to two U.S. officials, the plan isn't final.",
    "MOSCOW: Don't panic!\n\n“This is the first paragraph of a long quotation.\n\n“It goes on here,” "
    "Mr. O'Brien-Smith, 54, said in 2016. "
    "The well-regarded F-16 won't fly, officials claimed; $3.5 million (or 1,000 euros) was spent…",
]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--weights", type=pathlib.Path, required=True)
    parser.add_argument(
        "--vocabulary",
        type=pathlib.Path,
        required=True,
        help="written by train.py beside other files of its work folder",
    )
    parser.add_argument("--tools", type=pathlib.Path, required=True)
    options = parser.parse_args()
    tagger = tagging.from_tensors(container.read(options.weights))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "texts.jsonl")
        path.write_text(
            "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(TEXTS)),
            encoding="utf-8",
        )
        articles = list(corpus.read_articles(options.tools / "hearsay-features", [path], options.vocabulary))
    samples = []
    for article, text in zip(articles, TEXTS):
        emissions = tagger.emissions(article)[0][:, : corpus.TAGS]
        samples.append(
            {
                "text": text,
                "tokens": article.tokens.tolist(),
                "features": article.features.tolist(),
                "emissions": [[round(value, 5) for value in row] for row in emissions.tolist()],
                "tags": tagger.tag(article).tolist(),
                "inner_tags": tagger.tag(article, tagging.INNER).tolist(),
            }
        )
    json.dump(samples, sys.stdout, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
