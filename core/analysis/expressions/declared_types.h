#pragma once

#include "analysis/state.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// The type that a statement names: CAST(… AS type), RETURNING type. kUncertain with a fault at the
// place, or at the node's, where no such type exists.
TypeId declared_type(State& state, SqlNodeId type, Span place);
TypeId declared_type(State& state, SqlNodeId type, SqlNodeId node);

}  // namespace mapping::analysis
