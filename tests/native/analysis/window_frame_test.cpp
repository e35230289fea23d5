#include "analysis/queries/window_frame.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// How a frame is read.
namespace mapping::analysis {
namespace {

struct Read {
  explicit Read(std::string_view frame_text)
      : part("SELECT sum(1) OVER (" + std::string(frame_text) + ") FROM nation"),
        frame(read_frame(part.tree, part.find(SqlNodeKind::kFrame))) {}

  [[nodiscard]] std::string_view start() const { return part.tree.text_of(frame.start_value); }
  [[nodiscard]] std::string_view end() const { return part.tree.text_of(frame.end_value); }

  Part part;
  Frame frame;
};

TEST_CASE("window frame: one bound is the start, and the end is the current row") {
  const Read read("ROWS 2 PRECEDING");
  CHECK(read.frame.type == "ROWS");
  CHECK_FALSE(read.frame.has_end);
  CHECK(read.frame.start == FrameBound::kPreceding);
  CHECK(read.start() == "2");
  CHECK(read.frame.end == FrameBound::kCurrentRow);
  CHECK(read.frame.end_value == kNoSqlNode);
}

TEST_CASE("window frame: two bounds have their own values") {
  const Read read("range between (1 + 1) following and 7 /* PRECEDING */ following");
  CHECK(read.frame.type == "RANGE");
  CHECK(read.frame.has_end);
  CHECK(read.frame.start == FrameBound::kFollowing);
  CHECK(read.start() == "(1 + 1)");
  CHECK(read.frame.end == FrameBound::kFollowing);
  CHECK(read.end() == "7");
}

TEST_CASE("window frame: what is unbounded has no value") {
  const Read read("GROUPS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING");
  CHECK(read.frame.type == "GROUPS");
  CHECK(read.frame.start == FrameBound::kUnboundedPreceding);
  CHECK(read.frame.end == FrameBound::kUnboundedFollowing);
  CHECK(read.frame.start_value == kNoSqlNode);
  CHECK(read.frame.end_value == kNoSqlNode);
  const Read mixed("ROWS BETWEEN UNBOUNDED PRECEDING AND 3 FOLLOWING");
  CHECK(mixed.frame.end == FrameBound::kFollowing);
  CHECK(mixed.end() == "3");
}

TEST_CASE("window frame: a row pattern around the bounds is not read as one") {
  const Read read(
      "MEASURES 5 AS m ROWS BETWEEN CURRENT ROW AND 4 FOLLOWING AFTER MATCH SKIP TO NEXT ROW "
      "PATTERN "
      "(A+) DEFINE A AS 6 > 1");
  CHECK(read.frame.type == "ROWS");
  CHECK(read.frame.start == FrameBound::kCurrentRow);
  CHECK(read.frame.start_value == kNoSqlNode);
  CHECK(read.frame.end == FrameBound::kFollowing);
  CHECK(read.end() == "4");
}

}  // namespace
}  // namespace mapping::analysis
