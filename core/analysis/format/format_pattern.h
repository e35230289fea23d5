#pragma once

#include <string>
#include <string_view>

namespace mapping::analysis {

// The row pattern of PATTERN as Trino's messages have it, with a pair of parentheses around each
// quantified part, each two parts in a row and each alternative: `A+ B | C` is
// `(((A+) B) | C)`.
[[nodiscard]] std::string format_pattern(std::string_view written);

}  // namespace mapping::analysis
