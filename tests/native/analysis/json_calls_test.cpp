#include "analysis/expressions/json_calls.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// The functions of SQL/JSON, over values whose types a test says. Every answer is one of a Trino 476.
namespace mapping::analysis {
namespace {

std::string called(Part& part) {
  const Context context = part.context();
  const TypeId type =
      JsonCalls(part.state, part.typer, context).type_of(part.find(SqlNodeKind::kSpecial));
  const std::string answer = part.answer();
  return answer.empty() ? part.shown(type) : answer;
}

struct Call {
  std::string_view sql;
  std::string_view answer;
  Said said[3]{};
};

constexpr Call kValues[] = {
    {"SELECT JSON_VALUE(name, 'lax $.a') FROM nation", "varchar"},
    {"SELECT json_value(name, 'lax $.a' RETURNING bigint DEFAULT 'x' ON EMPTY) FROM nation",
     "TYPE_MISMATCH line 1:60: Function JSON_VALUE default ON EMPTY result must evaluate to a "
     "bigint "
     "(actual: varchar(1))",
     {{"'x'", "varchar(1)"}}},
    {"SELECT json_value(name, 'lax $.a' RETURNING bigint DEFAULT 1 ON ERROR) FROM nation",
     "bigint",
     {{"1", "integer"}}},
    {"SELECT json_value(name, 'lax $.a' RETURNING array(bigint)) FROM nation",
     "TYPE_MISMATCH line 1:8: Invalid return type of function JSON_VALUE: array(bigint)"},
    {"SELECT JSON_VALUE(CHAR 'ab', 'lax $.a')",
     "TYPE_MISMATCH line 1:19: Cannot read input of type char(2) as JSON using formatting JSON",
     {{"CHAR 'ab'", "char(2)"}}},
    {"SELECT JSON_VALUE(name, 'lax $.a' PASSING CHAR 'ab' FORMAT JSON AS x) FROM nation",
     "TYPE_MISMATCH line 1:43: Cannot read input of type char(2) as JSON using formatting JSON",
     {{"CHAR 'ab'", "char(2)"}}},
    {"SELECT JSON_VALUE(name, 'lax $.a.size()' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax 1.5' RETURNING time) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: decimal(2,1) incompatible with return type "
     "of "
     "function JSON_VALUE: time(3)"},
    {"SELECT JSON_VALUE(name, 'lax $.a.floor()' RETURNING date) FROM nation", "date"},
};

constexpr Call kMembers[] = {
    {"SELECT JSON_OBJECT('a': CHAR 'ab' FORMAT JSON)",
     "TYPE_MISMATCH line 1:25: Cannot read input of type char(2) as JSON using formatting JSON",
     {{"'a'", "varchar(1)"}, {"CHAR 'ab'", "char(2)"}}},
    {"SELECT JSON_OBJECT('a': ROW(1.5))",
     "NOT_SUPPORTED line 1:8: Unsupported type of value passed to JSON_OBJECT function: "
     "row(decimal(2,1))",
     {{"'a'", "varchar(1)"}, {"ROW(1.5)", "row(decimal(2, 1))"}}},
    {"SELECT JSON_OBJECT(1.5: 1)",
     "INVALID_FUNCTION_ARGUMENT line 1:20: Invalid type of JSON object key: decimal(2,1)",
     {{"1.5", "decimal(2, 1)"}, {"1", "integer"}}},
    {"SELECT JSON_OBJECT('a': 1)", "varchar", {{"'a'", "varchar(1)"}, {"1", "integer"}}},
    {"SELECT json_array(map())",
     "NOT_SUPPORTED line 1:8: Unsupported type of value passed to JSON_ARRAY function: "
     "map(unknown, "
     "unknown)",
     {{"map()", "map(unknown, unknown)"}}},
    {"SELECT json_array(X'00')",
     "NOT_SUPPORTED line 1:19: Unsupported type of value passed to JSON_ARRAY function: varbinary",
     {{"X'00'", "varbinary"}}},
    {"SELECT JSON_ARRAY(name, 1) FROM nation", "varchar", {{"1", "integer"}}},
};

void check_calls(std::span<const Call> calls) {
  for (const Call& call : calls) {
    INFO(call.sql);
    Part part(call.sql);
    for (const auto& [expression, type] : call.said) {
      if (!expression.empty()) part.typer.say(expression, type);
    }
    CHECK(called(part) == call.answer);
  }
}

TEST_CASE("json calls: values of a path") { check_calls(kValues); }
TEST_CASE("json calls: members") { check_calls(kMembers); }

TEST_CASE("json calls: what is there is true or false, and a query is text") {
  Part exists("SELECT JSON_EXISTS(name, 'lax $.a') FROM nation");
  CHECK(called(exists) == "boolean");
  Part query("SELECT JSON_QUERY(name, 'lax $.a' RETURNING varchar(9)) FROM nation");
  CHECK(called(query) == "varchar(9)");
}

// The words of Trino's source, which tells them at the call.
TEST_CASE("json calls: quotes are kept of scalars, which a wrapper leaves none of") {
  Part part("SELECT JSON_QUERY(name, 'lax $.a' WITH WRAPPER KEEP QUOTES) FROM nation");
  called(part);
  REQUIRE(part.fault());
  CHECK(part.fault()->error_name == "INVALID_FUNCTION_ARGUMENT");
  CHECK(part.fault()->server_message ==
        "KEEP QUOTES behavior specified with WITH UNCONDITIONAL ARRAY WRAPPER behavior");
}

}  // namespace
}  // namespace mapping::analysis
