#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "analysis/state.h"
#include "mapping/sql.h"

// What a server's analyzer takes and its planner may refuse: EXPLAIN says so, though names and types
// are known. Correlated subqueries are known to be planned where the columns of the outer query
// stand in WHERE, or in the ON of an inner join, of a query with little besides; where nothing but
// an UNNEST of them stands in FROM; and where there is no FROM.
namespace mapping::analysis {

// The boundary of the query that the scope belongs to.
[[nodiscard]] const Scope* query_scope(const Scope* scope);
// Notes in the boundary of a query how it may refer to the one around it.
void plan_correlation(const State& state, SqlNodeId query, Scope& scope);
// Whether every row of the query is one of its FROM.
[[nodiscard]] bool keeps_rows(const State& state, SqlNodeId query);

// A column of an outer query was met in `scope`.
void check_correlation(State& state, const Scope& scope, const Scope& outer);
// A condition with columns of outer queries.
void check_correlated_terms(State& state, SqlNodeId condition, const Scope& scope);
// The query behind IN, once it has been analyzed: `before` is how many outer columns had been met.
void check_correlated_rows(State& state, SqlNodeId query, std::uint32_t before);

void check_planned_values(State& state, SqlNodeId values);
void check_planned_equality(State& state, TypeId type);
void check_planned_order(State& state, std::span<const SqlNodeId> operands, TypeId type,
                         const Context& context);
// The ON of an outer join, whose left side has so many fields.
void check_planned_condition(State& state, SqlNodeId condition, const Scope& scope,
                             std::size_t left_fields);

}  // namespace mapping::analysis
