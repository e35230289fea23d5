#include "analysis/queries/window_frames.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// The frame of a window, as it is written and with what is sorted by. Every fault is one of a Trino
// 476 or of Trino's own TestAnalyzer.
namespace mapping::analysis {
namespace {

// The frame that stands last in the text, of the window around it.
void analyze_frame(Part& part) {
  const SqlNodeId window = part.last(SqlNodeKind::kWindow);
  ResolvedWindow resolved;
  resolved.order = part.tree.find_child(window, SqlNodeKind::kOrderBy);
  resolved.frame = part.tree.find_child(window, SqlNodeKind::kFrame);
  REQUIRE(resolved.frame != kNoSqlNode);
  WindowFrame(part.state, part.typer).analyze(resolved, window, part.context());
}

constexpr PartCase kOffsets[] = {
    {"SELECT count(*) OVER w FROM nation WINDOW w AS (RANGE 1 PRECEDING)",
     "MISSING_ORDER_BY line 1:49: Window frame of type RANGE PRECEDING or FOLLOWING requires ORDER "
     "BY"},
    {"SELECT sum(1) OVER (ORDER BY name, comment RANGE 1 PRECEDING) FROM nation",
     "INVALID_ORDER_BY line 1:21: Window frame of type RANGE PRECEDING or FOLLOWING requires "
     "single "
     "sort item in ORDER BY (actual: 2)"},
    {"SELECT sum(regionkey) OVER w FROM nation WINDOW w AS (ORDER BY name RANGE 1 PRECEDING)",
     "TYPE_MISMATCH line 1:64: Window frame of type RANGE PRECEDING or FOLLOWING requires that "
     "sort "
     "item type be numeric, datetime or interval (actual: varchar(25))"},
    {"SELECT sum(totalprice) OVER (ORDER BY orderdate RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) "
     "FROM orders",
     "TYPE_MISMATCH line 1:63: Window frame RANGE value type (integer) not compatible with sort "
     "item type (date)",
     {{"7", "integer"}, {"orderdate", "date"}}},
    {"SELECT sum(1) OVER (ORDER BY orderdate RANGE INTERVAL '7' DAY PRECEDING) FROM orders",
     "",
     {{"INTERVAL '7' DAY", "interval day to second"}, {"orderdate", "date"}}},
    {"SELECT sum(1) OVER (ORDER BY nationkey DESC RANGE 1 PRECEDING) FROM nation",
     "",
     {{"1", "integer"}}},
    {"SELECT sum(1) OVER (ORDER BY name GROUPS 1.5 PRECEDING) FROM nation",
     "TYPE_MISMATCH line 1:42: Window frame GROUPS start value type must be exact numeric type "
     "with "
     "scale 0 (actual decimal(2,1))",
     {{"1.5", "decimal(2, 1)"}}},
    {"SELECT sum(1) OVER (ROWS 1.5 PRECEDING) FROM nation",
     "TYPE_MISMATCH line 1:26: Window frame ROWS start value type must be exact numeric type with "
     "scale 0 (actual decimal(2,1))",
     {{"1.5", "decimal(2, 1)"}}},
    {"SELECT sum(1) OVER (ROWS BETWEEN CURRENT ROW AND x FOLLOWING) FROM nation",
     "",
     {{"x", "decimal(5, 0)"}}},
    {"SELECT sum(1) OVER (ROWS x PRECEDING) FROM nation", "unsure:", {{"x", ""}}},
};

TEST_CASE("window frames: how far a frame may reach") { check_parts(kOffsets, analyze_frame); }

constexpr PartCase kClauses[] = {
    {"SELECT m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING) FROM "
     "nation",
     "MISSING_ROW_PATTERN line 1:16: Row pattern measures require PATTERN clause"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING AFTER MATCH SKIP PAST LAST "
     "ROW "
     "SEEK) FROM nation",
     "MISSING_ROW_PATTERN line 1:76: AFTER MATCH SKIP clause requires PATTERN clause"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING SEEK) FROM nation",
     "MISSING_ROW_PATTERN line 1:64: SEEK modifier requires PATTERN clause"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING SUBSET U = (A)) FROM nation",
     "MISSING_ROW_PATTERN line 1:71: Union variable definitions require PATTERN clause"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING DEFINE A AS true) FROM nation",
     "MISSING_ROW_PATTERN line 1:71: Primary pattern variable definitions require PATTERN clause"},
};

TEST_CASE("window frames: the clauses of a row pattern need one") {
  check_parts(kClauses, analyze_frame);
}

constexpr PartCase kPatterns[] = {
    {"SELECT m OVER (MEASURES CLASSIFIER() AS m RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING "
     "PATTERN (A+) DEFINE A AS true) FROM nation",
     "INVALID_WINDOW_FRAME line 1:16: Pattern recognition requires ROWS frame type"},
    {"SELECT m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED "
     "FOLLOWING PATTERN (A+) DEFINE A AS true) FROM nation",
     "INVALID_WINDOW_FRAME line 1:16: Pattern recognition requires frame specified as BETWEEN "
     "CURRENT ROW AND ..."},
    {"SELECT m OVER (MEASURES CLASSIFIER() AS m ROWS CURRENT ROW PATTERN (A+) DEFINE A AS true) "
     "FROM "
     "nation",
     "INVALID_WINDOW_FRAME line 1:16: Pattern recognition requires frame specified as BETWEEN "
     "CURRENT ROW AND ..."},
    {"SELECT m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN CURRENT ROW AND 1 PRECEDING PATTERN "
     "(A+) DEFINE A AS true) FROM nation",
     "INVALID_WINDOW_FRAME line 1:16: Window frame starting from CURRENT ROW cannot end with "
     "PRECEDING",
     {{"CLASSIFIER()", "varchar"}, {"true", "boolean"}}},
    {"SELECT m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN CURRENT ROW AND 1.5 FOLLOWING PATTERN "
     "(A+) DEFINE A AS true) FROM nation",
     "TYPE_MISMATCH line 1:72: Window frame ROWS end value type must be exact numeric type with "
     "scale 0 (actual decimal(2,1))",
     {{"CLASSIFIER()", "varchar"}, {"true", "boolean"}, {"1.5", "decimal(2, 1)"}}},
};

TEST_CASE("window frames: the frame of a row pattern begins with its row") {
  check_parts(kPatterns, analyze_frame);
}

// The messages are those of Trino's source, which tells them at the frame.
TEST_CASE("window frames: the ends of a frame are in order") {
  const auto ordered = [](std::string_view bounds) {
    Part part("SELECT sum(1) OVER (ROWS BETWEEN " + std::string(bounds) + ") FROM nation");
    part.typer.say("1", "integer");
    analyze_frame(part);
    return part.fault() ? part.fault()->server_message : part.answer();
  };
  CHECK(ordered("UNBOUNDED FOLLOWING AND CURRENT ROW") ==
        "Window frame start cannot be UNBOUNDED FOLLOWING");
  CHECK(ordered("CURRENT ROW AND UNBOUNDED PRECEDING") ==
        "Window frame end cannot be UNBOUNDED PRECEDING");
  CHECK(ordered("1 FOLLOWING AND 1 PRECEDING") ==
        "Window frame starting from FOLLOWING cannot end with PRECEDING");
  CHECK(ordered("1 FOLLOWING AND CURRENT ROW") ==
        "Window frame starting from FOLLOWING cannot end with CURRENT ROW");
  CHECK(ordered("1 PRECEDING AND 1 PRECEDING").empty());
  CHECK(ordered("UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING").empty());
}

}  // namespace
}  // namespace mapping::analysis
