#include "analysis/row_patterns/row_pattern.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// MATCH_RECOGNIZE over a relation that a test gives. Every fault is one of a Trino 476 or of Trino's own
// TestAnalyzer.
namespace mapping::analysis {
namespace {

const Scope* matched(Part& part) {
  part.typer.say("true", "boolean");
  part.typer.say("A.name", "varchar(25)");
  part.typer.say("A.x", "integer");
  return RowPattern(part.state, part.typer)
      .analyze(part.find(SqlNodeKind::kMatchRecognize), part.state.scopes.make(nullptr, {}));
}

std::string columns_of(std::string_view clauses) {
  Part part("SELECT * FROM nation MATCH_RECOGNIZE (" + std::string(clauses) +
            " PATTERN (A B) DEFINE A AS true)");
  const std::string columns = part.shown(matched(part)->fields);
  const std::string answer = part.answer();
  return answer.empty() ? columns : answer;
}

TEST_CASE("row pattern: one row for a match has its partition and the measures") {
  CHECK(columns_of("MEASURES A.name AS x") == "x: varchar(25)");
  CHECK(columns_of("PARTITION BY regionkey ORDER BY name MEASURES A.name AS x, A.name AS \"Y\"") ==
        "regionkey: bigint, x: varchar(25), Y: varchar(25)");
}

TEST_CASE("row pattern: all rows have their columns, those they are sorted by first") {
  CHECK(columns_of("MEASURES A.name AS x ALL ROWS PER MATCH") ==
        "x: varchar(25), nationkey: bigint, name: varchar(25), regionkey: bigint, comment: "
        "varchar(152)");
  CHECK(columns_of("PARTITION BY regionkey ORDER BY name ALL ROWS PER MATCH") ==
        "regionkey: bigint, name: varchar(25), nationkey: bigint, comment: varchar(152)");
}

constexpr PartCase kForms[] = {
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x INITIAL PATTERN (A B) DEFINE A AS "
     "true)",
     "NOT_SUPPORTED line 1:60: Pattern search modifier: INITIAL is not allowed in MATCH_RECOGNIZE "
     "clause"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x ALL ROWS PER MATCH WITH UNMATCHED "
     "ROWS PATTERN (A {- B -}) DEFINE A AS true)",
     "INVALID_ROW_PATTERN line 1:110: Pattern exclusion syntax is not allowed when ALL ROWS PER "
     "MATCH "
     "WITH UNMATCHED ROWS is specified"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x ALL ROWS PER MATCH OMIT EMPTY "
     "MATCHES "
     "PATTERN (A {- B -}) DEFINE A AS true)",
     ""},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B) DEFINE A AS A.x)",
     "TYPE_MISMATCH line 1:86: Expression defining a label must be boolean (actual type: integer)"},
};

TEST_CASE("row pattern: its form, and what defines a label") {
  check_parts(kForms, [](Part& part) { matched(part); });
}

TEST_CASE("row pattern: keys of types that can be compared and sorted by") {
  const auto keyed = [](std::string_view clause, std::string_view type) {
    Part part("SELECT * FROM t MATCH_RECOGNIZE (" + std::string(clause) +
              " MEASURES 1 AS x ALL ROWS PER MATCH PATTERN (A B) DEFINE A AS true)");
    const Said columns[] = {{"m", type}};
    part.typer.give("t", part.fields("t", columns));
    part.typer.say("1", "integer");
    matched(part);
    return part.answer();
  };
  CHECK(keyed("ORDER BY m", "map(integer, integer)") ==
        "TYPE_MISMATCH line 1:43: map(integer, integer) is not orderable, and therefore cannot be "
        "used "
        "in ORDER BY");
  CHECK(keyed("PARTITION BY m", "HyperLogLog") ==
        "TYPE_MISMATCH line 1:47: HyperLogLog is not comparable, and therefore cannot be used in "
        "PARTITION BY");
  CHECK(keyed("PARTITION BY m", "date").empty());
}

TEST_CASE("row pattern: expressions see the labels, and no query around") {
  Part part(
      "SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A b) DEFINE A AS true)");
  matched(part);
  CHECK_FALSE(part.typer.last_context.correlated);
  CHECK(part.typer.last_labels == std::vector<std::string>{"A", "B"});
  CHECK(part.shown(part.typer.last_context.scope->fields).starts_with("nationkey: bigint"));
  CHECK(part.typer.asked == std::vector<std::string>{"nation", "true", "A.name"});
}

}  // namespace
}  // namespace mapping::analysis
