// Any bytes as a file: what they are is told, and the records that they hold end, each an article in UTF-8 or
// an error in its place.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "cli/input/recognize.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace hearsay::cli;
  const Fields fields;
  PassedOver passed_over;
  const auto growth = std::make_shared<Growth>();
  growth->taken = size;
  auto stream = std::make_unique<ByteStream>(bytes_of({reinterpret_cast<const char*>(data), size}));
  const Recognized found = recognize(stream, {"file", "id", fields, passed_over}, growth);
  if ((found.reader == nullptr) == found.refusal.empty()) std::abort();
  if (found.reader == nullptr) return 0;
  std::size_t records = 0;
  while (const auto record = found.reader->next()) {
    // The shortest record is an element of a list of JSON, and a byte of decompressed data costs a
    // thousandth.
    if (++records > growth->given + size + 1) std::abort();
    if (record->article.has_error()) {
      const hearsay::Error& error = record->article.error();
      if (error.detail.find('\n') != std::string::npos) std::abort();
      if (error.offset > growth->given + 2 * size + 8) std::abort();
      continue;
    }
    const hearsay::Article& article = *record->article;
    for (const std::string* field : {&article.id, &article.title, &article.publisher, &article.date,
                                     &article.text, &article.author, &article.url}) {
      if (!hearsay::Document::from_utf8(*field)) std::abort();
    }
  }
  if (found.reader->next()) std::abort();
  return 0;
}
