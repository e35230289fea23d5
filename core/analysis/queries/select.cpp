#include "analysis/queries/select.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/format/format_expression.h"
#include "analysis/queries/aggregation_check.h"
#include "analysis/queries/expression_index.h"
#include "analysis/queries/group_by.h"
#include "analysis/queries/order_by.h"
#include "analysis/queries/planning.h"
#include "analysis/queries/select_items.h"
#include "analysis/queries/windows.h"
#include "mapping/text.h"

// One query specification, in the order of Trino's visitQuerySpecification. Select lists are in
// select_items.cpp.
namespace mapping::analysis {

const Scope* Select::analyze(SqlNodeId select, SqlNodeId query, const Scope* scope) {
  Specification specification;
  specification.select = select;
  specification.source = analyze_from(select, scope);
  if (query != kNoSqlNode) {
    specification.order_by = tree_.find_child(query, SqlNodeKind::kOrderBy);
  }
  Windows windows(state_, typer_);
  windows.analyze_definitions(specification);
  windows.resolve(specification);
  if (const SqlNodeId where = tree_.find_child(select, SqlNodeKind::kWhere); where != kNoSqlNode) {
    analyze_where(tree_[where].first_child, *specification.source);
  }
  Scope* output = state_.scopes.make(scope, {});
  specification.output = output;
  SelectItems(state_, typer_, specification, output->fields).analyze();
  GroupBy(state_, typer_, specification).analyze();
  if (const SqlNodeId having = tree_.find_child(select, SqlNodeKind::kHaving);
      having != kNoSqlNode) {
    analyze_having(tree_[having].first_child, *specification.source);
  }
  if (specification.order_by != kNoSqlNode) {
    // Sees the columns of the result and, behind them, those of FROM.
    state_.budget.spend(output->fields.size() * kStepsOfField);
    Scope* order = state_.scopes.make(specification.source, output->fields);
    order->relation = output->relation;
    specification.order = order;
    specification.order_expressions =
        analyze_order_by(state_, typer_, select, specification.order_by, *order);
  }
  if (query != kNoSqlNode) {
    analyze_row_limits(state_, query, specification.order_by != kNoSqlNode);
  }
  if (!state_.verdict.stopped()) {
    check_grouping_operations(state_, specification);
    check_aggregations(state_, specification);
    windows.check_functions(specification);
    check_distinct_order(specification);
  }
  return output;
}

// A comma is a join whose left side is everything in front of it.
const Scope* Select::analyze_from(SqlNodeId select, const Scope* scope) {
  const SqlNodeId from = tree_.find_child(select, SqlNodeKind::kFrom);
  if (from == kNoSqlNode) return state_.scopes.make(scope, {});
  const SqlNodeId first = tree_[from].first_child;
  const Scope* left = typer_.analyze_relation(first, scope);
  for (SqlNodeId relation = tree_[first].next; relation != kNoSqlNode && !state_.verdict.stopped();
       relation = tree_[relation].next) {
    const Scope* right =
        typer_.analyze_relation(relation, is_lateral(tree_, relation) ? left : scope);
    if (!state_.budget.spend(right->fields.size() * kStepsOfField)) break;
    Fields fields =
        state_.scopes.take_fields(left);  // which are moved: only the right side is copied
    fields.insert(fields.end(), right->fields.begin(), right->fields.end());
    left = state_.scopes.make(scope, std::move(fields));
  }
  if (state_.probe != nullptr) state_.probe->see_expression(tree_[select].span, *left);
  return left;
}

void Select::analyze_where(SqlNodeId where, const Scope& scope) {
  check_no_aggregates(state_, where, "WHERE clause");
  const Scope* const outer = std::exchange(state_.filtered, query_scope(&scope));
  const std::uint32_t correlations = state_.correlations;
  check_condition(state_, where, typer_.type_of(where, state_.context_in(scope)), "WHERE clause");
  state_.filtered = outer;
  if (state_.correlations != correlations) check_correlated_terms(state_, where, scope);
}

void Select::analyze_having(SqlNodeId having, const Scope& scope) {
  if (const std::vector<SqlNodeId> windows = calls_with(state_, kHasWindow, having);
      !windows.empty()) {
    state_.verdict.fail(windows.front(), ServerMessage::kHavingWindow);
    return;
  }
  check_condition(state_, having, typer_.type_of(having, state_.context_in(scope)),
                  "HAVING clause");
}

namespace {

// Of a column that a star stands for: what needs no quotes counts as written without.
std::string canonical_column(std::string_view name) {
  const auto is_plain = [](char c) {
    return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  const bool plain =
      !name.empty() && (name[0] < '0' || name[0] > '9') && std::ranges::all_of(name, is_plain);
  return plain ? to_upper(name) : std::string(name);
}

}  // namespace

// The names that ORDER BY may use for columns of SELECT DISTINCT, in capitals unless quoted.
std::vector<std::string> Select::output_names(const Specification& specification) const {
  std::vector<std::string> names;
  const SqlNodeId list = tree_[specification.select].first_child;
  std::size_t output = 0;
  for (const SqlNodeId item : tree_.children(list)) {
    const SqlNodeId target = unwrapped(tree_, tree_[item].first_child);
    if (tree_[item].kind == SqlNodeKind::kSelectItem) {
      ++output;
      SqlNodeId name = SelectItemNode(tree_, item).alias();
      if (name == kNoSqlNode && tree_[target].kind == SqlNodeKind::kColumn) name = target;
      if (name == kNoSqlNode && tree_[target].kind == SqlNodeKind::kDereference) {
        name = DereferenceNode(tree_, target).field();
      }
      if (name != kNoSqlNode) names.push_back(canonical_name(tree_, name));
      continue;
    }
    const SqlNodeId aliases = tree_.find_child(item, SqlNodeKind::kColumnNames);
    for (const SqlNodeId name : tree_.children(aliases)) {
      names.push_back(canonical_name(tree_, name));
    }
    const auto is_of_star = [&](const SelectOutput& other) {
      return other.node == item || (target != kNoSqlNode && other.node == target);
    };
    for (; output < specification.outputs.size() && is_of_star(specification.outputs[output]);
         ++output) {
      if (aliases != kNoSqlNode || output >= specification.output->fields.size()) continue;
      const Name name = specification.output->fields[output].name;
      if (name.exists()) names.push_back(canonical_column(name.text));
    }
  }
  return names;
}

// SELECT DISTINCT sorts by what it selects: by a name of the result or by the same expression. What
// differs each time is the same as nothing.
void Select::check_distinct_order(const Specification& specification) {
  const SqlNodeId select = specification.select;
  if (!tree_[select].is(SqlQuantifier::kDistinct)) return;
  if (specification.order_expressions.empty()) return;
  const std::vector<std::string> outputs = output_names(specification);
  NameTable names(NameCase::kExact);
  for (const std::string& name : outputs) names.insert(name, 0);
  ExpressionIndex selected(state_, specification);
  FieldSet selected_fields;
  for (const SelectOutput& output : specification.outputs) {
    if (output.is_expression) {
      selected.add(output.node);
    } else {
      selected_fields.add(output.field);
    }
  }
  for (const SqlNodeId expression : specification.order_expressions) {
    if (expression == kNoSqlNode) continue;
    const SqlNodeId inner = unwrapped(tree_, expression);
    const bool is_name = tree_[inner].kind == SqlNodeKind::kColumn;
    if (is_name && names.contains(canonical_name(tree_, inner))) continue;
    if (is_deterministic(state_, inner) && selected.contains(inner)) continue;
    const FieldId field = state_.notes.reference(inner);
    if (field.relation != 0 && selected_fields.contains(field)) continue;
    state_.verdict.fail(select, ServerMessage::kDistinctOrder);
    return;
  }
}

}  // namespace mapping::analysis
