# What `cmake --install` puts down: the library, its headers and the command with its manual; a CMake package for find_package(hearsay) and a
# hearsay.pc for pkg-config, both relocatable.
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/hearsay)

install(TARGETS hearsay EXPORT hearsay-targets)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/hearsay DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")
install(EXPORT hearsay-targets NAMESPACE hearsay:: DESTINATION ${package_dir})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(TARGET hearsay-command)
  install(TARGETS hearsay-command)
  install(FILES ${PROJECT_SOURCE_DIR}/docs/hearsay.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${PROJECT_SOURCE_DIR}/docs/hearsay.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME hearsay)
endif()

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/hearsay-config.cmake.in ${PROJECT_BINARY_DIR}/hearsay-config.cmake
                              INSTALL_DESTINATION ${package_dir})
# Before 1.0 a minor version may break what the one before it promised.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/hearsay-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/hearsay-config.cmake ${PROJECT_BINARY_DIR}/hearsay-config-version.cmake
        DESTINATION ${package_dir})

# The paths of hearsay.pc are relative to the file itself.
file(RELATIVE_PATH HEARSAY_PREFIX_FROM_PC /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(${CMAKE_CURRENT_LIST_DIR}/hearsay.pc.in ${PROJECT_BINARY_DIR}/hearsay.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/hearsay.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
