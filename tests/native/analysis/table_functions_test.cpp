#include "analysis/relations/table_functions.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// TABLE(function(…)) over tables that a test gives. Every answer is one of a Trino 476 or of Trino's
// own TestAnalyzer.
namespace mapping::analysis {
namespace {

std::string analyzed(std::string_view function) {
  INFO(function);
  Part part("SELECT * FROM TABLE(" + std::string(function) + ")");
  for (const std::string_view number : {"1", "2", "5", "-2"}) part.typer.say(number, "integer");
  part.typer.say("CAST(NULL AS bigint)", "bigint");
  const Scope* const scope = TableFunctions(part.state, part.typer)
                                 .analyze(part.find(SqlNodeKind::kTableFunction), part.source);
  const std::string answer = part.answer();
  return answer.empty() ? part.shown(scope->fields) : answer;
}

TEST_CASE("table functions: those that a server has") {
  CHECK(analyzed("sequence(1, 5)") == "sequential_number: bigint");
  CHECK(analyzed("SEQUENCE(start => 1, stop => 5, step => 2)") == "sequential_number: bigint");
  CHECK(analyzed("system.builtin.sequence(1, 5)") == "sequential_number: bigint");
  CHECK(
      analyzed("non_existent_table_function()") ==
      "FUNCTION_NOT_FOUND line 1:21: Table function 'non_existent_table_function' not registered");
  CHECK(analyzed("hive.system.f()") ==
        "unsure: whether a connector has the table function is not known");
}

TEST_CASE("table functions: a table without some of its columns") {
  CHECK(analyzed("exclude_columns(input => TABLE(nation), columns => DESCRIPTOR(name))") ==
        "nationkey: bigint, regionkey: bigint, comment: varchar(152)");
  CHECK(analyzed("exclude_columns(TABLE(nation), DESCRIPTOR(\"name\", \"Comment\"))") ==
        "nationkey: bigint, regionkey: bigint");
  CHECK(analyzed("exclude_columns(TABLE(nation), DESCRIPTOR(name, NAME))") ==
        "nationkey: bigint, regionkey: bigint, comment: varchar(152)");
  CHECK(analyzed("exclude_columns(TABLE(nation), DESCRIPTOR(x))") ==
        "INVALID_FUNCTION_ARGUMENT Excluded columns: [x] not present in the table");
  CHECK(analyzed("exclude_columns(TABLE(nation), DESCRIPTOR(name varchar))") ==
        "INVALID_FUNCTION_ARGUMENT COLUMNS descriptor contains types");
  CHECK(analyzed("exclude_columns(TABLE(nation), CAST(null AS DESCRIPTOR))") ==
        "INVALID_FUNCTION_ARGUMENT COLUMNS descriptor is null");
}

TEST_CASE("table functions: an alias is no name of a table that is an argument") {
  const auto aliased = [](std::string_view alias) {
    Part part("SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name))) " +
              std::string(alias));
    const SqlNodeId relation = part.find(SqlNodeKind::kAliased);
    TableFunctions(part.state, part.typer)
        .check_alias(part.find(SqlNodeKind::kTableFunction), part.tree.child(relation, 1),
                     *part.source);
    return part.answer();
  };
  CHECK(aliased("nation") ==
        "DUPLICATE_RANGE_VARIABLE line 1:71: Relation alias: nation is a duplicate of input table "
        "name: tpch.tiny.nation");
  CHECK(aliased("t").empty());
}

TEST_CASE("table functions: columns that depend on a table cannot be sampled") {
  const auto sampled = [](std::string_view relation) {
    Part part("SELECT * FROM " + std::string(relation));
    TableFunctions(part.state, part.typer)
        .check_not_polymorphic(part.tree[part.find(SqlNodeKind::kFrom)].first_child, "sample");
    return part.answer();
  };
  CHECK(sampled("TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(comment)))") ==
        "INVALID_TABLE_FUNCTION_INVOCATION line 1:21: Cannot apply sample to polymorphic table "
        "function invocation");
  CHECK(sampled("TABLE(sequence(1, 2))").empty());
  CHECK(sampled("nation").empty());
}

}  // namespace
}  // namespace mapping::analysis
