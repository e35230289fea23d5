#include "analysis/annotations.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// What is noted of each node of a statement.
namespace mapping::analysis {
namespace {

TEST_CASE("annotations: an expression is typed once its type is set, known or not") {
  Part part("SELECT name, 1 FROM nation");
  Annotations notes(part.tree);
  const SqlNodeId name = part.find(SqlNodeKind::kColumn);
  const SqlNodeId one = part.find(SqlNodeKind::kInteger);
  CHECK_FALSE(notes.is_typed(name));
  CHECK(notes.type(name) == kUncertain);
  notes.set_type(name, kUncertain);
  CHECK(notes.is_typed(name));
  CHECK(notes.type(name) == kUncertain);
  notes.set_type(one, part.type("integer"));
  CHECK(notes.type(one) == part.type("integer"));
}

TEST_CASE("annotations: a name is a column once it refers to one") {
  Part part("SELECT name FROM nation");
  Annotations notes(part.tree);
  const SqlNodeId name = part.find(SqlNodeKind::kColumn);
  CHECK_FALSE(notes.is_column(name));
  notes.set_reference(name, {3, 0});
  CHECK(notes.is_column(name));
  CHECK(notes.reference(name) == FieldId{3, 0});
}

TEST_CASE("annotations: what calls an expression holds is known from the beginning") {
  Part part(
      "SELECT abs(sum(nationkey)), rank() OVER (ORDER BY name) + 1, grouping(name), lower(name), "
      "(SELECT max(name) FROM nation), abs(nationkey) FILTER (WHERE true) FROM nation GROUP BY "
      "name");
  const Annotations notes(part.tree);
  const auto contents = [&](SqlNodeKind kind, std::string_view text = {}) {
    return static_cast<int>(notes.contents(part.find(kind, text)));
  };
  CHECK(contents(SqlNodeKind::kFunction, "abs(sum(nationkey))") == kHasAggregate);
  CHECK(contents(SqlNodeKind::kArithmetic) == (kHasWindow | kHasOver));
  CHECK(contents(SqlNodeKind::kSpecial) == kHasGrouping);
  CHECK(contents(SqlNodeKind::kFunction, "lower(name)") == 0);
  CHECK(contents(SqlNodeKind::kSubquery) == 0);
  // Any call with FILTER is an aggregation to a server.
  CHECK(contents(SqlNodeKind::kFunction, "abs(nationkey) FILTER (WHERE true)") == kHasAggregate);
  CHECK(notes.has(kHasGrouping, part.find(SqlNodeKind::kSelectList)));
  CHECK_FALSE(notes.has(kHasAggregate, part.find(SqlNodeKind::kGroupBy)));
}

TEST_CASE("annotations: each OVER has its window") {
  Part part("SELECT rank() OVER (ORDER BY name), rank() OVER (PARTITION BY name) FROM nation");
  Annotations notes(part.tree);
  const SqlNodeId first = part.find(SqlNodeKind::kOver);
  const SqlNodeId second = part.last(SqlNodeKind::kOver);
  CHECK(notes.window(first) == nullptr);
  notes.set_window(first, {.order = part.find(SqlNodeKind::kOrderBy)});
  CHECK(notes.window(second) == nullptr);
  notes.set_window(second, {.partition = part.find(SqlNodeKind::kPartition)});
  REQUIRE(notes.window(first) != nullptr);
  CHECK(notes.window(first)->order == part.find(SqlNodeKind::kOrderBy));
  CHECK(notes.window(first)->partition == kNoSqlNode);
  REQUIRE(notes.window(second) != nullptr);
  CHECK(notes.window(second)->partition == part.find(SqlNodeKind::kPartition));
}

TEST_CASE("annotations: random calls can be forgotten from the last on") {
  Part part("SELECT random(), shuffle(ARRAY[1]) FROM nation");
  Annotations notes(part.tree);
  const SqlNodeId first = part.find(SqlNodeKind::kFunction);
  const SqlNodeId second = part.last(SqlNodeKind::kFunction);
  notes.add_random_call(first);
  CHECK(notes.is_random(first));
  CHECK_FALSE(notes.is_random(second));
  const std::size_t count = notes.random_call_count();
  notes.add_random_call(second);
  CHECK(notes.is_random(second));
  notes.keep_random_calls(count);
  CHECK(notes.is_random(first));
  CHECK_FALSE(notes.is_random(second));
  CHECK(notes.random_call_count() == 1);
}

// The pairs are some of those that a server was asked for: see analysis_same_expressions_test.cpp.
TEST_CASE("annotations: expressions that are one have one hash") {
  constexpr std::pair<std::string_view, std::string_view> kSame[] = {
      {"name || 'a'", "concat(name,'a')"},
      {"position('a' IN name)", "strpos(nation.name, 'a')"},
      {"nationkey NOT IN (1)", "NOT (nationkey IN (1))"},
      {"substring(name FROM 1)", "substr(name, 1)"},
      {"(Name)", "nation.\"name\""},
  };
  for (const auto& [first, second] : kSame) {
    const std::string sql = "SELECT " + std::string(first) + ", " + std::string(second);
    INFO(sql);
    Part part(sql + " FROM nation");
    const SqlNodeId list = part.find(SqlNodeKind::kSelectList);
    Annotations notes(part.tree);
    CHECK(notes.hash(part.tree, part.tree[part.tree.child(list, 0)].first_child) ==
          notes.hash(part.tree, part.tree[part.tree.child(list, 1)].first_child));
  }
}

TEST_CASE("annotations: other expressions have other hashes") {
  Part part("SELECT name || 'a', name || 'b', regionkey FROM nation");
  Annotations notes(part.tree);
  const SqlNodeId first = part.find(SqlNodeKind::kConcat);
  const SqlNodeId second = part.last(SqlNodeKind::kConcat);
  CHECK(notes.hash(part.tree, first) != notes.hash(part.tree, second));
  CHECK(notes.hash(part.tree, part.find(SqlNodeKind::kColumn, "name")) !=
        notes.hash(part.tree, part.find(SqlNodeKind::kColumn, "regionkey")));
}

}  // namespace
}  // namespace mapping::analysis
