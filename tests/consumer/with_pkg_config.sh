#!/bin/sh
# with_pkg_config.sh COMPILER SOURCE PROGRAM ARTICLE [FLAG...]: builds a program with the flags that pkg-config gives and runs it on an article.
set -eu
compiler=$1
source=$2
program=$3
article=$4
shift 4
# shellcheck disable=SC2046 # words are flags
"$compiler" -std=c++20 "$@" "$source" -o "$program" $(pkg-config --static --cflags --libs hearsay)
"$program" "$article"
