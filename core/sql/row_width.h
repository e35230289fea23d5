#pragma once

#include <cstddef>

#include "mapping/sql.h"

namespace mapping::sql {

// How many fields an expression has that is a row by its type: 2 for `CAST(x AS row(a int, b int))`
// and `coalesce((1, 2), (3, 4))`. 0 where its text does not say, as of a column, or where it is no
// row.
[[nodiscard]] std::size_t row_width(const SqlTree& tree, SqlNodeId expression);

}  // namespace mapping::sql
