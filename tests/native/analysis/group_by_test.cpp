#include "analysis/queries/group_by.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// GROUP BY, with a select list that has been analyzed. Every fault is one of a Trino 476 or of Trino's
// own TestAnalyzer.
namespace mapping::analysis {
namespace {

Specification grouped(Part& part) {
  Specification specification = part.specification();
  GroupBy(part.state, part.typer, specification).analyze();
  return specification;
}

std::vector<std::string> groupings(const Part& part, const Specification& specification) {
  std::vector<std::string> texts;
  for (const SqlNodeId id : specification.groupings) texts.emplace_back(part.tree.text_of(id));
  return texts;
}

using Texts = std::vector<std::string>;

constexpr PartCase kFaults[] = {
    {"SELECT a FROM t1 GROUP BY 0",
     "INVALID_COLUMN_REFERENCE line 1:27: GROUP BY position 0 is not in select list"},
    {"SELECT a FROM t1 GROUP BY (2)",
     "INVALID_COLUMN_REFERENCE line 1:28: GROUP BY position 2 is not in select list"},
    {"SELECT 1 FROM t1 GROUP BY sum(a)",
     "EXPRESSION_NOT_SCALAR line 1:27: GROUP BY clause cannot contain aggregations, window "
     "functions or grouping operations: [sum(a)]",
     {{"1", "integer"}, {"sum(a)", "bigint"}}},
    {"SELECT approx_set(1) FROM nation GROUP BY 1",
     "EXPRESSION_NOT_SCALAR line 1:8: GROUP BY clause cannot contain aggregations, window "
     "functions "
     "or grouping operations: [approx_set(1)]",
     {{"approx_set(1)", "HyperLogLog"}}},
    {"SELECT 1 FROM nation GROUP BY CAST(NULL AS HyperLogLog)",
     "TYPE_MISMATCH line 1:1: HyperLogLog is not comparable, and therefore cannot be used in GROUP "
     "BY",
     {{"1", "integer"}, {"CAST(NULL AS HyperLogLog)", "HyperLogLog"}}},
    {"SELECT count(*) FROM nation GROUP BY ROLLUP (((SELECT 1)))",
     "INVALID_COLUMN_REFERENCE line 1:47: GROUP BY expression must be a column reference: (SELECT "
     "1\n\n)",
     {{"count(*)", "bigint"}, {"(SELECT 1)", "integer"}}},
    {"SELECT count(*) FROM nation GROUP BY GROUPING SETS ((X'00 1a'), ())",
     "INVALID_COLUMN_REFERENCE line 1:54: GROUP BY expression must be a column reference: X'001A'",
     {{"count(*)", "bigint"}, {"X'00 1a'", "varbinary"}}},
    {"SELECT 1 FROM t1 GROUP BY GROUPING SETS (a + 1)",
     "INVALID_COLUMN_REFERENCE line 1:44: GROUP BY expression must be a column reference: (a + 1)",
     {{"1", "integer"}, {"a + 1", "bigint"}}},
    {"SELECT name, trim(max(comment)) FROM nation GROUP BY AUTO",
     "EXPRESSION_NOT_SCALAR line 1:14: GROUP BY clause cannot contain aggregations, window "
     "functions or grouping operations: [max(comment)]",
     {{"trim(max(comment))", "varchar(152)"}}},
    {"SELECT EXISTS (SELECT 1 FROM region r WINDOW w AS (PARTITION BY r.regionkey)) FROM nation "
     "GROUP BY 1",
     "DUPLICATE_WINDOW_NAME line 1:46: WINDOW name 'w' specified more than once",
     {{"EXISTS (SELECT 1 FROM region r WINDOW w AS (PARTITION BY r.regionkey))", "boolean"}}},
};

TEST_CASE("group by: what cannot be grouped by") {
  check_parts(kFaults, [](Part& part) { grouped(part); });
}

TEST_CASE("group by: expressions and numbers of columns") {
  Part part("SELECT lower(name), regionkey FROM nation GROUP BY 1, (nation.comment), 02");
  part.typer.say("lower(name)", "varchar(25)");
  const Specification specification = grouped(part);
  CHECK(specification.aggregated);
  CHECK(groupings(part, specification) == Texts{"lower(name)", "nation.comment", "regionkey"});
  const std::uint32_t relation = part.source->relation;
  CHECK(specification.grouped_fields == std::vector<FieldId>{{relation, 3}, {relation, 2}});
  CHECK(part.answer().empty());
}

TEST_CASE("group by: a row in parentheses is its columns, one with ROW is an expression") {
  Part part("SELECT 1 FROM nation GROUP BY (name, comment), ROW(name, comment), (), name");
  part.typer.say("1", "integer");
  part.typer.say("ROW(name, comment)", "row(varchar(25), varchar(152))");
  const Specification specification = grouped(part);
  CHECK(groupings(part, specification) == Texts{"name", "comment", "ROW(name, comment)", "name"});
}

TEST_CASE("group by: the columns of sets count one by one") {
  Part part(
      "SELECT 1 FROM nation GROUP BY ROLLUP (name, comment), CUBE (regionkey), GROUPING SETS "
      "((nationkey, name), (), (comment))");
  part.typer.say("1", "integer");
  CHECK(groupings(part, grouped(part)) ==
        Texts{"name", "comment", "regionkey", "nationkey", "name", "comment"});
  CHECK(part.answer().empty());
}

TEST_CASE("group by: AUTO takes what is selected but the calls of aggregations") {
  Part part("SELECT name || 'x', (count(*)), regionkey FROM nation GROUP BY AUTO");
  part.typer.say("name || 'x'", "varchar");
  part.typer.say("count(*)", "bigint");
  CHECK(groupings(part, grouped(part)) == Texts{"name || 'x'", "regionkey"});
  CHECK(part.answer().empty());
}

TEST_CASE("group by: the column that a star stands for is grouped by without an expression") {
  Part part("SELECT * FROM nation GROUP BY 2");
  Specification specification = part.specification();
  for (std::uint32_t i = 0; i < 4; ++i) {
    specification.outputs.push_back({.node = part.find(SqlNodeKind::kAllColumns),
                                     .field = {part.source->relation, i},
                                     .type = part.source->fields[i].type});
  }
  GroupBy(part.state, part.typer, specification).analyze();
  CHECK(specification.groupings.empty());
  CHECK(specification.grouped_fields == std::vector<FieldId>{{part.source->relation, 1}});
}

TEST_CASE("group by: a number is not known behind columns that are not") {
  Part part("SELECT name FROM nation GROUP BY 1");
  Specification specification = part.specification();
  specification.output = part.state.scopes.make(nullptr, {{.open = true}});
  GroupBy(part.state, part.typer, specification).analyze();
  CHECK(part.answer() == "unsure: the number of columns is not known");
}

TEST_CASE("group by: a query is aggregated by a clause or by a call") {
  constexpr std::pair<std::string_view, bool> kQueries[] = {
      {"SELECT name FROM nation", false},
      {"SELECT name FROM nation HAVING true", true},
      {"SELECT count(*) FROM nation", true},
      {"SELECT name FROM nation ORDER BY count(*)", true},
      {"SELECT name FROM nation ORDER BY count(*) OVER ()", false},
  };
  for (const auto& [sql, aggregated] : kQueries) {
    INFO(sql);
    Part part(sql);
    part.typer.say("count(*)", "bigint");
    CHECK(grouped(part).aggregated == aggregated);
  }
}

std::string sets_of(std::string_view elements) {
  Part part("SELECT 1 FROM nation GROUP BY " + std::string(elements));
  part.typer.say("1", "integer");
  grouped(part);
  return part.answer();
}

// ROLLUP of n has n + 1 sets, CUBE has 2ⁿ, and elements multiply: TestAnalyzer counts 4096.
TEST_CASE("group by: a server has a limit of sets") {
  const std::string six = "CUBE (name, name, name, name, name, name)";
  const std::string five = "CUBE (name, name, name, name, name)";
  CHECK(sets_of(six + ", " + five).empty());
  CHECK(sets_of(six + ", " + five + ", GROUPING SETS (name), name").empty());
  CHECK(sets_of(six + ", " + six) ==
        "TOO_MANY_GROUPING_SETS line 1:31: GROUP BY has 4096 grouping sets but can contain at most "
        "2048");
  CHECK(sets_of(six + ", " + five + ", ROLLUP (name)") ==
        "TOO_MANY_GROUPING_SETS line 1:31: GROUP BY has 4096 grouping sets but can contain at most "
        "2048");
}

std::string operations_of(std::string_view sql) {
  Part part(sql);
  part.typer.say("grouping(a)", "integer");
  check_grouping_operations(part.state, part.specification());
  return part.answer();
}

TEST_CASE("group by: GROUPING needs it, wherever it stands") {
  const std::string missing =
      "MISSING_GROUP_BY line 1:1: A GROUPING() operation can only be used with a corresponding "
      "GROUPING SET/CUBE/ROLLUP/GROUP BY clause";
  CHECK(operations_of("SELECT grouping(a) FROM t1") == missing);
  CHECK(operations_of("SELECT a FROM t1 ORDER BY grouping(a)") == missing);
  CHECK(operations_of("SELECT a FROM t1 HAVING grouping(a) = 1") == missing);
  CHECK(operations_of("SELECT grouping(a) FROM t1 GROUP BY a").empty());
  CHECK(operations_of("SELECT a FROM t1").empty());
}

}  // namespace
}  // namespace mapping::analysis
