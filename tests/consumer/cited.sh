#!/bin/sh
# cited.sh ROOT: what the headers, the command and its manual cite of the documentation is installed with them, somewhere under ROOT.
set -eu
documentation=$(dirname "$(find "$1" -path '*/doc/*' -name README.md -not -path '*/models/*')")
cited=$(find "$1" \( -path '*/include/hearsay/*' -o -path '*/bin/hearsay' -o -name 'hearsay.1' \) -exec cat {} + | tr -d '\\' |
  grep --text --only-matching '\b\(docs\|models\|examples\)/[A-Za-z0-9_.-]*\.[a-z]*[a-z]' | sort -u)
[ -n "$cited" ]
missing=0
for file in $cited; do
  [ -e "$documentation/$file" ] || { echo "$file is cited, but not installed"; missing=1; }
done
exit $missing
