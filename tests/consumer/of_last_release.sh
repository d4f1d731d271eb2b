#!/bin/sh
# of_last_release.sh ROOT FOLDER COMPILER [FLAG...]: builds and runs the programs outside the library's tree as they stood at the last release of
# docs/releases.tsv, with the library that pkg-config finds: what compiled then compiles now. Exits with 77, CTest's "skipped", where the history
# does not reach so far.
set -eu
root=$1
folder=$2
compiler=$3
shift 3

skip() {
  echo "skipped: $1"
  exit 77
}
# A release unpacked inside of another project's checkout has that one's history.
[ "$(git -C "$root" rev-parse --show-toplevel)" = "$root" ] || skip "$root is no checkout of git"
release=$(sed -n '/^[^#]/h; ${x; p}' "$root/docs/releases.tsv")
name=$(echo "$release" | cut -f 1)
commit=$(echo "$release" | cut -f 2)
git -C "$root" cat-file -e "$commit^{commit}" 2> /dev/null || skip "$name, commit $commit, is not in this history, which may be shallow"

rm -rf "$folder"
mkdir -p "$folder"
git -C "$root" archive --output "$folder/then.tar" "$commit" tests/consumer/program examples
tar --extract --file "$folder/then.tar" --directory "$folder"
for source in "$folder"/tests/consumer/program/*.cpp "$folder"/examples/*.cpp; do
  echo "$source of $name"
  # shellcheck disable=SC2046 # words are flags
  "$compiler" -std=c++20 "$@" "$source" -o "$folder/program" $(pkg-config --cflags --libs hearsay)
  "$folder/program" "$folder/examples/sample.txt" > "$folder/output"
  [ -s "$folder/output" ]
done
