#include "analysis/queries/expression_index.h"

#include <algorithm>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "mapping/name_table.h"

namespace mapping::analysis {
namespace {

constexpr std::size_t kStepsOfComparison = 16;

std::uint32_t hash_of_leaf(const SqlTree& tree, SqlNodeId id) {
  switch (tree[id].kind) {
    case SqlNodeKind::kColumn:
    case SqlNodeKind::kName:
      return hash_of_name(tree.name_of(id));
    case SqlNodeKind::kString:
      return hash_of_name(string_value(tree, id));
    case SqlNodeKind::kInteger:
    case SqlNodeKind::kDecimal:
    case SqlNodeKind::kDouble:
      return hash_of_name(tree.text_of(id));
    default:
      return 1;  // may be written in several ways
  }
}

}  // namespace

// The same for expressions that are the same, whatever they are qualified with and in whatever order
// their operands stand. Children come before their parents.
std::uint32_t Analyzer::hash_of(SqlNodeId expression) {
  constexpr std::uint32_t kFactor = 0x9E3779B1;
  if (!hashes_.empty()) return hashes_[expression];
  hashes_.resize(tree_.nodes.size());
  for (SqlNodeId id = 1; id < tree_.nodes.size(); ++id) {
    const SqlNodeId first = tree_[id].first_child;
    if (first == kNoSqlNode) {
      hashes_[id] = hash_of_leaf(tree_, id);
    } else if (tree_[id].kind == SqlNodeKind::kDereference ||
               tree_[id].kind == SqlNodeKind::kQualifiedName) {
      hashes_[id] = hashes_[tree_.last_child(id)];
    } else if (tree_[id].kind == SqlNodeKind::kParenthesized) {
      hashes_[id] = hashes_[first];
    } else {
      std::uint32_t sum = 1;
      for (SqlNodeId child = first; child != kNoSqlNode; child = tree_[child].next) {
        const std::uint32_t hash = hashes_[child];
        sum += (hash ^ (hash >> 15U)) * kFactor;
      }
      hashes_[id] = sum;
    }
  }
  return hashes_[expression];
}

void ExpressionIndex::add(SqlNodeId expression) {
  expressions_.emplace_back(analyzer_.hash_of(expression), expression);
  is_sorted_ = false;
}

bool ExpressionIndex::contains(SqlNodeId expression) {
  if (expressions_.empty()) return false;
  if (!is_sorted_) std::ranges::sort(expressions_);
  is_sorted_ = true;
  const std::uint32_t hash = analyzer_.hash_of(expression);
  const auto same_hash =
      std::ranges::equal_range(expressions_, hash, {}, &std::pair<std::uint32_t, SqlNodeId>::first);
  return std::ranges::any_of(same_hash, [&](const auto& candidate) {
    analyzer_.spend(kStepsOfComparison);
    return !analyzer_.gave_up() &&
           analyzer_.same_expression(candidate.second, expression, specification_);
  });
}

}  // namespace mapping::analysis
