#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/functions/functions.h"
#include "analysis/state.h"
#include "analysis/typer.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// What types become of others, and what is said where they do not.

// The type that all become. Each type counts once, in the order in which it comes first.
TypeId single_type(State& state, Typer& typer, std::string_view description,
                   const std::vector<SqlNodeId>& nodes, const Context& context);
TypeId operator_type(State& state, SqlNodeId node, OperatorKind kind, std::string_view symbol,
                     std::span<const TypeId> arguments);

}  // namespace mapping::analysis
