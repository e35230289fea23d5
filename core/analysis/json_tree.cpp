#include "analysis/json_tree.h"

namespace mapping::analysis {
namespace {

// Gives the part a value where it has none.
template <typename Part>
void put_default(SqlNode& node, Part value) {
  if (node.is(Part{})) node.detail.set(value);
}

}  // namespace

// They are the last children.
JsonDefaults json_defaults(const SqlTree& tree, SqlNodeId id) {
  const SqlNode& node = tree[id];
  JsonDefaults defaults;
  const bool of_error = node.is(SqlOnError{SqlJsonBehavior::kDefault});
  if (of_error) defaults.on_error = tree.last_child(id);
  if (node.is(SqlOnEmpty{SqlJsonBehavior::kDefault})) {
    SqlNodeId value = node.first_child;
    const SqlNodeId behind = of_error ? defaults.on_error : kNoSqlNode;
    while (tree[value].next != behind) value = tree[value].next;
    defaults.on_empty = value;
  }
  return defaults;
}

SqlDetail spelled_out(const SqlTree& tree, SqlNodeId id) {
  SqlNode node = tree[id];
  const bool exists = node.is(SqlSpecial::kJsonExists);
  put_default(node, SqlOnError{exists ? SqlJsonBehavior::kFalse : SqlJsonBehavior::kNull});
  put_default(node, SqlOnEmpty{SqlJsonBehavior::kNull});
  put_default(node, SqlJsonWrapper::kWithout);
  put_default(node, node.is(SqlSpecial::kJsonArray) ? SqlJsonNulls::kAbsent : SqlJsonNulls::kNull);
  put_default(node, SqlUniqueKeys::kWithout);
  return node.detail;
}

}  // namespace mapping::analysis
