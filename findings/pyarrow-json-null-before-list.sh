#!/bin/sh
# pyarrow 26.0.1: where its JSON reader infers the type of a list of lists, a null before the first list of them is lost from the values, and the
# table that it returns is invalid: [null, [1, 2]] has two elements by its offsets and one value. Nothing is said unless the caller validates.
# With the null behind a list, or with an explicit schema, the same lines are read as they are. datasets 5.2.0, which reads JSON with it and
# without the schema of the features that it is given, fails on such lines for that.
# Guess beforehand: an inferred table has the rows of the file, as one with a schema has.
# Needs Python 3 with venv.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet pyarrow==26.0.1
cat > read.py <<'END'
import io
import pyarrow
import pyarrow.json


def read(name, line, **options):
    table = pyarrow.json.read_json(io.BytesIO(line), **options)
    try:
        table.validate()
        print(name, table.to_pylist())
    except pyarrow.ArrowInvalid as error:
        print(name, table.schema.field("a").type, str(error))


read("null first:", b'{"a": [null, [1, 2]]}\n')
read("null last:", b'{"a": [[1, 2], null]}\n')
schema = pyarrow.schema([("a", pyarrow.list_(pyarrow.list_(pyarrow.int64())))])
read("with a schema:", b'{"a": [null, [1, 2]]}\n', parse_options=pyarrow.json.ParseOptions(explicit_schema=schema))
END
venv/bin/python read.py > out
cat out
cat > wanted <<'END'
null first: list<item: list<item: int64>> Column 0: In chunk 0: Invalid: Length spanned by list offsets (2) larger than values array (length 1)
null last: [{'a': [[1, 2], None]}]
with a schema: [{'a': [None, [1, 2]]}]
END
cmp out wanted
