#include "analysis/queries/select.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// One SELECT: the order of its clauses, and what each may see. Every fault is one of a Trino 476 or of
// Trino's own TestAnalyzer.
namespace mapping::analysis {
namespace {

const Scope* selected(Part& part) {
  return Select(part.state, part.typer)
      .analyze(part.find(SqlNodeKind::kSelect), part.tree.root,
               part.state.scopes.make(nullptr, {}));
}

constexpr PartCase kFaults[] = {
    {"SELECT *", "COLUMN_NOT_FOUND line 1:8: SELECT * not allowed in queries without FROM clause"},
    {"SELECT * FROM nation WHERE nationkey",
     "TYPE_MISMATCH line 1:28: WHERE clause must evaluate to a boolean: actual type bigint"},
    {"SELECT * FROM t1 WHERE sum(a) > 1",
     "EXPRESSION_NOT_SCALAR line 1:31: WHERE clause cannot contain aggregations, window functions "
     "or "
     "grouping operations: [sum(a)]",
     {{"sum(a) > 1", "boolean"}}},
    {"SELECT count(*) FROM nation HAVING rank() OVER () > 1",
     "NESTED_WINDOW line 1:36: HAVING clause cannot contain window functions or row pattern "
     "measures",
     {{"count(*)", "bigint"}}},
    {"SELECT grouping(a) FROM t1",
     "MISSING_GROUP_BY line 1:1: A GROUPING() operation can only be used with a corresponding "
     "GROUPING "
     "SET/CUBE/ROLLUP/GROUP BY clause",
     {{"grouping(a)", "integer"}}},
    {"SELECT name FROM nation FETCH FIRST 5 ROWS WITH TIES",
     "MISSING_ORDER_BY line 1:25: FETCH FIRST WITH TIES clause requires ORDER BY"},
    {"SELECT name FROM nation WHERE unknown", "unsure:", {{"unknown", ""}}},
};

TEST_CASE("select: the first clause that is at fault") {
  check_parts(kFaults, [](Part& part) { selected(part); });
}

TEST_CASE("select: clauses are analyzed in the order of a server") {
  Part part(
      "SELECT lower(name) FROM nation WHERE true GROUP BY name HAVING false WINDOW w AS (ORDER BY "
      "upper(name)) ORDER BY trim(name)");
  part.typer.say("lower(name)", "varchar(25)");
  part.typer.say("upper(name)", "varchar(25)");
  part.typer.say("trim(name)", "varchar(25)");
  part.typer.say("true", "boolean");
  part.typer.say("false", "boolean");
  selected(part);
  CHECK(part.typer.asked == std::vector<std::string>{"nation", "upper(name)", "true", "lower(name)",
                                                     "name", "name", "false", "trim(name)"});
}

TEST_CASE("select: nothing is selected behind a fault of WHERE") {
  Part part("SELECT nope FROM nation WHERE missing");
  part.typer.refuse("missing", mapping::say(ServerMessage::kColumnNotFound, {"missing"}));
  selected(part);
  CHECK(part.answer() == "COLUMN_NOT_FOUND line 1:31: Column 'missing' cannot be resolved");
  CHECK(part.typer.asked == std::vector<std::string>{"nation", "missing"});
}

TEST_CASE("select: a comma puts the columns of two relations side by side") {
  Part part("SELECT * FROM nation, t1");
  CHECK(
      part.shown(selected(part)->fields) ==
      "nationkey: bigint, name: varchar(25), regionkey: bigint, comment: varchar(152), a: bigint, "
      "b: bigint, c: bigint, d: bigint");
}

TEST_CASE("select: ORDER BY sees the names of the result before those of FROM") {
  Part part("SELECT nationkey AS name FROM nation ORDER BY name, comment");
  const Scope* const output = selected(part);
  const SqlNodeId order = part.find(SqlNodeKind::kOrderBy);
  const SqlNodeId name = part.tree[part.tree[order].first_child].first_child;
  CHECK(part.state.notes.reference(name) == FieldId{output->relation, 0});
  CHECK(part.state.notes.type(name) == part.type("bigint"));
  CHECK(part.state.notes.is_column(part.find(SqlNodeKind::kColumn, "comment")));
  CHECK(part.answer().empty());
}

std::string sorted(std::string_view sql) {
  Part part(sql);
  part.typer.say("lower(name)", "varchar(25)");
  part.typer.say("LOWER(Name)", "varchar(25)");
  part.typer.say("upper(name)", "varchar(25)");
  selected(part);
  return part.answer();
}

TEST_CASE("select: SELECT DISTINCT is sorted by what it selects") {
  const std::string missing =
      "EXPRESSION_NOT_IN_DISTINCT line 1:1: For SELECT DISTINCT, ORDER BY expressions must appear "
      "in "
      "select list";
  CHECK(sorted("SELECT DISTINCT name FROM nation ORDER BY comment") == missing);
  CHECK(sorted("SELECT DISTINCT lower(name) FROM nation ORDER BY upper(name)") == missing);
  CHECK(sorted("SELECT DISTINCT lower(name) FROM nation ORDER BY LOWER(Name)").empty());
  CHECK(sorted("SELECT DISTINCT lower(name) AS l FROM nation ORDER BY L").empty());
  CHECK(sorted("SELECT DISTINCT * FROM nation ORDER BY nation.comment").empty());
  CHECK(sorted("SELECT DISTINCT name FROM nation ORDER BY 1").empty());
  CHECK(sorted("SELECT name FROM nation ORDER BY comment").empty());
}

TEST_CASE("select: SELECT DISTINCT is not sorted by what is random") {
  Part part("SELECT DISTINCT random() FROM nation ORDER BY random()");
  part.typer.say("random()", "double");
  part.state.notes.add_random_call(part.last(SqlNodeKind::kFunction));
  selected(part);
  CHECK(
      part.answer() ==
      "EXPRESSION_NOT_IN_DISTINCT line 1:1: For SELECT DISTINCT, ORDER BY expressions must appear "
      "in select list");
}

}  // namespace
}  // namespace mapping::analysis
