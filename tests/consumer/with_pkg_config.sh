#!/bin/sh
# with_pkg_config.sh COMPILER SOURCE PROGRAM ARTICLE [FLAG...]: builds a program with the flags that pkg-config gives and runs it on an article.
set -eu
compiler=$1
source=$2
program=$3
article=$4
shift 4
# shellcheck disable=SC2046 # words are flags
"$compiler" -std=c++20 "$@" "$source" -o "$program" $(pkg-config --cflags --libs hearsay)
"$program" "$article"
# What passes between library and program is laid out alike where the program is built for this very machine. The library's own need of
# Eigen is not the program's.
if pkg-config --cflags hearsay | grep -qi eigen; then exit 1; fi
# shellcheck disable=SC2046
"$compiler" -std=c++20 -march=native "$@" "$source" -o "$program" $(pkg-config --cflags --libs hearsay)
"$program" "$article"
