#!/usr/bin/env python3
"""The schema of the JSON for programs with schemas of their own, made from docs/analysis.schema.json.

    tools/formats/schema.py duckdb > docs/analysis.duckdb.sql
    tools/formats/schema.py spark           # for DataFrameReader.schema()
    tools/formats/schema.py arrow FILE      # an Arrow schema, as a stream that pyarrow.ipc.open_stream reads (needs pyarrow)
"""

import json
import pathlib
import sys

SCHEMA = json.loads((pathlib.Path(__file__).resolve().parents[2] / "docs" / "analysis.schema.json").read_text())


def resolved(node):
    while "$ref" in node:
        node = SCHEMA["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node


def kind(node):
    kinds = node["type"] if isinstance(node["type"], list) else [node["type"]]
    (only,) = [one for one in kinds if one != "null"]
    return only


def columns(node):
    """The members of an object, by name."""
    return {name: resolved(member) for name, member in node["properties"].items()}


def duckdb(node):
    what = kind(node)
    if what == "object":
        return "STRUCT(" + ", ".join(f'"{name}" {duckdb(member)}' for name, member in columns(node).items()) + ")"
    if what == "array":
        return duckdb(resolved(node["items"])) + "[]"
    if what == "integer":
        return "UBIGINT" if node.get("maximum", 0) >= 2**63 else "BIGINT"
    return {"string": "VARCHAR", "number": "DOUBLE", "boolean": "BOOLEAN"}[what]


def duckdb_query(path="analyses.jsonl"):
    lines = ",\n".join(f"  {name}: '{duckdb(member)}'" for name, member in columns(SCHEMA).items())
    return f"SELECT * FROM read_json('{path}', format = 'newline_delimited', maximum_object_size = 268435456, columns = {{\n{lines}\n}});\n"


def spark_type(node):
    what = kind(node)
    if what == "object":
        return "STRUCT<" + ", ".join(f"`{name}`: {spark_type(member)}" for name, member in columns(node).items()) + ">"
    if what == "array":
        return f"ARRAY<{spark_type(resolved(node['items']))}>"
    if what == "integer":
        return "DECIMAL(20, 0)" if node.get("maximum", 0) >= 2**63 else "BIGINT"
    return {"string": "STRING", "number": "DOUBLE", "boolean": "BOOLEAN"}[what]


def spark():
    return ", ".join(f"`{name}` {spark_type(member)}" for name, member in columns(SCHEMA).items())


def arrow_type(node):
    import pyarrow

    what = kind(node)
    if what == "object":
        return pyarrow.struct([(name, arrow_type(member)) for name, member in columns(node).items()])
    if what == "array":
        return pyarrow.list_(arrow_type(resolved(node["items"])))
    if what == "integer":
        return pyarrow.uint64() if node.get("maximum", 0) >= 2**63 else pyarrow.int64()
    return {"string": pyarrow.string(), "number": pyarrow.float64(), "boolean": pyarrow.bool_()}[what]


def arrow():
    import pyarrow

    return pyarrow.schema([(name, arrow_type(member)) for name, member in columns(SCHEMA).items()])


if __name__ == "__main__":
    if sys.argv[1:] == ["duckdb"]:
        sys.stdout.write(duckdb_query())
    elif sys.argv[1:] == ["spark"]:
        print(spark())
    elif len(sys.argv) == 3 and sys.argv[1] == "arrow":
        pathlib.Path(sys.argv[2]).write_bytes(arrow().serialize().to_pybytes())
    else:
        sys.exit(__doc__)
