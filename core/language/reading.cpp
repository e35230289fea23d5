#include "language/reading.h"

#include <utility>

#include "sql/lexer.h"

namespace mapping::language {

std::vector<SqlNodeId> parents_of(const SqlTree& tree) {
  std::vector<SqlNodeId> parents(tree.nodes.size(), kNoSqlNode);
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    for (const SqlNodeId child : tree.children(id)) parents[child] = id;
  }
  return parents;
}

Reading::Reading(std::string_view sql) : tree(parse_sql(sql)) {
  if (!exists()) {
    sql::Repair repair(sql, sql::tokenize(sql));
    if (repair.mend()) tree = parse_sql(repair.mended(map));
  }
  if (exists()) parents = parents_of(tree);
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

SqlNodeId Reading::around(SqlNodeId from, SqlNodeKind kind) const {
  while (from != kNoSqlNode && tree[from].kind != kind) from = parents[from];
  return from;
}

analysis::Inspection Reading::inspect(const LanguageContext& context, Span place) const {
  if (!exists()) return {};
  return analysis::inspect(tree, context.catalog, context.session, context.memo, place);
}

}  // namespace mapping::language
