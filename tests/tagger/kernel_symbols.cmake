# Fails if code for one instruction set could replace code for another: if an object file of a kernel defines a weak function, which
# linkers merge by name.
#     cmake -DNM=nm -DOBJECTS=a.o,b.o -P kernel_symbols.cmake
string(REPLACE "," ";" objects "${OBJECTS}")
foreach(object IN LISTS objects)
  execute_process(COMMAND ${NM} --defined-only ${object} OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
  if(NOT symbols MATCHES "hearsay6tagger")
    message(FATAL_ERROR "${object} defines no kernel")
  endif()
  string(REGEX MATCHALL "[^\n]* [Wu] [^\n]*" weak "${symbols}")
  if(weak)
    list(JOIN weak "\n" weak)
    message(FATAL_ERROR "${object} defines functions that may be merged with others:\n${weak}")
  endif()
endforeach()
