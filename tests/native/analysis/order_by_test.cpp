#include "analysis/queries/order_by.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// ORDER BY over the columns of a result, and the clauses behind it. Every fault is one of a Trino 476
// or of Trino's own TestAnalyzer.
namespace mapping::analysis {
namespace {

std::vector<SqlNodeId> sorted(Part& part) {
  return analyze_order_by(part.state, part.typer, part.find(SqlNodeKind::kSelect),
                          part.find(SqlNodeKind::kOrderBy), *part.source);
}

constexpr PartCase kFaults[] = {
    {"SELECT * FROM t1 ORDER BY 10",
     "INVALID_COLUMN_REFERENCE line 1:27: ORDER BY position 10 is not in select list"},
    {"SELECT * FROM t1 ORDER BY a, (0)",
     "INVALID_COLUMN_REFERENCE line 1:31: ORDER BY position 0 is not in select list"},
    {"SELECT 1 FROM nation ORDER BY map() DESC",
     "TYPE_MISMATCH line 1:1: Type map(unknown, unknown) is not orderable, and therefore cannot be "
     "used in ORDER BY: map()",
     {{"map()", "map(unknown, unknown)"}}},
};

TEST_CASE("order by: what cannot be sorted by") {
  check_parts(kFaults, [](Part& part) { sorted(part); });
}

TEST_CASE("order by: a number is the type of its column") {
  Part part("SELECT 1, MAP() FROM nation ORDER BY 2");
  constexpr Said kColumns[] = {{"", "integer"}, {"", "map(unknown, unknown)"}};
  const Scope* const scope = part.state.scopes.make(nullptr, part.fields("", kColumns));
  analyze_order_by(part.state, part.typer, part.find(SqlNodeKind::kSelect),
                   part.find(SqlNodeKind::kOrderBy), *scope);
  CHECK(part.answer() ==
        "TYPE_MISMATCH line 1:1: Type map(unknown, unknown) is not orderable, and therefore cannot "
        "be used in ORDER BY: :input(1)");
}

TEST_CASE("order by: numbers are no expressions") {
  Part part("SELECT * FROM nation ORDER BY name, (4), lower(name) DESC");
  part.typer.say("lower(name)", "varchar(25)");
  CHECK(sorted(part) == std::vector<SqlNodeId>{part.find(SqlNodeKind::kColumn, "name"), kNoSqlNode,
                                               part.find(SqlNodeKind::kFunction)});
  CHECK(part.typer.asked == std::vector<std::string>{"name", "lower(name)"});
  CHECK(part.answer().empty());
}

TEST_CASE("order by: sees outer columns where the query may") {
  Part part("SELECT * FROM nation ORDER BY name");
  part.state.correlated = false;
  sorted(part);
  CHECK_FALSE(part.typer.last_context.correlated);
  CHECK(part.typer.last_context.scope == part.source);
}

TEST_CASE("order by: a number is not known among columns that are not") {
  Part part("SELECT * FROM nation ORDER BY 1");
  const Scope* const scope = part.state.scopes.make(nullptr, {{.open = true}});
  analyze_order_by(part.state, part.typer, part.tree.root, part.find(SqlNodeKind::kOrderBy),
                   *scope);
  CHECK(part.answer() == "unsure: the number of columns is not known");
}

std::string limited(std::string_view sql, bool ordered) {
  Part part(sql);
  analyze_row_limits(part.state, part.tree.root, ordered);
  return part.answer();
}

TEST_CASE("order by: FETCH FIRST wants rows, and an order for ties") {
  CHECK(limited("SELECT * FROM t1 FETCH FIRST 0 ROWS ONLY", false) ==
        "NUMERIC_VALUE_OUT_OF_RANGE line 1:18: FETCH FIRST row count must be positive (actual "
        "value: 0)");
  constexpr std::string_view kTies = "SELECT name FROM nation FETCH FIRST 5 ROWS WITH TIES";
  CHECK(limited(kTies, false) ==
        "MISSING_ORDER_BY line 1:25: FETCH FIRST WITH TIES clause requires ORDER BY");
  CHECK(limited(kTies, true).empty());
  CHECK(limited("SELECT * FROM t1 FETCH FIRST ROW ONLY", false).empty());
  CHECK(limited("SELECT * FROM t1 OFFSET 1 LIMIT 0", false).empty());
}

}  // namespace
}  // namespace mapping::analysis
