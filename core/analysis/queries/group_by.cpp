#include "analysis/queries/group_by.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "analysis/expression_tree.h"
#include "analysis/expressions/expression_checks.h"
#include "analysis/expressions/integer_literal.h"
#include "analysis/queries/windows.h"
#include "mapping/text.h"
#include "sql/check_tree.h"
#include "sql/lexer.h"

namespace mapping::analysis {
namespace {

constexpr std::uint64_t kMaxGroupingSets = 2048;  // Trino's max-grouping-sets by default

// What is a call to the server, however it is written.
bool is_call(const SqlTree& tree, SqlNodeId id) {
  if (tree[id].kind == SqlNodeKind::kFunction)
    return !sql::is_known_function(called_name(tree, id));
  return tree[id].kind == SqlNodeKind::kConcat || is_special(tree, id, SqlSpecial::kSubstring) ||
         is_special(tree, id, SqlSpecial::kPosition) || is_special(tree, id, SqlSpecial::kListagg);
}

}  // namespace

void GroupBy::analyze() {
  const SqlNodeId select = specification_.select;
  const SqlNodeId group_by = tree_.find_child(select, SqlNodeKind::kGroupBy);
  specification_.aggregated = group_by != kNoSqlNode ||
                              tree_.find_child(select, SqlNodeKind::kHaving) != kNoSqlNode ||
                              state_.notes.has(kHasAggregate, tree_[select].first_child) ||
                              (specification_.order_by != kNoSqlNode &&
                               state_.notes.has(kHasAggregate, specification_.order_by));
  if (group_by == kNoSqlNode || state_.verdict.stopped()) return;
  check_count(group_by);
  is_open_ = std::ranges::any_of(specification_.output->fields, &Field::open);
  for (SqlNodeId element = tree_[group_by].first_child;
       element != kNoSqlNode && !state_.verdict.stopped(); element = tree_[element].next) {
    take_element(element);
  }
  for (const SqlNodeId expression : specification_.groupings) {
    const TypeId type = type_of(expression);
    if (state_.verdict.require(type) && !state_.types.is_comparable(type)) {
      state_.verdict.mismatch(select, ServerMessage::kGroupByType, {state_.shown(type)});
    }
  }
}

void GroupBy::take_element(SqlNodeId element) {
  switch (tree_[element].kind) {
    case SqlNodeKind::kGroupByAuto:
      take_all_outputs(element);
      return;
    case SqlNodeKind::kRollup:
    case SqlNodeKind::kCube:
    case SqlNodeKind::kGroupingSets:
      take_sets(element);
      return;
    case SqlNodeKind::kGroupingSet:
      return;
    case SqlNodeKind::kRow:
      if (tree_[element].is(SqlRowForm::kParentheses)) {
        for (const SqlNodeId column : tree_.children(element)) {
          take_simple(column);
        }
        return;
      }
      [[fallthrough]];
    default:
      take_simple(element);
  }
}

// The sets in order, their columns one by one: `(a, b)` reads as a row.
void GroupBy::take_sets(SqlNodeId sets) {
  for (const SqlNodeId set : tree_.children(sets)) {
    const SqlNodeKind kind = tree_[set].kind;
    if (kind == SqlNodeKind::kRollup || kind == SqlNodeKind::kCube ||
        kind == SqlNodeKind::kGroupingSets) {
      take_sets(set);
    } else if (tree_[set].is(SqlRowForm::kParentheses)) {
      for (const SqlNodeId column : tree_.children(set)) {
        take_column(column);
      }
    } else if (kind != SqlNodeKind::kGroupingSet) {
      take_column(set);
    }
  }
}

// An expression over FROM, or the number of a column of the result.
void GroupBy::take_simple(SqlNodeId expression) {
  expression = unwrapped(tree_, expression);
  if (tree_[expression].kind != SqlNodeKind::kInteger) {
    check_no_aggregates(state_, expression, "GROUP BY clause");
    type_of(expression);
    add(expression);
    return;
  }
  const auto ordinal = integer_value(tree_.text_of(expression));
  if (is_open_) {
    state_.verdict.unsure("the number of columns is not known");
    return;
  }
  if (!ordinal || *ordinal < 1 ||
      *ordinal > static_cast<std::int64_t>(specification_.outputs.size())) {
    state_.verdict.fail(expression, ServerMessage::kNoSuchPosition,
                        {"GROUP BY", ordinal.value_or(0)});
    return;
  }
  take_output(static_cast<std::size_t>(*ordinal - 1), expression);
}

// `meant` by what stands in GROUP BY.
void GroupBy::take_output(std::size_t meant, SqlNodeId place) {
  const SelectOutput& output = specification_.outputs[meant];
  const Fields& fields = specification_.output->fields;
  const bool is_known = !is_open_ && meant < fields.size();
  state_.notes.add_value(place,
                         is_known ? state_.notes.origins().of(fields[meant]) : Origins::kUnknown);
  if (output.is_expression) {
    check_no_aggregates(state_, output.node, "GROUP BY clause");
    add(output.node);
    return;
  }
  specification_.grouped_fields.push_back(output.field);
  if (output.type != kUncertain && !state_.types.is_comparable(output.type)) {
    state_.verdict.mismatch(specification_.select, ServerMessage::kGroupByType,
                            {state_.shown(output.type)});
  }
}

// GROUP BY AUTO: all that is selected but calls with aggregations. Calls around an aggregation are
// taken by the analyzer and refused by some of the server's planners.
void GroupBy::take_all_outputs(SqlNodeId place) {
  for (std::size_t i = 0; i < specification_.outputs.size(); ++i) {
    const SelectOutput& output = specification_.outputs[i];
    const SqlNodeId node = unwrapped(tree_, output.node);
    if (!output.is_expression || state_.notes.contents(node) == 0 || !is_call(tree_, node)) {
      take_output(i, place);
      continue;
    }
    const std::uint8_t content = content_of_call(tree_, node);
    if (content != kHasAggregate && content != kHasWindow) {
      state_.verdict.unsure(
          "what GROUP BY AUTO makes of a call around an aggregation is not known");
    }
  }
}

// The server analyzes what is grouped by a second time, and finds the windows of its queries
// defined already: those of the query that it analyzes first.
void GroupBy::check_no_window_definitions(SqlNodeId expression) {
  std::vector<SqlNodeId> windows = nodes_in(tree_, expression);
  std::erase_if(windows, [&](SqlNodeId id) { return tree_[id].kind != SqlNodeKind::kWindows; });
  if (windows.size() == 1) {
    window_defined_twice(state_, tree_[windows.front()].first_child);
  } else if (!windows.empty()) {
    state_.verdict.unsure("which of the windows in GROUP BY the server refuses is not known");
  }
}

void GroupBy::add(SqlNodeId expression) {
  expression = unwrapped(tree_, expression);
  specification_.groupings.push_back(expression);
  if (!state_.notes.is_column(expression)) return check_no_window_definitions(expression);
  if (state_.notes.reference(expression).relation != specification_.source->relation) {
    state_.verdict.unsure("the query is grouped by a column of another query");
  }
  specification_.grouped_fields.push_back(state_.notes.reference(expression));
}

// Sets of ROLLUP, CUBE and GROUPING SETS hold columns only.
void GroupBy::take_column(SqlNodeId expression) {
  const TypeId type = type_of(expression);
  const SqlNodeId inner = unwrapped(tree_, expression);
  if (!state_.notes.is_column(inner)) {
    if (type == kUncertain && state_.verdict.may_have_missed()) return;
    state_.verdict.fail(expression, ServerMessage::kGroupByNotColumn,
                        {state_.shown_expression(expression)});
    return;
  }
  add(expression);
}

void GroupBy::check_count(SqlNodeId group_by) {
  std::uint64_t product = 1;
  for (const SqlNodeId element : tree_.children(group_by)) {
    const std::size_t sets = tree_.children(element).size();
    std::uint64_t factor = 1;
    if (tree_[element].kind == SqlNodeKind::kCube) {
      factor = sets > 30 ? std::uint64_t{1} << 31U : std::uint64_t{1} << sets;
    } else if (tree_[element].kind == SqlNodeKind::kRollup) {
      factor = sets + 1;
    } else if (tree_[element].kind == SqlNodeKind::kGroupingSets) {
      factor = sets;
    }
    product *= factor;
    if (product <= kMaxGroupingSets) continue;
    const std::string count =
        product > 0x7FFFFFFF ? "more than 2147483647" : std::to_string(product);
    const Span behind_by = sql::first_tokens(tree_.text_of(group_by), 3).back().span;
    const std::uint32_t begin = tree_[group_by].span.begin;
    state_.verdict.fail(Span{begin + behind_by.begin, begin + behind_by.end},
                        ServerMessage::kTooManyGroupingSets, {count, kMaxGroupingSets});
    return;
  }
}

void check_grouping_operations(State& state, const Specification& specification) {
  const SqlNodeId select = specification.select;
  if (state.tree.find_child(select, SqlNodeKind::kGroupBy) != kNoSqlNode) return;
  std::uint8_t content = state.notes.contents(state.tree[select].first_child);
  for (const SqlNodeKind kind : {SqlNodeKind::kHaving, SqlNodeKind::kWindows}) {
    const SqlNodeId clause = state.tree.find_child(select, kind);
    content |= clause == kNoSqlNode ? std::uint8_t{0} : state.notes.contents(clause);
  }
  if (specification.order_by != kNoSqlNode) content |= state.notes.contents(specification.order_by);
  if ((content & kHasGrouping) == 0) return;
  state.verdict.fail(select, ServerMessage::kGroupingWithoutGroupBy);
}

}  // namespace mapping::analysis
