#include "analysis/queries/order_by.h"

#include <optional>
#include <string>

#include "analysis/expression_tree.h"
#include "analysis/expressions/integer_literal.h"
#include "analysis/format/format_expression.h"

namespace mapping::analysis {

void analyze_row_limits(State& state, SqlNodeId query, bool ordered) {
  const SqlNodeId fetch = state.tree.find_child(query, SqlNodeKind::kFetch);
  if (fetch == kNoSqlNode) return;
  const SqlNodeId count = state.tree[fetch].first_child;
  const auto value = count == kNoSqlNode ? std::optional<std::int64_t>(1)
                                         : integer_value(state.tree.text_of(count));
  if (value && *value <= 0) {
    state.verdict.fail(fetch, ServerMessage::kFetchNotPositive, {*value});
  }
  if (state.tree[fetch].is(SqlTies::kWithTies) && !ordered) {
    state.verdict.fail(fetch, ServerMessage::kFetchTiesWithoutOrder);
  }
}

std::vector<SqlNodeId> analyze_order_by(State& state, Typer& typer, SqlNodeId node,
                                        SqlNodeId order_by, const Scope& scope) {
  std::vector<SqlNodeId> expressions;
  bool all_known = true;
  for (const Field& field : scope.fields) all_known = all_known && !field.open;
  for (const SqlNodeId item : state.tree.children(order_by)) {
    const SqlNodeId expression = state.tree[item].first_child;
    const SqlNodeId inner = unwrapped(state.tree, expression);
    TypeId type = kUncertain;
    std::int64_t ordinal = 0;
    if (state.tree[inner].kind == SqlNodeKind::kInteger) {
      ordinal = integer_value(state.tree.text_of(inner)).value_or(0);
      if (!all_known) {
        state.verdict.unsure("the number of columns is not known");
      } else if (ordinal < 1 || ordinal > static_cast<std::int64_t>(scope.fields.size())) {
        state.verdict.fail(inner, ServerMessage::kNoSuchPosition, {"ORDER BY", ordinal});
      } else {
        const Field& meant = scope.fields[static_cast<std::size_t>(ordinal - 1)];
        type = meant.type;
        state.notes.add_value(inner, state.notes.origins().of(meant));
      }
      expressions.push_back(kNoSqlNode);
    } else {
      type = typer.type_of(expression, {.scope = &scope, .correlated = state.correlated});
      expressions.push_back(expression);
    }
    if (state.verdict.require(type) && !state.types.is_orderable(type)) {
      const std::string text = expressions.back() == kNoSqlNode
                                   ? ":input(" + std::to_string(ordinal - 1) + ")"
                                   : format_expression(state.tree, expression);
      state.verdict.mismatch(node, ServerMessage::kSortItemType, {state.shown(type), text});
    }
  }
  return expressions;
}

}  // namespace mapping::analysis
