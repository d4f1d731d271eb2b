# What is written by hand and names the version, which Conan, CMake, pkg-config, Debian's packages and Python take from include/hearsay/version.hpp.
cmake_minimum_required(VERSION 3.25)
string(REGEX REPLACE "\\.[0-9]+$" "" minor ${VERSION})
foreach(file_and_text IN ITEMS
    "docs/hearsay.1|\"hearsay ${VERSION}\""
    "docs/compatibility.md|`find_package(hearsay ${minor})`"
    "packaging/README.md|`hearsay/${VERSION}`"
    "packaging/README.md|libhearsay${minor},"
    "packaging/vcpkg/ports/hearsay/vcpkg.json|\"version\": \"${VERSION}\""
    "tests/consumer/program/CMakeLists.txt|find_package(hearsay ${minor} ")
  string(REPLACE "|" ";" file_and_text "${file_and_text}")
  list(GET file_and_text 0 file)
  list(GET file_and_text 1 text)
  file(READ ${ROOT}/${file} content)
  string(FIND "${content}" "${text}" found)
  if(found EQUAL -1)
    message(SEND_ERROR "${file} does not say ${text}")
  endif()
endforeach()

# The first heading of the changes is this version's; what is released has the date of its release.
file(STRINGS ${ROOT}/CHANGELOG.md headings REGEX "^## ")
list(GET headings 0 heading)
if(NOT heading MATCHES "^## ${VERSION} \\(")
  message(SEND_ERROR "CHANGELOG.md begins with “${heading}”, not with ${VERSION}")
endif()
file(STRINGS ${ROOT}/docs/releases.tsv releases REGEX "^v")
foreach(release IN LISTS releases)
  string(REGEX MATCH "^v([0-9.]+)\t[0-9a-f]+\t([0-9-]+)$" whole "${release}")
  if(NOT whole OR NOT "## ${CMAKE_MATCH_1} (${CMAKE_MATCH_2})" IN_LIST headings)
    message(SEND_ERROR "CHANGELOG.md has no heading of that version and date, or docs/releases.tsv is wrong: ${release}")
  endif()
  list(REMOVE_ITEM headings "## ${CMAKE_MATCH_1} (${CMAKE_MATCH_2})")
endforeach()
foreach(heading IN LISTS headings)
  if(NOT heading MATCHES "^## ${VERSION} \\(")
    message(SEND_ERROR "CHANGELOG.md has “${heading}”, which is not in docs/releases.tsv")
  endif()
endforeach()
