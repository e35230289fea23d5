#include "language/usage.h"

#include <algorithm>

#include "mapping/text.h"
#include "text/sort_numbers.h"

namespace mapping::language {

Usage::Usage(const Place& place) : place_(place) {
  const SqlTree& tree = place.tree;
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    const SqlNodeKind kind = tree[id].kind;
    const bool is_base = tree[place.parents[id]].kind == SqlNodeKind::kDereference;
    if (kind == SqlNodeKind::kColumn && !is_base && id != place.node) {
      columns_.push_back({tree.name_of(id), {}, id});
    } else if (kind == SqlNodeKind::kDereference) {
      const SqlNodeId base = DereferenceNode(tree, id).base();
      const SqlNodeId name = DereferenceNode(tree, id).field();
      if (tree[base].kind != SqlNodeKind::kColumn || base == place.node || name == place.node)
        continue;
      columns_.push_back({tree.name_of(name), tree.name_of(base), id});
    }
  }
  find_parts();
  count();
  find_relations();
}

// The clauses of the query around the caret, whose ORDER BY stands behind it.
void Usage::find_parts() {
  if (place_.node == kNoSqlNode) return;
  const SqlTree& tree = place_.tree;
  select_ = place_.around(place_.node, SqlNodeKind::kSelect);
  if (select_ == kNoSqlNode) {
    const SqlNodeId order = place_.around(place_.node, SqlNodeKind::kOrderBy);
    if (order == kNoSqlNode) return;
    select_ = tree.find_child(place_.parents[order], SqlNodeKind::kSelect);
    if (select_ == kNoSqlNode) return;
  }
  list_ = tree[select_].first_child;
  groups_ = tree.find_child(select_, SqlNodeKind::kGroupBy);
  order_ = tree.find_child(place_.parents[select_], SqlNodeKind::kOrderBy);
}

bool Usage::is_within(SqlNodeId node, SqlNodeId part) const {
  if (part == kNoSqlNode) return false;
  const Span outer = place_.tree[part].span;
  const Span inner = place_.tree[node].span;
  return outer.begin <= inner.begin && inner.end <= outer.end;
}

void Usage::count() {
  for (const ColumnUse& use : columns_) {
    const auto next = static_cast<std::uint32_t>(counts_.size());
    std::uint32_t known = names_.insert(use.name, next);
    if (known == NameTable::kNone) {
      known = next;
      counts_.emplace_back();
    }
    NameCounts& counts = counts_[known];
    ++counts.all;
    if (is_within(use.node, list_)) ++counts.selected;
    if (is_within(use.node, groups_)) ++counts.grouped;
    if (is_within(use.node, order_)) ++counts.ordered;
  }
}

void Usage::find_relations() {
  const SqlTree& tree = place_.tree;
  std::vector<SqlNodeId> tables;
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    if (tree[id].kind != SqlNodeKind::kTableName) continue;
    const SqlNodeId name = tree.last_child(tree[id].first_child);
    if (name == place_.node) continue;
    tables.push_back(id);
    relations_.push_back(tree.name_of(name));
  }
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const auto next = static_cast<std::uint32_t>(reads_.size());
    std::uint32_t known = read_.insert(relations_[i], next);
    if (known == NameTable::kNone) {
      known = next;
      reads_.emplace_back();
    }
    const bool is_here = place_.around(tables[i], SqlNodeKind::kSelect) == select_;
    ++(is_here ? reads_[known].here : reads_[known].elsewhere);
  }
}

std::string Usage::alias_at_caret() const {
  const SqlTree& tree = place_.tree;
  const SqlNodeId table = place_.around(place_.node, SqlNodeKind::kTableName);
  if (table == kNoSqlNode || tree[place_.parents[table]].kind != SqlNodeKind::kAliased) return {};
  return tree.name_of(tree.child(place_.parents[table], 1));
}

// Whether a relation of the query has been given a name.
bool Usage::has_alias() const {
  const SqlNodeId from =
      select_ == kNoSqlNode ? kNoSqlNode : place_.tree.find_child(select_, SqlNodeKind::kFrom);
  if (from == kNoSqlNode) return false;
  for (SqlNodeId id = 1; id < place_.tree.nodes.size(); ++id) {
    if (place_.tree[id].kind == SqlNodeKind::kAliased && is_within(id, from)) return true;
  }
  return false;
}

// As the last columns in front of the caret in the same query are written; where there are none, as
// most of the statement are.
bool Usage::qualifies() const {
  constexpr int kMostAsked = 2;
  int near = 0;
  int qualified = 0;
  const std::uint32_t caret = place_.span().begin;
  std::vector<std::uint64_t> before;
  for (std::uint32_t i = 0; i < columns_.size(); ++i) {
    const std::uint32_t begin = place_.tree[columns_[i].node].span.begin;
    if (is_near(columns_[i]) && begin < caret) before.push_back(order_key(begin, i));
  }
  sort_numbers(before);
  for (auto use = before.rbegin(); use != before.rend() && near < kMostAsked; ++use, ++near) {
    if (!columns_[place_of_key(*use)].qualifier.empty()) ++qualified;
  }
  if (near > 0) return qualified * 2 >= near;
  if (has_alias()) return true;
  const auto is_qualified = [](const ColumnUse& use) { return !use.qualifier.empty(); };
  const auto count = std::ranges::count_if(columns_, is_qualified);
  return count * 2 > static_cast<std::ptrdiff_t>(columns_.size());
}

}  // namespace mapping::language
