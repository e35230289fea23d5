#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

// Eight bytes of a text at once, as a little-endian word.
namespace mapping {

inline constexpr std::uint32_t kWordBytes = 8;
inline constexpr std::uint64_t kEachByte = 0x0101010101010101U;  // times a byte: eight of it
inline constexpr std::uint64_t kHighBits = 0x8080808080808080U;

inline std::uint64_t word_at(std::string_view text, std::size_t byte) {
  std::uint64_t word = 0;
  std::memcpy(&word, text.data() + byte, kWordBytes);
  return word;
}

// The high bit of each byte that equals `c`: of those, (b ^ c) − 1 borrows into it. What a borrow
// marks wrongly is behind a byte that is marked rightly; the other bits mean nothing.
inline std::uint64_t marks_of(std::uint64_t word, char c) {
  const std::uint64_t differences = word ^ (kEachByte * static_cast<unsigned char>(c));
  return (differences - kEachByte) & ~differences;
}

// How many bytes come before the one that holds the lowest set bit.
inline std::uint32_t bytes_before(std::uint64_t marks) {
  return static_cast<std::uint32_t>(std::countr_zero(marks)) / 8;
}

}  // namespace mapping
