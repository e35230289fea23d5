#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/fixes.h"
#include "analysis/queries/expression_index.h"
#include "analysis/state.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// Whether what a query with groups selects is the same for all rows of a group: Trino's
// AggregationAnalyzer.
class AggregationCheck {
 public:
  AggregationCheck(State& state, const Specification& specification, bool ordering)
      : state_(state),
        tree_(state.tree),
        query_(specification),
        ordering_(ordering),
        groupings_(state, specification) {
    for (const SqlNodeId grouping : specification.groupings) groupings_.add(grouping);
    for (const FieldId column : specification.grouped_fields) grouped_fields_.add(column);
  }

  void check(SqlNodeId expression) {
    if (holds(expression) || state_.verdict.stopped()) return;
    const FaultRef fault = state_.verdict.fail(expression, ServerMessage::kNotGrouped,
                                               {state_.shown_expression(expression)});
    if (fault) offer_grouping(fault, expression);
  }
  void check_outputs();
  void check_window_definitions();

 private:
  using enum SqlNodeKind;

  void offer_grouping(FaultRef fault, SqlNodeId expression);
  bool holds(SqlNodeId node);
  bool holds_column(SqlNodeId node);
  bool holds_call(SqlNodeId call);
  bool holds_terms(SqlNodeId node);
  bool holds_aggregate(SqlNodeId call);
  bool holds_over(SqlNodeId over);
  bool holds_grouping(SqlNodeId node);
  bool holds_subquery(SqlNodeId query);
  bool holds_dereference(SqlNodeId node);
  void check_session_value(SqlNodeId node);
  void check_part(SqlNodeId place, SqlNodeId expression, std::string_view part);
  void check_key(SqlNodeId key, ServerMessage message);
  void check_frame(SqlNodeId node);
  void check_planned(SqlNodeId frame);
  void check_window_definition(SqlNodeId window);
  void check_star_column(const SelectOutput& output);
  void check_not_nested(SqlNodeId call, const std::vector<SqlNodeId>& arguments);
  void check_order_output(SqlNodeId call, const std::vector<SqlNodeId>& arguments);
  void check_distinct_order(SqlNodeId call, const std::vector<SqlNodeId>& arguments);
  [[nodiscard]] bool is_distinct(SqlNodeId call) const;
  [[nodiscard]] std::vector<SqlNodeId> aggregated_arguments(SqlNodeId call) const;
  void check_planned_clauses(SqlNodeId call);
  void check_no_output(SqlNodeId node, ServerMessage message);

  bool is_grouped(SqlNodeId node);
  bool is_grouping_key(SqlNodeId node) {
    const FieldId id = state_.notes.reference(node);
    if (ordering_ && id.relation == query_.order->relation) return true;
    return grouped_fields_.contains(id);
  }
  // Columns of outer queries are the same for all rows; arguments of lambdas are no columns.
  [[nodiscard]] bool is_source_column(SqlNodeId node) const {
    const FieldId id = state_.notes.reference(node);
    return id.relation != 0 && id.relation == query_.source->relation;
  }
  // All columns below, also those in queries inside.
  std::vector<SqlNodeId> columns_below(SqlNodeId node) const;

  State& state_;
  const SqlTree& tree_;
  const Specification& query_;
  const bool ordering_;
  ExpressionIndex groupings_;
  FieldSet grouped_fields_{};
  // Set while all columns are collected that would have to be grouped by.
  std::vector<SqlNodeId>* ungrouped_ = nullptr;
};

// All that the query selects and sorts by, if it has groups.
void check_aggregations(State& state, const Specification& specification);

}  // namespace mapping::analysis
