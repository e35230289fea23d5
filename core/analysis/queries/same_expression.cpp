#include <algorithm>
#include <utility>

#include "analysis/analyzer.h"
#include "analysis/expression_tree.h"
#include "mapping/text.h"
#include "sql/lexer.h"

namespace mapping::analysis {
namespace {

// Forms whose keywords the tree does not keep: their words are compared.
bool keeps_no_keywords(SqlNodeKind kind) {
  return kind == SqlNodeKind::kSpecial || kind == SqlNodeKind::kFrame;
}

bool same_words(std::string_view a, std::string_view b) {
  const std::vector<sql::Token> left = sql::tokenize(a);
  const std::vector<sql::Token> right = sql::tokenize(b);
  return std::ranges::equal(left, right, [&](const sql::Token& x, const sql::Token& y) {
    return equals_ignoring_case(slice(a, x.span), slice(b, y.span));
  });
}

}  // namespace

// Whether two expressions of one query are the same to GROUP BY: columns by what they mean,
// everything else by how it is written, parentheses aside.
bool Analyzer::same_expression(SqlNodeId first, SqlNodeId second,
                               const Specification& specification) const {
  // A query that is written twice has columns of its own each time: those go by their names.
  const auto is_of_query = [&](SqlNodeId node) {
    const std::uint32_t relation = references_[node].relation;
    return relation == specification.source->relation || relation == specification.output->relation;
  };
  std::vector<std::pair<SqlNodeId, SqlNodeId>> open{{first, second}};
  while (!open.empty()) {
    const SqlNodeId a = unwrapped(tree_, open.back().first);
    const SqlNodeId b = unwrapped(tree_, open.back().second);
    open.pop_back();
    if (a == b) continue;
    const bool a_is_column = references_[a].relation != 0;
    const bool b_is_column = references_[b].relation != 0;
    if (a_is_column && references_[a] == references_[b]) continue;
    if (a_is_column != b_is_column || is_of_query(a) || is_of_query(b)) return false;
    const SqlNode& left = tree_[a];
    const SqlNode& right = tree_[b];
    if (left.kind != right.kind || left.detail != right.detail) return false;
    if (keeps_no_keywords(left.kind) && left.first_child == kNoSqlNode &&
        !same_words(tree_.text_of(a), tree_.text_of(b))) {
      return false;
    }
    if (left.first_child == kNoSqlNode) {
      const bool is_name = left.kind == SqlNodeKind::kName || left.kind == SqlNodeKind::kColumn;
      const bool is_string = left.kind == SqlNodeKind::kString;
      const bool same = is_name     ? canonical_name(tree_, a) == canonical_name(tree_, b)
                        : is_string ? string_value(tree_, a) == string_value(tree_, b)
                                    : equals_ignoring_case(tree_.text_of(a), tree_.text_of(b));
      if (!same) return false;
    }
    SqlNodeId x = left.first_child;
    SqlNodeId y = right.first_child;
    for (; x != kNoSqlNode && y != kNoSqlNode; x = tree_[x].next, y = tree_[y].next) {
      open.emplace_back(x, y);
    }
    if (x != y) return false;
  }
  return true;
}

}  // namespace mapping::analysis
