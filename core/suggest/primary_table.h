#pragma once

#include <string>
#include <string_view>

namespace mapping {

// The last part of the name of the main query's first table, unquoted; empty when there is none, as
// in `SELECT 1`, or no query. A sub-query in FROM is looked into, functions such as UNNEST are passed
// over, and what the main query calls a CTE counts as a table: the CTE's inside does not.
[[nodiscard]] std::string primary_table(std::string_view sql);

}  // namespace mapping
