#include "analysis/expressions/expression_checks.h"

#include <algorithm>
#include <iterator>

#include "analysis/expression_tree.h"
#include "analysis/format/format_expression.h"
#include "analysis/types/coercions.h"

namespace mapping::analysis {
namespace {

constexpr std::string_view kClause = " clause";

}  // namespace

std::vector<SqlNodeId> calls_with(const State& state, std::uint8_t content, SqlNodeId node) {
  if (!state.notes.has(content, node)) return {};
  std::vector<SqlNodeId> calls = nodes_below(state.tree, node);
  std::erase_if(calls,
                [&](SqlNodeId id) { return (content_of_call(state.tree, id) & content) == 0; });
  return calls;
}

void check_no_aggregates(State& state, SqlNodeId expression, std::string_view clause) {
  std::vector<SqlNodeId> found;
  for (const std::uint8_t content : {kHasAggregate, kHasWindow, kHasGrouping}) {
    std::ranges::copy(calls_with(state, content, expression), std::back_inserter(found));
  }
  if (found.empty()) return;
  const std::string listed = format_list(state.tree, found);
  if (clause == "WHERE clause") {
    state.verdict.fail(expression, ServerMessage::kAggregateInWhere, {listed});
  } else if (clause.ends_with(kClause)) {
    clause.remove_suffix(kClause.size());
    state.verdict.fail(expression, ServerMessage::kAggregateInClause, {clause, listed});
  } else {
    state.verdict.fail(expression, ServerMessage::kAggregateInExpression, {clause, listed});
  }
}

void check_condition(State& state, SqlNodeId condition, TypeId type, std::string_view clause) {
  if (!state.verdict.require(type) || type == state.boolean() ||
      state.types.kind(type) == TypeKind::kUnknown) {
    return;
  }
  if (clause.ends_with(kClause)) clause.remove_suffix(kClause.size());
  state.verdict.fail(condition, ServerMessage::kNotACondition, {clause, state.shown(type)});
}

void coerce(State& state, SqlNodeId node, TypeId actual, TypeId expected, std::string_view what) {
  if (!state.verdict.require(actual) || !state.verdict.require(expected) || actual == expected ||
      can_coerce(state.types, actual, expected)) {
    return;
  }
  state.verdict.mismatch(node, ServerMessage::kWrongType,
                         {what, state.shown(expected), state.shown(actual)});
}

bool is_deterministic(const State& state, SqlNodeId expression) {
  return std::ranges::none_of(nodes_below(state.tree, expression),
                              [&](SqlNodeId node) { return state.notes.is_random(node); });
}

SqlNodeId first_reference(const State& state, SqlNodeId node, const Scope& scope) {
  for (const SqlNodeId id : nodes_in(state.tree, node)) {
    if (state.notes.reference(id).relation == scope.relation) return id;
  }
  return kNoSqlNode;
}

}  // namespace mapping::analysis
