#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

// The words of Trino's grammar, and which of them are no names without quotes.
namespace mapping {

// By place in the list: whether Trino 476 refuses the word as a name without quotes.
inline constexpr bool kTrinoReserved[] = {
#define KEYWORD(name, spelling, reserved) reserved,
#include "text/trino_keywords.inc"
#undef KEYWORD
};

// The keyword that a word spells in any case, if it is one: its place in the list.
[[nodiscard]] std::optional<std::uint16_t> find_trino_keyword(std::string_view word);

// Whether a word, in any case, is a reserved one.
[[nodiscard]] bool is_trino_reserved_word(std::string_view word);

}  // namespace mapping
