#pragma once

#include "analysis/functions/functions.h"
#include "analysis/state.h"
#include "analysis/typer.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// WITH FUNCTION: each function is analyzed where it is defined, called or not, and sees those in
// front of it.
void analyze_functions(State& state, Typer& typer, SqlNodeId root);
// The function whose body is analyzed calls itself.
void refuse_recursion(State& state);

}  // namespace mapping::analysis
