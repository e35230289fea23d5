#include "analysis/lineage/expression_uses.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "analysis/expression_tree.h"
#include "analysis/functions/functions.h"
#include "mapping/text.h"

namespace mapping::analysis {

ExpressionUses::ExpressionUses(const SqlTree& tree, const Annotations& notes)
    : tree_(tree), notes_(notes) {
  const auto& values = notes.bindings().values;
  if (!values.empty()) values_.resize(tree.nodes.size());
  for (std::size_t i = values.size(); i > 0; --i)
    values_[values[i - 1].first] = static_cast<std::uint32_t>(i);
}

void ExpressionUses::clear() {
  columns_.clear();
  queries_.clear();
  is_open_ = false;
}

void ExpressionUses::collect(SqlNodeId node, std::uint8_t bits) {
  clear();
  steps_.push_back({node, bits});
  walk();
  std::ranges::reverse(columns_);
}

// A row is an expression for each column, or one that gives a row.
void ExpressionUses::collect_values(SqlNodeId values, std::uint32_t place) {
  clear();
  for (const SqlNodeId row : tree_.children(values)) {
    const SqlNodeId inner = unwrapped(tree_, row);
    const bool is_list = tree_[inner].kind == SqlNodeKind::kRow;
    const SqlNodeId item = is_list ? tree_.child(inner, place) : inner;
    if (item != kNoSqlNode) steps_.push_back({item, 0});
  }
  walk();
  std::ranges::reverse(columns_);
}

// From the end of the text to its beginning.
void ExpressionUses::walk() {
  while (!steps_.empty()) {
    const Step step = steps_.back();
    steps_.pop_back();
    visit(step);
  }
}

void ExpressionUses::visit(Step step) {
  if (const OriginId origin = notes_.origin(step.node); origin != kNoOrigin) {
    columns_.push_back({origin, step.bits});
    return;
  }
  take_values(step);
  const auto with = [&](std::uint8_t bit) {
    return Step{step.node, static_cast<std::uint8_t>(step.bits | bit)};
  };
  const SqlNodeId first = tree_[step.node].first_child;
  switch (tree_[step.node].kind) {
    case SqlNodeKind::kColumn:
      // The argument of a lambda has a type.
      is_open_ = is_open_ || notes_.type(step.node) == kUncertain;
      return;
    case SqlNodeKind::kQuery:
      queries_.push_back(step.node);
      return;
    case SqlNodeKind::kExists:
    case SqlNodeKind::kUnique:
      queries_.push_back(tree_[first].first_child);
      return;
    case SqlNodeKind::kOver:
      return open_window(step);
    case SqlNodeKind::kCase:
      if (tree_[first].kind == SqlNodeKind::kWhen) break;
      return open_children(step, first, tree_[first].next);
    case SqlNodeKind::kWhen:
      return open_children(step, first, tree_[first].next);
    case SqlNodeKind::kFilter:
      return open_children(with(kUsedByFilter));
    case SqlNodeKind::kOrderBy:
      return open_children((step.bits & kUsedByWindow) != 0 ? step : with(kUsedBySort));
    case SqlNodeKind::kFunction:
    case SqlNodeKind::kSpecial:
      return visit_call(aggregates(step.node) ? with(kUsedByAggregation) : step);
    default:
      break;
  }
  open_children(step);
}

// What decides what IF and COALESCE give are conditions: of COALESCE all that another one follows.
void ExpressionUses::visit_call(Step step) {
  const SqlNodeId name = tree_[step.node].first_child;
  if (tree_[step.node].kind == SqlNodeKind::kFunction) {
    const std::string_view text = tree_.text_of(name);
    const SqlNodeId first = tree_[name].next;
    if (equals_ignoring_case(text, "if")) return open_children(step, first, tree_[first].next);
    if (equals_ignoring_case(text, "coalesce"))
      return open_children(step, first, tree_.last_child(step.node));
  }
  open_children(step);
}

void ExpressionUses::take_values(Step step) {
  if (values_.empty() || values_[step.node] == 0) return;
  const auto& values = notes_.bindings().values;
  std::size_t end = values_[step.node] - 1;
  while (end < values.size() && values[end].first == step.node) ++end;
  for (; end >= values_[step.node]; --end) columns_.push_back({values[end - 1].second, step.bits});
}

// To the server what a window takes from a named one belongs to WINDOW, not to the expression.
void ExpressionUses::open_window(Step step) {
  const ResolvedWindow* const window = notes_.window(step.node);
  if (window == nullptr) return;
  const auto open = [&](SqlNodeId part, bool is_inherited) {
    const unsigned around = step.bits & ~unsigned{kUsedByAggregation};
    const unsigned bits = around | kUsedByWindow | (is_inherited ? kIsNoValue : 0U);
    if (part != kNoSqlNode) steps_.push_back({part, static_cast<std::uint8_t>(bits)});
  };
  open(window->partition, window->partition_inherited);
  open(window->order, window->order_inherited);
  open(window->frame, window->frame_inherited);
}

// Those from `first_condition` on and in front of `behind_conditions` decide between the others.
void ExpressionUses::open_children(Step step, SqlNodeId first_condition,
                                   SqlNodeId behind_conditions) {
  bool is_condition = false;
  for (const SqlNodeId child : tree_.children(step.node)) {
    is_condition = child != behind_conditions && (is_condition || child == first_condition);
    if (!says_something(child)) continue;
    const std::uint8_t bit = is_condition ? kUsedByCondition : 0;
    steps_.push_back({child, static_cast<std::uint8_t>(step.bits | bit)});
  }
}

// Not literals, types and names that are no columns.
bool ExpressionUses::says_something(SqlNodeId node) const {
  const SqlNode& found = tree_[node];
  return found.kind < SqlNodeKind::kGenericType &&
         (found.first_child != kNoSqlNode || found.kind == SqlNodeKind::kColumn ||
          notes_.origin(node) != kNoOrigin || (!values_.empty() && values_[node] != 0));
}

// A call that is one aggregation, whatever its arguments hold.
bool ExpressionUses::aggregates(SqlNodeId call) const {
  if (!notes_.has(kHasAggregate | kHasOver, call)) return false;
  if (notes_.has(kHasOver, call) && tree_.find_child(call, SqlNodeKind::kOver) != kNoSqlNode)
    return is_aggregate_function(called_name(tree_, call));
  return (content_of_call(tree_, call) & kHasAggregate) != 0;
}

}  // namespace mapping::analysis
