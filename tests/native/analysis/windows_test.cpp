#include "analysis/queries/windows.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// WINDOW and OVER of one query. Every fault is one of a Trino 476 or of Trino's own TestAnalyzer.
namespace mapping::analysis {
namespace {

Specification resolved(Part& part) {
  Specification specification = part.unanalyzed();
  Windows windows(part.state, part.typer);
  windows.analyze_definitions(specification);
  windows.resolve(specification);
  return specification;
}

constexpr PartCase kReferences[] = {
    {"SELECT rank() OVER w FROM nation",
     "INVALID_WINDOW_REFERENCE line 1:20: Cannot resolve WINDOW name w"},
    {R"(SELECT rank() OVER "Ü" FROM nation WINDOW "ü" AS (ORDER BY name))",
     R"(INVALID_WINDOW_REFERENCE line 1:20: Cannot resolve WINDOW name "Ü")"},
    {"SELECT * FROM t1 WINDOW w2 AS (w1 ORDER BY a), w1 AS (PARTITION BY b)",
     "INVALID_WINDOW_REFERENCE line 1:32: Cannot resolve WINDOW name w1"},
    {"SELECT * FROM t1 WINDOW w1 AS (PARTITION BY a) ORDER BY max(b) OVER w",
     "INVALID_WINDOW_REFERENCE line 1:69: Cannot resolve WINDOW name w"},
    {"SELECT rank() OVER (w ORDER BY name) FROM nation WINDOW w AS (ORDER BY name)",
     "INVALID_ORDER_BY line 1:23: Cannot specify ORDER BY if referenced named WINDOW specifies "
     "ORDER "
     "BY"},
    {"SELECT * FROM t1 WINDOW w1 AS (ORDER BY a), w2 AS (w1 ORDER BY b)",
     "INVALID_ORDER_BY line 1:55: Cannot specify ORDER BY if referenced named WINDOW specifies "
     "ORDER "
     "BY"},
    {"SELECT rank() OVER (w PARTITION BY name) FROM nation WINDOW w AS (ORDER BY name)",
     "INVALID_PARTITION_BY line 1:36: WINDOW specification with named WINDOW reference cannot "
     "specify "
     "PARTITION BY"},
    {"SELECT rank() OVER (w) FROM nation WINDOW w AS (ORDER BY name ROWS 1 PRECEDING)",
     "INVALID_WINDOW_REFERENCE line 1:21: Cannot reference named WINDOW containing frame "
     "specification",
     {{"1", "integer"}}},
    {"SELECT * FROM t1 WINDOW w1 AS (RANGE CURRENT ROW), w2 AS (w1 ORDER BY b)",
     "INVALID_WINDOW_REFERENCE line 1:59: Cannot reference named WINDOW containing frame "
     "specification"},
};

TEST_CASE("windows: what cannot be taken from a named window") {
  check_parts(kReferences, [](Part& part) { resolved(part); });
}

TEST_CASE("windows: a name is defined once, in capitals unless quoted") {
  const auto defined = [](std::string_view sql) {
    Part part(sql);
    resolved(part);
    return part.fault() ? std::string(part.fault()->error_name) : part.answer();
  };
  CHECK(defined("SELECT * FROM t1 WINDOW w AS (PARTITION BY a), w AS (ORDER BY b)") ==
        "DUPLICATE_WINDOW_NAME");
  CHECK(defined(R"(SELECT * FROM t1 WINDOW w AS (), "W" AS ())") == "DUPLICATE_WINDOW_NAME");
  CHECK(defined(R"(SELECT * FROM t1 WINDOW "w" AS (), "w" AS ())") == "DUPLICATE_WINDOW_NAME");
  CHECK(defined(R"(SELECT * FROM t1 WINDOW w AS (), "w" AS ())").empty());
}

TEST_CASE("windows: a window has what the named one has, which is not analyzed again") {
  Part part(
      "SELECT rank() OVER (w ORDER BY name), rank() OVER w, rank() OVER () FROM nation WINDOW w AS "
      "(PARTITION BY regionkey)");
  const Specification specification = resolved(part);
  const SqlNodeId partition = part.find(SqlNodeKind::kPartition);
  const SqlNodeId list = part.tree[specification.select].first_child;
  std::vector<const ResolvedWindow*> windows;
  for (SqlNodeId item = part.tree[list].first_child; item != kNoSqlNode;
       item = part.tree[item].next) {
    const SqlNodeId call = part.tree[item].first_child;
    windows.push_back(part.state.notes.window(part.tree.find_child(call, SqlNodeKind::kOver)));
    REQUIRE(windows.back() != nullptr);
  }
  CHECK(windows[0]->partition == partition);
  CHECK(windows[0]->partition_inherited);
  CHECK(windows[0]->order == part.find(SqlNodeKind::kOrderBy));
  CHECK_FALSE(windows[0]->order_inherited);
  CHECK(windows[1]->partition == partition);
  CHECK(windows[2]->partition == kNoSqlNode);
  part.typer.asked.clear();
  Windows(part.state, part.typer).analyze(*windows[0], part.tree.root, part.context());
  CHECK(part.typer.asked == std::vector<std::string>{"name"});
  CHECK(part.answer().empty());
}

constexpr PartCase kContents[] = {
    {"SELECT sum(1) OVER (PARTITION BY approx_set(1)) FROM nation",
     "TYPE_MISMATCH line 1:34: HyperLogLog is not comparable, and therefore cannot be used in "
     "window "
     "function PARTITION BY",
     {{"approx_set(1)", "HyperLogLog"}}},
    {"SELECT sum(1) OVER (ORDER BY map()) FROM nation",
     "TYPE_MISMATCH line 1:30: map(unknown, unknown) is not orderable, and therefore cannot be "
     "used "
     "in window function ORDER BY",
     {{"map()", "map(unknown, unknown)"}}},
    {"SELECT sum(1) OVER (ORDER BY rank() OVER ()) FROM nation",
     "NESTED_WINDOW line 1:30: Cannot nest window functions or row pattern measures inside window "
     "specification"},
    {"SELECT sum(1) OVER (PARTITION BY nope) FROM nation", "unsure:", {{"nope", ""}}},
};

// The window of the first call that has one.
TEST_CASE("windows: what a window is made of") {
  check_parts(kContents, [](Part& part) {
    resolved(part);
    const SqlNodeId over = part.find(SqlNodeKind::kOver);
    REQUIRE(part.state.notes.window(over) != nullptr);
    Windows(part.state, part.typer)
        .analyze(*part.state.notes.window(over), part.tree[over].first_child, part.context());
  });
}

constexpr PartCase kFunctions[] = {
    {"SELECT dense_rank() >= rank() FROM nation",
     "MISSING_OVER line 1:8: Window function system.builtin.dense_rank requires an OVER clause"},
    {"SELECT ntile(dense_rank()) + 1 FROM nation",
     "MISSING_OVER line 1:8: Window function system.builtin.ntile requires an OVER clause"},
    {"SELECT sum(rank() OVER (ORDER BY name)) OVER () FROM nation",
     "NESTED_WINDOW line 1:12: Cannot nest window functions or row pattern measures inside window "
     "function arguments"},
    {"SELECT rank() IGNORE NULLS OVER (ORDER BY name) FROM nation",
     "NULL_TREATMENT_NOT_ALLOWED line 1:8: Cannot specify null treatment clause for rank function"},
    {"SELECT lag(name) IGNORE NULLS OVER (ORDER BY name) FROM nation", ""},
    {"SELECT system.builtin.lower(name) OVER () FROM nation",
     "FUNCTION_NOT_WINDOW line 1:1: Not a window function: system.builtin.lower"},
    {"SELECT row_number() OVER w FROM nation WINDOW w AS (ROWS 1 PRECEDING)",
     "INVALID_WINDOW_FRAME line 1:53: Cannot specify window frame for row_number function",
     {{"1", "integer"}}},
    {"SELECT sum(nationkey) OVER w FROM nation WINDOW w AS (ROWS 1 PRECEDING)",
     "",
     {{"1", "integer"}}},
};

TEST_CASE("windows: which functions may have a window") {
  check_parts(kFunctions, [](Part& part) {
    Specification specification = resolved(part);
    const SqlNodeId item = part.find(SqlNodeKind::kSelectItem);
    specification.outputs.push_back({.node = part.tree[item].first_child, .is_expression = true});
    Windows(part.state, part.typer).check_functions(specification);
  });
}

constexpr std::string_view kPattern =
    " FROM nation WINDOW w AS (MEASURES LAST(A.name) AS m, 1 AS m2, 2 AS m2 ROWS BETWEEN CURRENT "
    "ROW "
    "AND UNBOUNDED FOLLOWING PATTERN (A+) DEFINE A AS true)";

std::string measured(Part& part) {
  part.typer.say("LAST(A.name)", "varchar(25)");
  part.typer.say("1", "integer");
  part.typer.say("2", "integer");
  part.typer.say("true", "boolean");
  resolved(part);
  const TypeId type = Windows(part.state, part.typer)
                          .type_of_measure(part.find(SqlNodeKind::kMeasure), part.context());
  return type == kUncertain ? part.answer() : part.shown(type);
}

TEST_CASE("windows: a measure is one that its window defines") {
  Part one("SELECT M OVER w" + std::string(kPattern));
  CHECK(measured(one) == "varchar(25)");
  Part other("SELECT n OVER w" + std::string(kPattern));
  CHECK(measured(other) ==
        "INVALID_WINDOW_MEASURE line 1:8: Measure n is not defined in the corresponding window");
  Part quoted("SELECT \"m\" OVER w" + std::string(kPattern));
  CHECK(measured(quoted) ==
        "INVALID_WINDOW_MEASURE line 1:8: Measure m is not defined in the corresponding window");
  Part function("SELECT Rank OVER w FROM nation WINDOW w AS (ORDER BY name)");
  CHECK(measured(function) ==
        "INVALID_WINDOW_MEASURE line 1:8: Measure Rank is not defined in the corresponding window");
  CHECK(function.mended() ==
        std::vector<std::string>{"SELECT Rank() OVER w FROM nation WINDOW w AS (ORDER BY name)"});
}

TEST_CASE("windows: a measure that is defined twice is none") {
  Part part("SELECT m2 OVER w" + std::string(kPattern));
  measured(part);
  CHECK(part.answer() == "AMBIGUOUS_NAME line 1:8: Measure m2 is defined more than once");
}

TEST_CASE("windows: a call whose window nobody looked for is a defect of the server") {
  Part part("SELECT rank() OVER () FROM nation");
  Windows(part.state, part.typer).refuse_unresolved(part.find(SqlNodeKind::kFunction));
  CHECK(part.answer() == "GENERIC_INTERNAL_ERROR no resolved window for: rank() OVER ()");
}

}  // namespace
}  // namespace mapping::analysis
