#include "analysis/relations/pivot.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// PIVOT, which only newer servers take. The answers are those of analysis_newer_forms_test.cpp.
namespace mapping::analysis {
namespace {

const Scope* pivoted(Part& part) {
  return Pivot(part.state, part.typer, part.find(SqlNodeKind::kPivot))
      .analyze(part.state.scopes.make(nullptr, {}));
}

constexpr PartCase kFaults[] = {
    {"SELECT * FROM nation PIVOT (count(*) FOR (name, regionkey) IN (('a', 1), 'b'))",
     "INVALID_ARGUMENTS line 1:74: Number of pivot values (1) does not match number of pivot "
     "columns "
     "(2)"},
    {"SELECT * FROM nation PIVOT (count(*) AS n, max(name) FOR regionkey IN (1))",
     "MISSING_COLUMN_ALIASES line 1:44: PIVOT with multiple aggregations requires an alias on each "
     "aggregation"},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN (max(2)))",
     "EXPRESSION_NOT_SCALAR line 1:56: PIVOT IN clause cannot contain aggregations, window "
     "functions "
     "or grouping operations: [max(2)]",
     {{"max(2)", "integer"}, {"count(*)", "bigint"}}},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN ((SELECT 1)))",
     "EXPRESSION_NOT_CONSTANT line 1:56: PIVOT IN clause must be constant and cannot contain a "
     "subquery",
     {{"(SELECT 1)", "integer"}, {"count(*)", "bigint"}}},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN (nationkey))",
     "EXPRESSION_NOT_CONSTANT line 1:56: PIVOT IN clause must be constant and cannot reference a "
     "column: nationkey",
     {{"count(*)", "bigint"}}},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN ('one'))",
     "TYPE_MISMATCH line 1:56: Pivot value of type varchar(3) is not comparable with pivot column "
     "type "
     "bigint",
     {{"'one'", "varchar(3)"}, {"count(*)", "bigint"}}},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN (1) GROUP BY AUTO)",
     "NOT_SUPPORTED line 1:68: GROUP BY AUTO is not supported in PIVOT",
     {{"1", "integer"}, {"count(*)", "bigint"}}},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN (1) GROUP BY 1)",
     "INVALID_COLUMN_REFERENCE line 1:68: GROUP BY position 1 is not in select list",
     {{"1", "integer"}, {"count(*)", "bigint"}}},
};

TEST_CASE("pivot: values and groups") {
  check_parts(kFaults, [](Part& part) { pivoted(part); });
}

constexpr PartCase kAggregations[] = {
    {"SELECT * FROM nation PIVOT (nationkey + 1 FOR regionkey IN (1))",
     "EXPRESSION_NOT_AGGREGATE line 1:39: PIVOT expression must contain an aggregate function: "
     "(nationkey + 1)",
     {{"1", "integer"}, {"nationkey + 1", "bigint"}}},
    {"SELECT * FROM nation PIVOT (rank() OVER () FOR regionkey IN (1))",
     "NESTED_WINDOW line 1:29: PIVOT expression cannot contain window functions or row pattern "
     "measures: rank() OVER ()",
     {{"1", "integer"}, {"rank() OVER ()", "bigint"}}},
    {"SELECT * FROM nation PIVOT (count(*) + grouping(name) FOR regionkey IN (1) GROUP BY name)",
     "NOT_SUPPORTED line 1:40: PIVOT expression cannot contain grouping operations: GROUPING "
     "(name)",
     {{"1", "integer"}, {"count(*) + grouping(name)", "bigint"}}},
    {"SELECT * FROM nation PIVOT (count(*) + (SELECT 1) FOR regionkey IN (1))",
     "NOT_SUPPORTED line 1:40: PIVOT expression cannot contain a subquery outside an aggregate "
     "function: (SELECT 1\n\n)",
     {{"1", "integer"}, {"count(*) + (SELECT 1)", "bigint"}}},
};

TEST_CASE("pivot: aggregations") {
  check_parts(kAggregations, [](Part& part) { pivoted(part); });
}

TEST_CASE("pivot: a column for each value and aggregation, behind those that are grouped by") {
  Part one(
      "SELECT * FROM nation PIVOT (count(*) FOR regionkey IN (0 AS africa, 1 + 1, BIGINT '3'))");
  one.typer.say("count(*)", "bigint");
  one.typer.say("0", "integer");
  one.typer.say("1 + 1", "integer");
  one.typer.say("BIGINT '3'", "bigint");
  CHECK(one.shown(pivoted(one)->fields) == "AFRICA: bigint, (1 + 1): bigint, BIGINT '3': bigint");
  CHECK(one.answer().empty());
  Part two(
      "SELECT * FROM nation n PIVOT (max(name) AS last, count(*) AS n FOR regionkey IN (0 AS a, 1 "
      "b) "
      "GROUP BY substr(name, 1, 1), n.comment)");
  two.typer.give("nation n", two.nation_fields("n"));
  two.typer.say("max(name)", "varchar(25)");
  two.typer.say("count(*)", "bigint");
  two.typer.say("0", "integer");
  two.typer.say("1", "integer");
  two.typer.say("substr(name, 1, 1)", "varchar(25)");
  CHECK(two.shown(pivoted(two)->fields) ==
        ": varchar(25), COMMENT: varchar(152), A_LAST: varchar(25), A_N: bigint, B_LAST: "
        "varchar(25), B_N: bigint");
}

TEST_CASE("pivot: of several columns each value is a row") {
  Part part(
      "SELECT * FROM orders PIVOT (sum(totalprice) FOR (orderstatus, shippriority) IN (('F', 0), "
      "('O', 0) AS open))");
  constexpr Said kOrders[] = {{"orderstatus", "varchar(1)"}, {"shippriority", "integer"}};
  part.typer.give("orders", part.fields("orders", kOrders));
  part.typer.say("sum(totalprice)", "double");
  part.typer.say("'F'", "varchar(1)");
  part.typer.say("'O'", "varchar(1)");
  part.typer.say("0", "integer");
  CHECK(part.shown(pivoted(part)->fields) == "'F'_0: double, OPEN: double");
}

}  // namespace
}  // namespace mapping::analysis
