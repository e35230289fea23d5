#pragma once

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

// The first special byte of `text` from `at` on, or the end. Strings are most of a mapping's bytes,
// so this looks at eight of them at once: a byte b of a word equals c where (b ^ c) − 1 borrows
// into its high bit.
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
    if (((quotes | backslashes | controls | word) & kHighBits) != 0) break;
    at += sizeof word;
  }
  while (at < text.size() && !is_special_in_string(text[at])) ++at;
  return at;
}

}  // namespace mapping
