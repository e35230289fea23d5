#include "analysis/queries/expression_index.h"

#include <algorithm>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "analysis/queries/expression_form.h"
#include "mapping/name_table.h"
#include "text/letter_case.h"

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

// The same for expressions that `same_expression` finds the same. Children come before their parents.
std::uint32_t Analyzer::hash_of(SqlNodeId expression) {
  if (!hashes_.empty()) return hashes_[expression];
  hashes_.resize(tree_.nodes.size());
  const std::vector<bool> inner = inner_chains(tree_);
  for (SqlNodeId id = 1; id < tree_.nodes.size(); ++id) {
    if (inner[id]) continue;
    const ExpressionForm form = form_of(tree_, id);
    if (form.kind == SqlNodeKind::kColumn || form.kind == SqlNodeKind::kDereference) {
      hashes_[id] = hash_of_column(tree_, form.node) + form.negations;
      continue;
    }
    std::uint32_t hash = hash_of_name(words_of(tree_, form, NameForm::kCanonical));
    hash = mixed(hash) + static_cast<std::uint32_t>(form.kind);
    for (const SqlNodeId part : parts_of(tree_, form)) hash = mixed(hash) + hashes_[part];
    hashes_[id] = hash + form.negations;
  }
  return hashes_[expression];
}

void ExpressionIndex::add(SqlNodeId expression) {
  expressions_.emplace_back(analyzer_.hash_of(expression), expression);
  is_sorted_ = false;
}

bool ExpressionIndex::contains(SqlNodeId expression, bool within_not) {
  if (expressions_.empty()) return false;
  if (!is_sorted_) std::ranges::sort(expressions_);
  is_sorted_ = true;
  const std::uint32_t hash = analyzer_.hash_of(expression) - (within_not ? 1 : 0);
  const auto same_hash =
      std::ranges::equal_range(expressions_, hash, {}, &std::pair<std::uint32_t, SqlNodeId>::first);
  return std::ranges::any_of(same_hash, [&](const auto& candidate) {
    analyzer_.spend(kStepsOfComparison);
    return !analyzer_.gave_up() &&
           analyzer_.same_expression(candidate.second, expression, specification_, within_not);
  });
}

}  // namespace mapping::analysis
