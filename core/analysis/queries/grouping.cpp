#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/expressions/integer_literal.h"
#include "analysis/format/format_expression.h"
#include "mapping/text.h"
#include "sql/check_tree.h"

// GROUP BY.
namespace mapping::analysis {
namespace {

constexpr std::uint64_t kMaxGroupingSets = 2048;  // Trino's max-grouping-sets by default

std::size_t count_children(const SqlTree& tree, SqlNodeId id) {
  std::size_t count = 0;
  for (SqlNodeId child = tree[id].first_child; child != kNoSqlNode; child = tree[child].next) {
    ++count;
  }
  return count;
}

// What is a call to the server, however it is written.
bool is_call(const SqlTree& tree, SqlNodeId id) {
  if (tree[id].kind == SqlNodeKind::kFunction)
    return !sql::is_known_function(called_name(tree, id));
  return tree[id].kind == SqlNodeKind::kConcat || is_special(tree, id, SqlSpecial::kSubstring) ||
         is_special(tree, id, SqlSpecial::kPosition) || is_special(tree, id, SqlSpecial::kListagg);
}

}  // namespace

void Analyzer::analyze_group_by(Specification& specification) {
  const SqlNodeId select = specification.select;
  const SqlNodeId group_by = tree_.find_child(select, SqlNodeKind::kGroupBy);
  specification.aggregated = group_by != kNoSqlNode ||
                             tree_.find_child(select, SqlNodeKind::kHaving) != kNoSqlNode ||
                             (contents_[tree_[select].first_child] & kHasAggregate) != 0 ||
                             (specification.order_by != kNoSqlNode &&
                              (contents_[specification.order_by] & kHasAggregate) != 0);
  if (group_by == kNoSqlNode || stopped()) return;
  count_grouping_sets(group_by);
  const auto is_open = [](const Field& field) { return field.open; };
  specification.is_open = std::ranges::any_of(specification.output->fields, is_open);
  for (SqlNodeId element = tree_[group_by].first_child; element != kNoSqlNode && !stopped();
       element = tree_[element].next) {
    group_by_element(element, specification);
  }
  for (const SqlNodeId expression : specification.groupings) {
    const TypeId type = type_in(expression, *specification.source);
    if (known(type) && !types_.is_comparable(type)) {
      mismatch(select, "{} is not comparable, and therefore cannot be used in GROUP BY",
               {shown(type)});
    }
  }
}

void Analyzer::group_by_element(SqlNodeId element, Specification& specification) {
  switch (tree_[element].kind) {
    case SqlNodeKind::kGroupByAuto:
      group_by_all_outputs(specification);
      return;
    case SqlNodeKind::kRollup:
    case SqlNodeKind::kCube:
    case SqlNodeKind::kGroupingSets:
      group_by_sets(element, specification);
      return;
    case SqlNodeKind::kGroupingSet:
      return;
    case SqlNodeKind::kRow:
      if (tree_[element].detail == 0) {
        for (SqlNodeId column = tree_[element].first_child; column != kNoSqlNode;
             column = tree_[column].next) {
          group_by_simple(column, specification);
        }
        return;
      }
      [[fallthrough]];
    default:
      group_by_simple(element, specification);
  }
}

// The sets in order, their columns one by one: `(a, b)` reads as a row.
void Analyzer::group_by_sets(SqlNodeId sets, Specification& specification) {
  for (SqlNodeId set = tree_[sets].first_child; set != kNoSqlNode; set = tree_[set].next) {
    const SqlNodeKind kind = tree_[set].kind;
    if (kind == SqlNodeKind::kRollup || kind == SqlNodeKind::kCube ||
        kind == SqlNodeKind::kGroupingSets) {
      group_by_sets(set, specification);
    } else if (kind == SqlNodeKind::kRow && tree_[set].detail == 0) {
      for (SqlNodeId column = tree_[set].first_child; column != kNoSqlNode;
           column = tree_[column].next) {
        group_by_column(column, specification);
      }
    } else if (kind != SqlNodeKind::kGroupingSet) {
      group_by_column(set, specification);
    }
  }
}

// An expression over FROM, or the number of a column of the result.
void Analyzer::group_by_simple(SqlNodeId expression, Specification& specification) {
  expression = unwrapped(tree_, expression);
  if (tree_[expression].kind != SqlNodeKind::kInteger) {
    check_no_aggregates(expression, "GROUP BY clause");
    type_in(expression, *specification.source);
    add_grouping(expression, specification);
    return;
  }
  const auto ordinal = integer_value(tree_.text_of(expression));
  if (specification.is_open) {
    unsure("the number of columns is not known");
    return;
  }
  if (!ordinal || *ordinal < 1 ||
      *ordinal > static_cast<std::int64_t>(specification.outputs.size())) {
    fail(expression, "INVALID_COLUMN_REFERENCE", "GROUP BY position {} is not in select list",
         {std::to_string(ordinal.value_or(0))});
    return;
  }
  group_by_output(specification.outputs[static_cast<std::size_t>(*ordinal - 1)], specification);
}

void Analyzer::group_by_output(const SelectOutput& output, Specification& specification) {
  if (output.is_expression) {
    check_no_aggregates(output.node, "GROUP BY clause");
    add_grouping(output.node, specification);
    return;
  }
  specification.grouped_fields.push_back(output.field);
  if (output.type != kUncertain && !types_.is_comparable(output.type)) {
    mismatch(specification.select, "{} is not comparable, and therefore cannot be used in GROUP BY",
             {shown(output.type)});
  }
}

// GROUP BY AUTO: all that is selected but calls with aggregations. Calls around an aggregation are
// taken by the analyzer and refused by some of the server's planners.
void Analyzer::group_by_all_outputs(Specification& specification) {
  for (const SelectOutput& output : specification.outputs) {
    const SqlNodeId node = unwrapped(tree_, output.node);
    if (!output.is_expression || contents_[node] == 0 || !is_call(tree_, node)) {
      group_by_output(output, specification);
      continue;
    }
    const std::uint8_t content = content_of_call(tree_, node);
    if (content != kHasAggregate && content != kHasWindow) {
      unsure("what GROUP BY AUTO makes of a call around an aggregation is not known");
    }
  }
}

// The server analyzes what is grouped by a second time, and finds the windows of its queries
// defined already: those of the query that it analyzes first.
void Analyzer::check_no_window_definitions(SqlNodeId expression) {
  std::vector<SqlNodeId> windows = nodes_in(tree_, expression);
  std::erase_if(windows, [&](SqlNodeId id) { return tree_[id].kind != SqlNodeKind::kWindows; });
  if (windows.size() == 1) {
    window_defined_twice(tree_[windows.front()].first_child);
  } else if (!windows.empty()) {
    unsure("which of the windows in GROUP BY the server refuses is not known");
  }
}

void Analyzer::add_grouping(SqlNodeId expression, Specification& specification) {
  expression = unwrapped(tree_, expression);
  specification.groupings.push_back(expression);
  if (references_[expression].relation == 0) return check_no_window_definitions(expression);
  if (references_[expression].relation != specification.source->relation) {
    unsure("the query is grouped by a column of another query");
  }
  specification.grouped_fields.push_back(references_[expression]);
}

// Sets of ROLLUP, CUBE and GROUPING SETS hold columns only.
void Analyzer::group_by_column(SqlNodeId expression, Specification& specification) {
  const TypeId type = type_in(expression, *specification.source);
  const SqlNodeId inner = unwrapped(tree_, expression);
  if (references_[inner].relation == 0) {
    if (type == kUncertain && may_have_failed_) return;
    fail(expression, "INVALID_COLUMN_REFERENCE",
         "GROUP BY expression must be a column reference: {}",
         {format_expression(tree_, expression)});
    return;
  }
  add_grouping(expression, specification);
}

void Analyzer::count_grouping_sets(SqlNodeId group_by) {
  std::uint64_t product = 1;
  for (SqlNodeId element = tree_[group_by].first_child; element != kNoSqlNode;
       element = tree_[element].next) {
    const std::size_t sets = count_children(tree_, element);
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
    fail(group_by, "TOO_MANY_GROUPING_SETS",
         "GROUP BY has {} grouping sets but can contain at most {}",
         {count, std::to_string(kMaxGroupingSets)});
    return;
  }
}

void Analyzer::check_grouping_operations(const Specification& specification) {
  const SqlNodeId select = specification.select;
  if (tree_.find_child(select, SqlNodeKind::kGroupBy) != kNoSqlNode) return;
  std::uint8_t content = contents_[tree_[select].first_child];
  for (const SqlNodeKind kind : {SqlNodeKind::kHaving, SqlNodeKind::kWindows}) {
    const SqlNodeId clause = tree_.find_child(select, kind);
    content |= clause == kNoSqlNode ? std::uint8_t{0} : contents_[clause];
  }
  if (specification.order_by != kNoSqlNode) content |= contents_[specification.order_by];
  if ((content & kHasGrouping) == 0) return;
  fail(select, "MISSING_GROUP_BY",
       "A GROUPING() operation can only be used with a corresponding GROUPING "
       "SET/CUBE/ROLLUP/GROUP BY clause");
}

}  // namespace mapping::analysis
