#!/bin/sh
# Every source file is laid out as .clang-format says. Skipped where clang-format 14 is missing: others lay out
# some constructs differently.
set -eu
cd "$1"
command -v clang-format-14 > /dev/null || exit 77
find include src tests tools bench examples python -name '*.[ch]pp' -not -path '*/build/*' \
  -exec clang-format-14 --dry-run -Werror {} +
