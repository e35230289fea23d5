#pragma once

#include "mapping/sql_tree.h"

// The children of a node by what they are of it: a class for each kind, of core/sql/nodes.tsv.
//
//   const SelectNode select(tree, id);
//   if (select.where() != kNoSqlNode) …
namespace mapping {

// A node of the kind that the class is named after; the functions of any other, or of none, give
// what happens to stand there.
class SqlNodeView {
 public:
  SqlNodeView(const SqlTree& tree, SqlNodeId id) : tree_(tree), id_(id) {}

 protected:
  // The first child of one of the kinds, or kNoSqlNode.
  template <SqlNodeKind... Kinds>
  [[nodiscard]] SqlNodeId find_child_of() const {
    return find_child_if([](SqlNodeKind kind) { return ((kind == Kinds) || ...); });
  }
  template <typename Condition>
  [[nodiscard]] SqlNodeId find_child_if(Condition is_one) const {
    SqlNodeId id = tree_[id_].first_child;
    while (id != kNoSqlNode && !is_one(tree_[id].kind)) id = tree_[id].next;
    return id;
  }

  const SqlTree& tree_;
  SqlNodeId id_;
};

#include "sql/sql_node_views.inc"

}  // namespace mapping
