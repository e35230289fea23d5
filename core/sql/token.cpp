#include "sql/token.h"

#include <array>
#include <cstddef>
#include <span>

namespace mapping::sql {
namespace {

constexpr std::size_t kFirstKeyword = static_cast<std::size_t>(TokenKind::kMinusRightBrace) + 1;
constexpr std::size_t kKindCount = static_cast<std::size_t>(TokenKind::kEndOfKinds);
constexpr std::size_t kKeywordCount = kKindCount - kFirstKeyword;

constexpr std::array<std::string_view, kKeywordCount> kSpellings = {
#define KEYWORD(name, spelling, reserved) spelling,
#include "sql/keywords.inc"
#undef KEYWORD
};

constexpr std::array<bool, kKeywordCount> kReserved = {
#define KEYWORD(name, spelling, reserved) reserved,
#include "sql/keywords.inc"
#undef KEYWORD
};

// Each name of "Expecting: …" once, quotes included, so that none has to be put
// together.
constexpr std::array<std::string_view, kKindCount> kDisplayNames = {
    "<EOF>",         "UNRECOGNIZED", "<identifier>",
    "<identifier>",  "<identifier>", "<identifier>",
    "<string>",      "<string>",     "BINARY_LITERAL",
    "DOLLAR_STRING", "<integer>",    "DECIMAL_VALUE",
    "DOUBLE_VALUE",  "'='",          "NEQ",
    "'<'",           "'<='",         "'>'",
    "'>='",          "'+'",          "'-'",
    "'*'",           "'/'",          "'%'",
    "'||'",          "'?'",          "';'",
    "'.'",           "','",          "'('",
    "')'",           "'['",          "']'",
    "'->'",          "'=>'",         "':'",
    "'|'",           "'^'",          "'$'",
    "'{'",           "'}'",          "'{-'",
    "'-}'",
#define KEYWORD(name, spelling, reserved) "'" spelling "'",
#include "sql/keywords.inc"
#undef KEYWORD
};

constexpr std::size_t index_of(TokenKind kind) { return static_cast<std::size_t>(kind); }

// An open-addressing table, filled by the compiler. 1,024 slots for some 300
// words: most look-ups end at once.
constexpr std::size_t kSlotCount = 1024;
constexpr std::uint16_t kEmptySlot = 0xffff;

constexpr std::uint32_t hash_word(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char c : word) {
    hash = (hash ^ static_cast<unsigned char>(to_upper(c))) * 16777619U;
  }
  return hash ^ (hash >> 15U);
}

constexpr std::array<std::uint16_t, kSlotCount> make_slots() {
  std::array<std::uint16_t, kSlotCount> slots{};
  slots.fill(kEmptySlot);
  for (std::size_t i = 0; i < kKeywordCount; ++i) {
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

bool is_reserved(TokenKind kind) {
  return is_keyword(kind) && kReserved[index_of(kind) - kFirstKeyword];
}

bool is_identifier(TokenKind kind) {
  if (is_keyword(kind)) {
    return !kReserved[index_of(kind) - kFirstKeyword];
  }
  return kind >= TokenKind::kName && kind <= TokenKind::kDigitName;
}

std::string_view display_name(TokenKind kind) { return kDisplayNames[index_of(kind)]; }

std::optional<TokenKind> find_keyword(std::string_view word) {
  for (std::size_t slot = hash_word(word) % kSlotCount; kSlots[slot] != kEmptySlot;
       slot = (slot + 1) % kSlotCount) {
    if (spells(word, kSpellings[kSlots[slot]])) {
      return static_cast<TokenKind>(kFirstKeyword + kSlots[slot]);
    }
  }
  return std::nullopt;
}

std::span<const std::string_view> keyword_spellings() { return kSpellings; }

}  // namespace mapping::sql
