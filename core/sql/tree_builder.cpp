#include "sql/tree_builder.h"

namespace mapping::sql {

TreeBuilder::TreeBuilder(std::size_t tokens) {
  nodes_.reserve(tokens * 2 + 1);
  nodes_.emplace_back();  // kNoSqlNode
}

SqlNodeId TreeBuilder::add(SqlNodeKind kind, Span span, NodeList children, SqlDetail detail) {
  SqlNode node;
  node.kind = kind;
  node.detail = detail;
  node.span = span;
  node.first_child = children.first;
  nodes_.push_back(node);
  return static_cast<SqlNodeId>(nodes_.size() - 1);
}

void TreeBuilder::append(NodeList& list, SqlNodeId node) {
  if (node == kNoSqlNode) {
    return;
  }
  if (list.first == kNoSqlNode) {
    list.first = node;
  } else {
    nodes_[list.last].next = node;
  }
  list.last = node;
}

NodeList TreeBuilder::list(std::initializer_list<SqlNodeId> nodes) {
  NodeList result;
  for (const SqlNodeId node : nodes) {
    append(result, node);
  }
  return result;
}

}  // namespace mapping::sql
