#include "analysis/queries/expression_index.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// Finding an expression among others.
namespace mapping::analysis {
namespace {

SqlNodeId selected(const Part& part, std::size_t index) {
  const SqlNodeId list = part.find(SqlNodeKind::kSelectList);
  return part.tree[part.tree.child(list, index)].first_child;
}

TEST_CASE("expression index: finds what is the same, however it is written") {
  Part part("SELECT 'x' || 'a', concat('x','a'), concat('x','b'), 1 + 2, 0x1 + 2 FROM nation");
  const Specification specification = part.unanalyzed();
  ExpressionIndex index(part.state, specification);
  CHECK_FALSE(index.contains(selected(part, 1)));
  index.add(selected(part, 0));
  CHECK(index.contains(selected(part, 1)));
  CHECK_FALSE(index.contains(selected(part, 2)));
  CHECK_FALSE(index.contains(selected(part, 4)));
  index.add(selected(part, 3));
  CHECK(index.contains(selected(part, 4)));
  CHECK(index.contains(selected(part, 1)));
}

TEST_CASE("expression index: finds a predicate in its negation") {
  Part part("SELECT 1 IN (1), 1 NOT IN (1), 1 NOT IN (2) FROM nation");
  const Specification specification = part.unanalyzed();
  ExpressionIndex index(part.state, specification);
  index.add(selected(part, 0));
  CHECK_FALSE(index.contains(selected(part, 1)));
  CHECK(index.contains(selected(part, 1), true));
  CHECK_FALSE(index.contains(selected(part, 2), true));
}

TEST_CASE(
    "expression index: comparing takes steps, and an index that may not compare finds nothing") {
  Part part("SELECT 1 + 2, 1 + 2", Catalog(), 0);
  const Specification specification = part.unanalyzed();
  ExpressionIndex index(part.state, specification);
  index.add(selected(part, 0));
  CHECK(index.contains(selected(part, 1)));
  REQUIRE_FALSE(part.state.budget.spend(part.tree.text.size() * 64));
  CHECK_FALSE(index.contains(selected(part, 1)));
}

TEST_CASE("expression index: names in any case and quotes have one hash, other words another") {
  const SqlTree tree = parse_sql("SELECT lower(\"A\"), LOWER(t.a), lower(b), upper(a) FROM t");
  const std::vector<std::uint32_t> hashes = expression_hashes(tree);
  std::vector<std::uint32_t> calls;
  for (SqlNodeId id = 1; id < tree.nodes.size(); ++id) {
    if (tree[id].kind == SqlNodeKind::kFunction) calls.push_back(hashes[id]);
  }
  REQUIRE(calls.size() == 4);
  CHECK(calls[0] == calls[1]);
  CHECK(calls[0] != calls[2]);
  CHECK(calls[0] != calls[3]);
}

}  // namespace
}  // namespace mapping::analysis
