// usage: hearsay-page-facts PAGE... > FACTS
// The names of the facts, then each block of each page as a line of JSON: the page's file without its ending,
// the block's quotation, text and facts.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "cli/page_blocks.hpp"
#include "cli/page_encoding.hpp"
#include "cli/page_metadata.hpp"

int main(int count, char** files) {
  namespace page = hearsay::cli::page;
  namespace json = boost::json;
  json::array names;
  for (const std::string& name : page::fact_names()) names.emplace_back(name);
  std::cout << json::serialize(names) << "\n";
  for (int i = 1; i < count; ++i) {
    std::ifstream file(files[i], std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    const auto tree = page::Tree::parse(page::to_utf8(bytes, {}));
    if (!tree) {
      std::cerr << files[i] << ": " << tree.error().detail << "\n";
      return 1;
    }
    const page::Metadata known = page::read_metadata(*tree);
    std::vector<std::pair<page::Block, page::Facts>> seen;
    const page::Blocks blocks =
        page::read_blocks(*tree, {known.title, known.description, known.body},
                          [&](const auto& block, const auto& facts) { seen.emplace_back(block, facts); });
    for (const auto& [block, facts] : seen) {
      std::cout << json::serialize(
                       json::object{{"page", std::filesystem::path(files[i]).stem().string()},
                                    {"quote", block.quote},
                                    {"text", blocks.text.substr(block.begin, block.end - block.begin)},
                                    {"facts", json::array(facts.begin(), facts.end())}})
                << "\n";
    }
  }
}
