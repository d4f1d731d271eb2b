#!/bin/sh
# of_last_tag.sh ROOT FOLDER COMPILER [FLAG...]: builds and runs the programs outside the library's tree as they stood at the last tag, with the
# library that pkg-config finds: what compiled then compiles now. Exits with 77, CTest's "skipped", where there is no tag to compare with.
set -eu
root=$1
folder=$2
compiler=$3
shift 3

skip() {
  echo "skipped: $1"
  exit 77
}
# A release unpacked inside of another project's checkout has that one's tags.
[ "$(git -C "$root" rev-parse --show-toplevel)" = "$root" ] || skip "$root is no checkout of git"
tag=$(git -C "$root" describe --tags --abbrev=0) || skip "no tag can be reached from here"

rm -rf "$folder"
mkdir -p "$folder"
git -C "$root" archive --output "$folder/then.tar" "$tag" tests/consumer/program examples
tar --extract --file "$folder/then.tar" --directory "$folder"
for source in "$folder"/tests/consumer/program/*.cpp "$folder"/examples/*.cpp; do
  echo "$source of $tag"
  "$(dirname "$0")/with_pkg_config.sh" "$compiler" "$source" "$folder/program" "$folder/examples/sample.txt" "$@"
done
