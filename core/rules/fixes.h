#pragma once

#include <span>
#include <string>
#include <string_view>

#include "mapping/diagnostic.h"
#include "mapping/mapping.h"

namespace mapping {

// What a message quotes of a name: enough to know it, whatever its length.
[[nodiscard]] std::string shorten(std::string_view name);

// `STRING, INT64`: what a message lists.
[[nodiscard]] std::string join(std::span<const std::string_view> names);

// A string as the value of an edit.
[[nodiscard]] WrittenJson written_string(std::string_view value);

// Writes another string in a text's place; `safe` where it is what was meant and makes no other
// fault.
[[nodiscard]] Fix replace_fix(const Document& document, const Text& text, std::string_view value,
                              bool safe);

// Writes another string in a text's place.
[[nodiscard]] Edit replace_edit(const Document& document, const Text& text, std::string_view value);

// Writes `text` in a range of the query.
[[nodiscard]] Edit sql_edit(const Document& document, const Text& sql, Range range,
                            std::string text);

// Declares the type that a column has.
[[nodiscard]] Fix declare_type_fix(const Document& document, const Text& declared,
                                   std::string_view type);

}  // namespace mapping
