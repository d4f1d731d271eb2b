# What `cmake --install` puts down: the library, its headers and the command with its manual; a CMake package for find_package(hearsay) and a
# hearsay.pc for pkg-config, both relocatable.
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/hearsay)

install(TARGETS hearsay EXPORT hearsay-targets
  LIBRARY COMPONENT runtime NAMELINK_COMPONENT development
  RUNTIME COMPONENT runtime
  ARCHIVE COMPONENT development)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/hearsay DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
        FILES_MATCHING PATTERN "*.hpp")
install(EXPORT hearsay-targets NAMESPACE hearsay:: DESTINATION ${package_dir} COMPONENT development)

# What --help and the headers cite, laid out as in the sources, so that links hold.
set(docs COMPONENT development)
if(TARGET hearsay-command)
  set(docs COMPONENT command)
  install(TARGETS hearsay-command COMPONENT command)
  install(FILES ${PROJECT_SOURCE_DIR}/docs/hearsay.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT command)
  install(FILES ${PROJECT_SOURCE_DIR}/docs/hearsay.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
          RENAME hearsay COMPONENT command)
endif()
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/NOTICE ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md
        DESTINATION ${CMAKE_INSTALL_DOCDIR} ${docs})
install(FILES ${PROJECT_SOURCE_DIR}/models/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR}/models ${docs})
install(FILES ${PROJECT_SOURCE_DIR}/examples/sample.txt DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples ${docs})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs DESTINATION ${CMAKE_INSTALL_DOCDIR} ${docs}
        FILES_MATCHING PATTERN "*.md" PATTERN "*.ipynb" PATTERN "*.json" PATTERN "*.sql" PATTERN "*.png")

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/hearsay-config.cmake.in ${PROJECT_BINARY_DIR}/hearsay-config.cmake
                              INSTALL_DESTINATION ${package_dir})
# Before 1.0 a minor version may break what the one before it promised.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/hearsay-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/hearsay-config.cmake ${PROJECT_BINARY_DIR}/hearsay-config-version.cmake
        DESTINATION ${package_dir} COMPONENT development)

# The paths of hearsay.pc are relative to the file itself.
file(RELATIVE_PATH HEARSAY_PREFIX_FROM_PC /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
# A static library must be linked with what it needs, whether pkg-config is asked with --static or not.
set(HEARSAY_PC_LIBS "")
if(NOT BUILD_SHARED_LIBS)
  set(HEARSAY_PC_LIBS " -pthread")
  if(NOT HEARSAY_BOOST_FROM_HEADERS)
    string(PREPEND HEARSAY_PC_LIBS " -lboost_json")
  endif()
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/hearsay.pc.in ${PROJECT_BINARY_DIR}/hearsay.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/hearsay.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
