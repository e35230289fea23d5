#pragma once

#include <string>
#include <string_view>

namespace mapping {

// The last part of the name of the main query's first table, unquoted; empty when there is none, as
// in `SELECT 1` or `FROM UNNEST(…)`. A sub-query in FROM is looked into, and so is a CTE when the
// main query reads it first.
[[nodiscard]] std::string primary_table(std::string_view sql);

}  // namespace mapping
