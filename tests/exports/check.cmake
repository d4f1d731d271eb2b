# cmake -D NM=… -D LIBRARY=… -P check.cmake: fails where a shared library exports what no public header declares.
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND ${NM} --dynamic --defined-only --demangle ${LIBRARY} OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)

# What the parts keep to themselves stands in namespaces of theirs. Weak symbols of others (W, V, u) are templates and exceptions of the
# standard library and of Boost, which everyone exports who uses them.
set(parts base|lexicon|text|tagger|attribution|source|score|analysis|graph|corpus|report|cli)
string(REGEX MATCHALL "[^\n]*hearsay::(${parts})::[^\n]*" private "${symbols}")
string(REGEX MATCHALL "[0-9a-f]+ [ABCDGRT] [^\n]*" strong "${symbols}")
list(FILTER strong EXCLUDE REGEX " hearsay::")
list(FILTER private EXCLUDE REGEX " hearsay::[A-Za-z]+::State::")  # of an exported class, but complete in no public header
if(private OR strong)
  list(JOIN private "\n" private)
  list(JOIN strong "\n" strong)
  message(SEND_ERROR "exported, but not public:\n${private}\n${strong}")
endif()

string(REGEX MATCHALL "[0-9a-f]+ T hearsay::" public "${symbols}")
list(LENGTH public count)
if(count LESS 50)
  message(SEND_ERROR "only ${count} functions are exported")
endif()
