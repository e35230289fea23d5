#pragma once

#include "analysis/specification.h"
#include "analysis/state.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// Whether two expressions of one query are the same to GROUP BY: columns by what they mean,
// everything else by its form. Two calls whose results are random are not. `within_not`: the second
// without the NOT that it begins with.
[[nodiscard]] bool same_expression(const State& state, SqlNodeId first, SqlNodeId second,
                                   const Specification& specification, bool within_not = false);

// Whether an argument of an aggregation is what the aggregation is sorted by: one column, or two
// expressions whose names are written alike.
[[nodiscard]] bool same_argument(const State& state, SqlNodeId argument, SqlNodeId key);

}  // namespace mapping::analysis
