// hearsay-features: writes what the tagger sees of texts, for training.
//
//     hearsay-features [--vocabulary WORDS] [--norms] FILE.txt… FILE.jsonl…
//
// WORDS has one normalised word a line, in the order of the ids. A .jsonl file has a record with "id" and
// "text" a line. Standard output gets one JSON object a line for each text:
//
//     {"id": …,                     the record's id, or the file's name without folder and ending
//      "tokens": [[0,3],[4,9],…],   begin and end in code points
//      "features": [[w,s2,s3,p3,shape,quote,start],…],   see Features; w is 0 or 1 without --vocabulary
//      "paragraph": […], "sentence": […], "pack": […],   of each token, counted from 0
//      "norms": ["the",…]}          with --norms: normalised words

#include "tagger/features.hpp"

#include <boost/json.hpp>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "hearsay/document.hpp"
#include "lexicon/phrase_table.hpp"

namespace {

using hearsay::Document;
using hearsay::IndexRange;
namespace tagger = hearsay::tagger;

void append(std::string& out, std::uint32_t number) {
  char digits[10];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

template <class T, class Write>
void append_list(std::string& out, const T& items, Write write) {
  out += '[';
  for (bool first = true; const auto& item : items) {
    if (!first) out += ',';
    first = false;
    write(item);
  }
  out += ']';
}

/// For each token, the index of the range that holds it.
std::vector<std::uint32_t> indices(const std::vector<IndexRange>& ranges, std::size_t tokens) {
  std::vector<std::uint32_t> result(tokens);
  for (std::uint32_t i = 0; i < ranges.size(); ++i) {
    for (std::uint32_t token = ranges[i].begin; token < ranges[i].end; ++token) result[token] = i;
  }
  return result;
}

class Writer {
 public:
  Writer(tagger::Vocabulary vocabulary, bool norms) : vocabulary_(std::move(vocabulary)), norms_(norms) {}

  bool write(std::string_view id, std::string text) {
    const hearsay::Result<Document> read = Document::from_utf8(std::move(text));
    if (!read) {
      std::cerr << id << ": " << to_string(read.error()) << '\n';
      return false;
    }
    const Document& document = *read;
    tagger::find_features(document, vocabulary_, norm_, features_);

    std::string& out = line_;
    out = "{\"id\":" + boost::json::serialize(boost::json::string(id)) + ",\"tokens\":";
    append_list(out, document.tokens(), [&](const hearsay::Token& token) {
      out += '[';
      append(out, document.code_points_before(token.span.begin));
      out += ',';
      append(out, document.code_points_before(token.span.end));
      out += ']';
    });
    out += ",\"features\":";
    append_list(out, features_, [&](const tagger::Features& f) {
      const std::uint32_t columns[] = {f.word, f.suffix2, f.suffix3, f.prefix3, f.shape, f.quote, f.start};
      append_list(out, columns, [&](std::uint32_t value) { append(out, value); });
    });

    std::vector<IndexRange> ranges;
    for (const hearsay::Paragraph& paragraph : document.paragraphs()) ranges.push_back(paragraph.tokens);
    append_indices("paragraph", ranges);
    ranges.clear();
    for (const hearsay::Sentence& sentence : document.sentences()) ranges.push_back(sentence.tokens);
    append_indices("sentence", ranges);
    tagger::find_packs(document, ranges);
    append_indices("pack", ranges);

    if (norms_) {
      out += ",\"norms\":";
      append_list(out, document.tokens(), [&](const hearsay::Token& token) {
        tagger::normalise(document[token], norm_);
        out += boost::json::serialize(boost::json::string(norm_));
      });
    }
    std::cout << out << "}\n";
    return true;
  }

 private:
  void append_indices(std::string_view name, const std::vector<IndexRange>& ranges) {
    line_.append(",\"").append(name).append("\":");
    append_list(line_, indices(ranges, features_.size()), [&](std::uint32_t index) { append(line_, index); });
  }

  tagger::Vocabulary vocabulary_;
  bool norms_;
  std::string norm_;
  std::string line_;
  std::vector<tagger::Features> features_;
};

tagger::Vocabulary read_vocabulary(std::istream& words) {
  std::vector<std::uint64_t> hashes;
  for (std::string word; std::getline(words, word);) hashes.push_back(hearsay::lexicon::word_key(word));
  std::optional<tagger::Vocabulary> vocabulary = tagger::Vocabulary::from_hashes(hashes);
  if (!vocabulary) throw std::runtime_error("a word stands twice in the vocabulary");
  return *std::move(vocabulary);
}

bool write_records(Writer& writer, std::istream& records) {
  bool good = true;
  for (std::string line; std::getline(records, line);) {
    const boost::json::object record = boost::json::parse(line).as_object();
    good &= writer.write(record.at("id").as_string(), std::string(record.at("text").as_string()));
  }
  return good;
}

}  // namespace

int main(int argc, char** argv) try {
  std::ios::sync_with_stdio(false);
  tagger::Vocabulary vocabulary;
  bool norms = false;
  std::vector<std::filesystem::path> paths;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--norms") {
      norms = true;
    } else if (argument == "--vocabulary" && i + 1 < argc) {
      std::ifstream words(argv[++i]);
      if (!words) throw std::runtime_error(std::string("cannot read ") + argv[i]);
      vocabulary = read_vocabulary(words);
    } else {
      paths.emplace_back(argument);
    }
  }

  Writer writer(std::move(vocabulary), norms);
  bool good = true;
  for (const std::filesystem::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    good &= path.extension() == ".jsonl"
                ? write_records(writer, file)
                : writer.write(path.stem().string(), std::string(std::istreambuf_iterator<char>(file), {}));
  }
  std::cout.flush();
  return good && std::cout ? 0 : 1;
} catch (const std::exception& error) {
  std::cerr << "hearsay-features: " << error.what() << '\n';
  return 1;
}
