#pragma once

#include <cstdint>
#include <string_view>

#include "text/byte_words.h"

namespace mapping {

// True for a byte that needs a look inside a JSON string: the quote, the backslash, control
// characters, and all that is not ASCII.
constexpr bool is_special_in_string(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte >= 0x80 || c == '"' || c == '\\';
}

// The first special byte of `text` from `at` on, or the end. Strings are most of a mapping's bytes,
// so this looks at eight of them at once.
inline std::uint32_t find_special_in_string(std::string_view text, std::uint32_t at) {
  for (; at + kWordBytes <= text.size(); at += kWordBytes) {
    const std::uint64_t word = word_at(text, at);
    const std::uint64_t controls = (word - kEachByte * 0x20) & ~word;
    const std::uint64_t marks =
        (marks_of(word, '"') | marks_of(word, '\\') | controls | word) & kHighBits;
    if (marks != 0) return at + bytes_before(marks);
  }
  while (at < text.size() && !is_special_in_string(text[at])) ++at;
  return at;
}

// Behind the spaces that begin at `at`: those that indent are a third of a mapping's bytes.
inline std::uint32_t skip_spaces(std::string_view text, std::uint32_t at) {
  for (; at + kWordBytes <= text.size(); at += kWordBytes) {
    const std::uint64_t others = word_at(text, at) ^ (kEachByte * ' ');
    if (others != 0) return at + bytes_before(others);
  }
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

}  // namespace mapping
