#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/state.h"
#include "mapping/sql.h"

// What clauses ask of the expressions in them.
namespace mapping::analysis {

// The calls below that hold the content themselves (kHasAggregate …), children first.
[[nodiscard]] std::vector<SqlNodeId> calls_with(const State& state, std::uint8_t content,
                                                SqlNodeId node);
// Aggregates, windows and GROUPING have no meaning in most clauses.
void check_no_aggregates(State& state, SqlNodeId expression, std::string_view clause);
// That `type`, that of the condition, is boolean.
void check_condition(State& state, SqlNodeId condition, TypeId type, std::string_view clause);
// That the expression's type becomes `expected`; `what` is how the message has it.
void coerce(State& state, SqlNodeId node, TypeId actual, TypeId expected, std::string_view what);

// Whether an expression that has been analyzed gives the same each time.
[[nodiscard]] bool is_deterministic(const State& state, SqlNodeId expression);
// The first column below `node`, in the order of the text, that is a field of `scope` itself;
// kNoSqlNode without one.
[[nodiscard]] SqlNodeId first_reference(const State& state, SqlNodeId node, const Scope& scope);

}  // namespace mapping::analysis
