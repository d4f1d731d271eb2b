#!/bin/sh
# with_pkg_config.sh COMPILER SOURCE PROGRAM [FLAG...]: builds and runs a program with the flags that pkg-config gives.
set -eu
compiler=$1
source=$2
program=$3
shift 3
# shellcheck disable=SC2046 # words are flags
"$compiler" -std=c++20 "$@" "$source" -o "$program" $(pkg-config --static --cflags --libs hearsay)
"$program"
