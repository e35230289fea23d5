#include "analysis/relations/sample.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// TABLESAMPLE. Every fault is one of a Trino 476 or of Trino's own TestAnalyzer.
namespace mapping::analysis {
namespace {

constexpr PartCase kCases[] = {
    {"SELECT * FROM nation TABLESAMPLE BERNOULLI (name)",
     "EXPRESSION_NOT_CONSTANT line 1:45: Sample percentage cannot contain column references",
     {{"name", ""}}},
    {"SELECT * FROM t1 TABLESAMPLE BERNOULLI ('a')",
     "TYPE_MISMATCH line 1:41: Sample percentage should be a numeric expression",
     {{"'a'", "varchar(1)"}}},
    {"SELECT * FROM t1 TABLESAMPLE BERNOULLI (-1)",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:41: Sample percentage must be greater than or equal to 0",
     {{"-1", "integer"}}},
    {"SELECT * FROM nation TABLESAMPLE BERNOULLI (CAST(NULL AS double))",
     "INVALID_ARGUMENTS line 1:45: Sample percentage cannot be NULL",
     {{"CAST(NULL AS double)", "double"}}},
    {"SELECT * FROM nation TABLESAMPLE SYSTEM (10 / 3)", "", {{"10 / 3", "integer"}}},
    {"SELECT * FROM nation TABLESAMPLE SYSTEM (1e1)", "", {{"1e1", "double"}}},
    {"SELECT * FROM nation TABLESAMPLE SYSTEM (1.5 + 1)", "", {{"1.5 + 1", "decimal(12, 1)"}}},
    {"SELECT * FROM nation TABLESAMPLE SYSTEM (100)", "", {{"100", "integer"}}},
    {"SELECT * FROM nation TABLESAMPLE SYSTEM (pi())",
     "unsure: the sample percentage is not computed",
     {{"pi()", "double"}}},
};

TEST_CASE("sample: percentages") {
  check_parts(kCases, [](Part& part) {
    analyze_sample(part.state, part.typer, part.find(SqlNodeKind::kSample), part.source);
  });
}

// The words of Trino's source, as those for a percentage below 0.
TEST_CASE("sample: not more than all") {
  for (const std::string_view percentage : {"101", "100.5", "1e3", "51 * 2", "-(-101)"}) {
    Part part("SELECT * FROM t1 TABLESAMPLE BERNOULLI (" + std::string(percentage) + ")");
    part.typer.say(percentage, "double");
    analyze_sample(part.state, part.typer, part.find(SqlNodeKind::kSample), part.source);
    INFO(percentage);
    REQUIRE(part.fault());
    CHECK(part.fault()->error_name == "NUMERIC_VALUE_OUT_OF_RANGE");
    CHECK(part.fault()->server_message == "Sample percentage must be less than or equal to 100");
  }
}

TEST_CASE("sample: has the columns of its relation, and its percentage sees none") {
  Part part("SELECT * FROM nation TABLESAMPLE BERNOULLI (10)");
  part.typer.say("10", "integer");
  const Scope* const scope =
      analyze_sample(part.state, part.typer, part.find(SqlNodeKind::kSample), part.source);
  CHECK(part.shown(scope->fields) ==
        "nationkey: bigint, name: varchar(25), regionkey: bigint, comment: varchar(152)");
  CHECK(part.typer.last_context.scope->fields.empty());
  CHECK(part.typer.last_context.no_query == ServerMessage::kConstantSubquery);
}

TEST_CASE("sample: the result of a function whose columns depend on a table is not sampled") {
  constexpr std::string_view kFunction =
      "TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(comment)))";
  Part part("SELECT * FROM " + std::string(kFunction) + " TABLESAMPLE BERNOULLI (10)");
  part.typer.say("10", "integer");
  part.typer.give(kFunction, part.nation_fields(""));
  analyze_sample(part.state, part.typer, part.find(SqlNodeKind::kSample), part.source);
  CHECK(part.answer() ==
        "INVALID_TABLE_FUNCTION_INVOCATION line 1:21: Cannot apply sample to polymorphic table "
        "function invocation");
}

}  // namespace
}  // namespace mapping::analysis
