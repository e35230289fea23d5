#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace mapping {

// True for a byte that needs a look inside a JSON string: the quote, the backslash, control
// characters, and all that is not ASCII.
constexpr bool is_special_in_string(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte >= 0x80 || c == '"' || c == '\\';
}

// How many bytes of a word come before the one that holds its lowest set bit: words are little-endian.
inline std::uint32_t bytes_before(std::uint64_t marks) {
  return static_cast<std::uint32_t>(std::countr_zero(marks)) / 8;
}

// The first special byte of `text` from `at` on, or the end. Strings are most of a mapping's bytes,
// so this looks at eight of them at once: a byte b of a word equals c where (b ^ c) − 1 borrows
// into its high bit. What a borrow marks wrongly is behind a byte that is marked rightly.
inline std::uint32_t find_special_in_string(std::string_view text, std::uint32_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  const auto has_zero_byte = [](std::uint64_t word) { return (word - kOnes) & ~word; };
  while (at + sizeof(std::uint64_t) <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    const std::uint64_t quotes = has_zero_byte(word ^ (kOnes * '"'));
    const std::uint64_t backslashes = has_zero_byte(word ^ (kOnes * '\\'));
    const std::uint64_t controls = (word - kOnes * 0x20) & ~word;
    const std::uint64_t marks = (quotes | backslashes | controls | word) & kHighBits;
    if (marks != 0) return at + bytes_before(marks);
    at += sizeof word;
  }
  while (at < text.size() && !is_special_in_string(text[at])) ++at;
  return at;
}

// Behind the spaces that begin at `at`: those that indent are a third of a mapping's bytes.
inline std::uint32_t skip_spaces(std::string_view text, std::uint32_t at) {
  constexpr std::uint64_t kSpaces = 0x2020202020202020U;
  while (at + sizeof(std::uint64_t) <= text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    if (word != kSpaces) return at + bytes_before(word ^ kSpaces);
    at += sizeof word;
  }
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

}  // namespace mapping
