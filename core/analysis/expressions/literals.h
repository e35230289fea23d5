#pragma once

#include "analysis/state.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// The type of a literal, which its text decides.
TypeId type_of_literal(State& state, SqlNodeId node);
// CURRENT_DATE, CURRENT_TIMESTAMP(6), CURRENT_USER …
TypeId type_of_datetime(State& state, SqlNodeId node);

}  // namespace mapping::analysis
