#!/usr/bin/env python3
"""On how many pages a publisher, a date, an author and an address are stated, by a reading of its own, and on how many hearsay reads one.

usage: stated.py HEARSAY PAGES         needs lxml; pages on which only one of them finds something are listed
"""
import json
import pathlib
import re
import subprocess
import sys

import lxml.html

DATE = re.compile(r"(19|20)\d\d[-/.]?\d\d[-/.]?\d\d|\b(19|20)\d\d\b.*\b[A-Za-z]{3}|\b[A-Za-z]{3,}\.? .*(19|20)\d\d\b")
NAMES = {"publisher": ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name"),
         "author": ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "article_author"),
         "url": ("og:url",)}


def members(value):
    """All pairs of name and value in JSON, at any depth."""
    if isinstance(value, list):
        for one in value:
            yield from members(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield name, one
            yield from members(one)


def stated(markup):
    document = lxml.html.document_fromstring(markup)
    found = dict.fromkeys(("publisher", "date", "author", "url"), False)
    for meta in document.iter("meta"):
        content = (meta.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            name = (meta.get(key) or "").lower()
            for fact, names in NAMES.items():
                found[fact] |= name in names and bool(content) and (fact == "url" or not content.startswith(("http", "//", "www.")))
            found["date"] |= bool(re.search(r"(^|[:._-])(date|pubdate|published|published_time|publish.?date|issued|created)([._:]|$)|datepublished", name)
                                  and DATE.search(content))
    for time in document.iter("time"):
        found["date"] |= bool(DATE.search(time.get("datetime") or time.text_content() or ""))
    for element in document.xpath("//*[@itemprop]"):
        kind = element.get("itemprop")
        words = (element.get("content") or element.get("datetime") or element.text_content() or "").strip()
        found["date"] |= kind == "datePublished" and bool(DATE.search(words))
        found["author"] |= kind == "author" and bool(words) and not words.startswith("http")
        found["publisher"] |= kind == "publisher" and bool(words) and not words.startswith("http")
    found["url"] |= any((link.get("href") or "").startswith("http") for link in document.xpath("//link[@rel='canonical']"))
    for script in document.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(re.sub(r"[\x00-\x1f]", " ", script.text or ""))
        except ValueError:
            continue
        for name, value in members(data):
            found["date"] |= name == "datePublished" and bool(DATE.search(str(value)))
            for fact in ("publisher", "author"):
                found[fact] |= name == fact and bool(value) and (isinstance(value, str) or '"name"' in json.dumps(value))
    return found


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    pages = sorted(pathlib.Path(sys.argv[2]).glob("*.html"))
    read = {}
    for line in subprocess.run([sys.argv[1], "analyze", "--format", "jsonl", *map(str, pages)], stdout=subprocess.PIPE, check=True).stdout.splitlines():
        analysis = json.loads(line)
        read[analysis["id"]] = analysis
    claims = {page.stem: stated(page.read_bytes().decode("utf-8", "replace")) for page in pages}
    for fact in ("publisher", "date", "author", "url"):
        there = {name for name, claim in claims.items() if claim[fact]}
        got = {name for name, analysis in read.items() if analysis[fact]}
        print(f"{fact}: stated on {len(there)} of {len(pages)} pages, of which read on {len(there & got)} ({len(there & got) / max(1, len(there)):.1%});",
              f"missed {sorted(there - got)}; elsewhere read on {sorted(got - there)}")


if __name__ == "__main__":
    main()
