#include "language/refactor/refactoring.h"
#include "mapping/text.h"

namespace mapping::language {
namespace {

constexpr LocalText kTitle{"Move the subquery to WITH as '{}'", "将子查询移到 WITH，命名为“{}”"};

// Whether a table of the query, or a named query of its WITH, is called so: it would mean another.
bool is_taken(const SqlTree& tree, Span query, std::string_view name) {
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    const SqlNodeKind kind = tree[id].kind;
    if (kind != SqlNodeKind::kTableName && kind != SqlNodeKind::kNamedQuery) continue;
    const Span span = tree[id].span;
    if (span.begin < query.begin || span.end > query.end) continue;
    const SqlNodeId first = tree[id].first_child;
    const SqlNodeId last = kind == SqlNodeKind::kTableName ? tree.last_child(first) : first;
    if (equals_ignoring_case(tree.name_of(last), name)) return true;
  }
  return false;
}

// Where a named query is added to a query, with what has to stand around it.
SqlEdit added_to(const SqlTree& tree, SqlNodeId query, const std::string& named) {
  const SqlNodeId with = tree.find_child(query, SqlNodeKind::kWith);
  if (with != kNoSqlNode) {
    const std::uint32_t end = tree[with].span.end;
    return {{end, end}, ",\n" + named};
  }
  const std::uint32_t begin = tree[query].span.begin;
  return {{begin, begin}, "WITH " + named + "\n"};
}

}  // namespace

// `(SELECT …) AS x` in FROM, which can name nothing of the query around it.
std::optional<Refactoring> extract_query(const Selected& selected) {
  const SqlTree& tree = selected.tree();
  const SqlNodeId relation = selected.smallest(SqlNodeKind::kAliased);
  if (relation == kNoSqlNode) return std::nullopt;
  const SqlNodeId subquery = tree[relation].first_child;
  const SqlNodeKind around = selected.parent_kind(relation);
  if (tree[subquery].kind != SqlNodeKind::kSubquery ||
      (around != SqlNodeKind::kFrom && around != SqlNodeKind::kJoin)) {
    return std::nullopt;
  }
  const SqlNodeId query = selected.meaning.reading.around(relation, SqlNodeKind::kQuery);
  const SqlNodeId name = tree[subquery].next;
  if (is_taken(tree, tree[query].span, tree.name_of(name))) return std::nullopt;
  const std::string written(tree.text_of(name));
  std::string named = written;
  if (const SqlNodeId columns = tree[name].next; columns != kNoSqlNode)
    named += ' ' + std::string(tree.text_of(columns));
  named += " AS " + std::string(tree.text_of(subquery));
  return Refactoring{selected.title(kTitle, written),
                     {added_to(tree, query, named), {tree[relation].span, written}}};
}

}  // namespace mapping::language
