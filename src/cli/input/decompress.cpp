// gzip goes through zlib itself, which checks what it has made against the checksum and leaves the members to
// us: one that is damaged costs a WARC a single record. The others go through libarchive.
#include "cli/input/decompress.hpp"

#include <archive.h>
#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <utility>

namespace hearsay::cli {
namespace {

constexpr std::string_view gzip_mark("\x1F\x8B\x08", 3);

Error damaged(std::string detail) {
  return {ErrorCode::invalid_record, 0, std::move(detail)};
}

// Adds to what was made, and tells where that is too much.
Result<std::size_t> counted(Growth& growth, std::size_t made) {
  growth.given += made;
  if (!growth.is_excessive()) return made;
  return Error{ErrorCode::limit_exceeded, 0,
               "the compressed data grows more than " + std::to_string(Growth::ratio) + "-fold"};
}

class Gzip : public ByteSource {
 public:
  enum Form : int { gzip = 15 + 16, zlib = 15, deflate = -15 };

  Gzip(std::unique_ptr<ByteStream> stream, std::shared_ptr<Growth> growth, Form form = gzip)
      : stream_(std::move(stream)), growth_(std::move(growth)), form_(form) {
    if (inflateInit2(&state_, form) != Z_OK) throw std::bad_alloc();
  }
  ~Gzip() override { inflateEnd(&state_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (pending_) return *std::exchange(pending_, std::nullopt);
    state_.next_out = reinterpret_cast<Bytef*>(to);
    state_.avail_out = static_cast<uInt>(std::min(size, most));
    const std::size_t room = state_.avail_out;
    const auto made = [&] { return room - state_.avail_out; };
    while (state_.avail_out > 0) {
      if (between_members_) {
        if (made() > 0) break;
        const auto begun = begin_member();
        if (begun.has_error()) return begun.error();
        if (!*begun) return 0;
      }
      if (stream_->peek().empty()) {
        return failed(made(),
                      stream_->error() ? *stream_->error() : damaged("the compressed data breaks off"));
      }
      // What fails its checksum is not handed out as if it were good.
      if (const auto reason = inflate_some())
        return failed(reason->ends_with("check") ? 0 : made(), damaged_here(*reason));
    }
    return counted(*growth_, made());
  }

  bool is_whole() const override { return between_members_ && stream_->is_whole(); }

  // Looks for the next member.
  bool recover() override {
    if (form_ != gzip) return false;
    inflateReset(&state_);
    if (stream_->position() == recovered_at_ && !stream_->peek().empty()) stream_->skip(1);
    while (true) {
      const std::string_view next = stream_->peek(4);
      if (next.size() < 4) return false;
      const std::size_t found = next.find(gzip_mark);
      if (found == std::string_view::npos) {
        stream_->skip(next.size() - (gzip_mark.size() - 1));
      } else if (found > 0) {
        stream_->skip(found);
      } else if (static_cast<unsigned char>(next[3]) < 0x20) {  // its flags
        between_members_ = false;
        recovered_at_ = stream_->position();
        return true;
      } else {
        stream_->skip(1);
      }
    }
  }

 private:
  static constexpr std::size_t most = std::size_t{1} << 30;  // bytes that zlib is given at once

  Error damaged_here(const std::string& reason) const {
    return damaged("the compressed data is damaged at its byte " + std::to_string(stream_->position()) +
                   ": " + reason);
  }

  // Goes to the member that comes next; false where none does.
  Result<bool> begin_member() {
    // Some writers leave zeros there.
    while (stream_->peek().starts_with('\0') && form_ == gzip)
      stream_->skip(std::min(stream_->peek().find_first_not_of('\0'), stream_->peek().size()));
    if (stream_->peek().empty() && stream_->error()) return *stream_->error();
    if (stream_->peek().empty() || form_ != gzip) return false;
    if (!stream_->peek(gzip_mark.size()).starts_with(gzip_mark))
      return damaged_here("what follows is no gzip");
    between_members_ = false;
    return true;
  }

  // Reads what the stream has ready, as far as there is room. Tells what is wrong with it, if anything is.
  std::optional<std::string> inflate_some() {
    const std::string_view next = stream_->peek();
    state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(next.data()));
    state_.avail_in = static_cast<uInt>(std::min(next.size(), most));
    const std::size_t given = state_.avail_in;
    const int status = inflate(&state_, Z_NO_FLUSH);
    stream_->skip(given - state_.avail_in);
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    if (status == Z_STREAM_END) {
      between_members_ = true;
      inflateReset(&state_);
    }
    if (status == Z_STREAM_END || status == Z_OK || status == Z_BUF_ERROR) return std::nullopt;
    return state_.msg == nullptr ? "no valid data" : state_.msg;
  }

  // What was made before the failure comes first.
  Result<std::size_t> failed(std::size_t made, const Error& error) {
    if (made == 0) return error;
    pending_ = error;
    return counted(*growth_, made);
  }

  std::unique_ptr<ByteStream> stream_;
  std::shared_ptr<Growth> growth_;
  Form form_;
  z_stream state_{};
  bool between_members_ = false;
  std::optional<Error> pending_;
  std::uint64_t recovered_at_ = 0;  // so that each time it goes on further behind
};

class Filter : public ByteSource {
 public:
  Filter(std::unique_ptr<ByteStream> stream, std::shared_ptr<Growth> growth)
      : stream_(std::move(stream)),
        growth_(std::move(growth)),
        archive_(archive_read_new(), archive_read_free) {
    if (archive_ == nullptr) throw std::bad_alloc();
    archive_read_support_filter_bzip2(archive_.get());
    archive_read_support_filter_lzma(archive_.get());
    archive_read_support_filter_xz(archive_.get());
    archive_read_support_filter_zstd(archive_.get());
    archive_read_support_format_raw(archive_.get());
  }

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (!opened_) {
      opened_ = true;
      archive_entry* entry = nullptr;
      if (archive_read_open(archive_.get(), this, nullptr, more, nullptr) != ARCHIVE_OK ||
          archive_read_next_header(archive_.get(), &entry) < ARCHIVE_WARN)
        return error();
    }
    const la_ssize_t got = archive_read_data(archive_.get(), to, size);
    if (got < 0) return error();
    return counted(*growth_, static_cast<std::size_t>(got));
  }

 private:
  static la_ssize_t more(archive*, void* self, const void** bytes) {
    Filter& filter = *static_cast<Filter*>(self);
    filter.stream_->skip(filter.lent_);
    const std::string_view next = filter.stream_->peek();
    filter.lent_ = next.size();
    *bytes = next.data();
    if (next.empty() && filter.stream_->error()) return -1;
    return static_cast<la_ssize_t>(next.size());
  }

  Error error() const {
    if (stream_->error()) return *stream_->error();
    return damaged("the compressed data is damaged: " + reason_of(archive_.get()));
  }

  std::unique_ptr<ByteStream> stream_;
  std::shared_ptr<Growth> growth_;
  std::unique_ptr<archive, int (*)(archive*)> archive_;
  std::size_t lent_ = 0;  // bytes of the stream that the archive still looks at
  bool opened_ = false;
};

bool is_for_filter(std::string_view head) {
  using namespace std::string_view_literals;
  return head.starts_with(
             "\xFD"
             "7zXZ\0"sv) ||
         head.starts_with("\x28\xB5\x2F\xFD"sv) ||
         (head.starts_with("BZh"sv) && head.size() >= 10 && '1' <= head[3] && head[3] <= '9' &&
          (head.substr(4, 6) == "1AY&SY"sv || head.substr(4, 6) == "\x17\x72\x45\x38\x50\x90"sv)) ||
         head.starts_with("\x5D\0\0"sv);  // .lzma
}

// pzstd and others begin with frames that hold no data: a mark and their size.
void skip_empty_frames(ByteStream& stream) {
  while (true) {
    const std::string_view head = stream.peek(8);
    const auto byte = [&](std::size_t at) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(head[at]));
    };
    if (head.size() < 8 || (byte(0) & 0xF0) != 0x50 || head.substr(1, 3) != "\x2A\x4D\x18") return;
    std::uint64_t size = 8 + (byte(4) | byte(5) << 8 | byte(6) << 16 | byte(7) << 24);
    while (size > 0) {
      const std::size_t some = static_cast<std::size_t>(std::min<std::uint64_t>(size, stream.peek().size()));
      if (some == 0) return;
      stream.skip(some);
      size -= some;
    }
  }
}

Result<std::string> brotli(std::string_view body, std::size_t limit) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (state == nullptr) throw std::bad_alloc();
  std::string made;
  const auto* in = reinterpret_cast<const std::uint8_t*>(body.data());
  std::size_t in_size = body.size();
  while (true) {
    std::size_t room = 0;
    const auto status = BrotliDecoderDecompressStream(state.get(), &in_size, &in, &room, nullptr, nullptr);
    std::size_t size = 0;
    const auto* piece = reinterpret_cast<const char*>(BrotliDecoderTakeOutput(state.get(), &size));
    made.append(piece, size);
    if (made.size() > limit) break;
    if (status == BROTLI_DECODER_RESULT_SUCCESS) return made;
    if (status != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) return damaged("the content is no valid brotli");
  }
  return Error{ErrorCode::limit_exceeded, 0, "the content has more than " + std::to_string(limit) + " bytes"};
}

}  // namespace

std::unique_ptr<ByteStream> decompressed(std::unique_ptr<ByteStream> stream,
                                         const std::shared_ptr<Growth>& growth) {
  constexpr int layers = 3;
  for (int layer = 0; layer < layers; ++layer) {
    skip_empty_frames(*stream);
    const std::string_view head = stream->peek(10);
    if (head.starts_with(gzip_mark)) {
      stream = std::make_unique<ByteStream>(std::make_unique<Gzip>(std::move(stream), growth));
    } else if (is_for_filter(head)) {
      stream = std::make_unique<ByteStream>(std::make_unique<Filter>(std::move(stream), growth));
    } else {
      break;
    }
  }
  return stream;
}

std::string reason_of(archive* failed) {
  const char* told = archive_error_string(failed);
  std::string reason = told == nullptr || *told == '\0' ? "no reason given" : told;
  while (reason.ends_with('\n')) reason.pop_back();
  std::replace(reason.begin(), reason.end(), '\n', ' ');
  return reason;
}

Result<std::string> decode_content(std::string_view coding, std::string_view body, std::size_t limit) {
  const auto growth = std::make_shared<Growth>();
  auto bytes = std::make_unique<ByteStream>(bytes_of(body));
  std::unique_ptr<ByteSource> source;
  if (coding == "gzip" || coding == "x-gzip") {
    if (!body.starts_with(gzip_mark)) return std::string(body);  // decoded already, whatever it says
    source = std::make_unique<Gzip>(std::move(bytes), growth);
  } else if (coding == "deflate") {  // with zlib's frame, as it should be, or without it
    const bool framed =
        body.size() >= 2 && (body[0] & 0x0F) == 8 &&
        (static_cast<unsigned char>(body[0]) * 256 + static_cast<unsigned char>(body[1])) % 31 == 0;
    source = std::make_unique<Gzip>(std::move(bytes), growth, framed ? Gzip::zlib : Gzip::deflate);
  } else if (coding == "zstd") {
    source = std::make_unique<Filter>(std::move(bytes), growth);
  } else if (coding == "br") {
    return brotli(body, limit);
  } else {
    return damaged("the content is coded as \"" + std::string(coding) + "\", which is not read");
  }
  ByteStream decoded(std::move(source));
  std::string made = decoded.take_all(limit);
  if (decoded.error()) return *decoded.error();
  if (made.size() > limit)
    return Error{ErrorCode::limit_exceeded, 0,
                 "the content has more than " + std::to_string(limit) + " bytes"};
  return made;
}

}  // namespace hearsay::cli
