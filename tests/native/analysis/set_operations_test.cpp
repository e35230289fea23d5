#include "analysis/queries/set_operations.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// UNION, INTERSECT and EXCEPT of queries whose columns a test gives. Every fault is one of a Trino 476,
// or has the words of Trino's source.
namespace mapping::analysis {
namespace {

const Scope* combined(Part& part) {
  return SetOperations(part.state, part.typer)
      .analyze(part.find(SqlNodeKind::kSetOperation), part.state.scopes.make(nullptr, {}));
}

constexpr PartCase kFaults[] = {
    {"SELECT 1 UNION SELECT h()",
     "TYPE_MISMATCH line 1:10: column 1 in UNION query has incompatible types: integer, "
     "HyperLogLog",
     {{"1", "integer"}, {"h()", "HyperLogLog"}}},
    {"SELECT nationkey FROM nation UNION ALL SELECT name FROM nation ORDER BY 1",
     "TYPE_MISMATCH line 1:30: column 1 in UNION query has incompatible types: bigint, "
     "varchar(25)"},
    {"SELECT CAST(NULL AS HyperLogLog) INTERSECT SELECT CAST(NULL AS HyperLogLog)",
     "TYPE_MISMATCH line 1:34: Type HyperLogLog is not comparable and therefore cannot be used in "
     "INTERSECT",
     {{"CAST(NULL AS HyperLogLog)", "HyperLogLog"}}},
    {"SELECT CAST(NULL AS HyperLogLog) UNION SELECT CAST(NULL AS HyperLogLog)",
     "TYPE_MISMATCH line 1:34: Type HyperLogLog is not comparable and therefore cannot be used in "
     "UNION DISTINCT",
     {{"CAST(NULL AS HyperLogLog)", "HyperLogLog"}}},
    {"SELECT CAST(NULL AS HyperLogLog) UNION ALL SELECT CAST(NULL AS HyperLogLog)",
     "",
     {{"CAST(NULL AS HyperLogLog)", "HyperLogLog"}}},
    {"SELECT 1 UNION SELECT x", "unsure:", {{"1", "integer"}, {"x", ""}}},
};

TEST_CASE("set operations: what cannot be combined") {
  check_parts(kFaults, [](Part& part) { combined(part); });
}

TEST_CASE("set operations: the names of the first branch, the types of all") {
  Part part("SELECT small AS x, 'a' AS y UNION ALL SELECT big, 'bcd' UNION ALL SELECT small, NULL");
  part.typer.say("small", "smallint");
  part.typer.say("big", "bigint");
  part.typer.say("'a'", "varchar(1)");
  part.typer.say("'bcd'", "varchar(3)");
  part.typer.say("NULL", "unknown");
  CHECK(part.shown(combined(part)->fields) == "x: bigint, y: varchar(3)");
  CHECK(part.answer().empty());
}

TEST_CASE("set operations: a column of several branches is of no table") {
  Part part("SELECT name FROM nation UNION SELECT name FROM nation");
  Fields fields = part.nation_fields();
  for (Field& field : fields) field.table = 1;
  part.typer.give("nation", fields);
  CHECK(combined(part)->fields[0].table == 0);
}

// What a server says of it, its place aside.
std::string refused(std::string_view sql) {
  Part part(sql);
  part.typer.say("1", "integer");
  part.typer.say("2", "integer");
  combined(part);
  if (!part.fault()) return part.answer();
  return std::string(part.fault()->error_name) + ": " + part.fault()->server_message;
}

TEST_CASE("set operations: branches have as many columns") {
  CHECK(refused("SELECT 1 UNION SELECT 1, 2") ==
        "TYPE_MISMATCH: UNION query has different number of fields: 1, 2");
  CHECK(refused("SELECT 1, 2 EXCEPT SELECT 1") ==
        "TYPE_MISMATCH: EXCEPT query has different number of fields: 2, 1");
}

TEST_CASE("set operations: CORRESPONDING takes the columns that both sides have") {
  Part part(
      "SELECT 1 AS a, 2 AS b, 1 AS \"Ü\" UNION CORRESPONDING SELECT 2 AS \"ü\", 1 AS c, 2 AS A");
  part.typer.say("1", "integer");
  part.typer.say("2", "bigint");
  CHECK(part.shown(combined(part)->fields) == "a: bigint, Ü: bigint");
  CHECK(part.answer().empty());
}

TEST_CASE("set operations: CORRESPONDING needs names, each once") {
  CHECK(refused("SELECT 1 AS a UNION CORRESPONDING SELECT 1 AS b") ==
        "MISMATCHED_COLUMN_ALIASES: No corresponding columns");
  CHECK(refused("SELECT 1 AS a UNION CORRESPONDING SELECT 1") ==
        "MISSING_COLUMN_NAME: Anonymous columns are not allowed in set operations with "
        "CORRESPONDING");
  CHECK(refused("SELECT 1 AS a, 2 AS \"A\" UNION CORRESPONDING SELECT 1 AS a") ==
        "AMBIGUOUS_NAME: Duplicate columns found when using CORRESPONDING in set operations: a");
  CHECK(refused("SELECT 1 AS a UNION CORRESPONDING BY (a) SELECT 1 AS a") ==
        "NOT_SUPPORTED: CORRESPONDING with columns is unsupported");
}

TEST_CASE("set operations: columns that are not known leave the types open") {
  Part part("SELECT * FROM t EXCEPT SELECT 1");
  part.typer.say("1", "integer");
  part.typer.give("t", {{.open = true}});
  combined(part);
  CHECK(part.answer() == "unsure: the columns of a branch of EXCEPT are not known");
}

}  // namespace
}  // namespace mapping::analysis
