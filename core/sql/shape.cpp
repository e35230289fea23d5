#include <algorithm>

#include "mapping/sql.h"
#include "sql/relation_shape.h"

namespace mapping {
namespace {

using sql::RelationShaper;

// Function calls in the order of the text. What Trino's parser turns into expressions of its own is
// no function there.
std::vector<std::string> function_names(const SqlTree& tree) {
  static constexpr std::string_view kExpressions[] = {"if", "nullif", "coalesce", "try", "format"};
  std::vector<std::pair<std::uint32_t, std::string>> found;
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    if (tree[id].kind == SqlNodeKind::kSpecial &&
        tree[id].detail == static_cast<std::uint16_t>(SqlSpecial::kListagg)) {
      found.emplace_back(tree[id].span.begin, "listagg");
    }
    if (tree[id].kind != SqlNodeKind::kFunction) {
      continue;
    }
    std::string name;
    for (SqlNodeId part = tree[tree.find_child(id, SqlNodeKind::kQualifiedName)].first_child;
         part != kNoSqlNode; part = tree[part].next) {
      name += (name.empty() ? "" : ".") + to_lower(tree.name_of(part));
    }
    if (std::ranges::find(kExpressions, name) == std::end(kExpressions)) {
      found.emplace_back(tree[id].span.begin, std::move(name));
    }
  }
  std::ranges::sort(found);
  std::vector<std::string> names;
  for (auto& [place, name] : found) {
    if (std::ranges::find(names, name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

bool same_table(const SqlTable& a, const SqlTable& b) {
  return equals_ignoring_case(a.name, b.name) && equals_ignoring_case(a.schema, b.schema) &&
         equals_ignoring_case(a.catalog, b.catalog);
}

// Sorts by place, keeps the first of each, and finds the first outside the main query's WITH.
void put_tables(const SqlTree& tree, std::vector<SqlTable> found, SqlShape& shape) {
  std::ranges::sort(found, {}, [](const SqlTable& table) { return table.span.begin; });
  SqlNodeId query = tree.root;
  if (tree[query].kind == SqlNodeKind::kWithFunction) {
    query = tree.find_child(query, SqlNodeKind::kQuery);
  }
  const SqlNodeId with = tree.find_child(query, SqlNodeKind::kWith);
  const std::uint32_t main_begin = with == kNoSqlNode ? 0 : tree[with].span.end;
  for (SqlTable& table : found) {
    const bool in_main = table.span.begin >= main_begin;
    auto known = std::ranges::find_if(
        shape.tables, [&](const SqlTable& other) { return same_table(other, table); });
    if (known == shape.tables.end()) {
      shape.tables.push_back(std::move(table));
      known = shape.tables.end() - 1;
    }
    if (in_main && !shape.primary) {
      shape.primary = static_cast<std::size_t>(known - shape.tables.begin());
    }
  }
}

}  // namespace

SqlShape shape_of(const SqlTree& tree) {
  SqlShape shape;
  if (tree.root == kNoSqlNode || tree.fault) {
    return shape;
  }
  RelationShaper shaper(tree);
  const std::vector<sql::OutputColumn> columns = shaper.shape_root();
  bool known_position = true;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const sql::OutputColumn& column = columns[i];
    known_position = known_position && !column.open;
    shape.open = shape.open || column.open;
    SqlColumn output{column.name, column.span};
    if (!column.name && known_position) {
      output.name = "_col" + std::to_string(i);
    }
    shape.columns.push_back(std::move(output));
  }
  put_tables(tree, shaper.take_tables(), shape);
  shape.functions = function_names(tree);
  return shape;
}

}  // namespace mapping
