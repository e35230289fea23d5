#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "../shapes/nested_shapes.h"
#include "analysis/depth.h"
#include "analysis_support.h"
#include "mapping/sql.h"

// What a server takes is analyzed however it is nested, and nothing overflows the stack.
namespace {

using mapping::Analysis;
using mapping::Code;
using mapping::SqlTree;
using mapping::analysis::kDepthOfQuery;
using mapping::analysis::kMaxDepth;
using mapping::testing::nested_parts;
using mapping::testing::nested_queries;
using mapping::testing::NestedShape;

constexpr std::size_t kManyLevels = 4000;

const NestedShape& shape_named(std::string_view name) {
  for (const auto list : {nested_queries(), nested_parts()}) {
    for (const NestedShape& shape : list) {
      if (shape.name == name) return shape;
    }
  }
  FAIL("there is no shape of that name");
  return nested_parts().front();
}

bool is_refused(const NestedShape& shape, std::size_t levels) {
  const SqlTree tree = mapping::parse_sql(shape.with(levels));
  return tree.fault && tree.fault->code == Code::kSqlTooDeep;
}

// The most levels that the parser takes, or kManyLevels.
std::size_t deepest(const NestedShape& shape) {
  if (!is_refused(shape, kManyLevels)) return kManyLevels;
  std::size_t taken = 1;
  std::size_t refused = kManyLevels;
  while (refused - taken > 1) {
    const std::size_t middle = (taken + refused) / 2;
    (is_refused(shape, middle) ? refused : taken) = middle;
  }
  return taken;
}

void check_survives(const NestedShape& shape) {
  CAPTURE(shape.name);
  const std::size_t levels = deepest(shape);
  for (const std::size_t count : {levels - 1, levels}) {
    const std::string sql = shape.with(count);
    const SqlTree tree = mapping::parse_sql(sql);
    REQUIRE_FALSE(tree.fault);
    CHECK(mapping::same_tree(tree, mapping::parse_sql(mapping::print_sql(tree))));
    CHECK_FALSE(mapping::shape_of(tree).columns.empty());
    const Analysis analysis = analysis_of(sql);
    CHECK((analysis.certain || analysis.fault || !analysis.reasons.empty()));
  }
}

// Whether nothing was left out because of nesting.
bool reaches_the_bottom(const NestedShape& shape, std::size_t levels) {
  for (const std::string& reason : analysis_of(shape.with(levels)).reasons) {
    if (reason.ends_with("nested too deeply")) return false;
  }
  return true;
}

void check_limit(std::string_view name, std::size_t levels) {
  CAPTURE(name, levels);
  const NestedShape& shape = shape_named(name);
  CHECK(reaches_the_bottom(shape, levels - 1));
  CHECK(reaches_the_bottom(shape, levels));
  CHECK_FALSE(reaches_the_bottom(shape, levels + 1));
}

}  // namespace

TEST_CASE("A hundred queries in one another are analyzed as two are", "[analysis][depth]") {
  for (const NestedShape& shape : nested_queries()) {
    CAPTURE(shape.name);
    const Analysis shallow = analysis_of(shape.with(2));
    const Analysis deep = analysis_of(shape.with(100));
    CHECK_FALSE(deep.fault);
    CHECK(deep.certain == shallow.certain);
    CHECK(deep.reasons == shallow.reasons);
    REQUIRE(deep.columns.size() == 1);
    CHECK(deep.columns[0].name == shallow.columns[0].name);
    CHECK(deep.columns[0].type == shallow.columns[0].type);
  }
}

TEST_CASE("A hundred parts in one another are not nested too deeply", "[analysis][depth]") {
  for (const NestedShape& shape : nested_parts()) {
    CAPTURE(shape.name);
    // Bodies of lambdas are analyzed anew for each of their calls, and types end where the server's do.
    const bool has_own_limit =
        shape.name == "lambda" || shape.name.find("type of a") != shape.name.npos;
    CHECK(reaches_the_bottom(shape, has_own_limit ? 5 : 100));
  }
}

TEST_CASE("What is nested deeper than the stack holds is not certain", "[analysis][depth]") {
  check_limit("sum to the right", kMaxDepth - kDepthOfQuery - 1);
  check_limit("subquery in FROM", (kMaxDepth - kDepthOfQuery) / (kDepthOfQuery + 1));
  check_limit("scalar subquery", (kMaxDepth - kDepthOfQuery - 1) / (kDepthOfQuery + 1));
  check_limit("named query in a named query", (kMaxDepth - kDepthOfQuery - 1) / kDepthOfQuery);
  check_limit("relation with aliases", kMaxDepth - kDepthOfQuery - 1);
}

TEST_CASE("Nothing that the parser takes overflows the stack", "[analysis][depth]") {
  for (const NestedShape& shape : nested_queries()) check_survives(shape);
  for (const NestedShape& shape : nested_parts()) check_survives(shape);
}
