#include "analysis/relations/pivot.h"

#include <algorithm>
#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/format/format_expression.h"
#include "analysis/queries/aggregation_check.h"
#include "analysis/queries/group_by.h"

namespace mapping::analysis {

Pivot::Pivot(State& state, Typer& typer, SqlNodeId node)
    : StatementPart(state, typer), node_(node) {
  for (SqlNodeId part = tree_[tree_[node].first_child].next; part != kNoSqlNode;
       part = tree_[part].next) {
    if (tree_[part].kind == SqlNodeKind::kColumnNames) {
      columns_ = tree_.children(part).list();
    } else if (tree_[part].kind == SqlNodeKind::kGroupBy) {
      group_by_ = part;
    } else if (columns_.empty()) {
      aggregations_.push_back(part);
    } else {
      groups_.push_back(value_group(part));
    }
  }
}

// `1`, `(1, 'a')`; `((1, 'a'))` is a row.
Pivot::ValueGroup Pivot::value_group(SqlNodeId item) const {
  ValueGroup group{.item = item, .alias = SelectItemNode(tree_, item).alias()};
  const SqlNodeId value = tree_[item].first_child;
  if (!tree_[value].is(SqlRowForm::kParentheses)) {
    group.values.push_back(value);
    return group;
  }
  for (const SqlNodeId part : tree_.children(value)) {
    group.values.push_back(part);
  }
  return group;
}

const Scope* Pivot::analyze(const Scope* scope) {
  if (!check_shape()) return state_.scopes.make(scope, {{.open = true}});
  const Scope* const input = typer_.analyze_relation(tree_[node_].first_child, scope);
  for (const SqlNodeId column : columns_) typer_.type_of(column, state_.context_in(*input));
  analyze_values(*input);
  Specification specification{.select = node_, .source = input};
  specification.output = state_.scopes.make(scope, {});
  analyze_group_by(specification);
  for (const SqlNodeId aggregation : aggregations_) {
    const SqlNodeId expression = tree_[aggregation].first_child;
    check_aggregation(expression);
    typer_.type_of(expression, state_.context_in(*input));
  }
  AggregationCheck check(state_, specification, false);
  for (const SqlNodeId aggregation : aggregations_) check.check(tree_[aggregation].first_child);
  return state_.scopes.make(scope, output_fields(specification));
}

// Every group has a value for each column, and of several aggregations each has a name.
bool Pivot::check_shape() {
  for (const ValueGroup& group : groups_) {
    if (group.values.size() == columns_.size()) continue;
    state_.verdict.fail(group.item, ServerMessage::kPivotValueCount,
                        {group.values.size(), columns_.size()});
    return false;
  }
  for (const SqlNodeId aggregation : aggregations_) {
    if (aggregations_.size() == 1 || SelectItemNode(tree_, aggregation).alias() != kNoSqlNode)
      continue;
    state_.verdict.fail(aggregation, ServerMessage::kPivotWithoutAliases);
    return false;
  }
  return true;
}

void Pivot::analyze_values(const Scope& input) {
  for (const ValueGroup& group : groups_) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const SqlNodeId value = group.values[i];
      check_value(value, input);
      const TypeId type = typer_.type_of(value, state_.context_in(input));
      const TypeId column = typer_.type_of(columns_[i], state_.context_in(input));
      if (!state_.verdict.require(type) || !state_.verdict.require(column)) continue;
      const auto common = common_super_type(state_.types, type, column);
      if (common && state_.types.is_comparable(*common)) continue;
      state_.verdict.mismatch(value, ServerMessage::kPivotValueType,
                              {state_.shown(type), state_.shown(column)});
    }
  }
}

// A value names a column of the result: it is the same for all rows.
void Pivot::check_value(SqlNodeId value, const Scope& input) {
  check_no_aggregates(state_, value, "PIVOT IN clause");
  const std::vector<SqlNodeId> nodes = nodes_below(tree_, value);
  for (const SqlNodeId node : nodes) {
    if (tree_[node].kind == SqlNodeKind::kSubquery) {
      state_.verdict.fail(node, ServerMessage::kPivotValueSubquery);
    }
  }
  typer_.type_of(value, state_.context_in(input));
  for (const SqlNodeId node : nodes) {
    if (!state_.notes.is_column(node)) continue;
    state_.verdict.fail(node, ServerMessage::kPivotValueColumn, {state_.shown_expression(node)});
  }
  if (!is_deterministic(state_, value)) {
    state_.verdict.fail(value, ServerMessage::kPivotValueRandom, {state_.shown_expression(value)});
  }
}

// There is no select list that a number or AUTO could stand for.
void Pivot::analyze_group_by(Specification& specification) {
  if (group_by_ == kNoSqlNode) return;
  const SqlNodeId automatic = tree_.find_child(group_by_, SqlNodeKind::kGroupByAuto);
  if (automatic != kNoSqlNode) {
    state_.verdict.fail(automatic, ServerMessage::kPivotGroupByAuto);
    return;
  }
  GroupBy(state_, typer_, specification).analyze();
}

// An expression around aggregations, each of which sees the rows of one value.
void Pivot::check_aggregation(SqlNodeId expression) {
  const auto refuse = [&](SqlNodeId place, ServerMessage message) {
    state_.verdict.fail(place, message, {state_.shown_expression(place)});
  };
  const std::vector<SqlNodeId> windows = calls_with(state_, kHasWindow, expression);
  const std::vector<SqlNodeId> groupings = calls_with(state_, kHasGrouping, expression);
  const std::vector<SqlNodeId> aggregates = calls_with(state_, kHasAggregate, expression);
  if (!windows.empty()) {
    refuse(windows.front(), ServerMessage::kPivotWindow);
  } else if (!groupings.empty()) {
    refuse(groupings.front(), ServerMessage::kPivotGrouping);
  } else if (aggregates.empty()) {
    refuse(expression, ServerMessage::kPivotWithoutAggregate);
  } else {
    check_no_query_outside(expression, aggregates);
  }
}

void Pivot::check_no_query_outside(SqlNodeId expression, const std::vector<SqlNodeId>& aggregates) {
  for (const SqlNodeId node : nodes_below(tree_, expression)) {
    if (tree_[node].kind != SqlNodeKind::kSubquery) continue;
    const Span span = tree_[node].span;
    const auto holds = [&](SqlNodeId aggregate) {
      return tree_[aggregate].span.begin < span.begin && span.end < tree_[aggregate].span.end;
    };
    if (std::ranges::any_of(aggregates, holds)) continue;
    state_.verdict.fail(node, ServerMessage::kPivotSubquery, {state_.shown_expression(node)});
    return;
  }
}

// What is grouped by, then the columns of each value.
Fields Pivot::output_fields(const Specification& specification) {
  Fields fields;
  Origins& origins = state_.notes.origins();
  for (const SqlNodeId grouping : specification.groupings) {
    Field field{
        .type = typer_.type_of(grouping, state_.context_in(*specification.source)),
        .origin = origins.add({OriginKind::kExpression, grouping, state_.notes.origin(grouping)})};
    const std::vector<SqlNodeId> parts = name_parts(tree_, grouping);
    if (!parts.empty()) field.name = state_.scopes.keep(canonical_name(tree_, parts.back()));
    fields.push_back(field);
  }
  for (const ValueGroup& group : groups_) {
    for (const SqlNodeId aggregation : aggregations_) {
      const SelectItemNode item(tree_, aggregation);
      const SqlNodeId value = tree_[aggregation].first_child;
      fields.push_back({.name = state_.scopes.keep(column_name(group, item.alias())),
                        .type = typer_.type_of(value, state_.context_in(*specification.source)),
                        .origin = origins.add({OriginKind::kExpression, value})});
    }
  }
  return fields;
}

// The names that are given, or the values as the server writes them, joined by `_`.
std::string Pivot::column_name(const ValueGroup& group, SqlNodeId aggregation_alias) const {
  std::string name;
  if (group.alias != kNoSqlNode) name = canonical_name(tree_, group.alias);
  for (const SqlNodeId value : group.values) {
    if (group.alias != kNoSqlNode) break;
    name += (value == group.values.front() ? "" : "_") + format_expression(tree_, value);
  }
  return aggregation_alias == kNoSqlNode ? name
                                         : name + "_" + canonical_name(tree_, aggregation_alias);
}

}  // namespace mapping::analysis
