#include "analysis/queries/named_queries.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// WITH: what a scope offers by name. Every fault is one of a Trino 476 or of Trino's own TestAnalyzer,
// which tells no place for some.
namespace mapping::analysis {
namespace {

Scope* offered(Part& part) {
  Scope* const scope = part.state.scopes.make(nullptr, {});
  NamedQueries(part.state, part.typer).analyze(part.find(SqlNodeKind::kWith), *scope);
  return scope;
}

constexpr PartCase kFaults[] = {
    {"WITH t(a, b) AS (SELECT 1) SELECT * FROM t",
     "MISMATCHED_COLUMN_ALIASES line 1:8: Column alias list has 2 entries but relation has 1 "
     "columns",
     {{"1", "integer"}}},
    {"WITH \"Ä\" AS (SELECT 1 a), \"ä\" AS (SELECT 1 a) SELECT 1",
     "DUPLICATE_NAMED_QUERY line 1:27: WITH query name 'ä' specified more than once",
     {{"1", "integer"}}},
    {"WITH \"Ä\"(\"Ö\", \"ö\") AS (SELECT 1 a, 2 b) SELECT 1",
     "DUPLICATE_COLUMN_NAME line 1:15: Column name 'ö' specified more than once",
     {{"1", "integer"}, {"2", "integer"}}},
    {"WITH t(a) AS (SELECT * FROM unknown) SELECT 1", "unsure: the number of columns is not known"},
};

TEST_CASE("named queries: names of queries and of their columns") {
  check_parts(kFaults, [](Part& part) {
    part.typer.give("unknown", {{.open = true}});
    offered(part);
  });
}

TEST_CASE("named queries: a query has the columns that WITH names") {
  Part part(
      "WITH n AS (SELECT name, regionkey AS r FROM nation), \"N2\"(x, Y) AS (TABLE n) SELECT 1");
  const Scope* const scope = offered(part);
  REQUIRE(scope->queries.size() == 2);
  CHECK(scope->queries[0].name.text == "n");
  CHECK(part.shown(*scope->queries[0].fields) == "name: varchar(25), r: bigint");
  CHECK(part.shown(*scope->queries[1].fields) == "x: varchar(25), Y: bigint");
  CHECK(find_query(*scope, make_name("n2")) == &scope->queries[1]);
  CHECK(find_query(*scope, make_name("n3")) == nullptr);
  CHECK(part.answer().empty());
}

// `t` is the query itself where it reads what an earlier step found.
std::string recursive(std::string_view query) {
  Part part("WITH RECURSIVE " + std::string(query) + " SELECT * FROM t");
  part.typer.say("1", "integer");
  part.typer.say("2", "integer");
  part.typer.say("n + 2", "integer");
  part.typer.say("n || 'x'", "varchar");
  part.typer.say("n < 6", "boolean");
  part.typer.say("true", "boolean");
  constexpr Said kColumns[] = {{"n", "integer"}};
  part.typer.give("t", part.fields("t", kColumns));
  offered(part);
  if (!part.fault()) return part.answer();
  return std::string(part.fault()->error_name) + ": " + part.fault()->server_message;
}

TEST_CASE("named queries: a recursive query needs its names and a step over itself") {
  CHECK(recursive("t(n) AS (SELECT 1 UNION ALL SELECT n + 2 FROM t WHERE n < 6)").empty());
  CHECK(recursive("t AS (SELECT 1 UNION ALL SELECT n + 2 FROM t WHERE n < 6)") ==
        "MISSING_COLUMN_ALIASES: missing column aliases in recursive WITH query");
  CHECK(
      recursive("t(n) AS (SELECT 1 UNION ALL SELECT n + 2, n + 2 FROM t WHERE n < 6)") ==
      "TYPE_MISMATCH: base and step relations of recursion have different number of fields: 1, 2");
  CHECK(
      recursive("t(n) AS (SELECT 1 UNION ALL SELECT n || 'x' FROM t)") ==
      "TYPE_MISMATCH: recursion step relation output type (varchar) is not coercible to recursion "
      "base relation output type (integer) at column 1");
}

TEST_CASE("named queries: where a recursive query may not refer to itself") {
  CHECK(recursive("t(n) AS (SELECT 1 INTERSECT SELECT n + 2 FROM t WHERE n < 6)") ==
        "INVALID_RECURSIVE_REFERENCE: recursive reference not allowed in this context");
  CHECK(recursive("t(n) AS (SELECT n + 2 FROM t UNION ALL SELECT 1)") ==
        "INVALID_RECURSIVE_REFERENCE: WITH table name is referenced in the base relation of "
        "recursion");
  CHECK(recursive("t(n) AS (SELECT 1 UNION ALL SELECT n + 2 FROM t, t AS u)") ==
        "INVALID_RECURSIVE_REFERENCE: multiple recursive references in the step relation of "
        "recursion");
  CHECK(recursive("t(n) AS (SELECT 1 UNION ALL SELECT 2 WHERE (SELECT true FROM t))") ==
        "INVALID_RECURSIVE_REFERENCE: recursive reference outside of FROM clause of the step "
        "relation of recursion");
  CHECK(recursive(
            "t(n) AS (SELECT 1 UNION ALL SELECT n + 2 FROM t RIGHT JOIN (SELECT 2) u ON true)") ==
        "INVALID_RECURSIVE_REFERENCE: recursive reference in left source of RIGHT join");
  CHECK(recursive(
            "t(n) AS (SELECT 1 UNION ALL SELECT n + 2 FROM ((SELECT 2) EXCEPT (TABLE t)) u(n))") ==
        "INVALID_RECURSIVE_REFERENCE: recursive reference in right relation of EXCEPT DISTINCT");
  CHECK(recursive("t(n) AS (SELECT 1 UNION ALL SELECT n + 2 FROM ((TABLE t) INTERSECT ALL (SELECT "
                  "2)) u(n))") ==
        "INVALID_RECURSIVE_REFERENCE: recursive reference in INTERSECT ALL");
}

// TestAnalyzer: the WITH inside defines `t` anew, so that the query is not recursive.
TEST_CASE("named queries: a name that is defined anew inside is no reference") {
  Part part(
      "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT * FROM (WITH t(m) AS (SELECT 4) SELECT m "
      "FROM "
      "t)) SELECT * FROM t");
  constexpr Said kColumns[] = {{"m", "integer"}};
  part.typer.say("1", "integer");
  part.typer.give("(WITH t(m) AS (SELECT 4) SELECT m FROM t)", part.fields("", kColumns));
  CHECK(part.shown(*offered(part)->queries.front().fields) == "n: integer");
  CHECK(part.state.recursive_bases.empty());
  CHECK(part.answer().empty());
}

TEST_CASE("named queries: nothing limits or sorts a recursive query") {
  CHECK(recursive("t(n) AS (SELECT 1 UNION ALL SELECT n + 2 FROM t FETCH FIRST 1 ROW ONLY)") ==
        "INVALID_LIMIT_CLAUSE: immediate FETCH FIRST / LIMIT clause in recursive query");
  CHECK(recursive("t(n) AS (SELECT 1 UNION ALL (((SELECT n + 2 FROM t WHERE n < 6) LIMIT 1)))") ==
        "INVALID_LIMIT_CLAUSE: FETCH FIRST / LIMIT clause in the step relation of recursion");
  CHECK(recursive("t(n) AS (SELECT * FROM (WITH RECURSIVE u(m) AS (SELECT 1) SELECT m FROM u))") ==
        "NESTED_RECURSIVE: nested recursive WITH query");
}

}  // namespace
}  // namespace mapping::analysis
