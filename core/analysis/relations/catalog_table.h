#pragma once

#include "analysis/state.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// The columns of a table of the snapshot, which is the last of `state.tables`.
[[nodiscard]] Fields table_fields(State& state, const CatalogTable& table, const NamePath* alias);
// Those of a table of information_schema, which every catalog has; empty where it is none.
[[nodiscard]] Fields information_fields(State& state, const SqlTable& table, const NamePath* alias);
// What it means that a table is not in the snapshot: a fault, or that nothing is known of it.
void table_not_found(State& state, SqlNodeId table, const SqlTable& name);

}  // namespace mapping::analysis
