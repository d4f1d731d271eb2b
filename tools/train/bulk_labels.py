"""Articles of bulk news that readers have labelled: bulk-labels.tsv beside this file says what stands where in them (offsets are code
points), and who its source is, by the guide of `wide`; their texts are in the data folder.

usage: bulk_labels.py DATA FOLDER [SKIPPED]

Writes them to FOLDER/bulk as a set of the data folder is, to be read or scored, all but the first SKIPPED articles: the networks
of the model card have seen the first 900.

Readers were language models, as those of `wide`; each article was read by one.
"""

import collections
import json
import lzma
import pathlib
import sys

import source_types

TABLE = pathlib.Path(__file__).with_name("bulk-labels.tsv")
SOURCE = ("cluster", "canonical", "identity", "role", "specificity", "senior", "reason", "hops")


def unpack(data, work, skipped=0):
    """Writes them to a folder as sets of the data folder are: text, attributions, sources.tsv. Returns the folder."""
    folder = work / "bulk"
    rows = collections.defaultdict(list)
    for row in source_types.read_table(TABLE):
        rows[row["article"]].append(row)
    for article in list(rows)[:skipped]:
        del rows[article]
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    sources = ["\t".join(("article", "id") + SOURCE)]
    for collection in ("news-10000", "wide-13000"):
        with lzma.open(data / f"bulk/{collection}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for record in map(json.loads, lines):
                labels = rows.pop(record["id"], None)
                if labels is None:
                    continue
                (folder / f"text/{record['id']}.txt").write_bytes(record["text"].encode())
                (folder / f"attributions/{record['id']}.ann").write_text(standoff(record["text"], labels), encoding="utf-8")
                sources += ["\t".join([record["id"], row["id"], *(row.get(name, "") for name in SOURCE)]) for row in labels]
    if rows:
        raise SystemExit(f"not in the bulk news: {', '.join(rows)}")
    (folder / "sources.tsv").write_text("\n".join(sources) + "\n", encoding="utf-8")
    return folder


def standoff(text, labels):
    """Labels of an article in brat's standoff format."""
    lines, count = [], 0
    for row in labels:
        names = {}
        for role in ("Source", "Cue", "Content"):
            if row[role.lower()]:
                count += 1
                names[role] = f"T{count}"
                pieces = [tuple(map(int, piece.split())) for piece in row[role.lower()].split(";")]
                words = " ".join(text[begin:end] for begin, end in pieces).replace("\n", " ")
                lines.append(f"T{count}\t{role} {row[role.lower()]}\t{words}")
        kind = "Nested" if row["nested"] == "y" else "Attribution"
        first = next(iter(names.values()))
        lines.append(f"{row['id']}\t{kind}:{first} " + " ".join(f"{role}:{name}" for role, name in names.items()))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        raise SystemExit(__doc__)
    print(unpack(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int((sys.argv[3:] or [0])[0])))
