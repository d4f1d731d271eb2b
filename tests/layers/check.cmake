# cmake -D ROOT=… -P check.cmake: fails where a file under ROOT/src or ROOT/include includes a header of a module to its right.
cmake_minimum_required(VERSION 3.25)

# From left to right, each with its public headers. What every module may use stands first.
set(modules
  "base: error export format span version words"
  "lexicon: lexicon"
  "text: document"
  "tagger: model"
  "attribution: attribution extractor standoff"
  "source: source"
  "score: scorer shared_text strength"
  "analysis: analyze_many analyzer article_reader in_order transparency"
  "graph: attribution_graph graph"
  "corpus: blocks claim_table corpus corpus_writer corroboration credibility linked_corpus profile"
  "report: audit exchange report site"
  "cli: hearsay")

set(rank 0)
foreach(module IN LISTS modules)
  string(REGEX MATCH "^([a-z]+): (.*)$" module "${module}")
  set(rank_of_${CMAKE_MATCH_1} ${rank})
  string(REPLACE " " ";" headers "${CMAKE_MATCH_2}")
  foreach(header IN LISTS headers)
    set(module_of_${header} ${CMAKE_MATCH_1})
  endforeach()
  math(EXPR rank "${rank} + 1")
endforeach()

# The module that owns a path such as "text/layout.hpp" or "hearsay/document.hpp".
function(find_module path out)
  if(path MATCHES "^hearsay/([a-z_]+)[.]hpp$")
    set(module "${module_of_${CMAKE_MATCH_1}}")
  else()
    string(REGEX REPLACE "/.*" "" module "${path}")
  endif()
  if(NOT DEFINED "rank_of_${module}")
    message(SEND_ERROR "${path} belongs to no module that tests/layers/check.cmake knows")
  endif()
  set(${out} "${module}" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/src/*.[chi]pp ${ROOT}/src/*.inl ${ROOT}/src/*.cpp.in ${ROOT}/include/*.hpp)
if(NOT files)
  message(FATAL_ERROR "there is nothing to check in ${ROOT}")
endif()
foreach(file IN LISTS files)
  string(REGEX REPLACE "^(src|include)/" "" path "${file}")
  find_module("${path}" from)
  file(STRINGS ${ROOT}/${file} includes REGEX "^#include \"")
  foreach(include IN LISTS includes)
    string(REGEX REPLACE "^#include \"([^\"]+)\".*" "\\1" include "${include}")
    find_module("${include}" to)
    if(rank_of_${to} GREATER rank_of_${from})
      message(SEND_ERROR "${file} of ${from} includes ${include} of ${to}, which is to its right")
    endif()
  endforeach()
endforeach()
