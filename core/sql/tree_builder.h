#pragma once

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "mapping/sql_tree.h"

namespace mapping::sql {

// Nodes that will be the children of one, joined through `next`.
struct NodeList {
  SqlNodeId first = kNoSqlNode;
  SqlNodeId last = kNoSqlNode;
};

// Puts the nodes of a tree behind one another, children in front of their parent.
//
//   TreeBuilder tree(tokens.size());
//   const SqlNodeId name = tree.add(SqlNodeKind::kName, {0, 1}, {}, {});
//   tree.add(SqlNodeKind::kQualifiedName, {0, 1}, tree.list({name}), {});
class TreeBuilder {
 public:
  // Room for what so many tokens make, as a rule.
  explicit TreeBuilder(std::size_t tokens);

  SqlNodeId add(SqlNodeKind kind, Span span, NodeList children, SqlDetail detail);
  // Of kNoSqlNode nothing.
  void append(NodeList& list, SqlNodeId node);
  NodeList list(std::initializer_list<SqlNodeId> nodes);

  [[nodiscard]] SqlNode& operator[](SqlNodeId id) { return nodes_[id]; }
  [[nodiscard]] const SqlNode& operator[](SqlNodeId id) const { return nodes_[id]; }
  [[nodiscard]] const SqlNode& last() const { return nodes_.back(); }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  // Back to so many nodes, none of which has one of the others as its child.
  void drop_to(std::size_t size) { nodes_.resize(size); }
  // All of them; nothing can be built any more.
  [[nodiscard]] std::vector<SqlNode> take() { return std::move(nodes_); }

 private:
  std::vector<SqlNode> nodes_;
};

}  // namespace mapping::sql
