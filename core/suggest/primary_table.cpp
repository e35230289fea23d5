#include "suggest/primary_table.h"

#include <algorithm>
#include <vector>

#include "mapping/sql.h"

namespace mapping {
namespace {

std::string last_part(const SqlTree& tree, SqlNodeId qualified) {
  return tree.name_of(tree.last_child(qualified));
}

// What is to be looked into, the first child first.
enum class Look : std::uint8_t { kNowhere, kFirstChild, kFirstTwo, kAllChildren };

Look look_into(SqlNodeKind kind) {
  switch (kind) {
    case SqlNodeKind::kWithFunction:
    case SqlNodeKind::kQuery:
    case SqlNodeKind::kSelect:
    case SqlNodeKind::kFrom:
      return Look::kAllChildren;
    case SqlNodeKind::kJoin:
      return Look::kFirstTwo;
    case SqlNodeKind::kSetOperation:
    case SqlNodeKind::kSubquery:
    case SqlNodeKind::kAliased:
    case SqlNodeKind::kParenthesizedRelation:
    case SqlNodeKind::kLateral:
    case SqlNodeKind::kSample:
    case SqlNodeKind::kMatchRecognize:
    case SqlNodeKind::kPivot:
    case SqlNodeKind::kNearest:
      return Look::kFirstChild;
    default:  // a WITH, clauses, and functions such as UNNEST
      return Look::kNowhere;
  }
}

}  // namespace

// The nodes that are still to be looked at wait on a stack: a chain of joins is as deep as it is
// long.
std::string primary_table(std::string_view sql) {
  const SqlTree tree = parse_sql(sql);
  if (tree.fault) return {};
  std::vector<SqlNodeId> open = {tree.root};
  while (!open.empty()) {
    const SqlNodeId id = open.back();
    open.pop_back();
    const SqlNodeKind kind = tree[id].kind;
    if (kind == SqlNodeKind::kTableName || kind == SqlNodeKind::kTable) {
      return last_part(tree, tree.find_child(id, SqlNodeKind::kQualifiedName));
    }
    const Look look = look_into(kind);
    if (look == Look::kNowhere) continue;
    const std::size_t begin = open.size();
    SqlNodeId child = tree[id].first_child;
    for (std::size_t i = 0; child != kNoSqlNode; child = tree[child].next, ++i) {
      const bool wanted =
          look == Look::kAllChildren || i == 0 || (look == Look::kFirstTwo && i == 1);
      if (wanted) open.push_back(child);
    }
    std::reverse(open.begin() + static_cast<std::ptrdiff_t>(begin), open.end());
  }
  return {};
}

}  // namespace mapping
