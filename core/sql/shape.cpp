#include "sql/shape.h"

#include <algorithm>
#include <deque>
#include <iterator>

#include "mapping/name_table.h"
#include "mapping/sql.h"
#include "sql/distinct_tables.h"
#include "sql/relation_shape.h"
#include "sql/size_limits.h"
#include "text/sort_numbers.h"

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
    const auto which = tree[id].get<SqlSpecial>();
    const auto special =
        std::ranges::find(kSpecials, which, &std::pair<SqlSpecial, std::string_view>::first);
    return special == std::end(kSpecials) ? "" : std::string(special->second);
  }
  std::string name;
  if (tree[id].kind == SqlNodeKind::kFunction) {
    const SqlNodeId qualified = tree.find_child(id, SqlNodeKind::kQualifiedName);
    for (const SqlNodeId part : tree.children(qualified)) {
      name += (name.empty() ? "" : ".") + to_lower(tree.name_of(part));
    }
  }
  return std::ranges::find(kExpressions, name) == std::end(kExpressions) ? name : "";
}

std::vector<std::string> function_names(const SqlTree& tree) {
  std::vector<std::uint64_t> calls;
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
    calls.push_back(order_key(tree[id].span.begin, id));
  }
  sort_numbers(calls);
  std::deque<std::string> names;  // which never move
  NameTable known(NameCase::kExact);
  for (const std::uint64_t call : calls) {
    std::string name = called_function(tree, place_of_key(call));
    if (!name.empty() && !known.contains(name))
      known.insert(names.emplace_back(std::move(name)), 0);
  }
  return {std::make_move_iterator(names.begin()), std::make_move_iterator(names.end())};
}

// Each table once; the first outside the WITH of the whole query is the primary one.
void put_tables(const RelationShaper& shaper, SqlShape& shape) {
  const std::vector<SqlTable>& found = shaper.tables();
  sql::DistinctTables distinct(shape.tables);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::size_t place = distinct.add(found[i]);
    if (i >= shaper.main_begin() && !shape.primary) shape.primary = place;
  }
}

// Too many of them, or too long ones, are as those of a table: one column that stands for any number.
void put_columns(const RelationShaper& shaper, const std::vector<sql::OutputColumn>& columns,
                 SqlShape& shape) {
  bool known_position = true;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const sql::OutputColumn& column = columns[i];
    known_position = known_position && !column.open;
    shape.open = shape.open || column.open;
    SqlColumn output{std::nullopt, column.span};
    if (column.name != kNoSqlNode) {
      output.name = shaper.name_of(column);
      bytes += output.name->size();
    } else if (known_position) {
      output.name = "_col" + std::to_string(i);
    }
    shape.columns.push_back(std::move(output));
    if (bytes <= sql::kMostNameBytes) continue;
    shape.open = true;
    shape.columns.assign(1, SqlColumn{std::nullopt, column.span});
    return;
  }
}

}  // namespace

SqlShape sql::shape_of(const SqlTree& tree, StepPool& pool) {
  SqlShape shape;
  if (tree.root == kNoSqlNode || tree.fault) {
    return shape;
  }
  RelationShaper shaper(tree, pool);
  const std::vector<sql::OutputColumn> columns = shaper.shape_root();
  put_columns(shaper, columns, shape);
  put_tables(shaper, shape);
  shape.functions = function_names(tree);
  return shape;
}

SqlShape shape_of(const SqlTree& tree) {
  StepPool pool(tree.text.size());
  return sql::shape_of(tree, pool);
}

}  // namespace mapping
