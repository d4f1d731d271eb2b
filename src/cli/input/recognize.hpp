#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cli/input/reader.hpp"

namespace hearsay::cli {

/// What a file turned out to be.
struct Recognized {
  std::unique_ptr<Reader> reader;  ///< null where it is nothing that is read
  std::string refusal;             ///< then: what it is, and the command that converts it
  bool is_plain_text = false;

  /// Whether it is read where nobody named it: in a folder, plain text is what is called NAME.txt, since all
  /// kinds of files are text.
  bool is_article_of_folder(std::string_view name) const;
};

/// Tells by its bytes what a stream holds, whatever its name, and opens it. The stream is replaced where it
/// is compressed or UTF-16; the reader holds on to it.
Recognized recognize(std::unique_ptr<ByteStream>& stream, Context context,
                     const std::shared_ptr<Growth>& growth);

/// The name of a file, which may be any bytes, as text.
std::string as_text(std::string name);

/// "2024/may/floods" of "2024/may/floods.txt" and "2024/may/floods.txt.gz".
std::string without_ending(std::string_view path);

}  // namespace hearsay::cli
