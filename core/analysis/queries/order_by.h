#pragma once

#include <vector>

#include "analysis/state.h"
#include "analysis/typer.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// The expressions that are sorted by; kNoSqlNode stands for a column by its number. `node` is where
// a server tells what cannot be sorted by.
std::vector<SqlNodeId> analyze_order_by(State& state, Typer& typer, SqlNodeId node,
                                        SqlNodeId order_by, const Scope& scope);
// OFFSET, LIMIT and FETCH FIRST of a query; negative numbers do not parse.
void analyze_row_limits(State& state, SqlNodeId query, bool ordered);

}  // namespace mapping::analysis
