#include "analysis/expressions/subqueries.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// Queries in expressions, whose columns a test gives. Every fault is one of a Trino 476.
namespace mapping::analysis {
namespace {

// The query that stands first in the text, which has these columns.
SqlNodeId give(Part& part, std::span<const Said> columns) {
  const SqlNodeId subquery = part.find(SqlNodeKind::kSubquery);
  part.typer.give(part.tree.text_of(part.tree[subquery].first_child), part.fields("", columns));
  return subquery;
}

constexpr Said kOne[] = {{"x", "bigint"}};
constexpr Said kTwo[] = {{"x", "bigint"}, {"", "varchar(2)"}};

TEST_CASE("subqueries: one column is a value, several are a row") {
  Part one("SELECT (SELECT x)");
  const SqlNodeId value = give(one, kOne);
  CHECK(one.shown(Subqueries(one.state, one.typer).type_of(value, one.context())) == "bigint");
  Part two("SELECT (SELECT x, y)");
  const SqlNodeId row = give(two, kTwo);
  CHECK(two.shown(Subqueries(two.state, two.typer).type_of(row, two.context())) ==
        "row(x bigint, varchar(2))");
  CHECK(two.answer().empty());
}

TEST_CASE("subqueries: a query sees what its expression sees, unless it is in a row pattern") {
  Part part("SELECT (SELECT x)");
  const SqlNodeId subquery = give(part, kOne);
  Subqueries subqueries(part.state, part.typer);
  subqueries.type_of(subquery, part.context());
  CHECK(part.typer.last_outer == part.source);
  CHECK(part.typer.last_correlated);
  subqueries.type_of(subquery, {.scope = part.source, .correlated = false});
  CHECK_FALSE(part.typer.last_correlated);
  const PatternLabels labels;
  subqueries.type_of(subquery, {.scope = part.source, .labels = &labels});
  CHECK_FALSE(part.typer.last_correlated);
}

struct Refused {
  std::string_view sql;
  Context context;
  std::string_view answer;
};

const Refused kRefused[] = {
    {"SELECT transform(ARRAY[1], x -> (SELECT x))",
     {.in_lambda = true},
     "NOT_SUPPORTED line 1:33: Lambda expression cannot contain subqueries"},
    {"SELECT * FROM TABLE(sequence(1, (SELECT 1)))",
     {.no_query = ServerMessage::kConstantSubquery},
     "EXPRESSION_NOT_CONSTANT line 1:33: Constant expression cannot contain a subquery"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint BEGIN SET x = (SELECT 1); RETURN 2; END SELECT 1",
     {.no_query = ServerMessage::kRoutineQuery},
     "NOT_SUPPORTED line 1:56: Queries are not allowed in functions"},
};

TEST_CASE("subqueries: where there may be none") {
  for (const Refused& refused : kRefused) {
    INFO(refused.sql);
    Part part(refused.sql);
    const SqlNodeId subquery = part.find(SqlNodeKind::kSubquery);
    CHECK(Subqueries(part.state, part.typer).type_of(subquery, refused.context) == kUncertain);
    CHECK(part.answer() == refused.answer);
    CHECK(part.typer.asked.empty());
  }
}

TEST_CASE("subqueries: of IN a server tells the operator, of ANY the query") {
  Part in("SELECT filter(ARRAY[1], x -> x IN (SELECT 1)) FROM nation");
  Subqueries(in.state, in.typer)
      .compare(in.find(SqlNodeKind::kIn), kUncertain, in.find(SqlNodeKind::kSubquery),
               {.in_lambda = true});
  CHECK(in.answer() == "NOT_SUPPORTED line 1:32: Lambda expression cannot contain subqueries");
  Part any("SELECT filter(ARRAY[1], x -> x = ANY (SELECT 1)) FROM nation");
  Subqueries(any.state, any.typer)
      .compare(any.find(SqlNodeKind::kQuantified), kUncertain, any.find(SqlNodeKind::kSubquery),
               {.in_lambda = true});
  CHECK(any.answer() == "NOT_SUPPORTED line 1:39: Lambda expression cannot contain subqueries");
}

std::string compared(std::string_view sql, std::string_view type, std::span<const Said> columns) {
  Part part(sql);
  const SqlNodeId subquery = give(part, columns);
  const TypeId value = type.empty() ? kUncertain : part.type(type);
  const TypeId common = Subqueries(part.state, part.typer)
                            .compare(part.find(SqlNodeKind::kIn), value, subquery, part.context());
  const std::string answer = part.answer();
  return answer.empty() ? part.shown(common) : answer;
}

TEST_CASE("subqueries: a value is compared as a row") {
  constexpr Said kIntegers[] = {{"", "integer"}, {"", "integer"}};
  CHECK(
      compared("SELECT 1 IN (SELECT 1, 2 FROM nation)", "integer", kIntegers) ==
      "TYPE_MISMATCH line 1:10: Value expression and result of subquery must be of the same type: "
      "row(integer) vs row(integer, integer)");
  CHECK(compared("SELECT (1, 2) IN (SELECT 1, 2)", "row(bigint, bigint)", kIntegers) ==
        "row(bigint, bigint)");
  CHECK(compared("SELECT 1 IN (SELECT x)", "integer", kOne) == "row(bigint)");
  CHECK(compared("SELECT 1 IN (SELECT x)", "", kOne) == "unsure:");
}

TEST_CASE("subqueries: EXISTS is true or false, UNIQUE wants rows that can be compared") {
  constexpr Said kSketch[] = {{"h", "HyperLogLog"}};
  Part exists("SELECT EXISTS (SELECT h)");
  give(exists, kSketch);
  CHECK(Subqueries(exists.state, exists.typer)
            .type_of_exists(exists.find(SqlNodeKind::kExists), exists.context()) ==
        exists.state.boolean());
  CHECK(exists.answer().empty());
  Part unique("SELECT UNIQUE (SELECT h)");
  give(unique, kSketch);
  Subqueries(unique.state, unique.typer)
      .type_of_exists(unique.find(SqlNodeKind::kUnique), unique.context());
  REQUIRE(unique.fault());
  CHECK(unique.fault()->error_name == "TYPE_MISMATCH");
  CHECK(unique.fault()->server_message ==
        "Type row(h HyperLogLog) is not comparable and therefore cannot be used in UNIQUE");
}

TEST_CASE("subqueries: columns that are not known make no row") {
  Part part("SELECT (SELECT * FROM t)");
  part.typer.give("SELECT * FROM t", {{.open = true}});
  Subqueries(part.state, part.typer).type_of(part.find(SqlNodeKind::kSubquery), part.context());
  CHECK(part.answer() == "open: the columns of a subquery are not known");
}

}  // namespace
}  // namespace mapping::analysis
