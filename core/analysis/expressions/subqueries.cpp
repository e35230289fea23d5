#include "analysis/expressions/subqueries.h"

#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/queries/planning.h"

// Queries within expressions.
namespace mapping::analysis {

bool Subqueries::refuses_query(SqlNodeId place, const Context& context) {
  const ServerMessage refusal =
      context.in_lambda ? ServerMessage::kLambdaSubquery : context.no_query;
  if (refusal == ServerMessage::kNone) return false;
  state_.verdict.fail(place, refusal);
  return true;
}

// The row type of what a query returns; kUncertain where a column is not known.
TypeId Subqueries::row_of_subquery(SqlNodeId subquery, const Context& context) {
  const Scope* scope = typer_.analyze_query(tree_[subquery].first_child, context.scope,
                                            context.correlated && context.labels == nullptr);
  if (!state_.budget.spend(scope->fields.size() * kStepsOfField)) return kUncertain;
  std::vector<TypeId> types;
  std::vector<std::optional<std::string>> names;
  for (const Field& field : scope->fields) {
    state_.notes.add_value(subquery, state_.notes.origins().of(field));
    if (field.open) return state_.verdict.unknown("the columns of a subquery are not known");
    types.push_back(field.type);
    names.push_back(field.name.exists() ? std::optional(std::string(field.name.text))
                                        : std::nullopt);
  }
  return state_.types.row_of(std::move(types), std::move(names));
}

// A query with one column stands for that column's value, one with several for a row.
TypeId Subqueries::type_of(SqlNodeId subquery, const Context& context) {
  if (refuses_query(subquery, context)) return kUncertain;
  const TypeId row = row_of_subquery(subquery, context);
  if (row == kUncertain) return kUncertain;
  const std::vector<TypeId>& types = state_.types[row].arguments;
  return types.size() == 1 ? types.front() : row;
}

// EXISTS (…), UNIQUE (…)
TypeId Subqueries::type_of_exists(SqlNodeId node, const Context& context) {
  const Context outside{.scope = context.scope, .no_query = context.no_query};
  if (refuses_query(node, outside)) return state_.boolean();
  const TypeId row = row_of_subquery(tree_[node].first_child, context);
  if (tree_[node].kind == SqlNodeKind::kUnique && state_.verdict.require(row) &&
      !state_.types.is_comparable(row)) {
    state_.verdict.mismatch(node, ServerMessage::kUniqueType, {state_.shown(row)});
  }
  return state_.boolean();
}

// The common type of a value, as a row, and the rows of a query.
TypeId Subqueries::compare(SqlNodeId node, TypeId value, SqlNodeId subquery,
                           const Context& context) {
  if (refuses_query(tree_[node].kind == SqlNodeKind::kIn ? node : tree_[subquery].first_child,
                    context)) {
    return kUncertain;
  }
  const std::uint32_t correlations = state_.correlations;
  const TypeId rows = row_of_subquery(subquery, context);
  check_correlated_rows(state_, tree_[subquery].first_child, correlations);
  if (!state_.verdict.require(value) || !state_.verdict.require(rows)) return kUncertain;
  const TypeKind kind = state_.types.kind(value);
  const bool is_row = kind == TypeKind::kRow || kind == TypeKind::kUnknown;
  const TypeId row = is_row ? value : state_.types.row_of({value}, {});
  const auto common = common_super_type(state_.types, row, rows);
  if (common) return *common;
  return state_.verdict.mismatch(node, ServerMessage::kSubqueryTypes,
                                 {state_.shown(row), state_.shown(rows)});
}

}  // namespace mapping::analysis
