#pragma once

#include <string>

#include "mapping/sql.h"

namespace mapping::analysis {

// A kPattern as Trino's messages have it, with a pair of parentheses around each quantified part,
// each two parts in a row and each alternative: `A+ B | C` is `(((A+) B) | C)`.
[[nodiscard]] std::string format_pattern(const SqlTree& tree, SqlNodeId pattern);

}  // namespace mapping::analysis
