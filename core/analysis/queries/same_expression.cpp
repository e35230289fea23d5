#include "analysis/queries/same_expression.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "analysis/expression_tree.h"
#include "analysis/queries/expression_form.h"

namespace mapping::analysis {
namespace {

using Pair = std::pair<SqlNodeId, SqlNodeId>;

// Whether two expressions differ in their parts at most, which are to be compared next.
bool is_same_but_parts(const SqlTree& tree, const ExpressionForm& first,
                       const ExpressionForm& second, NameForm names, std::vector<Pair>& open) {
  if (first.kind != second.kind || first.detail != second.detail ||
      first.parentheses != second.parentheses ||
      words_of(tree, first, names) != words_of(tree, second, names)) {
    return false;
  }
  if (parts_are_children(first)) {
    SqlNodeId a = tree[first.node].first_child;
    SqlNodeId b = tree[second.node].first_child;
    for (; a != kNoSqlNode && b != kNoSqlNode; a = tree[a].next, b = tree[b].next) {
      open.emplace_back(a, b);
    }
    return a == b;
  }
  const std::vector<SqlNodeId> left = parts_of(tree, first);
  const std::vector<SqlNodeId> right = parts_of(tree, second);
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) open.emplace_back(left[i], right[i]);
  return true;
}

}  // namespace

bool same_expression(const State& state, SqlNodeId first, SqlNodeId second,
                     const Specification& specification, bool within_not) {
  // A query that is written twice has columns of its own each time: those go by their names.
  const auto is_of_query = [&](SqlNodeId node) {
    const std::uint32_t relation = state.notes.reference(node).relation;
    return relation == specification.source->relation || relation == specification.output->relation;
  };
  const auto is_random = [&](SqlNodeId node) { return state.notes.is_random(node); };
  std::vector<Pair> open{{first, second}};
  while (!open.empty()) {
    const ExpressionForm a = form_of(state.tree, open.back().first);
    const ExpressionForm b = form_of(state.tree, open.back().second);
    open.pop_back();
    if (a.negations + (std::exchange(within_not, false) ? 1 : 0) != b.negations) return false;
    if (a.node == b.node) continue;
    const bool a_is_column = state.notes.is_column(a.node);
    const bool b_is_column = state.notes.is_column(b.node);
    if (a_is_column && state.notes.reference(a.node) == state.notes.reference(b.node)) continue;
    if (a_is_column != b_is_column || is_of_query(a.node) || is_of_query(b.node)) return false;
    if (!is_same_but_parts(state.tree, a, b, NameForm::kCanonical, open)) return false;
    if (is_random(a.node) || is_random(b.node)) return false;
  }
  return true;
}

bool same_argument(const State& state, SqlNodeId argument, SqlNodeId key) {
  const FieldId column = state.notes.reference(unwrapped(state.tree, argument));
  if (column.relation != 0 && column == state.notes.reference(unwrapped(state.tree, key)))
    return true;
  std::vector<Pair> open{{argument, key}};
  while (!open.empty()) {
    const ExpressionForm a = form_of(state.tree, open.back().first);
    const ExpressionForm b = form_of(state.tree, open.back().second);
    open.pop_back();
    if (a.negations != b.negations ||
        !is_same_but_parts(state.tree, a, b, NameForm::kWritten, open)) {
      return false;
    }
  }
  return true;
}

}  // namespace mapping::analysis
