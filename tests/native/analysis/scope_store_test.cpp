#include "analysis/scope_store.h"

#include <catch2/catch_test_macros.hpp>

#include "analysis/expression_tree.h"
#include "part_support.h"

// The scopes of a statement, and the names in them.
namespace mapping::analysis {
namespace {

TEST_CASE("scope store: scopes are numbered from 1 and stay where they are") {
  const SqlTree tree = parse_sql("SELECT 1");
  ScopeStore store(tree);
  const Scope* const first = store.make(nullptr, {{.type = kUncertain}}, true);
  const Scope* last = first;
  for (int i = 0; i < 1000; ++i) last = store.make(last, {});
  CHECK(first->relation == 1);
  CHECK(last->relation == 1001);
  CHECK(first->fields.size() == 1);
  CHECK(last->parent->relation == 1000);
}

TEST_CASE("scope store: only a scope in another one is the boundary of a query") {
  const SqlTree tree = parse_sql("SELECT 1");
  ScopeStore store(tree);
  const Scope* const outermost = store.make(nullptr, {}, true);
  CHECK_FALSE(outermost->query_boundary);
  CHECK(store.make(outermost, {}, true)->query_boundary);
  CHECK_FALSE(store.make(outermost, {})->query_boundary);
}

TEST_CASE("scope store: the fields of a scope can be taken") {
  Part part("SELECT 1");
  const Scope* const scope = part.state.scopes.make(nullptr, part.nation_fields());
  const Fields fields = part.state.scopes.take_fields(scope);
  CHECK(part.shown(fields) ==
        "nationkey: bigint, name: varchar(25), regionkey: bigint, comment: varchar(152)");
  CHECK(scope->fields.empty());
}

TEST_CASE("scope store: names are as written but for their quotes") {
  const SqlTree tree = parse_sql(R"(SELECT 1 AS Plain, 2 AS "Quoted", 3 AS "With "" inside")");
  REQUIRE_FALSE(tree.fault);
  ScopeStore store(tree);
  std::vector<std::string> names;
  for (const SqlNodeId id : nodes_in(tree, tree.root)) {
    if (tree[id].kind == SqlNodeKind::kName) names.emplace_back(store.name_of(id).text);
  }
  CHECK(names == std::vector<std::string>{"Plain", "Quoted", "With \" inside"});
}

TEST_CASE("scope store: a name is found in any case, quoted or not") {
  Part part(R"(SELECT 1 AS Total, 2 AS "TOTAL", 3 AS totals)");
  ScopeStore& store = part.state.scopes;
  const Name total = store.name_of(part.find(SqlNodeKind::kName, "Total"));
  CHECK(same_name(total, store.name_of(part.find(SqlNodeKind::kName, "\"TOTAL\""))));
  CHECK_FALSE(same_name(total, store.name_of(part.find(SqlNodeKind::kName, "totals"))));
  CHECK(same_name(total, store.keep(std::string("tOTAL"))));
}

// The case of letters beyond ASCII is not that of their bytes.
TEST_CASE("scope store: a path is looked for in lower case") {
  Part part("SELECT a.\"Ü\".C FROM nation");
  const auto parts = name_parts(part.tree, part.find(SqlNodeKind::kDereference));
  const NamePath path = part.state.scopes.path_of(parts);
  REQUIRE(path.size() == 3);
  CHECK(path[1].text == "ü");
  CHECK(to_text(path) == "a.ü.c");
}

TEST_CASE("scope store: names that are kept do not move") {
  const SqlTree tree = parse_sql("SELECT 1");
  ScopeStore store(tree);
  const Name first = store.keep(std::string("first"));
  const NamePath* const path = store.keep(NamePath{first});
  const Fields* const fields = store.keep(Fields{{.name = first}});
  for (int i = 0; i < 1000; ++i) {
    store.keep(std::to_string(i));
    store.keep(NamePath{});
    store.keep(Fields{});
  }
  CHECK(first.text == "first");
  CHECK(to_text(*path) == "first");
  CHECK(fields->front().name.text == "first");
}

}  // namespace
}  // namespace mapping::analysis
