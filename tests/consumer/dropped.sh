#!/bin/sh
# dropped.sh COMPILER SOURCE INCLUDE [FLAG...]: the compiler warns of every result that SOURCE drops: of each line of its function.
set -eu
compiler=$1
source=$2
include=$3
shift 3
warned=$(LC_ALL=C "$compiler" -std=c++20 "$@" -fsyntax-only -Wunused-result -I "$include" "$source" 2>&1 | grep -c '\[-Wunused-result\]')
lines=$(grep -c '^  .*;$' "$source")
echo "$warned of $lines dropped results are warned of"
[ "$warned" -eq "$lines" ]
