#include "sql/tree_builder.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

// Nodes of a tree, put behind one another.
namespace mapping::sql {
namespace {

TEST_CASE("tree builder: children stand in front of their parent", "[sql][parser]") {
  TreeBuilder tree(3);
  const SqlNodeId a = tree.add(SqlNodeKind::kName, {0, 1}, {}, {});
  const SqlNodeId b = tree.add(SqlNodeKind::kName, {2, 3}, {}, {});
  NodeList names = tree.list({a, kNoSqlNode});
  tree.append(names, b);
  tree.append(names, kNoSqlNode);
  const SqlNodeId parent = tree.add(SqlNodeKind::kWith, {0, 3}, names, SqlRecursion::kRecursive);
  CHECK(tree.last().kind == SqlNodeKind::kWith);
  CHECK(tree[parent].first_child == a);
  CHECK(tree[parent].is(SqlRecursion::kRecursive));
  CHECK(tree[a].next == b);
  CHECK(tree[b].next == kNoSqlNode);
  CHECK(tree[b].span == Span{2, 3});
}

TEST_CASE("tree builder: node 0 is none, and what is dropped is gone", "[sql][parser]") {
  TreeBuilder tree(1);
  CHECK(tree.size() == 1);
  CHECK(tree[kNoSqlNode].kind == SqlNodeKind::kNone);
  CHECK(tree.list({kNoSqlNode}).first == kNoSqlNode);
  tree.add(SqlNodeKind::kName, {0, 1}, {}, {});
  const std::size_t size = tree.size();
  tree.add(SqlNodeKind::kOrderBy, {1, 2}, {}, {});
  tree.drop_to(size);
  const std::vector<SqlNode> nodes = tree.take();
  REQUIRE(nodes.size() == 2);
  CHECK(nodes[1].kind == SqlNodeKind::kName);
}

}  // namespace
}  // namespace mapping::sql
