#include "analysis/queries/expression_index.h"

#include <algorithm>

#include "analysis/expression_tree.h"
#include "analysis/queries/expression_form.h"
#include "analysis/queries/same_expression.h"
#include "mapping/name_table.h"
#include "text/letter_case.h"
#include "text/sort_numbers.h"

namespace mapping::analysis {
namespace {

constexpr std::size_t kStepsOfComparison = 16;

constexpr std::uint32_t kFactor = 0x9E3779B1;

std::uint32_t mixed(std::uint32_t hash) { return (hash ^ (hash >> 15U)) * kFactor; }

// Terms of a longer chain, which is hashed as one: `a AND b` in `a AND b AND c`.
std::vector<bool> inner_chains(const SqlTree& tree) {
  std::vector<bool> inner(tree.nodes.size());
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    const SqlNodeKind kind = tree[id].kind;
    if (kind != SqlNodeKind::kAnd && kind != SqlNodeKind::kOr) continue;
    const SqlNodeId left = tree[id].first_child;
    if (tree[left].kind == kind) inner[left] = true;
  }
  return inner;
}

// What two columns have in common that mean the same, whatever they are qualified with.
std::uint32_t hash_of_column(const SqlTree& tree, SqlNodeId id) {
  const SqlNodeId name = tree[id].kind == SqlNodeKind::kColumn ? id : tree.last_child(id);
  return hash_of_identifier(tree.name_of(name));
}

}  // namespace

std::vector<std::uint32_t> expression_hashes(const SqlTree& tree) {
  std::vector<std::uint32_t> hashes(tree.nodes.size());
  const std::vector<bool> inner = inner_chains(tree);
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    if (inner[id]) continue;
    const ExpressionForm form = form_of(tree, id);
    if (form.kind == SqlNodeKind::kColumn || form.kind == SqlNodeKind::kDereference) {
      hashes[id] = hash_of_column(tree, form.node) + form.negations;
      continue;
    }
    std::uint32_t hash = hash_of_name(words_of(tree, form, NameForm::kCanonical));
    hash = mixed(hash) + static_cast<std::uint32_t>(form.kind);
    for (const SqlNodeId part : parts_of(tree, form)) hash = mixed(hash) + hashes[part];
    hashes[id] = hash + form.negations;
  }
  return hashes;
}

void ExpressionIndex::add(SqlNodeId expression) {
  expressions_.push_back(key_of(state_.notes.hash(state_.tree, expression), expression));
  is_sorted_ = false;
}

bool ExpressionIndex::contains(SqlNodeId expression, bool within_not) {
  if (expressions_.empty()) return false;
  if (!is_sorted_) sort_numbers(expressions_);
  is_sorted_ = true;
  const std::uint32_t hash = state_.notes.hash(state_.tree, expression) - (within_not ? 1 : 0);
  for (auto at = std::ranges::lower_bound(expressions_, key_of(hash, 0));
       at != expressions_.end() && *at >> 32U == hash; ++at) {
    if (!state_.budget.spend(kStepsOfComparison)) return false;
    const auto candidate = static_cast<SqlNodeId>(*at);
    if (same_expression(state_, candidate, expression, specification_, within_not)) return true;
  }
  return false;
}

}  // namespace mapping::analysis
