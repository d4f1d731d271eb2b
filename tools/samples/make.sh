#!/bin/sh
# Writes tests/cli/samples/of_others again: one invented story in the formats of the trade, each by a library that others
# wrote. Needs Python with venv, Node with npm, GNU wget, xz, zstd and bzip2, and asks PyPI and npm for the libraries.
set -eu
out=$(cd "$(dirname "$0")/../../tests/cli/samples" && pwd)/of_others
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

python3 -m venv "$work/venv"
"$work/venv/bin/pip" --quiet install warcio==1.8.1 fastwarc==2.0.1 feedgen==1.0.0 feedgenerator==2.2.1 newsmlg2==1.1
"$work/venv/bin/python" "$here/make.py" "$out"

cp "$here/make.mjs" "$work"
(cd "$work" && npm --silent init -y > /dev/null && npm --silent install feed@6.0.0 && node make.mjs "$out")

# wget keeps what a server sent as it came, in a server of our own.
mkdir "$work/site"
cp "$out/story.html" "$work/site"
(cd "$work/site" && exec python3 -m http.server --bind 127.0.0.1 8765 > /dev/null 2>&1) &
server=$!
sleep 1
(cd "$work" && wget --quiet --no-hsts --warc-file=wget --warc-header='operator: nobody' http://127.0.0.1:8765/story.html -O /dev/null)
kill "$server"
cp "$work/wget.warc.gz" "$out"

xz --keep --force "$out/story.txt"
zstd --quiet --force "$out/story.txt"
bzip2 --keep --force "$out/story.txt"
gzip --keep --force --no-name "$out/story.txt"
