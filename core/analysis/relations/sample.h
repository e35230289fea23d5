#pragma once

#include "analysis/state.h"
#include "analysis/typer.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// `relation TABLESAMPLE BERNOULLI (10)`. The percentage must be a constant; only numbers and NULL are
// computed here.
const Scope* analyze_sample(State& state, Typer& typer, SqlNodeId sample, const Scope* scope);

}  // namespace mapping::analysis
