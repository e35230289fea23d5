#include "text/trino_keywords.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

#include "mapping/text.h"

namespace mapping {
namespace {

constexpr std::string_view kSpellings[] = {
#define KEYWORD(name, spelling, reserved) spelling,
#include "text/trino_keywords.inc"
#undef KEYWORD
};

constexpr std::size_t kShortest = std::ranges::min(kSpellings, {}, &std::string_view::size).size();
constexpr std::size_t kLongest = std::ranges::max(kSpellings, {}, &std::string_view::size).size();

// An open-addressing table, filled by the compiler. 1,024 slots for some 300
// words: most look-ups end at once.
constexpr std::size_t kSlotCount = 1024;
constexpr std::uint16_t kEmptySlot = 0xffff;

// Four characters and the length tell nearly all keywords apart; the factors are those of 3,000
// tried ones that do it best.
constexpr std::uint32_t hash_word(std::string_view word) {
  const auto character = [&](std::size_t at) -> std::uint32_t {
    return static_cast<unsigned char>(to_upper(word[at]));
  };
  const std::size_t size = word.size();
  return character(0) * 63 + character(size / 2) * 641 + character(size - 1) * 177 +
         character(size - 2) * 3 + static_cast<std::uint32_t>(size) * 37;
}

constexpr std::array<std::uint16_t, kSlotCount> make_slots() {
  std::array<std::uint16_t, kSlotCount> slots{};
  slots.fill(kEmptySlot);
  for (std::size_t i = 0; i < std::size(kSpellings); ++i) {
    std::size_t slot = hash_word(kSpellings[i]) % kSlotCount;
    while (slots[slot] != kEmptySlot) {
      slot = (slot + 1) % kSlotCount;
    }
    slots[slot] = static_cast<std::uint16_t>(i);
  }
  return slots;
}

constexpr std::array<std::uint16_t, kSlotCount> kSlots = make_slots();

constexpr bool spells(std::string_view word, std::string_view upper_case) {
  if (word.size() != upper_case.size()) {
    return false;
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (to_upper(word[i]) != upper_case[i]) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<std::uint16_t> find_trino_keyword(std::string_view word) {
  if (word.size() < kShortest || word.size() > kLongest) return std::nullopt;
  for (std::size_t slot = hash_word(word) % kSlotCount; kSlots[slot] != kEmptySlot;
       slot = (slot + 1) % kSlotCount) {
    if (spells(word, kSpellings[kSlots[slot]])) return kSlots[slot];
  }
  return std::nullopt;
}

bool is_trino_reserved_word(std::string_view word) {
  const std::optional<std::uint16_t> keyword = find_trino_keyword(word);
  return keyword && kTrinoReserved[*keyword];
}

}  // namespace mapping
