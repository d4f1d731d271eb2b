#!/bin/sh
# @apache-annotator/dom 0.2.0 from npm, installed alone, cannot be imported: its code imports @apache-annotator/selector, which its
# package.json has among "devDependencies" only (ERR_MODULE_NOT_FOUND). With @apache-annotator/selector beside it, it works.
# Guess beforehand: a package installs what its code imports.
# Needs Node.js and npm.
set -e
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{}' > package.json
npm install --silent @apache-annotator/dom@0.2.0
cat > import.mjs <<'END'
try {
  const { createTextQuoteSelectorMatcher } = await import("@apache-annotator/dom");
  console.log(typeof createTextQuoteSelectorMatcher);
} catch (error) {
  console.log(error.code, error.message.split("'")[1]);
}
END
node import.mjs > out
npm install --silent @apache-annotator/selector@0.2.0
node import.mjs >> out
cat out
printf 'ERR_MODULE_NOT_FOUND @apache-annotator/selector\nfunction\n' > wanted
cmp out wanted
