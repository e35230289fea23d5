#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "mapping/outcome.h"

// Names in RyuGraph's statements.
//
// A plain name (ASCII letters, digits and underscores, no digit first) is written bare unless it is
// one of the engine's 55 reserved words; every other name stands in backticks. The grammar also
// takes some non-ASCII letters bare, but quoting those is always right and needs no Unicode tables.
// There is no escape for a backtick inside backticks.
namespace mapping {

enum class NameUse : std::uint8_t {
  kTable,        // a node label or an edge type
  kProperty,     // also refuses the names that the engine keeps for itself, such as _id
  kStructField,  // also refuses what the engine cuts at: blanks, commas, unequal parentheses
};

// The name as it stands in a statement: `Customer`, `` `order` ``.
//
// Refusals: `unrepresentable_name` with name and reason (empty, nul, backtick, malformed_utf8; in
// STRUCT fields also blank, comma, parenthesis); `internal_name` with name.
Outcome<std::string> quote_identifier(std::string_view name, NameUse use);

// Whether the engine reserves the word, in any case.
[[nodiscard]] bool is_reserved_word(std::string_view name);

// Whether the engine refuses it as a property's name, in any case.
[[nodiscard]] bool is_internal_name(std::string_view name);

}  // namespace mapping
