#include "analysis/expressions/expression_checks.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// What clauses ask of the expressions in them. Every fault is one of a Trino 476.
namespace mapping::analysis {
namespace {

SqlNodeId condition(const Part& part) {
  return part.tree[part.find(SqlNodeKind::kWhere)].first_child;
}

std::string scalar(std::string_view sql) {
  INFO(sql);
  Part part(sql);
  check_no_aggregates(part.state, condition(part), "WHERE clause");
  return part.answer();
}

TEST_CASE("expression checks: aggregations have no meaning in a clause, all of them are told") {
  CHECK(
      scalar("SELECT 1 FROM nation WHERE rank() OVER (ORDER BY name) = sum(nationkey) + "
             "grouping(name)") ==
      "EXPRESSION_NOT_SCALAR line 1:56: WHERE clause cannot contain aggregations, window functions "
      "or grouping operations: [sum(nationkey), rank() OVER (ORDER BY name ASC), GROUPING (name)]");
  CHECK(
      scalar("SELECT 1 FROM nation WHERE abs(regionkey ORDER BY name) = 1") ==
      "EXPRESSION_NOT_SCALAR line 1:57: WHERE clause cannot contain aggregations, window functions "
      "or grouping operations: [abs(regionkey ORDER BY name ASC)]");
  CHECK(
      scalar("SELECT * FROM t1 WHERE lag(t1.a) > t1.a") ==
      "EXPRESSION_NOT_SCALAR line 1:34: WHERE clause cannot contain aggregations, window functions "
      "or grouping operations: [lag(t1.a)]");
  CHECK(scalar("SELECT 1 FROM nation WHERE abs(nationkey) = (SELECT max(nationkey) FROM nation)")
            .empty());
}

TEST_CASE("expression checks: calls that hold something themselves, the inner ones first") {
  Part part("SELECT 1 FROM nation WHERE abs(max(sum(nationkey))) = 1");
  const std::vector<SqlNodeId> calls = calls_with(part.state, kHasAggregate, condition(part));
  REQUIRE(calls.size() == 2);
  CHECK(part.tree.text_of(calls[0]) == "sum(nationkey)");
  CHECK(part.tree.text_of(calls[1]) == "max(sum(nationkey))");
  CHECK(calls_with(part.state, kHasOver, condition(part)).empty());
}

std::string boolean(std::string_view type) {
  Part part("SELECT * FROM (VALUES (1, 'a'), (2, NULL)) AS t(a, b) WHERE a");
  check_condition(part.state, condition(part), type.empty() ? kUncertain : part.type(type),
                  "WHERE clause");
  return part.answer();
}

TEST_CASE("expression checks: a condition is boolean or NULL") {
  CHECK(boolean("boolean").empty());
  CHECK(boolean("unknown").empty());
  CHECK(boolean("integer") ==
        "TYPE_MISMATCH line 1:61: WHERE clause must evaluate to a boolean: actual type integer");
  CHECK(boolean("") == "unsure:");
}

std::string coerced(std::string_view from, std::string_view to) {
  Part part("SELECT 1 FROM nation WHERE name IS TRUE");
  coerce(part.state, part.find(SqlNodeKind::kColumn), part.type(from), part.type(to),
         "Boolean test value");
  return part.answer();
}

TEST_CASE("expression checks: an expression becomes the type that is wanted") {
  CHECK(coerced("varchar(25)", "boolean") ==
        "TYPE_MISMATCH line 1:28: Boolean test value must evaluate to a boolean (actual: "
        "varchar(25))");
  CHECK(coerced("integer", "bigint").empty());
  CHECK(coerced("varchar(25)", "varchar").empty());
  CHECK(coerced("unknown", "boolean").empty());
  CHECK_FALSE(coerced("bigint", "integer").empty());
}

TEST_CASE("expression checks: an expression with a random call differs each time") {
  Part part("SELECT 1 FROM nation WHERE random() > 1");
  CHECK(is_deterministic(part.state, condition(part)));
  part.state.notes.add_random_call(part.find(SqlNodeKind::kFunction));
  CHECK_FALSE(is_deterministic(part.state, condition(part)));
  CHECK(is_deterministic(part.state, part.last(SqlNodeKind::kInteger)));
}

TEST_CASE("expression checks: the first column of a relation, also in queries inside") {
  Part part("SELECT 1 FROM nation WHERE comment = (SELECT name || regionkey FROM region)");
  const auto refer = [&](std::string_view name, std::uint32_t relation) {
    part.state.notes.set_reference(part.find(SqlNodeKind::kColumn, name), {relation, 0});
  };
  CHECK(first_reference(part.state, condition(part), *part.source) == kNoSqlNode);
  refer("comment", 99);
  refer("regionkey", part.source->relation);
  CHECK(first_reference(part.state, condition(part), *part.source) ==
        part.find(SqlNodeKind::kColumn, "regionkey"));
  refer("name", part.source->relation);
  CHECK(first_reference(part.state, condition(part), *part.source) ==
        part.find(SqlNodeKind::kColumn, "name"));
}

}  // namespace
}  // namespace mapping::analysis
