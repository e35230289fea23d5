#include "sql/select_list.h"

#include <charconv>

namespace mapping {
namespace {

using enum SqlNodeKind;

void put_number(const SqlTree& tree, SqlNodeId node, SelectList& list) {
  while (tree[node].kind == kParenthesized) node = tree[node].first_child;
  if (tree[node].kind != kInteger) return;
  const std::string_view digits = tree.text_of(node);
  ItemNumber item{.span = tree[node].span};
  std::from_chars(digits.data(), digits.data() + digits.size(), item.number);
  list.numbers.push_back(item);
}

void put_group_numbers(const SqlTree& tree, SqlNodeId group, SelectList& list) {
  for (const SqlNodeId id : tree.children(group)) {
    if (tree[id].kind == kGroupingSet) {
      put_group_numbers(tree, id, list);
    } else {
      put_number(tree, id, list);
    }
  }
}

SqlNodeId select_of(const SqlTree& tree) {
  return tree.fault || tree.root == kNoSqlNode ? kNoSqlNode : tree.find_child(tree.root, kSelect);
}

}  // namespace

std::optional<Span> select_list_span(const SqlTree& tree) {
  const SqlNodeId select = select_of(tree);
  if (select == kNoSqlNode) return std::nullopt;
  return tree[SelectNode(tree, select).list()].span;
}

std::optional<SelectList> select_list_of(const SqlTree& tree) {
  if (select_of(tree) == kNoSqlNode) return std::nullopt;
  return select_list_of(tree, shape_of(tree).columns);
}

std::optional<SelectList> select_list_of(const SqlTree& tree,
                                         const std::vector<SqlColumn>& columns) {
  const SqlNodeId select = select_of(tree);
  if (select == kNoSqlNode) return std::nullopt;
  SelectList list;
  SqlNodeId item = tree[SelectNode(tree, select).list()].first_child;
  for (; item != kNoSqlNode; item = tree[item].next) {
    const std::size_t position = list.items.size();
    if (tree[item].kind != kSelectItem || position >= columns.size()) return std::nullopt;
    const SqlNodeId expression = tree[item].first_child;
    list.items.push_back({.name = columns[position].name.value_or(""),
                          .span = tree[item].span,
                          .expression = tree[expression].span,
                          .has_alias = tree[expression].next != kNoSqlNode});
  }
  if (list.items.size() != columns.size()) return std::nullopt;
  const SqlNodeId order = tree.find_child(tree.root, kOrderBy);
  for (item = tree[order].first_child; item != kNoSqlNode; item = tree[item].next)
    put_number(tree, tree[item].first_child, list);
  put_group_numbers(tree, tree.find_child(select, kGroupBy), list);
  list.is_distinct = tree[select].is(SqlQuantifier::kDistinct);
  list.sorts_distinct = order != kNoSqlNode && list.is_distinct;
  return list;
}

}  // namespace mapping
