#include <algorithm>
#include <iterator>
#include <utility>

#include "analysis/depth.h"
#include "analysis/expression_tree.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/fixes.h"
#include "analysis/format/format_expression.h"
#include "analysis/queries/aggregation_check.h"
#include "analysis/queries/same_expression.h"
#include "mapping/text.h"

namespace mapping::analysis {

// The columns of all that is selected, so that one step mends the query.
void AggregationCheck::offer_grouping(FaultRef fault, SqlNodeId expression) {
  std::vector<SqlNodeId> columns;
  ungrouped_ = &columns;
  for (const SelectOutput& output : query_.outputs) {
    if (output.is_expression) holds(output.node);
  }
  holds(expression);
  ungrouped_ = nullptr;
  mapping::analysis::offer_grouping(fault, tree_, columns, query_.select);
}

bool AggregationCheck::holds_column(SqlNodeId node) {
  if (!is_source_column(node) || is_grouping_key(node)) return true;
  if (ungrouped_ != nullptr) ungrouped_->push_back(node);
  return ungrouped_ != nullptr;
}

std::vector<SqlNodeId> AggregationCheck::columns_below(SqlNodeId node) const {
  std::vector<SqlNodeId> columns = nodes_in(tree_, node);
  std::erase_if(columns, [&](SqlNodeId id) { return !state_.notes.is_column(id); });
  return columns;
}

bool AggregationCheck::is_grouped(SqlNodeId node) {
  // To the server `a NOT IN (1)` is a predicate in a NOT.
  const SqlNodeKind kind = tree_[node].kind;
  const bool negated = tree_[node].is(SqlNegation::kNegated) &&
                       (kind == kIn || kind == kLike || kind == kBetween || kind == kIsDistinct);
  if (!groupings_.contains(node) && !(negated && groupings_.contains(node, true))) return false;
  if (!ordering_) return true;
  return std::ranges::none_of(columns_below(node), [&](SqlNodeId column) {
    return state_.notes.reference(column).relation == query_.order->relation;
  });
}

bool AggregationCheck::holds(SqlNodeId node) {
  node = unwrapped(tree_, node);
  const DepthGuard guard(state_.budget.depth);
  if (guard.too_deep()) {
    state_.verdict.unsure("the expression is nested too deeply");
    return true;
  }
  if ((state_.verdict.stopped() && ungrouped_ == nullptr) || is_grouped(node)) return true;
  switch (tree_[node].kind) {
    case kColumn:
    case kQualifiedName:
      return holds_column(node);
    case kDereference:
      return holds_dereference(node);
    case kSubquery:
      return holds_subquery(node);
    case kFunction:
      return holds_call(node);
    case kMeasure:
      return holds_over(MeasureNode(tree_, node).over());
    case kDatetime:
      check_session_value(node);
      return true;
    case kSpecial:
      if (is_special(tree_, node, SqlSpecial::kGrouping)) return holds_grouping(node);
      if (is_special(tree_, node, SqlSpecial::kListagg)) return holds_call(node);
      break;
    case kAnd:
    case kOr:
      return holds_terms(node);
    default:
      break;
  }
  for (const SqlNodeId child : tree_.children(node)) {
    if (tree_[child].kind == kName || tree_[child].kind >= kGenericType) continue;
    if (!holds(child)) return false;
  }
  return true;
}

// `a AND b AND c` is one expression with three terms: `a AND b` is no part of it.
bool AggregationCheck::holds_terms(SqlNodeId node) {
  std::vector<SqlNodeId> terms;
  const SqlNodeKind kind = tree_[node].kind;
  for (; tree_[node].kind == kind; node = tree_[node].first_child) {
    terms.push_back(tree_.child(node, 1));
  }
  if (!holds(node)) return false;
  return std::all_of(terms.rbegin(), terms.rend(), [&](SqlNodeId term) { return holds(term); });
}

// CURRENT_USER and the like are not known to the server's own check.
void AggregationCheck::check_session_value(SqlNodeId node) {
  static constexpr struct {
    SqlSpecial which;
    std::string_view name;
  } kUnknown[] = {
      {SqlSpecial::kCurrentUser, "CurrentUser"},
      {SqlSpecial::kCurrentCatalog, "CurrentCatalog"},
      {SqlSpecial::kCurrentSchema, "CurrentSchema"},
      {SqlSpecial::kCurrentPath, "CurrentPath"},
  };
  for (const auto& value : kUnknown) {
    if (!tree_[node].is(value.which)) continue;
    state_.verdict.fail_without_place(node, ServerMessage::kSessionValueNotAnalyzed, {value.name});
  }
}

bool AggregationCheck::holds_dereference(SqlNodeId node) {
  if (state_.notes.is_column(node)) return holds_column(node);
  return holds(tree_[node].first_child);
}

bool AggregationCheck::holds_subquery(SqlNodeId query) {
  for (const SqlNodeId column : columns_below(query)) {
    if (!is_source_column(column) || is_grouping_key(column)) continue;
    state_.verdict.fail(column, ServerMessage::kSubqueryColumnNotGrouped,
                        {state_.shown_expression(column)});
    return true;
  }
  return true;
}

bool AggregationCheck::holds_call(SqlNodeId call) {
  const SqlNodeId over = tree_.find_child(call, kOver);
  const bool listagg = tree_[call].kind == kSpecial;
  if (listagg || is_aggregate_function(called_name(tree_, call))) {
    if (over == kNoSqlNode) return holds_aggregate(call);
  } else if (tree_.find_child(call, kFilter) != kNoSqlNode) {
    state_.verdict.fail(call, ServerMessage::kFilterOfNoAggregate);
    return true;
  } else if (tree_.find_child(call, kOrderBy) != kNoSqlNode) {
    state_.verdict.fail(call, ServerMessage::kOrderOfNoAggregate);
    return true;
  }
  if (over != kNoSqlNode && !holds_over(over)) return false;
  for (const SqlNodeId argument : call_arguments(tree_, call)) {
    if (!holds(argument)) return false;
  }
  return true;
}

// Of LISTAGG without the condition of FILTER, which stands behind its ORDER BY.
std::vector<SqlNodeId> AggregationCheck::aggregated_arguments(SqlNodeId call) const {
  std::vector<SqlNodeId> arguments = call_arguments(tree_, call);
  if (tree_[call].kind != kSpecial) return arguments;
  const std::uint32_t order = tree_[tree_.find_child(call, kOrderBy)].span.begin;
  std::erase_if(arguments, [&](SqlNodeId argument) { return tree_[argument].span.begin > order; });
  return arguments;
}

bool AggregationCheck::holds_aggregate(SqlNodeId call) {
  const std::vector<SqlNodeId> arguments = aggregated_arguments(call);
  check_not_nested(call, arguments);
  check_distinct_order(call, arguments);
  if (ordering_) check_order_output(call, arguments);
  check_planned_clauses(call);
  return true;
}

// What FILTER and ORDER BY hold counts as scalar to the server, which fails on it later.
void AggregationCheck::check_planned_clauses(SqlNodeId call) {
  bool behind_arguments = false;
  for (const SqlNodeId part : tree_.children(call)) {
    behind_arguments =
        behind_arguments || tree_[part].kind == kOrderBy || tree_[part].kind == kFilter;
    if (!behind_arguments || state_.notes.contents(part) == 0) continue;
    state_.verdict.unplanned(
        "a server does not run aggregations and windows in FILTER and ORDER BY of an aggregation");
    return;
  }
}

void AggregationCheck::check_not_nested(SqlNodeId call, const std::vector<SqlNodeId>& arguments) {
  std::vector<SqlNodeId> aggregates;
  std::vector<SqlNodeId> windows;
  for (const SqlNodeId argument : arguments) {
    std::ranges::copy(calls_with(state_, kHasAggregate, argument), std::back_inserter(aggregates));
    std::ranges::copy(calls_with(state_, kHasOver, argument), std::back_inserter(windows));
  }
  const std::string name = called_name(tree_, call);
  if (!aggregates.empty()) {
    state_.verdict.fail(call, ServerMessage::kNestedAggregation,
                        {name, format_list(tree_, aggregates)});
  } else if (!windows.empty()) {
    state_.verdict.fail(call, ServerMessage::kWindowInAggregation,
                        {name, format_list(tree_, windows)});
  }
}

// The aggregation stands in the ORDER BY of its query, which sees the columns of the result.
void AggregationCheck::check_order_output(SqlNodeId call, const std::vector<SqlNodeId>& arguments) {
  const SqlNodeId order = tree_.find_child(call, kOrderBy);
  for (const SqlNodeId item : tree_.children(order)) {
    check_no_output(tree_[item].first_child, ServerMessage::kAggregateOrderOfOutput);
  }
  for (const SqlNodeId argument : arguments) {
    check_no_output(argument, ServerMessage::kAggregateOfOutput);
  }
  if (const SqlNodeId filter = tree_.find_child(call, kFilter); filter != kNoSqlNode) {
    check_no_output(filter, ServerMessage::kAggregateOfOutput);
  }
}

bool AggregationCheck::is_distinct(SqlNodeId call) const {
  return tree_[call].is(SqlQuantifier::kDistinct);
}

// array_agg(DISTINCT a ORDER BY a): what is sorted by is an argument.
void AggregationCheck::check_distinct_order(SqlNodeId call,
                                            const std::vector<SqlNodeId>& arguments) {
  const SqlNodeId order = tree_.find_child(call, kOrderBy);
  if (order == kNoSqlNode || !is_distinct(call)) return;
  for (const SqlNodeId item : tree_.children(order)) {
    const SqlNodeId key = tree_[item].first_child;
    const auto is_key = [&](SqlNodeId argument) { return same_argument(state_, argument, key); };
    if (std::ranges::any_of(arguments, is_key)) continue;
    // LISTAGG has arguments that nobody wrote, all of them constants.
    const SqlNodeKind kind = tree_[unwrapped(tree_, key)].kind;
    if (tree_[call].kind == kSpecial && (kind == kString || kind == kBoolean)) continue;
    state_.verdict.fail(key, ServerMessage::kAggregateDistinctOrder);
    return;
  }
}

void AggregationCheck::check_no_output(SqlNodeId node, ServerMessage message) {
  for (const SqlNodeId column : columns_below(node)) {
    if (state_.notes.reference(column).relation != query_.order->relation) continue;
    state_.verdict.fail(column, message);
    return;
  }
}

bool AggregationCheck::holds_grouping(SqlNodeId node) {
  for (SqlNodeId column = tree_[node].first_child; column != kNoSqlNode && ordering_;
       column = tree_[column].next) {
    check_no_output(column, ServerMessage::kGroupingOfOutput);
  }
  for (const SqlNodeId column : tree_.children(node)) {
    if (state_.notes.is_column(column) && is_grouping_key(column)) continue;
    state_.verdict.fail(node, ServerMessage::kGroupingArgument,
                        {to_text(state_.scopes.path_of(name_parts(tree_, column)))});
    return true;
  }
  return true;
}

void AggregationCheck::check_outputs() {
  for (const SelectOutput& output : query_.outputs) {
    if (state_.verdict.stopped()) return;
    if (output.is_expression) {
      check(output.node);
    } else if (output.field.relation == query_.source->relation) {
      check_star_column(output);
    }
  }
}

void AggregationCheck::check_star_column(const SelectOutput& output) {
  const Field& field = query_.source->fields[output.field.index];
  if (field.open) {
    state_.verdict.unsure("the columns of a table are not known");
    return;
  }
  if (grouped_fields_.contains(output.field)) return;
  if (!field.name.exists()) {
    state_.verdict.fail_without_place(output.node, ServerMessage::kStarPositionNotGrouped,
                                      {output.field.index + 1});
    return;
  }
  std::string column = field.alias == nullptr ? "" : to_text(*field.alias) + ".";
  column += field.name.text;
  state_.verdict.fail_without_place(output.node, ServerMessage::kStarColumnNotGrouped, {column});
}

void check_aggregations(State& state, const Specification& specification) {
  if (!specification.aggregated) return;
  AggregationCheck check(state, specification, false);
  check.check_outputs();
  const SqlNodeId having = state.tree.find_child(specification.select, SqlNodeKind::kHaving);
  if (having != kNoSqlNode) check.check(state.tree[having].first_child);
  check.check_window_definitions();
  if (state.verdict.stopped() || specification.order == nullptr) return;
  AggregationCheck order_check(state, specification, true);
  for (const SqlNodeId expression : specification.order_expressions) {
    if (expression != kNoSqlNode) order_check.check(expression);
  }
}

}  // namespace mapping::analysis
