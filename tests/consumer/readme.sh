#!/bin/sh
# readme.sh WAY FOLDER ROOT COMPILER [OPTION...]: builds the program that README.md shows under "Use it in C++" in one of the ways that it names, by the
# lines that it shows for that way, and runs it on examples/sample.txt. The options are CMake's, or the compiler's for pkg_config and deb.
#
#   find_package, pkg_config   with the library that CMAKE_PREFIX_PATH or PKG_CONFIG_PATH leads to
#   add_subdirectory           with the sources in ROOT
#   deb                        with the packages that cpack makes of the build in $BUILD, unpacked: tools/matrix installs them on a bare system
#   show                       prints the program and does no more
set -eu
way=$1 folder=$2 root=$3 compiler=$4
shift 4
readme=$root/README.md

section=$(sed -n '/^## Use it in C++$/,/^## /p' "$readme")
program=$(printf "%s\n" "$section" | sed -n '/^```cpp$/,/^```$/{/^```/!p}')
# shown PATTERN: the one line or word of that section which the pattern matches.
shown() {
  found=$(printf "%s\n" "$section" | grep -o "$1") || { echo "README.md does not show $1" >&2; exit 1; }
  echo "$found"
}
if [ "$way" = show ]; then
  printf "%s\n" "$program"
  exit
fi

rm -rf "$folder"
mkdir -p "$folder"
printf "%s\n" "$program" > "$folder/app.cpp"
case $way in
  find_package | add_subdirectory)
    ln -s "$root" "$folder/hearsay"
    {
      echo "cmake_minimum_required(VERSION 3.25)"
      echo "project(app LANGUAGES CXX)"
      echo "add_executable(app app.cpp)"
      shown "^$way(hearsay[^)]*)"
      shown "^target_link_libraries(app .*)"
    } > "$folder/CMakeLists.txt"
    cmake -G Ninja -S "$folder" -B "$folder/build" -DCMAKE_CXX_COMPILER="$compiler" "$@"
    cmake --build "$folder/build" --target app
    app=$folder/build/app
    ;;
  pkg_config | deb)
    if [ "$way" = deb ]; then
      command -v dpkg-shlibdeps > /dev/null || { echo "skipped: there is no dpkg-dev"; exit 77; }
      cpack -G DEB --config "$BUILD/CPackConfig.cmake" -B "$folder/packages"
      for package in "$folder"/packages/*.deb; do dpkg-deb --extract "$package" "$folder/system"; done
      "$root/tests/consumer/cited.sh" "$folder/system"
      PKG_CONFIG_PATH=$(dirname "$(find "$folder/system" -name hearsay.pc)")
      LD_LIBRARY_PATH=$(dirname "$PKG_CONFIG_PATH")
      export PKG_CONFIG_PATH LD_LIBRARY_PATH
    fi
    flags=$($(shown "pkg-config --cflags --libs hearsay"))
    app=$folder/app
    # shellcheck disable=SC2086 # words are flags
    "$compiler" -std=c++20 "$@" "$folder/app.cpp" -o "$app" $flags
    ;;
  *) exit 2 ;;
esac
"$app" "$root/examples/sample.txt" | tee "$folder/output"
grep -q '^Torstein Halvorsen | said | that his troops' "$folder/output"
