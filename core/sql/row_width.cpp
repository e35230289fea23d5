#include "sql/row_width.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "mapping/text.h"

namespace mapping::sql {
namespace {

using enum SqlNodeKind;

// Functions whose value is one of their arguments.
constexpr std::string_view kChoosing[] = {"coalesce", "nullif", "if", "try", "greatest", "least"};

// What a query returns for certain: its first SELECT has no star.
std::size_t query_width(const SqlTree& tree, SqlNodeId query) {
  const SqlNodeId select = tree.find_child(query, kSelect);
  const SqlNodeId list = tree[select].first_child;
  const bool has_star = tree.find_child(list, kAllColumns) != kNoSqlNode;
  const std::size_t width = tree.children(list).size();
  return has_star || width < 2 ? 0 : width;
}

// The expressions whose value this one has, each of which says how wide it is.
std::vector<SqlNodeId> values_of(const SqlTree& tree, SqlNodeId id) {
  std::vector<SqlNodeId> values;
  const SqlNodeId first = tree[id].first_child;
  if (tree[id].kind == kParenthesized) return {first};
  if (tree[id].kind == kSubscript && tree[first].kind == kArray) return {tree[first].first_child};
  if (tree[id].kind == kCase) {
    for (SqlNodeId part = first; part != kNoSqlNode; part = tree[part].next) {
      if (tree[part].kind == kWhen) values.push_back(WhenNode(tree, part).result());
      if (tree[part].kind == kElse) values.push_back(ElseNode(tree, part).result());
    }
  }
  if (tree[id].kind == kFunction) {
    const auto is_called = [&](std::string_view name) {
      return equals_ignoring_case(tree.text_of(first), name);
    };
    if (std::ranges::none_of(kChoosing, is_called)) return {};
    SqlNodeId argument = tree[first].next;
    if (is_called("if")) argument = tree[argument].next;
    for (; argument != kNoSqlNode; argument = tree[argument].next) values.push_back(argument);
  }
  return values;
}

}  // namespace

std::size_t row_width(const SqlTree& tree, SqlNodeId expression) {
  std::vector<SqlNodeId> open{expression};
  while (!open.empty()) {
    const SqlNodeId id = open.back();
    open.pop_back();
    switch (tree[id].kind) {
      case kRow:
        return tree.children(id).size();
      case kSubquery:
        if (const std::size_t width = query_width(tree, tree[id].first_child)) return width;
        break;
      case kCast:
        if (const SqlNodeId type = CastNode(tree, id).type(); tree[type].kind == kRowType) {
          return tree.children(type).size();
        }
        break;
      default:
        std::ranges::copy(values_of(tree, id), std::back_inserter(open));
    }
  }
  return 0;
}

}  // namespace mapping::sql
