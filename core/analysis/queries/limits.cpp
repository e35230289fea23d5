#include "analysis/queries/limits.h"

#include <algorithm>
#include <deque>
#include <string>

#include "analysis/expression_tree.h"
#include "mapping/name_table.h"
#include "text/letter_case.h"

// Limits of a Trino 476 server that no part of a statement shows.
namespace mapping::analysis {
namespace {

constexpr std::size_t kLongestText = 1'000'000;  // query.max-length
constexpr std::uint64_t kMostStages = 150;       // query.max-stage-count
constexpr std::uint64_t kManyStages = 1'000'000;
constexpr std::uint64_t kRecursionSteps = 10;  // max_recursion_depth
// Its stack holds 400 operators in one another and not always 700, or 3,000 terms of AND and OR and
// not 5,000.
constexpr std::uint32_t kDepthOfOperator = 5;
constexpr std::uint32_t kDeepest = 400 * kDepthOfOperator;

// At most as many stages as the planner makes of each part: one for each table that is read, each
// join, each regrouping of rows. A named query is planned once for each reference.
class StageCount {
 public:
  StageCount(const SqlTree& tree, const std::vector<std::uint8_t>& contents)
      : tree_(tree), contents_(contents), counts_(tree.nodes.size(), 0) {}

  std::uint64_t count() {
    for (SqlNodeId id = 1; id < tree_.nodes.size(); ++id) {
      std::uint64_t stages = stages_of(id);
      if (tree_[id].kind != SqlNodeKind::kWith) {
        for (const SqlNodeId child : tree_.children(id)) {
          stages += counts_[child];
        }
      }
      counts_[id] = std::min(stages, kManyStages);
      if (tree_[id].kind == SqlNodeKind::kNamedQuery) add_named(id);
    }
    return counts_[tree_.root] + 1;
  }

 private:
  [[nodiscard]] std::uint64_t stages_of(SqlNodeId id) const {
    const SqlNode& node = tree_[id];
    switch (node.kind) {
      case SqlNodeKind::kTableName:
        return stages_of_table(id);
      case SqlNodeKind::kTableFunction:
      case SqlNodeKind::kJoin:
      case SqlNodeKind::kOver:
      case SqlNodeKind::kOrderBy:
      case SqlNodeKind::kSubquery:
      case SqlNodeKind::kMatchRecognize:
        return 1;
      case SqlNodeKind::kFunction:
        return node.is(SqlQuantifier::kDistinct) ? 1 : 0;
      case SqlNodeKind::kSetOperation:
        return node.is(SqlSetOperator::kUnion) && node.is(SqlQuantifier::kAll) ? 0 : 1;
      case SqlNodeKind::kFrom:
        return node.first_child == kNoSqlNode ? 0 : count_commas(id);
      case SqlNodeKind::kSelect: {
        const bool groups = node.is(SqlQuantifier::kDistinct) ||
                            (contents_[id] & kHasAggregate) != 0 ||
                            tree_.find_child(id, SqlNodeKind::kGroupBy) != kNoSqlNode;
        return groups ? 1 : 0;
      }
      default:
        return 0;
    }
  }

  [[nodiscard]] std::uint64_t count_commas(SqlNodeId from) const {
    std::uint64_t commas = 0;
    for (SqlNodeId id = tree_[tree_[from].first_child].next; id != kNoSqlNode; id = tree_[id].next)
      ++commas;
    return commas;
  }

  [[nodiscard]] std::uint64_t stages_of_table(SqlNodeId table) const {
    const auto parts = name_parts(tree_, tree_.find_child(table, SqlNodeKind::kQualifiedName));
    if (parts.size() != 1) return 1;
    const std::uint32_t named = names_.find(tree_.name_of(parts.front()));
    return named == NameTable::kNone ? 1 : named_[named];
  }

  // Where two have the name, the larger one: which of them a place means is not asked here.
  void add_named(SqlNodeId named) {
    texts_.push_back(tree_.name_of(tree_[named].first_child));
    const auto number = static_cast<std::uint32_t>(named_.size());
    const std::uint64_t steps = is_recursive(named) ? kRecursionSteps : 1;
    const std::uint64_t stages = std::min(counts_[named] * steps, kManyStages);
    const std::uint32_t before = names_.insert(texts_.back(), number);
    if (before == NameTable::kNone) {
      named_.push_back(stages);
    } else {
      named_[before] = std::max(named_[before], stages);
    }
  }

  // Whether the query reads itself, which only RECURSIVE allows.
  [[nodiscard]] bool is_recursive(SqlNodeId named) const {
    const std::string name = tree_.name_of(tree_[named].first_child);
    const std::vector<SqlNodeId> below = nodes_below(tree_, named);
    return std::ranges::any_of(below, [&](SqlNodeId id) {
      if (tree_[id].kind != SqlNodeKind::kTableName) return false;
      const auto parts = name_parts(tree_, tree_.find_child(id, SqlNodeKind::kQualifiedName));
      return parts.size() == 1 && same_in_lower_case(tree_.name_of(parts.front()), name);
    });
  }

  const SqlTree& tree_;
  const std::vector<std::uint8_t>& contents_;
  std::vector<std::uint64_t> counts_;  // by node
  std::deque<std::string> texts_{};
  NameTable names_{NameCase::kLowerCase};
  std::vector<std::uint64_t> named_{};
};

bool is_connective(SqlNodeKind kind) {
  return kind == SqlNodeKind::kAnd || kind == SqlNodeKind::kOr;
}

// Whether operators stand in one another deeper than a server's stack holds.
bool is_too_deep(const SqlTree& tree) {
  std::vector<std::uint32_t> depths(tree.nodes.size(), 0);
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    if (tree[id].kind == SqlNodeKind::kQuery) continue;
    std::uint32_t depth = 0;
    for (const SqlNodeId child : tree.children(id)) {
      depth = std::max(depth, depths[child]);
    }
    depths[id] = depth + (is_connective(tree[id].kind) ? 1 : kDepthOfOperator);
    if (depths[id] > kDeepest) return true;
  }
  return false;
}

}  // namespace

std::string_view limit_reason(const SqlTree& tree, const std::vector<std::uint8_t>& contents) {
  if (tree.text.size() > kLongestText) return "the text may be longer than a server takes";
  if (is_too_deep(tree)) return "a server may have no room for so many operators in one another";
  if (StageCount(tree, contents).count() > kMostStages) {
    return "the query may have more stages than a server plans";
  }
  return {};
}

}  // namespace mapping::analysis
