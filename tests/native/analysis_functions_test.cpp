#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/functions/formula.h"
#include "analysis/functions/functions.h"

// What a Trino 476 answers.
namespace mapping {
namespace {

TypeId read(TypeTable& types, std::string_view text) {
  if (text == "unknown") return types.simple(TypeKind::kUnknown);
  return types.from_text(text, TypeOrigin::kSql);
}

// A lambda of a test: how many parameters it names, and either the one that is its body or the
// type of its body.
struct TestLambda {
  std::uint32_t parameters = 0;
  std::string_view body{};
};

class TestTyper final : public LambdaTyper {
 public:
  TestTyper(TypeTable& types, std::vector<TestLambda> lambdas)
      : types_(types), lambdas_(std::move(lambdas)) {}

  TypeId type_of_body(std::uint32_t argument, std::span<const TypeId> parameters) override {
    const std::string_view body = lambdas_[argument].body;
    if (body.starts_with('$')) return parameters[static_cast<std::size_t>(body[1] - '0')];
    return body == "?" ? kUncertain : read(types_, body);
  }

 private:
  TypeTable& types_;
  std::vector<TestLambda> lambdas_;
};

// `type`, or `ERROR_NAME: message`, or `uncertain`.
std::string text_of(const TypeTable& types, const ResolvedCall& call) {
  if (call.refusal) {
    return std::string(error_name_of(call.refusal.message)) + ": " + call.refusal.text;
  }
  return call.result == kUncertain ? "uncertain" : types.display(call.result);
}

// Arguments are types, `?` or lambdas: `x -> boolean`, `x, y -> $1`.
std::string call(std::string_view name, const std::vector<std::string_view>& texts) {
  TypeTable types;
  std::vector<CallArgument> arguments;
  std::vector<TestLambda> lambdas;
  for (const std::string_view text : texts) {
    CallArgument argument;
    TestLambda lambda;
    if (const std::size_t arrow = text.find(" -> "); arrow != std::string_view::npos) {
      const auto commas = std::count(text.begin(), text.begin() + static_cast<int>(arrow), ',');
      argument.is_lambda = true;
      argument.lambda_parameters = static_cast<std::uint32_t>(commas) + 1;
      lambda = {argument.lambda_parameters, text.substr(arrow + 4)};
    } else if (text != "?") {
      argument.type = read(types, text);
    }
    arguments.push_back(argument);
    lambdas.push_back(lambda);
  }
  TestTyper typer(types, std::move(lambdas));
  return text_of(types, resolve_function(types, name, arguments, typer));
}

std::string apply(OperatorKind kind, std::string_view symbol,
                  const std::vector<std::string_view>& texts) {
  TypeTable types;
  std::vector<TypeId> arguments;
  for (const std::string_view text : texts) {
    arguments.push_back(text == "?" ? kUncertain : read(types, text));
  }
  return text_of(types, resolve_operator(types, kind, arguments, symbol));
}

struct Call {
  std::string_view name;
  std::vector<std::string_view> arguments;
  std::string_view expected;
};

const Call kCalls[] = {
    {"abs", {"integer"}, "integer"},
    {"ABS", {"decimal(5,2)"}, "decimal(5, 2)"},
    {"abs", {"unknown"}, "tinyint"},
    {"sqrt", {"decimal(5,2)"}, "double"},
    {"round", {"decimal(5,2)"}, "decimal(4, 0)"},
    {"round", {"decimal(38,38)", "integer"}, "decimal(38, 38)"},
    {"truncate", {"decimal(5,5)"}, "decimal(1, 0)"},
    {"mod", {"decimal(10,2)", "bigint"}, "decimal(10, 2)"},
    {"sum", {"decimal(5,2)"}, "decimal(38, 2)"},
    {"avg", {"integer"}, "double"},
    {"avg", {"decimal(5,2)"}, "decimal(5, 2)"},
    {"count", {}, "bigint"},
    {"max", {"row(a date,b varchar(3))"}, "row(a date, b varchar(3))"},
    {"max_by", {"date", "integer", "bigint"}, "array(date)"},
    {"upper", {"char(5)"}, "char(5)"},
    {"concat", {"char(5)", "char(7)"}, "char(12)"},
    {"concat", {"varchar(1)", "varchar(2)", "varchar"}, "varchar"},
    {"concat", {"array(integer)", "decimal(3,1)"}, "array(decimal(11, 1))"},
    {"concat", {"array(integer)", "array(bigint)", "array(integer)"}, "array(bigint)"},
    {"replace", {"varchar(3)", "varchar(1)", "varchar(2)"}, "varchar(11)"},
    {"replace", {"varchar", "varchar(1)", "varchar(2)"}, "varchar"},
    {"regexp_replace", {"varchar(3)", "varchar(2)", "varchar(2)"}, "varchar(15)"},
    {"regexp_replace", {"varchar(3)", "varchar(2)", "x -> varchar"}, "varchar"},
    {"split", {"varchar(9)", "varchar(1)"}, "array(varchar(9))"},
    {"json_extract_scalar", {"json", "varchar(3)"}, "varchar"},
    {"greatest", {"integer", "unknown", "decimal(2,1)"}, "decimal(11, 1)"},
    {"map", {"array(integer)", "array(varchar(1))"}, "map(integer, varchar(1))"},
    {"map_concat", {"map(integer,date)", "map(bigint,date)"}, "map(bigint, date)"},
    {"zip", {"array(integer)", "array(date)"}, "array(row(integer, date))"},
    {"element_at", {"map(varchar(3),date)", "varchar(1)"}, "date"},
    {"date_trunc", {"varchar(3)", "timestamp(9) with time zone"}, "timestamp(9) with time zone"},
    {"date_diff", {"varchar(3)", "date", "timestamp(6)"}, "bigint"},
    {"to_iso8601", {"timestamp(0)"}, "varchar(22)"},
    {"at_timezone",
     {"timestamp(3) with time zone", "interval day to second"},
     "timestamp(3) with time zone"},
    {"merge", {"qdigest(double)"}, "qdigest(double)"},
    {"bing_tile_coordinates", {"BingTile"}, "row(x integer, y integer)"},
    {"lag", {"varchar(3)", "integer", "varchar(5)"}, "varchar(5)"},
    {"transform", {"array(integer)", "x -> $0"}, "array(integer)"},
    {"transform", {"unknown", "x -> $0"}, "array(unknown)"},
    {"filter", {"array(date)", "x -> boolean"}, "array(date)"},
    {"filter", {"array(date)", "x -> ?"}, "array(date)"},
    {"transform", {"array(date)", "x -> ?"}, "uncertain"},
    {"reduce", {"array(integer)", "bigint", "s, x -> bigint", "s -> varchar"}, "varchar"},
    {"map_filter", {"map(varchar,date)", "k, v -> boolean"}, "map(varchar, date)"},
    {"zip_with", {"array(integer)", "array(date)", "x, y -> $1"}, "array(date)"},
    {"length", {"?"}, "bigint"},
    {"upper", {"?"}, "uncertain"},
    {"system.builtin.abs", {"integer"}, "integer"},
};

const Call kRefusedCalls[] = {
    {"FOO", {"integer"}, "FUNCTION_NOT_FOUND: Function 'foo' not registered"},
    {"is_nan",
     {"varchar(1)"},
     "FUNCTION_NOT_FOUND: Unexpected parameters (varchar(1)) for function is_nan. Expected: "
     "is_nan(double), is_nan(real)"},
    {"max",
     {"json"},
     "FUNCTION_NOT_FOUND: Unexpected parameters (json) for function max. Expected: max(e, bigint) "
     "E:orderable, max(t) T:orderable"},
    {"json_parse",
     {"char(4)"},
     "FUNCTION_NOT_FOUND: Unexpected parameters (char(4)) for function json_parse. Expected: "
     "json_parse(varchar(x))"},
    {"filter",
     {"array(row(a integer))", "x -> integer"},
     "FUNCTION_NOT_FOUND: Unexpected parameters (array(row(\"a\" integer)), <function>) for "
     "function filter. Expected: filter(array(t), function(t,boolean)) T"},
    {"filter",
     {"array(date)", "x, y -> boolean"},
     "INVALID_PARAMETER_USAGE: Expected a lambda that takes 1 argument(s) but got 2"},
    {"concat", {"char(65536)", "char(2)"}, "TYPE_NOT_FOUND: Unknown type: char(65538)"},
    {"concat_ws",
     {"varchar(1)", "unknown"},
     "AMBIGUOUS_FUNCTION_CALL: Could not choose a best candidate operator. Explicit type casts "
     "must be added.\nCandidates are:\n\t * (varchar,array(varchar)):varchar\n\t * "
     "(varchar,varchar):varchar\n"},
    {"array_join",
     {"array(tdigest)", "varchar(1)"},
     "OPERATOR_NOT_FOUND: Cannot cast tdigest to varchar"},
    {"json_extract_scalar",
     {"unknown", "unknown"},
     "AMBIGUOUS_FUNCTION_CALL: Could not choose a best candidate operator. Explicit type casts "
     "must be added.\nCandidates are:\n\t * (varchar(0),jsonpath):varchar(0)\n\t * "
     "(json,jsonpath):varchar\n"},
};

struct Operation {
  OperatorKind kind;
  std::string_view symbol;
  std::vector<std::string_view> operands;
  std::string_view expected;
};

const Operation kOperations[] = {
    {OperatorKind::kAdd, "+", {"integer", "bigint"}, "bigint"},
    {OperatorKind::kAdd, "+", {"integer", "decimal(5,2)"}, "decimal(13, 2)"},
    {OperatorKind::kAdd, "+", {"timestamp(0)", "interval day to second"}, "timestamp(3)"},
    {OperatorKind::kAdd, "+", {"timestamp(0)", "interval year to month"}, "timestamp(0)"},
    {OperatorKind::kSubtract, "-", {"date", "date"}, "INTERVAL DAY TO SECOND"},
    {OperatorKind::kSubtract, "-", {"timestamp(6)", "timestamp(3)"}, "INTERVAL DAY TO SECOND"},
    {OperatorKind::kMultiply, "*", {"decimal(20,10)", "decimal(20,10)"}, "decimal(38, 20)"},
    {OperatorKind::kMultiply,
     "*",
     {"decimal(38,38)", "decimal(5,2)"},
     "INVALID_FUNCTION_ARGUMENT: DECIMAL scale must be in range [0, precision (38)]: 40"},
    {OperatorKind::kDivide, "/", {"decimal(10,2)", "decimal(5,4)"}, "decimal(16, 4)"},
    {OperatorKind::kModulus, "%", {"decimal(10,2)", "decimal(5,4)"}, "decimal(5, 4)"},
    {OperatorKind::kNegation, "-", {"varchar(1)"}, "TYPE_MISMATCH: Cannot negate varchar(1)"},
    {OperatorKind::kEqual, "=", {"char(5)", "varchar(3)"}, "boolean"},
    {OperatorKind::kEqual,
     "<>",
     {"integer", "varchar(1)"},
     "TYPE_MISMATCH: Cannot apply operator: integer = varchar(1)"},
    {OperatorKind::kLess,
     ">=",
     {"json", "json"},
     "TYPE_MISMATCH: Cannot apply operator: json <= json"},
    {OperatorKind::kLess, "<", {"?", "json"}, "boolean"},
    {OperatorKind::kAdd, "+", {"?", "integer"}, "uncertain"},
    {OperatorKind::kSubscript,
     "[",
     {"map(integer,date)", "varchar(1)"},
     "TYPE_MISMATCH: Cannot use varchar(1) for subscript of map(integer, date)"},
    {OperatorKind::kSubscript, "[", {"array(date)", "integer"}, "date"},
};

TEST_CASE("what calls give", "[analysis]") {
  for (const Call& expected : kCalls) {
    CAPTURE(expected.name, expected.arguments);
    CHECK(call(expected.name, expected.arguments) == expected.expected);
  }
}

TEST_CASE("why calls are refused", "[analysis]") {
  for (const Call& expected : kRefusedCalls) {
    CAPTURE(expected.name, expected.arguments);
    CHECK(call(expected.name, expected.arguments) == expected.expected);
  }
}

TEST_CASE("what operators give", "[analysis]") {
  for (const Operation& expected : kOperations) {
    CAPTURE(expected.symbol, expected.operands);
    CHECK(apply(expected.kind, expected.symbol, expected.operands) == expected.expected);
  }
}

TEST_CASE("arguments become what the signature wants", "[analysis]") {
  TypeTable types;
  TestTyper typer(types, {});
  const CallArgument arguments[] = {{.type = types.simple(TypeKind::kInteger)},
                                    {.type = types.simple(TypeKind::kUnknown)}};
  const ResolvedCall call = resolve_function(types, "power", arguments, typer);
  CHECK(call.arguments == std::vector(2, types.simple(TypeKind::kDouble)));
  CHECK(call.kind == FunctionKind::kScalar);
  CHECK(call.deterministic);
  CHECK_FALSE(resolve_function(types, "random", {}, typer).deterministic);
}

TEST_CASE("the kinds of functions", "[analysis]") {
  CHECK(has_function("Concat"));
  CHECK_FALSE(has_function("nosuch"));
  CHECK_FALSE(has_function("$operator$add"));
  CHECK(is_aggregate_function("SUM"));
  CHECK_FALSE(is_aggregate_function("abs"));
  CHECK(is_window_function("rank"));
  CHECK_FALSE(is_window_function("sum"));
  const std::vector<std::string_view> names = function_names();
  CHECK(std::ranges::is_sorted(names));
  CHECK(std::ranges::find(names, "regexp_like") != names.end());
  CHECK(std::ranges::all_of(names, has_function));
}

TEST_CASE("formulas stay at the largest number", "[analysis]") {
  const std::string_view names[] = {"x", "y"};
  const std::int64_t values[] = {2147483647, 4};
  CHECK(evaluate_formula("min(2147483647, x + max(x * x / 2, y) * (x + 1))", names, values) ==
        2147483647);
  CHECK(evaluate_formula("y - 1 - (2 - y) * 3", names, values) == 9);
}

}  // namespace
}  // namespace mapping
