#include <algorithm>
#include <array>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "counters.h"
#include "long_shapes.h"
#include "mapping/analysis.h"
#include "mapping/protocol.h"
#include "mapping/sql.h"
#include "nested_shapes.h"

// Work grows no faster than the text: twice the text needs at most 2.2 times the steps, as the
// counters in the code have it. Time is never asked.
namespace {

using mapping::Catalog;
using mapping::CatalogColumn;
using mapping::Session;
using mapping::SqlTree;
using mapping::testing::counted_steps;
using mapping::testing::LongShape;
using mapping::testing::NestedShape;

constexpr double kMostGrowth = 1.1;  // of the steps of a byte
constexpr std::size_t kQuerySize = 13'000;
constexpr std::size_t kMappingSize = 26'000;
// Of a query that a limit ends: some 50 ms.
constexpr std::uint64_t kMostSteps = 60'000'000;

constexpr CatalogColumn kNation[] = {
    {"nationkey", "bigint"}, {"name", "varchar(25)"}, {"regionkey", "bigint"}};
constexpr CatalogColumn kRegion[] = {{"regionkey", "bigint"}, {"name", "varchar(25)"}};

const Catalog& catalog() {
  static const Catalog kCatalog = [] {
    Catalog made("2026-11-23T00:00:00Z");
    made.add({"tpch", "tiny", "nation", kNation});
    made.add({"tpch", "tiny", "region", kRegion});
    return made;
  }();
  return kCatalog;
}

constexpr std::string_view kSnapshot =
    R"json([{"catalog":"tpch","schema":"tiny","name":"nation","columns":[)json"
    R"json({"name":"nationkey","type":"bigint"},{"name":"name","type":"varchar(25)"}]}])json";

// What grows faster, and the limit that bounds it: at the limit, a byte needs no more steps than this.
constexpr std::uint64_t kMostStepsOfByte = 1'000;
constexpr std::uint64_t kMostStepsOfRequest = 1'100;  // which analyzes the query, and answers
constexpr struct {
  std::string_view shape;
  std::string_view operation;
} kBounded[] = {
    // The parser takes 1,000 levels.
    {"LATERAL", "shape_of"},
    {"LATERAL", "report"},
    {"join to the right", "shape_of"},
    {"join to the right", "report"},
    {"join to the right", "analyze_sql"},
    {"pivot", "analyze_sql"},
    {"query in GROUP BY", "analyze_sql"},
    {"query in HAVING", "analyze_sql"},
    {"query in a call", "analyze_sql"},
    {"table that is not there", "analyze_sql"},
    // Each default sees the variables in front of it, for which Budget::spend asks.
    {"variables", "analyze_sql"},
    // They analyze the query.
    {"query in GROUP BY", "symbols_sql"},
    {"query in GROUP BY", "semantic_tokens_sql"},
    {"query in GROUP BY", "inlay_hints_sql"},
    {"query in GROUP BY", "analyze_lineage"},
    {"query in HAVING", "symbols_sql"},
    {"query in HAVING", "semantic_tokens_sql"},
    {"query in HAVING", "inlay_hints_sql"},
    {"query in HAVING", "analyze_lineage"},
    {"query in a call", "symbols_sql"},
    {"query in a call", "semantic_tokens_sql"},
    {"query in a call", "inlay_hints_sql"},
    {"query in a call", "analyze_lineage"},
    {"join to the right", "analyze_lineage"},
    {"join to the right", "inlay_hints_sql"},
    {"variables", "symbols_sql"},
    {"variables", "semantic_tokens_sql"},
    {"variables", "inlay_hints_sql"},
    {"variables", "analyze_lineage"},
    // The parser takes 1,000 levels.
    {"scalar subquery", "symbols_sql"},
    {"relation with aliases", "symbols_sql"},
    // Each call looks through the functions of its statement.
    {"functions", "analyze_sql"},
    {"functions that call the one before", "analyze_sql"},
};

// What is done with a query. Each is measured by itself, or a fast one would hide in a slow one.
// Each gives the bytes that its work is in proportion to: those of the text, and of what is written.
std::size_t parse(const std::string& sql) {
  (void)mapping::parse_sql(sql);
  return sql.size();
}
std::size_t report(const std::string& sql) {
  (void)Session().run("parse_sql", sql, "");
  return sql.size();
}
std::size_t suggest(const std::string& sql) {
  (void)Session().run("suggest_node", sql, "");
  return sql.size();
}
std::size_t shape(const SqlTree& tree) {
  (void)mapping::shape_of(tree);
  return tree.text.size();
}
// A level is indented by two spaces more than the one around it.
std::size_t print(const SqlTree& tree) {
  return tree.text.size() + mapping::print_sql(tree).size();
}
std::size_t find_path(const SqlTree& tree) {
  (void)mapping::find_path_fault(tree);
  return tree.text.size();
}
std::size_t analyze(const SqlTree& tree) {
  mapping::AnalysisMemo memo;
  (void)mapping::analyze_sql(tree, catalog(), {"tpch", "tiny"}, memo);
  return tree.text.size();
}

std::size_t analyze_with_lineage(const SqlTree& tree) {
  mapping::AnalysisMemo memo;
  (void)mapping::analyze_lineage(tree, catalog(), {"tpch", "tiny"}, memo);
  return tree.text.size();
}

// What an editor asks of a whole query. What it asks at a place is another question in a longer text.
constexpr std::string_view kRequests[] = {"symbols_sql", "folding_sql", "semantic_tokens_sql",
                                          "inlay_hints_sql"};

template <std::size_t Index>
std::size_t ask(const std::string& sql) {
  (void)Session().run(kRequests[Index], sql, "");
  return sql.size();
}

template <typename Input>
struct Operation {
  std::string_view name;
  std::size_t (*run)(const Input& input);
};
constexpr Operation<std::string> kOfTexts[] = {
    {"parse_sql", parse}, {"report", report}, {"suggest_node", suggest}};
template <std::size_t... Index>
constexpr auto requests(std::index_sequence<Index...> /*all*/) {
  return std::array{Operation<std::string>{kRequests[Index], ask<Index>}...};
}
constexpr auto kOfEditors = requests(std::make_index_sequence<std::size(kRequests)>());
constexpr Operation<SqlTree> kOfTrees[] = {{"shape_of", shape},
                                           {"print_sql", print},
                                           {"find_path_fault", find_path},
                                           {"analyze_sql", analyze},
                                           {"analyze_lineage", analyze_with_lineage}};

struct Measure {
  std::size_t bytes = 0;
  std::uint64_t steps = 0;
};

template <typename Run>
Measure measure(const Run& run) {
  const std::uint64_t before = counted_steps();
  const std::size_t bytes = run();
  return {bytes, counted_steps() - before};
}

void check_growth(std::string_view shape, std::string_view operation, Measure once, Measure twice) {
  CAPTURE(shape, operation, once.bytes, once.steps, twice.bytes, twice.steps);
  const double growth = static_cast<double>(twice.steps) / static_cast<double>(once.steps);
  const double longer = static_cast<double>(twice.bytes) / static_cast<double>(once.bytes);
  const auto is_bounded = [&](const auto& entry) {
    return entry.shape == shape && entry.operation == operation;
  };
  if (std::ranges::any_of(kBounded, is_bounded)) {
    const bool is_request = std::ranges::find(kRequests, operation) != std::end(kRequests);
    CHECK(twice.steps <= (is_request ? kMostStepsOfRequest : kMostStepsOfByte) * twice.bytes);
  } else {
    CHECK(growth <= longer * kMostGrowth);
  }
  if (std::getenv("MAPPING_SHAPES") != nullptr) {
    std::cout << growth / longer << '\t' << twice.steps / twice.bytes << '\t' << shape << '\t'
              << operation << '\n';
  }
}

template <typename Input>
void check_operations(std::string_view shape, std::span<const Operation<Input>> operations,
                      const Input& once, const Input& twice) {
  for (const auto& operation : operations) {
    check_growth(shape, operation.name, measure([&] { return operation.run(once); }),
                 measure([&] { return operation.run(twice); }));
  }
}

void check_query(std::string_view name, const std::string& once, const std::string& twice) {
  check_operations<std::string>(name, kOfTexts, once, twice);
  check_operations<std::string>(name, kOfEditors, once, twice);
  const SqlTree tree = mapping::parse_sql(once);
  const SqlTree larger = mapping::parse_sql(twice);
  if (!tree.fault && !larger.fault) check_operations<SqlTree>(name, kOfTrees, tree, larger);
}

// How many items make a text of that size.
template <typename Shape>
std::size_t count_for(const Shape& shape, std::size_t size) {
  const std::size_t ten = shape.with(10).size();
  return 10 * size / (shape.with(20).size() - ten);
}

// The parser takes fewer levels of some.
std::size_t levels_for(const NestedShape& shape) {
  std::size_t levels = count_for(shape, kQuerySize);
  while (levels > 1 && mapping::parse_sql(shape.with(2 * levels)).fault) levels = levels * 9 / 10;
  return levels;
}

Measure measure_check(const std::string& text, std::string_view options) {
  Session session;
  (void)session.run("catalog_begin", R"({"captured_at":"2026-11-23T00:00:00Z"})", "");
  (void)session.run("catalog_add", kSnapshot, R"({"catalog":1})");
  (void)session.run("catalog_end", "", R"({"catalog":1})");
  return measure([&] {
    (void)session.run("check", text, options);
    return text.size();
  });
}

void check_mapping(const LongShape& shape) {
  const std::size_t count = count_for(shape, kMappingSize);
  const std::string once = shape.with(count);
  const std::string twice = shape.with(2 * count);
  for (const std::string_view options :
       {"", R"({"catalog":1,"session":{"catalog":"tpch","schema":"tiny"}})"}) {
    check_growth(shape.name, options.empty() ? "check" : "check with a catalog",
                 measure_check(once, options), measure_check(twice, options));
  }
}

}  // namespace

TEST_CASE("Long queries need steps in proportion to their length") {
  for (const LongShape& shape : mapping::testing::long_queries()) {
    const std::size_t count = count_for(shape, kQuerySize);
    check_query(shape.name, shape.with(count), shape.with(2 * count));
  }
}

TEST_CASE("Nested queries need steps in proportion to their length") {
  for (const auto list : {mapping::testing::nested_queries(), mapping::testing::nested_parts()}) {
    for (const NestedShape& shape : list) {
      const std::size_t levels = levels_for(shape);
      check_query(shape.name, shape.with(levels), shape.with(2 * levels));
    }
  }
}

TEST_CASE("What doubles with every part ends at a limit") {
  for (const LongShape& doubling : mapping::testing::doubling_queries()) {
    for (const std::size_t count : {8U, 16U, 24U, 48U, 96U}) {
      CAPTURE(doubling.name, count);
      const SqlTree tree = mapping::parse_sql(doubling.with(count));
      REQUIRE_FALSE(tree.fault);
      CHECK(measure([&] { return shape(tree); }).steps <= kMostSteps);
      CHECK(measure([&] { return analyze(tree); }).steps <= kMostSteps);
    }
  }
}

TEST_CASE("Mappings need steps in proportion to their length") {
  for (const LongShape& shape : mapping::testing::long_mappings()) check_mapping(shape);
}
