#include "analysis/expressions/calls.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// Calls of functions, with arguments whose types a test says. Every answer is one of a Trino 476.
namespace mapping::analysis {
namespace {

// What is selected first.
std::string called(Part& part) {
  const SqlNodeId node = part.tree[part.find(SqlNodeKind::kSelectItem)].first_child;
  Calls calls(part.state, part.typer);
  TypeId type = kUncertain;
  switch (part.tree[node].kind) {
    case SqlNodeKind::kConcat:
      type = calls.type_of_concat(node, part.context());
      break;
    case SqlNodeKind::kSpecial:
      type = calls.type_of_special(node, part.context());
      break;
    case SqlNodeKind::kLambda:
      type = calls.type_of_lambda(node, part.context());
      break;
    default:
      type = calls.type_of_call(node, part.context());
  }
  const std::string answer = part.answer();
  return answer.empty() ? part.shown(type) : answer;
}

struct Call {
  std::string_view sql;
  std::string_view answer;
  Said said[4]{};
};

constexpr Call kCalls[] = {
    {"SELECT max(name) FROM nation", "varchar(25)"},
    {"SELECT system.builtin.count(*) FROM nation", "bigint"},
    {"SELECT lower(name) FROM nation", "varchar(25)"},
    {"SELECT nope(1)",
     "FUNCTION_NOT_FOUND line 1:8: Function 'nope' not registered",
     {{"1", "integer"}}},
    {"SELECT VERSION(1)",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (integer) for function version. Expected: "
     "version()",
     {{"1", "integer"}}},
    {"SELECT sum(DISTINCT approx_set(1)) FROM nation",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (HyperLogLog) for function sum. Expected: "
     "sum(bigint), sum(decimal(p,s)), sum(double), sum(interval day to second), sum(interval year "
     "to "
     "month), sum(real)",
     {{"approx_set(1)", "HyperLogLog"}}},
    {"SELECT count(DISTINCT approx_set(name)) FROM nation",
     "TYPE_MISMATCH line 1:8: DISTINCT can only be applied to comparable types (actual: "
     "HyperLogLog)",
     {{"approx_set(name)", "HyperLogLog"}}},
    {"SELECT FINAL count(name) FROM nation",
     "INVALID_PROCESSING_MODE line 1:8: FINAL semantics is not supported out of pattern "
     "recognition "
     "context"},
    {"SELECT abs(x)", "unsure: the type of an argument is not certain", {{"x", ""}}},
};

constexpr Call kConditionals[] = {
    {"SELECT nullif(1, 'a')",
     "TYPE_MISMATCH line 1:8: Types are not comparable with NULLIF: integer vs varchar(1)",
     {{"1", "integer"}, {"'a'", "varchar(1)"}}},
    {"SELECT coalesce(1, x, NULL)",
     "bigint",
     {{"1", "integer"}, {"x", "bigint"}, {"NULL", "unknown"}}},
    {"SELECT if(x, name, 'a') FROM nation",
     "varchar(25)",
     {{"x", "boolean"}, {"'a'", "varchar(1)"}}},
    {"SELECT try(name ORDER BY nope) FROM nation", "varchar(25)"},
    {"SELECT format('%s', 1.5, X'AB', 'a')",
     "NOT_SUPPORTED line 1:21: Type not supported for formatting: decimal(2,1)",
     {{"'%s'", "varchar(2)"},
      {"1.5", "decimal(2, 1)"},
      {"X'AB'", "varbinary"},
      {"'a'", "varchar(1)"}}},
};

constexpr Call kSpecial[] = {
    {"SELECT name || 'x' FROM nation", "varchar", {{"'x'", "varchar(1)"}}},
    {"SELECT position(1 IN 'a')",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (varchar(1), integer) for function "
     "strpos. "
     "Expected: strpos(varchar(x), varchar(y)), strpos(varchar(x), varchar(y), bigint)",
     {{"1", "integer"}, {"'a'", "varchar(1)"}}},
    {"SELECT normalize(1)",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (integer, varchar(3)) for function "
     "normalize. Expected: normalize(varchar(x), varchar(y))",
     {{"1", "integer"}}},
    {"SELECT TRIM(1)",
     "FUNCTION_NOT_FOUND Unexpected parameters (integer) for function trim. Expected: "
     "trim(char(x)), "
     "trim(char(x), codepoints), trim(varchar(x)), trim(varchar(x), codepoints)",
     {{"1", "integer"}}},
    {"SELECT grouping(name, regionkey) FROM nation", "integer"},
    {"SELECT extract(YEAR FROM d)", "bigint", {{"d", "date"}}},
    {"SELECT LISTAGG(name, ',') WITHIN GROUP (ORDER BY regionkey) FROM nation",
     "varchar",
     {{"','", "varchar(1)"}}},
    {"SELECT x -> x + 1 FROM nation",
     "TYPE_MISMATCH line 1:8: Lambda expression should always be used inside a function"},
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

TEST_CASE("calls: functions") { check_calls(kCalls); }
TEST_CASE("calls: what is no function to a server") { check_calls(kConditionals); }
TEST_CASE("calls: forms with words of their own") { check_calls(kSpecial); }

TEST_CASE("calls: the body of a lambda sees its parameters with the types of the call") {
  Part part("SELECT transform(ARRAY[1], x -> x) FROM nation");
  part.typer.say("ARRAY[1]", "array(integer)");
  CHECK(called(part) == "array(integer)");
  CHECK(part.typer.last_context.in_lambda);
  REQUIRE(part.typer.last_context.scope != nullptr);
  CHECK(part.shown(part.typer.last_context.scope->fields) == "x: integer");
  CHECK(part.typer.last_context.scope->parent == part.source);
}

TEST_CASE("calls: lambdas that a call does not take") {
  Part same("SELECT reduce(ARRAY[1], 0, (s, s) -> 1, s -> s)");
  same.typer.say("ARRAY[1]", "array(integer)");
  same.typer.say("0", "integer");
  same.typer.say("1", "integer");
  CHECK(called(same) == "AMBIGUOUS_NAME line 1:29: Column 's' is ambiguous");
  Part aggregate("SELECT transform(ARRAY[1], x -> sum(x)) FROM nation");
  aggregate.typer.say("ARRAY[1]", "array(integer)");
  aggregate.typer.say("sum(x)", "bigint");
  CHECK(called(aggregate) ==
        "EXPRESSION_NOT_SCALAR line 1:33: Lambda expression cannot contain aggregations, window "
        "functions or grouping operations: [sum(x)]");
  Part other("SELECT filter(ARRAY[1], x -> x), 1");
  other.typer.say("ARRAY[1]", "array(integer)");
  CHECK(called(other) ==
        "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (array(integer), <function>) for "
        "function filter. Expected: filter(array(t), function(t,boolean)) T");
}

TEST_CASE("calls: a function whose result differs each time is noted") {
  Part part("SELECT random() FROM nation");
  CHECK(called(part) == "double");
  CHECK(part.state.notes.is_random(part.find(SqlNodeKind::kFunction)));
  Part plain("SELECT pi() FROM nation");
  CHECK(called(plain) == "double");
  CHECK(plain.state.notes.random_call_count() == 0);
}

TEST_CASE("calls: functions of a catalog may be there") {
  Part part("SELECT hive.functions.f(name) FROM nation");
  CHECK(called(part) ==
        "unsure: the functions of catalogs, such as 'hive.functions.f', are in no snapshot");
}

TEST_CASE("calls: a misspelt function is mended, and what is no text is made text") {
  Part part("SELECT uper(name) FROM nation");
  CHECK(called(part) == "FUNCTION_NOT_FOUND line 1:8: Function 'uper' not registered");
  CHECK(part.mended() == std::vector<std::string>{"SELECT upper(name) FROM nation"});
  Part text("SELECT name || regionkey FROM nation");
  called(text);
  CHECK(text.mended() ==
        std::vector<std::string>{"SELECT name || CAST(regionkey AS varchar) FROM nation"});
}

}  // namespace
}  // namespace mapping::analysis
