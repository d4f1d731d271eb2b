#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// Values as bytes, for this process alone: neither the format nor the order of bytes is fixed.

namespace hearsay {

/// FNV-1a of 64 bits, mixed, for what only has to be equal or not: among a hundred million names two meet by
/// chance in one of four thousand sets.
constexpr std::uint64_t key_hash(std::string_view text) noexcept {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash ^ hash >> 29;
}

/// Appends values to a string.
class Packer {
 public:
  template <class... Values>
  void operator()(const Values&... values) {
    (put(values), ...);
  }
  std::string take() && { return std::move(out_); }

 private:
  template <class Value>
  requires std::is_trivially_copyable_v<Value>
  void put(const Value& value) { out_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void put(const std::string& text) {
    put(text.size());
    out_ += text;
  }
  template <class First, class Second>
  void put(const std::pair<First, Second>& both) {
    put(both.first);
    put(both.second);
  }
  template <class Value>
  void put(const std::vector<Value>& values) {
    put(values.size());
    if constexpr (std::is_trivially_copyable_v<Value>) {
      out_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Value));
    } else {
      for (const Value& value : values) put(value);
    }
  }
  template <class Value>
  requires requires(Value& value, Packer& pack) { each_part(value, pack); }
  void put(const Value& value) { each_part(const_cast<Value&>(value), *this); }

  std::string out_;
};

/// Takes them from it in the same order. Precondition: they are there.
class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

  template <class... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }

 private:
  template <class Value>
  requires std::is_trivially_copyable_v<Value>
  void get(Value& value) {
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
  }
  void get(std::string& text) {
    std::size_t size = 0;
    get(size);
    text.assign(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
  }
  template <class First, class Second>
  void get(std::pair<First, Second>& both) {
    get(both.first);
    get(both.second);
  }
  template <class Value>
  void get(std::vector<Value>& values) {
    std::size_t size = 0;
    get(size);
    values.resize(size);
    if constexpr (std::is_trivially_copyable_v<Value>) {
      if (size > 0) std::memcpy(values.data(), bytes_.data(), size * sizeof(Value));
      bytes_.remove_prefix(size * sizeof(Value));
    } else {
      for (Value& value : values) get(value);
    }
  }
  template <class Value>
  requires requires(Value& value, Unpacker& unpack) { each_part(value, unpack); }
  void get(Value& value) { each_part(value, *this); }

  std::string_view bytes_;
};

template <class Value>
std::string packed(const Value& value) {
  Packer pack;
  pack(value);
  return std::move(pack).take();
}

template <class Value>
Value unpacked(std::string_view bytes) {
  Value value{};
  Unpacker unpack(bytes);
  unpack(value);
  return value;
}

}  // namespace hearsay
