#include <utility>

#include "analysis/expression_tree.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/queries/aggregation_check.h"
#include "analysis/queries/window_frame.h"
#include "analysis/row_patterns/pattern_clauses.h"

// Windows of a query with groups.
namespace mapping::analysis {

void AggregationCheck::check_part(SqlNodeId place, SqlNodeId expression, std::string_view part) {
  if (holds(expression) || state_.verdict.stopped()) return;
  state_.verdict.fail(place, ServerMessage::kFramePartNotGrouped, {part});
}

void AggregationCheck::check_key(SqlNodeId key, ServerMessage message) {
  if (holds(key) || state_.verdict.stopped()) return;
  state_.verdict.fail(key, message, {state_.shown_expression(key)});
}

bool AggregationCheck::holds_over(SqlNodeId over) {
  const SqlNodeId window = tree_[over].first_child;
  for (SqlNodeId part = tree_[window].first_child;
       tree_[window].kind == kWindow && part != kNoSqlNode; part = tree_[part].next) {
    if (tree_[part].kind == kFrame) check_frame(part);
    for (const SqlNodeId item : tree_.children(part)) {
      if (tree_[part].kind == kPartition) {
        check_key(item, ServerMessage::kPartitionNotGrouped);
      } else if (tree_[part].kind == kOrderBy) {
        check_key(tree_[item].first_child, ServerMessage::kOrderNotGrouped);
      }
    }
  }
  return true;
}

void AggregationCheck::check_frame(SqlNodeId node) {
  const Frame frame = read_frame(tree_, node);
  const SqlNodeId start = frame.start_value;
  if (start != kNoSqlNode) check_part(start, start, "Window frame start");
  const SqlNodeId end = frame.end_value;
  if (end != kNoSqlNode) check_part(end, end, "Window frame end");
  for (const SqlNodeId id : tree_.children(node)) {
    const bool measure = is_measure(tree_, id);
    if (!measure && !is_definition(tree_, id)) continue;
    const SqlNodeId expression = tree_.child(id, measure ? 0 : 1);
    check_part(id, expression, measure ? "Row pattern measure" : "Row pattern variable definition");
  }
  check_planned(node);
}

// The server takes aggregations over the rows of a match for some over the groups of the query as
// well, and fails on them when it plans.
void AggregationCheck::check_planned(SqlNodeId frame) {
  for (const SqlNodeId node : calls_with(state_, kHasAggregate, frame)) {
    if (call_arguments(tree_, node).empty() && tree_.find_child(node, kName) == kNoSqlNode)
      continue;
    state_.verdict.unsure(
        "a server does not plan every aggregation in the row pattern of a window");
    return;
  }
}

void AggregationCheck::check_window_definitions() {
  const SqlNodeId windows = tree_.find_child(query_.select, kWindows);
  if (windows == kNoSqlNode) return;
  for (const SqlNodeId definition : tree_.children(windows)) {
    check_window_definition(WindowDefinitionNode(tree_, definition).window());
  }
}

void AggregationCheck::check_window_definition(SqlNodeId window) {
  for (const SqlNodeId part : tree_.children(window)) {
    if (tree_[part].kind == kName) continue;
    for (const SqlNodeId item : tree_.children(part)) {
      if (is_definition(tree_, item)) {
        check(tree_.child(item, 1));
      } else if (tree_[item].kind == kSortItem || is_measure(tree_, item)) {
        check(tree_[item].first_child);
      } else if (tree_[item].kind < kTableName && tree_[item].kind != kName) {
        check(item);
      }
    }
  }
}

}  // namespace mapping::analysis
