#pragma once

#include <string>
#include <vector>

#include "mapping/sql.h"

namespace mapping::analysis {

// An expression as Trino's messages write it (ExpressionFormatter of 476): `((a + 1) > DECIMAL
// '1.5')`. Forms that messages hardly ever hold, and what is nested too deeply, keep the author's
// text.
[[nodiscard]] std::string format_expression(const SqlTree& tree, SqlNodeId id);

// `[a, sum(b)]`
[[nodiscard]] std::string format_list(const SqlTree& tree, const std::vector<SqlNodeId>& ids);

// A type as written, in the same manner: `row(a bigint)` as ROW(a bigint).
[[nodiscard]] std::string format_type(const SqlTree& tree, SqlNodeId id);

// A type as written, as signatures have it: `row(A int)` as row("a" int), the length of a char or
// the digits of a decimal only where they are given.
[[nodiscard]] std::string declared_signature(const SqlTree& tree, SqlNodeId id);

// A name as written, with its quotes.
[[nodiscard]] std::string format_name(const SqlTree& tree, SqlNodeId id);

}  // namespace mapping::analysis
