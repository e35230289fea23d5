#include <algorithm>

#include "mapping/sql.h"
#include "sql/relation_shape.h"

namespace mapping {
namespace {

using sql::RelationShaper;

// What a node calls: a function by its name, or the function that Trino's parser makes of an
// operator or a special form. Others (COALESCE, IF, NULLIF, TRY, EXTRACT, TRIM …) are expressions
// of their own there, and no functions.
std::string called_function(const SqlTree& tree, SqlNodeId id) {
  static constexpr std::string_view kExpressions[] = {"if", "nullif", "coalesce", "try", "format"};
  static constexpr std::pair<SqlSpecial, std::string_view> kSpecials[] = {
      {SqlSpecial::kListagg, "listagg"},
      {SqlSpecial::kPosition, "strpos"},
      {SqlSpecial::kSubstring, "substring"},
      {SqlSpecial::kNormalize, "normalize"}};
  if (tree[id].kind == SqlNodeKind::kConcat) {
    return "concat";
  }
  if (tree[id].kind == SqlNodeKind::kSpecial) {
    const auto which = static_cast<SqlSpecial>(tree[id].detail);
    const auto special =
        std::ranges::find(kSpecials, which, &std::pair<SqlSpecial, std::string_view>::first);
    return special == std::end(kSpecials) ? "" : std::string(special->second);
  }
  std::string name;
  if (tree[id].kind == SqlNodeKind::kFunction) {
    const SqlNodeId qualified = tree.find_child(id, SqlNodeKind::kQualifiedName);
    for (SqlNodeId part = tree[qualified].first_child; part != kNoSqlNode; part = tree[part].next) {
      name += (name.empty() ? "" : ".") + to_lower(tree.name_of(part));
    }
  }
  return std::ranges::find(kExpressions, name) == std::end(kExpressions) ? name : "";
}

std::vector<std::string> function_names(const SqlTree& tree) {
  std::vector<SqlNodeId> calls;
  std::uint32_t routines_end =
      tree[tree.root].span.begin;  // what WITH FUNCTION defines calls for itself
  for (const SqlNode& node : tree.nodes) {
    routines_end =
        node.kind == SqlNodeKind::kRoutine ? std::max(routines_end, node.span.end) : routines_end;
  }
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    const SqlNodeKind kind = tree[id].kind;
    const bool can_call = kind == SqlNodeKind::kFunction || kind == SqlNodeKind::kSpecial ||
                          kind == SqlNodeKind::kConcat;
    if (!can_call || tree[id].span.begin < routines_end) {
      continue;
    }
    const auto place = std::ranges::upper_bound(
        calls, tree[id].span.begin, {}, [&](SqlNodeId call) { return tree[call].span.begin; });
    calls.insert(place, id);
  }
  std::vector<std::string> names;
  for (const SqlNodeId call : calls) {
    std::string name = called_function(tree, call);
    if (!name.empty() && std::ranges::find(names, name) == names.end()) {
      names.push_back(std::move(name));
    }
  }
  return names;
}

bool same_table(const SqlTable& a, const SqlTable& b) {
  return equals_ignoring_case(a.name, b.name) && equals_ignoring_case(a.schema, b.schema) &&
         equals_ignoring_case(a.catalog, b.catalog);
}

// Each table once; the first outside the WITH of the whole query is the primary one.
void put_tables(const RelationShaper& shaper, SqlShape& shape) {
  const std::vector<SqlTable>& found = shaper.tables();
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto known = std::ranges::find_if(
        shape.tables, [&](const SqlTable& other) { return same_table(other, found[i]); });
    if (known == shape.tables.end()) {
      shape.tables.push_back(found[i]);
      known = shape.tables.end() - 1;
    }
    if (i >= shaper.main_begin() && !shape.primary) {
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
    SqlColumn output{std::nullopt, column.span};
    if (column.name != kNoSqlNode) {
      output.name = shaper.name_of(column);
    } else if (known_position) {
      output.name = "_col" + std::to_string(i);
    }
    shape.columns.push_back(std::move(output));
  }
  put_tables(shaper, shape);
  shape.functions = function_names(tree);
  return shape;
}

}  // namespace mapping
