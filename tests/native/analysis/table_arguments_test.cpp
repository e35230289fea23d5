#include "analysis/relations/table_arguments.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// The arguments of table functions, beside what a function takes. Every fault is one of a Trino 476 or
// of Trino's own TestAnalyzer.
namespace mapping::analysis {
namespace {

constexpr ArgumentSpecification kColumns[] = {
    {.name = "INPUT", .kind = ArgumentKind::kTable},
    {.name = "COLUMNS", .kind = ArgumentKind::kDescriptor}};
constexpr ArgumentSpecification kScalars[] = {{.name = "TEXT"},
                                              {.name = "NUMBER", .optional = true}};

std::vector<SqlNodeId> matched(Part& part, std::span<const ArgumentSpecification> specifications) {
  return TableArguments(part.state, part.typer, part.find(SqlNodeKind::kTableFunction), part.source)
      .match(specifications);
}

constexpr PartCase kDescriptors[] = {
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), NULL))",
     "INVALID_FUNCTION_ARGUMENT line 1:52: Invalid argument COLUMNS. Expected descriptor, got "
     "expression"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), TABLE(region)))",
     "INVALID_FUNCTION_ARGUMENT line 1:52: Invalid argument COLUMNS. Expected descriptor, got "
     "table"},
    {"SELECT 1 FROM TABLE(exclude_columns(input => TABLE(nation), columns => DESCRIPTOR(a, 1)))",
     "INVALID_FUNCTION_ARGUMENT line 1:61: Invalid descriptor argument COLUMNS. Descriptors should "
     "be "
     "formatted as 'DESCRIPTOR(name [type], ...)'"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation)))",
     "MISSING_ARGUMENT line 1:37: Missing argument: COLUMNS"},
    {"SELECT * FROM TABLE(exclude_columns())",
     "MISSING_ARGUMENT line 1:21: Missing argument: INPUT"},
    {"SELECT * FROM TABLE(exclude_columns(columns => DESCRIPTOR(name)))",
     "MISSING_ARGUMENT line 1:37: Missing argument: INPUT"},
    {"SELECT * FROM TABLE(exclude_columns(nation, DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Expected table, got expression"},
    {"SELECT * FROM TABLE(exclude_columns(DESCRIPTOR(name), TABLE(nation)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Expected table, got descriptor"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), CAST(NULL AS descriptor)))", ""},
};

TEST_CASE("table arguments: a table and a descriptor") {
  check_parts(kDescriptors, [](Part& part) { matched(part, kColumns); });
}

constexpr PartCase kCalls[] = {
    {"SELECT * FROM TABLE(system.two_arguments_function(1, 2, 3))",
     "INVALID_ARGUMENTS line 1:51: Too many arguments. Expected at most 2 arguments, got 3 "
     "arguments"},
    {"SELECT * FROM TABLE(system.two_arguments_function(text => 'foo', 1))",
     "INVALID_ARGUMENTS line 1:51: All arguments must be passed by name or all must be passed "
     "positionally"},
    {"SELECT * FROM TABLE(system.two_arguments_function(text => 1, bar => 'bar'))",
     "INVALID_FUNCTION_ARGUMENT line 1:62: Unexpected argument name: BAR",
     {{"1", "integer"}}},
    {"SELECT * FROM TABLE(system.two_arguments_function(text => 1, number => DESCRIPTOR(1 + 2)))",
     "INVALID_FUNCTION_ARGUMENT line 1:62: 'descriptor' function is not allowed as a table "
     "function "
     "argument",
     {{"1", "integer"}}},
    {"SELECT * FROM TABLE(system.two_arguments_function(text => 1, number => TABLE(t1)))",
     "INVALID_FUNCTION_ARGUMENT line 1:62: Invalid argument NUMBER. Expected expression, got table",
     {{"1", "integer"}}},
};

TEST_CASE("table arguments: names and numbers of arguments") {
  check_parts(kCalls, [](Part& part) { matched(part, kScalars); });
}

constexpr PartCase kTables[] = {
    {"SELECT * FROM TABLE(system.table_argument_row_semantics_function(input => TABLE(t1) "
     "PARTITION BY "
     "a))",
     "INVALID_FUNCTION_ARGUMENT line 1:66: Invalid argument INPUT. Partitioning specified for "
     "table "
     "argument with row semantics"},
    {"SELECT * FROM TABLE(system.table_argument_row_semantics_function(input => TABLE(t1) PRUNE "
     "WHEN "
     "EMPTY))",
     "INVALID_FUNCTION_ARGUMENT line 1:85: Invalid argument INPUT. Empty behavior specified for "
     "table "
     "argument with row semantics"},
};

TEST_CASE("table arguments: a table of rows has no order") {
  check_parts(kTables, [](Part& part) { matched(part, std::span(kColumns).subspan(0, 1)); });
}

TEST_CASE("table arguments: each is matched by its name or by its place") {
  Part named("SELECT * FROM TABLE(f(number => 2, \"TEXT\" => 1))");
  named.typer.say("1", "integer");
  named.typer.say("2", "integer");
  const std::vector<SqlNodeId> by_name = matched(named, kScalars);
  REQUIRE(by_name.size() == 2);
  CHECK(named.tree.text_of(argument_value(named.tree, by_name[0])) == "1");
  CHECK(named.tree.text_of(argument_value(named.tree, by_name[1])) == "2");
  Part first("SELECT * FROM TABLE(f(1))");
  first.typer.say("1", "integer");
  const std::vector<SqlNodeId> by_place = matched(first, kScalars);
  CHECK(first.tree.text_of(by_place[0]) == "1");
  CHECK(by_place[1] == kNoSqlNode);
  CHECK(first.answer().empty());
}

TEST_CASE("table arguments: too many are not matched where a fault may have been missed") {
  Part part("SELECT * FROM TABLE(f(1, 2, 3))");
  part.state.verdict.unsure("a name is missing");
  CHECK(matched(part, kScalars) == std::vector<SqlNodeId>{kNoSqlNode, kNoSqlNode});
}

TEST_CASE("table arguments: a scalar is a constant that becomes a whole number") {
  Part part("SELECT * FROM TABLE(f('a'))");
  part.typer.say("'a'", "varchar(1)");
  matched(part, kScalars);
  REQUIRE(part.fault());
  CHECK(part.fault()->server_message == "Cannot cast type varchar(1) to bigint");
  CHECK(part.typer.last_context.no_query == ServerMessage::kConstantSubquery);
  CHECK(part.typer.last_context.scope->fields.empty());
}

TEST_CASE("table arguments: the input has the columns that can be seen") {
  Part part("SELECT * FROM TABLE(f(TABLE(nation)))");
  Fields fields = part.nation_fields();
  fields[0].hidden = true;
  part.typer.give("nation", fields);
  TableArguments arguments(part.state, part.typer, part.find(SqlNodeKind::kTableFunction),
                           part.source);
  arguments.match(std::span(kColumns).subspan(0, 1));
  CHECK(part.shown(arguments.input()) ==
        "name: varchar(25), regionkey: bigint, comment: varchar(152)");
}

TEST_CASE("table arguments: whole numbers that are known before a query runs") {
  const auto computed = [](std::string_view text) {
    Part part("SELECT " + std::string(text));
    const ConstantInteger constant =
        constant_integer(part.tree, part.tree[part.find(SqlNodeKind::kSelectItem)].first_child);
    return constant.is_null ? "NULL" : constant.is_known ? std::to_string(constant.value) : "?";
  };
  CHECK(computed("0x1F") == "31");
  CHECK(computed("-(5)") == "-5");
  CHECK(computed("- - 5") == "5");
  CHECK(computed("-(-(+(5)))") == "5");
  CHECK(computed("BIGINT '-5'") == "-5");
  CHECK(computed("CAST(5 AS bigint)") == "5");
  CHECK(computed("CAST(300 AS tinyint)") == "?");
  CHECK(computed("CAST(NULL AS bigint)") == "NULL");
  CHECK(computed("(NULL)") == "NULL");
  CHECK(computed("2 + 3") == "?");
}

}  // namespace
}  // namespace mapping::analysis
