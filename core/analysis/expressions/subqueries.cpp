#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"

// Queries within expressions.
namespace mapping::analysis {

bool Analyzer::refuses_query(SqlNodeId place, const Context& context) {
  const QueryRefusal* const refusal = context.in_lambda ? &kNoQueryInLambda : context.no_query;
  if (refusal == nullptr) return false;
  fail(place, refusal->error_name, refusal->message);
  return true;
}

// The row type of what a query returns; kUncertain where a column is not known.
TypeId Analyzer::row_of_subquery(SqlNodeId subquery, const Context& context) {
  const Scope* scope = analyze_query(tree_[subquery].first_child, context.scope,
                                     context.correlated && context.labels == nullptr);
  spend(scope->fields.size() * kStepsOfField);
  if (gave_up()) return kUncertain;
  std::vector<TypeId> types;
  std::vector<std::optional<std::string>> names;
  for (const Field& field : scope->fields) {
    if (field.open) return unknown_type("the columns of a subquery are not known");
    types.push_back(field.type);
    names.push_back(field.name.exists() ? std::optional(std::string(field.name.text))
                                        : std::nullopt);
  }
  return types_.row_of(std::move(types), std::move(names));
}

// A query with one column stands for that column's value, one with several for a row.
TypeId Analyzer::type_of_subquery(SqlNodeId subquery, const Context& context) {
  if (refuses_query(subquery, context)) return kUncertain;
  const TypeId row = row_of_subquery(subquery, context);
  if (row == kUncertain) return kUncertain;
  const std::vector<TypeId>& types = types_[row].arguments;
  return types.size() == 1 ? types.front() : row;
}

// EXISTS (…), UNIQUE (…)
TypeId Analyzer::type_of_exists(SqlNodeId node, const Context& context) {
  const Context outside{.scope = context.scope, .no_query = context.no_query};
  if (refuses_query(node, outside)) return boolean();
  const TypeId row = row_of_subquery(tree_[node].first_child, context);
  if (tree_[node].kind == SqlNodeKind::kUnique && known(row) && !types_.is_comparable(row)) {
    mismatch(node, "Type {} is not comparable and therefore cannot be used in UNIQUE",
             {shown(row)});
  }
  return boolean();
}

// The common type of a value, as a row, and the rows of a query.
TypeId Analyzer::compare_with_subquery(SqlNodeId node, TypeId value, SqlNodeId subquery,
                                       const Context& context) {
  if (refuses_query(tree_[node].kind == SqlNodeKind::kIn ? node : tree_[subquery].first_child,
                    context)) {
    return kUncertain;
  }
  const std::uint32_t correlations = correlations_;
  const TypeId rows = row_of_subquery(subquery, context);
  check_correlated_rows(tree_[subquery].first_child, correlations);
  if (!known(value) || !known(rows)) return kUncertain;
  const TypeKind kind = types_.kind(value);
  const bool is_row = kind == TypeKind::kRow || kind == TypeKind::kUnknown;
  const TypeId row = is_row ? value : types_.row_of({value}, {});
  const auto common = common_super_type(types_, row, rows);
  if (common) return *common;
  return mismatch(node,
                  "Value expression and result of subquery must be of the same type: {} vs {}",
                  {shown(row), shown(rows)});
}

}  // namespace mapping::analysis
