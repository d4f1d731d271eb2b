#pragma once

#include <fstream>
#include <iterator>
#include <string>

/// The bytes of a file; none where it cannot be read.
inline std::string read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
