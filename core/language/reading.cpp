#include "language/reading.h"

#include <utility>

#include "sql/lexer.h"

namespace mapping::language {

void OutwardTree::set_tree(SqlTree the_tree) {
  tree = std::move(the_tree);
  if (tree.root == kNoSqlNode) return;
  parents.assign(tree.nodes.size(), kNoSqlNode);
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    for (const SqlNodeId child : tree.children(id)) parents[child] = id;
  }
}

SqlNodeId OutwardTree::around(SqlNodeId from, SqlNodeKind kind) const {
  while (from != kNoSqlNode && tree[from].kind != kind) from = parents[from];
  return from;
}

Reading::Reading(std::string_view sql) {
  SqlTree read = parse_sql(sql);
  if (read.root == kNoSqlNode) {
    sql::Repair repair(sql, sql::tokenize(sql));
    if (repair.mend()) read = parse_sql(repair.mended(map));
  }
  set_tree(std::move(read));
}

SqlNodeId Reading::leaf_at(std::uint32_t offset) const {
  SqlNodeId found = kNoSqlNode;
  for (SqlNodeId id = 1; id < parents.size(); ++id) {
    if (tree[id].first_child != kNoSqlNode) continue;
    const Span span = written(id);
    if (span.size() == 0 || offset < span.begin || offset > span.end) continue;
    if (found == kNoSqlNode || span.begin == offset) found = id;
  }
  return found;
}

analysis::Inspection Reading::inspect(const LanguageContext& context, Span place) const {
  if (!exists()) return {};
  return analysis::inspect(tree, context.catalog, context.session, context.memo, place);
}

}  // namespace mapping::language
