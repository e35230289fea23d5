#include "report/json_writer.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <iterator>

#include "mapping/text.h"
#include "text/json_number.h"
#include "text/string_scan.h"
#include "text/utf8.h"

namespace mapping {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

// What follows the backslash of a control character that has a short escape, 0 where there is none.
constexpr char short_escape(char c) {
  switch (c) {
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    case '"':
      return '"';
    case '\\':
      return '\\';
    default:
      return 0;
  }
}

}  // namespace

void JsonWriter::make_room(std::size_t bytes) {
  constexpr std::size_t kFirstCapacity = 1024;
  if (capacity_ - size_ >= bytes) return;
  capacity_ = std::max({kFirstCapacity, 2 * capacity_, size_ + bytes});
  auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
  if (size_ > 0) std::memcpy(larger.get(), out_.get(), size_);
  out_ = std::move(larger);
}

inline void JsonWriter::put(char c) {
  if (size_ == capacity_) make_room(1);
  out_[size_++] = c;
}

inline void JsonWriter::put(std::string_view text) {
  if (text.empty()) return;
  make_room(text.size());
  std::memcpy(out_.get() + size_, text.data(), text.size());
  size_ += text.size();
}

inline void JsonWriter::separate() {
  if (needs_comma_) put(',');
  needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  put(bracket);
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  put(bracket);
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  constexpr std::size_t kAround = 4;  // the comma, the quotes and the colon
  make_room(name.size() + kAround);
  char* out = out_.get() + size_;
  if (needs_comma_) *out++ = ',';
  *out++ = '"';
  std::memcpy(out, name.data(), name.size());
  out += name.size();
  *out++ = '"';
  *out++ = ':';
  size_ = static_cast<std::size_t>(out - out_.get());
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::key_of_text(std::string_view name) {
  separate();
  quote(name);
  put(':');
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  separate();
  quote(value);
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
  separate();
  char digits[20];
  const char* end = std::to_chars(digits, std::end(digits), value).ptr;
  put(std::string_view(digits, static_cast<std::size_t>(end - digits)));
  return *this;
}

JsonWriter& JsonWriter::number(std::string_view written) {
  return is_json_number(written) ? raw(written) : null();
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  put(json);
  return *this;
}

void JsonWriter::quote(std::string_view value) {
  put('"');
  for (std::uint32_t at = 0; at < value.size();) {
    const std::uint32_t end = find_special_in_string(value, at);
    put(value.substr(at, end - at));
    if (end == value.size()) break;
    const auto byte = static_cast<unsigned char>(value[end]);
    at = end + 1;
    if (byte < 0x80) {
      quote_special(value[end]);
    } else {
      const Utf8Step step = utf8_step(value, end);
      std::string character;
      append_utf8(character, step.code_point);
      put(character);
      at = end + step.size;
    }
  }
  put('"');
}

void JsonWriter::quote_special(char c) {
  put('\\');
  if (const char escape = short_escape(c); escape != 0) return put(escape);
  put("u00");
  put(kHexDigits[static_cast<unsigned char>(c) >> 4U]);
  put(kHexDigits[static_cast<unsigned char>(c) & 0xFU]);
}

}  // namespace mapping
