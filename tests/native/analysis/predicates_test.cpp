#include "analysis/expressions/predicates.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// Comparisons and the other predicates over values whose types a test says. Every fault is one of a
// Trino 476 or of Trino's own TestAnalyzer.
namespace mapping::analysis {
namespace {

// The condition of WHERE, or what is selected first.
void analyze_predicate(Part& part) {
  const SqlNodeId select = part.find(SqlNodeKind::kSelect);
  const SqlNodeId where = part.tree.find_child(select, SqlNodeKind::kWhere);
  const SqlNodeId node = where == kNoSqlNode
                             ? part.tree[part.find(SqlNodeKind::kSelectItem)].first_child
                             : part.tree[where].first_child;
  const TypeId type = Predicates(part.state, part.typer).type_of(node, part.context());
  CHECK(type == part.state.boolean());
}

constexpr PartCase kComparisons[] = {
    {"SELECT name FROM nation WHERE name > 1",
     "TYPE_MISMATCH line 1:36: Cannot apply operator: varchar(25) < integer",
     {{"1", "integer"}}},
    {"SELECT name FROM nation WHERE nationkey = '1'",
     "TYPE_MISMATCH line 1:41: Cannot apply operator: bigint = varchar(1)",
     {{"'1'", "varchar(1)"}}},
    {"SELECT name FROM nation WHERE nationkey <> 1", "", {{"1", "integer"}}},
    {"SELECT name FROM nation WHERE nationkey >= x", "unsure:", {{"x", ""}}},
    {"SELECT name FROM nation WHERE name BETWEEN 1 AND 2",
     "TYPE_MISMATCH line 1:36: Cannot check if varchar(25) is BETWEEN integer and integer",
     {{"1", "integer"}, {"2", "integer"}}},
    {"SELECT name FROM nation WHERE map() BETWEEN map() AND map()",
     "TYPE_MISMATCH line 1:37: Cannot check if map(unknown, unknown) is BETWEEN map(unknown, "
     "unknown) "
     "and map(unknown, unknown)",
     {{"map()", "map(unknown, unknown)"}}},
    {"SELECT name FROM nation WHERE nationkey NOT BETWEEN 1 AND 2",
     "",
     {{"1", "integer"}, {"2", "bigint"}}},
};

TEST_CASE("predicates: comparisons") { check_parts(kComparisons, analyze_predicate); }

constexpr PartCase kLists[] = {
    {"SELECT name FROM nation WHERE nationkey IN ('1')",
     "TYPE_MISMATCH line 1:45: IN value and list items must be the same type or coercible to a "
     "common "
     "type. Cannot find common type between bigint and varchar(1), all types (without duplicates): "
     "[bigint, varchar(1)]",
     {{"'1'", "varchar(1)"}}},
    {"SELECT name FROM nation WHERE nationkey NOT IN (1, x)",
     "",
     {{"1", "integer"}, {"x", "double"}}},
    {"SELECT h IN (h)",
     "open: a server has no equality for the type HyperLogLog",
     {{"h", "HyperLogLog"}}},
};

TEST_CASE("predicates: lists") { check_parts(kLists, analyze_predicate); }

constexpr PartCase kConditions[] = {
    {"SELECT name IS FALSE FROM nation",
     "TYPE_MISMATCH line 1:8: Boolean test value must evaluate to a boolean (actual: varchar(25))"},
    {"SELECT 1 IS TRUE",
     "TYPE_MISMATCH line 1:8: Boolean test value must evaluate to a boolean (actual: integer)",
     {{"1", "integer"}}},
    {"SELECT name IS NOT NULL FROM nation", ""},
    {"SELECT x AND NOT y OR x", "", {{"x", "boolean"}, {"x AND NOT y", "boolean"}}},
    {"SELECT name LIKE 'a' ESCAPE '#' FROM nation",
     "",
     {{"'a'", "varchar(1)"}, {"'#'", "varchar(1)"}}},
};

TEST_CASE("predicates: conditions") { check_parts(kConditions, analyze_predicate); }

// The words of Trino's source; it tells them at the operand.
TEST_CASE("predicates: what is wanted of operands") {
  const auto wanted = [](std::string_view expression) {
    Part part("SELECT " + std::string(expression));
    part.typer.say("1", "integer");
    part.typer.say("true", "boolean");
    part.typer.say("'a'", "varchar(1)");
    analyze_predicate(part);
    return part.answer();
  };
  CHECK(wanted("NOT 1") ==
        "TYPE_MISMATCH line 1:12: Value of logical NOT expression must evaluate to a boolean "
        "(actual: "
        "integer)");
  CHECK(wanted("true AND true AND 1") ==
        "TYPE_MISMATCH line 1:26: Logical expression term must evaluate to a boolean (actual: "
        "integer)");
  CHECK(wanted("1 LIKE 'a'") ==
        "TYPE_MISMATCH line 1:8: Left side of LIKE expression must evaluate to a varchar (actual: "
        "integer)");
  CHECK(wanted("'a' LIKE 1") ==
        "TYPE_MISMATCH line 1:17: Pattern for LIKE expression must evaluate to a varchar (actual: "
        "integer)");
}

TEST_CASE("predicates: the terms of a chain are typed in the order of the text") {
  Part part("SELECT a AND b AND (c OR d)");
  for (const std::string_view term : {"a", "b", "c OR d"}) part.typer.say(term, "boolean");
  analyze_predicate(part);
  CHECK(part.typer.asked == std::vector<std::string>{"a", "b", "c OR d"});
}

std::string compared_with_rows(std::string_view sql, std::string_view value, std::string_view row) {
  Part part(sql);
  part.typer.say("1", value);
  const SqlNodeId subquery = part.find(SqlNodeKind::kSubquery);
  const Said columns[] = {{"", row}};
  part.typer.give(part.tree.text_of(part.tree[subquery].first_child), part.fields("", columns));
  analyze_predicate(part);
  return part.answer();
}

TEST_CASE("predicates: values and the rows of a query") {
  CHECK(
      compared_with_rows("SELECT 1 = ALL (SELECT true)", "integer", "boolean") ==
      "TYPE_MISMATCH line 1:10: Value expression and result of subquery must be of the same type: "
      "row(integer) vs row(boolean)");
  CHECK(compared_with_rows("SELECT 1 IN (SELECT x)", "integer", "bigint").empty());
  CHECK(compared_with_rows("SELECT 1 < ANY (SELECT x)", "integer", "bigint").empty());
}

TEST_CASE("predicates: a number that is compared with text is offered as text") {
  Part part("SELECT name FROM nation WHERE nationkey = '1'");
  const SqlNodeId text = part.find(SqlNodeKind::kString);
  part.typer.say("'1'", "varchar(1)");
  analyze_predicate(part);
  CHECK(part.state.notes.type(text) == part.type("varchar(1)"));
  CHECK(part.mended() ==
        std::vector<std::string>{"SELECT name FROM nation WHERE nationkey = CAST('1' AS bigint)"});
}

}  // namespace
}  // namespace mapping::analysis
