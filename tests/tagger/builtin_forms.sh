#!/bin/sh
# builtin_forms.sh SOURCE WEIGHTS FOLDER: the assembler takes SOURCE for each kind of objects, ELF, COFF, Mach-O and WebAssembly, by the names that C gives its
# symbols there, and the weights are in it.
set -eu
source=$1 weights=$2 folder=$3
version=$(ls /usr/bin | sed -n 's/^clang-\([0-9][0-9]*\)$/\1/p' | sort -n | tail -n 1)
clang=clang-$version nm=llvm-nm-$version
command -v "$clang" > /dev/null && command -v "$nm" > /dev/null || { echo "skipped: there is no Clang"; exit 77; }

for target in x86_64-linux-gnu aarch64-linux-gnu x86_64-w64-windows-gnu x86_64-pc-windows-msvc aarch64-pc-windows-msvc i686-w64-windows-gnu \
  wasm32-unknown-emscripten x86_64-apple-macos arm64-apple-macos; do
  object=$folder/builtin.$target.o
  "$clang" --target=$target "-DHEARSAY_WEIGHTS=\"$weights\"" -c "$source" -o "$object"
  [ "$(wc -c < "$object")" -gt "$(wc -c < "$weights")" ]
  echo 'extern const char hearsay_builtin_model[], hearsay_builtin_model_end[];
    long size(void) { return hearsay_builtin_model_end - hearsay_builtin_model; }' | "$clang" --target=$target -x c -c - -o "$object.use"
  # What a program in C asks for is what there is.
  asked=$("$nm" --undefined-only --just-symbol-name "$object.use" | grep hearsay | sort)
  there=$("$nm" --defined-only --just-symbol-name "$object" | grep hearsay | sort)
  echo "$target:" $there
  [ "$asked" = "$there" ]
  rm "$object" "$object.use"
done
