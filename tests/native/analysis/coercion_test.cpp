#include "analysis/expressions/coercion.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// What types become of others. Every fault is one of a Trino 476 or of Trino's own TestAnalyzer.
namespace mapping::analysis {
namespace {

// The items of the list behind IN, and the value in front of it.
std::string common_type(Part& part) {
  const SqlNodeId in = part.find(SqlNodeKind::kIn);
  std::vector<SqlNodeId> nodes{part.tree[in].first_child};
  for (SqlNodeId item = part.tree[part.tree.child(in, 1)].first_child; item != kNoSqlNode;
       item = part.tree[item].next) {
    nodes.push_back(item);
  }
  const TypeId type =
      single_type(part.state, part.typer, "IN value and list items", nodes, part.context());
  const std::string answer = part.answer();
  return answer.empty() ? part.shown(type) : answer;
}

TEST_CASE("coercion: all become one type") {
  Part part("SELECT 1 IN (x, NULL, 1.5, x)");
  part.typer.say("1", "integer");
  part.typer.say("x", "bigint");
  part.typer.say("NULL", "unknown");
  part.typer.say("1.5", "decimal(2, 1)");
  CHECK(common_type(part) == "decimal(20, 1)");
}

TEST_CASE("coercion: the first that has no type with those in front of it") {
  Part part("SELECT * FROM t1 WHERE 'a' IN (1, 'b')");
  part.typer.say("'a'", "varchar(1)");
  part.typer.say("'b'", "varchar(1)");
  part.typer.say("1", "integer");
  CHECK(common_type(part) ==
        "TYPE_MISMATCH line 1:32: IN value and list items must be the same type or coercible to a "
        "common type. Cannot find common type between varchar(1) and integer, all types (without "
        "duplicates): [varchar(1), integer]");
}

TEST_CASE("coercion: all are typed before one that is not known leaves it open") {
  Part part("SELECT x IN ('a', 1)");
  part.typer.say("x", "");
  part.typer.say("'a'", "varchar(1)");
  part.typer.say("1", "integer");
  CHECK(common_type(part) == "unsure:");
  CHECK(part.typer.asked == std::vector<std::string>{"x", "'a'", "1"});
}

std::string operation(OperatorKind kind, std::string_view symbol, std::string_view left,
                      std::string_view right) {
  Part part("SELECT name = nationkey FROM nation");
  const TypeId arguments[] = {left.empty() ? kUncertain : part.type(left),
                              right.empty() ? kUncertain : part.type(right)};
  const TypeId type =
      operator_type(part.state, part.find(SqlNodeKind::kComparison), kind, symbol, arguments);
  const std::string answer = part.answer();
  return answer.empty() ? part.shown(type) : answer;
}

TEST_CASE("coercion: operators") {
  CHECK(operation(OperatorKind::kEqual, "=", "varchar(1)", "varchar(25)") == "boolean");
  CHECK(operation(OperatorKind::kLess, "<", "bigint", "bigint") == "boolean");
  CHECK(operation(OperatorKind::kAdd, "+", "integer", "bigint") == "bigint");
  CHECK(operation(OperatorKind::kMultiply, "*", "decimal(3, 1)", "decimal(2, 2)") ==
        "decimal(5, 3)");
  CHECK(operation(OperatorKind::kAdd, "+", "date", "interval day to second") == "date");
}

TEST_CASE("coercion: operators that there are not") {
  CHECK(operation(OperatorKind::kLess, "<", "varchar(25)", "integer") ==
        "TYPE_MISMATCH line 1:13: Cannot apply operator: varchar(25) < integer");
  CHECK(operation(OperatorKind::kEqual, "=", "bigint", "varchar(1)") ==
        "TYPE_MISMATCH line 1:13: Cannot apply operator: bigint = varchar(1)");
  CHECK(operation(OperatorKind::kAdd, "+", "interval day to second", "integer") ==
        "TYPE_MISMATCH line 1:13: Cannot apply operator: interval day to second + integer");
  CHECK(operation(OperatorKind::kEqual, "=", "", "varchar(1)") == "unsure:");
}

TEST_CASE("coercion: what an operator gives is remembered") {
  Part part("SELECT name = nationkey FROM nation");
  const TypeId arguments[] = {part.type("integer"), part.type("bigint")};
  CHECK(part.state.memo.operators.find("+", arguments) == nullptr);
  const SqlNodeId node = part.find(SqlNodeKind::kComparison);
  const TypeId first = operator_type(part.state, node, OperatorKind::kAdd, "+", arguments);
  REQUIRE(part.state.memo.operators.find("+", arguments) != nullptr);
  CHECK(part.state.memo.operators.find("+", arguments)->result == first);
  CHECK(operator_type(part.state, node, OperatorKind::kAdd, "+", arguments) == first);
}

}  // namespace
}  // namespace mapping::analysis
