// A program outside the library's tree.
#include <hearsay/hearsay.hpp>
#include <iostream>

int main() {
  const auto document = hearsay::Document::from_utf8("“The dam will hold,” Prime Minister Ragnhild Eide said on Tuesday.");
  if (!document) {
    std::cerr << to_string(document.error()) << '\n';
    return 1;
  }
  std::cout << "hearsay " HEARSAY_VERSION_STRING ": " << document->tokens().size() << " tokens\n";
  return document->quotations().size() == 1 ? 0 : 1;
}
