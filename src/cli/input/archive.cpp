#include "cli/input/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <clocale>
#include <utility>

#include "cli/input/decompress.hpp"
#include "cli/input/recognize.hpp"

namespace hearsay::cli {
namespace {

// While it lives, names of any language are read the same whatever the locale of the process.
class Utf8Names {
 public:
  Utf8Names() : utf8_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(uselocale(utf8_)) {}
  ~Utf8Names() {
    uselocale(before_);
    if (utf8_ != nullptr) freelocale(utf8_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t utf8_, before_;
};

class Entry : public ByteSource {
 public:
  Entry(archive* from, std::shared_ptr<Growth> growth) : from_(from), growth_(std::move(growth)) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    const la_ssize_t got = archive_read_data(from_, to, size);
    if (got < 0) {
      return Error{ErrorCode::invalid_record, 0, "the archive is damaged: " + reason_of(from_)};
    }
    growth_->given += static_cast<std::size_t>(got);
    if (growth_->is_excessive())
      return Error{ErrorCode::limit_exceeded, 0,
                   "the compressed data grows more than " + std::to_string(Growth::ratio) + "-fold"};
    return static_cast<std::size_t>(got);
  }

 private:
  archive* from_;
  std::shared_ptr<Growth> growth_;
};

class ArchiveReader : public Reader {
 public:
  ArchiveReader(ByteStream& stream, Context context, std::shared_ptr<Growth> growth)
      : stream_(stream),
        context_(std::move(context)),
        growth_(std::move(growth)),
        archive_(archive_read_new(), archive_read_free) {
    if (archive_ == nullptr) throw std::bad_alloc();
    archive_read_support_format_zip_streamable(archive_.get());
    archive_read_support_format_tar(archive_.get());
    const Utf8Names names;
    archive_read_set_option(archive_.get(), nullptr, "hdrcharset", "UTF-8");
  }

  std::optional<Record> next() override {
    while (!done_) {
      if (reader_ != nullptr) {
        if (auto record = reader_->next()) {
          ids_.tell_apart(*record, path_);
          return record;
        }
        reader_.reset();
        if (growth_->is_excessive()) done_ = true;
      } else if (auto failure = open_next()) {
        return failure;
      }
    }
    return std::nullopt;
  }

 private:
  static la_ssize_t more(archive*, void* self, const void** bytes) {
    ArchiveReader& reader = *static_cast<ArchiveReader*>(self);
    reader.stream_.skip(std::exchange(reader.lent_, 0));
    const std::string_view next = reader.stream_.peek();
    reader.lent_ = next.size();
    *bytes = next.data();
    if (next.empty() && reader.stream_.error()) return -1;
    return static_cast<la_ssize_t>(next.size());
  }

  Record damaged() {
    done_ = true;
    if (stream_.error()) return {context_.origin, *stream_.error()};
    return {context_.origin, Error{ErrorCode::invalid_record, stream_.position(),
                                   "the archive is damaged: " + reason_of(archive_.get())}};
  }

  // Opens the next file, or passes over it; a record where that fails.
  std::optional<Record> open_next() {
    const Utf8Names names;
    archive_entry* entry = nullptr;
    if (!std::exchange(opened_, true) &&
        archive_read_open(archive_.get(), this, nullptr, more, nullptr) != ARCHIVE_OK)
      return damaged();
    const int status = archive_read_next_header(archive_.get(), &entry);
    if (status == ARCHIVE_EOF) {
      done_ = true;
      return std::nullopt;
    }
    if (status < ARCHIVE_WARN) return damaged();
    if (archive_entry_filetype(entry) != AE_IFREG) return std::nullopt;
    const char* given = archive_entry_pathname_utf8(entry);
    if (given == nullptr) given = archive_entry_pathname(entry);
    const std::string path = given == nullptr ? "unnamed" : as_text(std::string(given).substr(0, 4096));
    if (archive_entry_is_encrypted(entry) != 0) {
      return Record{context_.origin + "/" + path, Error{ErrorCode::io, 0, "it is encrypted"}};
    }
    Context inner{context_.origin + "/" + path, without_ending(path), context_.fields, context_.passed_over};
    inner.is_in_archive = true;
    inner_ = std::make_unique<ByteStream>(std::make_unique<Entry>(archive_.get(), growth_));
    auto recognized = recognize(inner_, std::move(inner), growth_);
    if (recognized.is_article_of_folder(path)) {
      reader_ = std::move(recognized.reader);
      path_ = path;
    } else {
      context_.passed_over.add(path);
    }
    return std::nullopt;
  }

  ByteStream& stream_;
  Context context_;
  std::shared_ptr<Growth> growth_;
  std::unique_ptr<archive, int (*)(archive*)> archive_;
  std::size_t lent_ = 0;
  bool opened_ = false, done_ = false;
  std::unique_ptr<ByteStream> inner_;
  std::unique_ptr<Reader> reader_;
  std::string path_;  // of the file that is open
  FileIds ids_;
};

}  // namespace

bool is_archive(std::string_view head) {
  return head.starts_with("PK\x03\x04") || (head.size() >= 262 && head.substr(257, 5) == "ustar");
}

std::string_view document_in_zip(std::string_view head) {
  if (!head.starts_with("PK\x03\x04") || head.size() < 30) return {};
  const std::size_t length =
      static_cast<unsigned char>(head[26]) + 256u * static_cast<unsigned char>(head[27]);
  const std::string_view name = head.substr(30, length);
  const auto holds = [&](std::string_view words) { return head.find(words) != std::string_view::npos; };
  if (name == "mimetype") {
    if (holds("application/epub+zip")) return "EPUB";
    return holds("opendocument.text") ? "ODT" : "OpenDocument";
  }
  if (name != "[Content_Types].xml" && !name.starts_with("_rels/") && !name.starts_with("docProps/") &&
      !name.starts_with("word/") && !name.starts_with("xl/") && !name.starts_with("ppt/"))
    return {};
  if (holds("xl/")) return "XLSX";
  return holds("ppt/") ? "PPTX" : "DOCX";
}

std::unique_ptr<Reader> read_archive(ByteStream& stream, Context context, std::shared_ptr<Growth> growth) {
  return std::make_unique<ArchiveReader>(stream, std::move(context), std::move(growth));
}

}  // namespace hearsay::cli
