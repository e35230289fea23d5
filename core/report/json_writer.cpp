#include "report/json_writer.h"

#include <charconv>
#include <iterator>

#include "mapping/text.h"
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

constexpr bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

}  // namespace

void JsonWriter::separate() {
  if (needs_comma_) out_.push_back(',');
  needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_.push_back(bracket);
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_.push_back(bracket);
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  quote(name);
  out_.push_back(':');
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
  out_.append(digits, std::to_chars(digits, std::end(digits), value).ptr);
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

void JsonWriter::quote(std::string_view value) {
  out_.push_back('"');
  for (std::size_t at = 0; at < value.size();) {
    std::size_t end = at;
    while (end < value.size() && is_plain(value[end])) ++end;
    out_ += value.substr(at, end - at);
    if (end == value.size()) break;
    const char c = value[end];
    at = end + 1;
    if (const char escape = short_escape(c); escape != 0) {
      out_.push_back('\\');
      out_.push_back(escape);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out_ += "\\u00";
      out_.push_back(kHexDigits[static_cast<unsigned char>(c) >> 4U]);
      out_.push_back(kHexDigits[static_cast<unsigned char>(c) & 0xFU]);
    } else {
      const Utf8Step step = utf8_step(value, end);
      append_utf8(out_, step.code_point);
      at = end + step.size;
    }
  }
  out_.push_back('"');
}

}  // namespace mapping
