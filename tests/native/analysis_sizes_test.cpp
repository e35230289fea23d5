#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>

#include "analysis_support.h"
#include "mapping/sql.h"

// Short texts whose names or types double until no memory suffices: they are no fault of the author,
// and what is not known of them has its reason.
namespace {

using mapping::Analysis;

std::string repeated(std::size_t count, const std::function<std::string(std::size_t)>& item,
                     std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) text += separator;
    text += item(i);
  }
  return text;
}

// WITH c0 AS (first), c1 AS (next, over c0), …
std::string chain(std::size_t count, const std::string& first, const std::string& before,
                  const std::string& behind, const std::string& query) {
  std::string text = "WITH c0 AS (" + first + ")";
  for (std::size_t i = 0; i < count; ++i) {
    const std::string from = "c" + std::to_string(i);
    text += ", c" + std::to_string(i + 1) + " AS (SELECT " + before + " FROM " + from;
    if (!behind.empty()) text += " x CROSS JOIN " + from + " y";
    text += ")";
  }
  return text + " " + query + std::to_string(count);
}

std::string doubled_stars(std::size_t count, const std::string& query) {
  return chain(count, "SELECT 1 a, 2 b", "*", "twice", query);
}

std::string doubled_types(std::size_t count, const std::string& item) {
  return chain(count, "SELECT 1 a", item + " a", "", "SELECT 1 k, a FROM c");
}

void check_too_large(const std::string& sql, const std::string& because) {
  CAPTURE(sql.substr(0, 200));
  const Analysis analysis = analysis_of(sql);
  CHECK_FALSE(analysis.fault);
  CHECK_FALSE(analysis.certain);
  REQUIRE(analysis.reasons.size() == 1);
  CHECK(analysis.reasons[0] == "too large to know, because " + because);
  for (const auto& column : analysis.columns) {
    CHECK_FALSE(column.type);
    CHECK(column.reason == analysis.reasons[0]);
  }
}

}  // namespace

TEST_CASE("Columns that double are too large to know", "[analysis][sizes]") {
  const std::string because = "a query has too many columns";
  check_too_large(doubled_stars(24, "SELECT 1 k FROM c"), because);
  check_too_large(doubled_stars(100, "SELECT * FROM c"), because);
  check_too_large(chain(40, "SELECT 1 a", "*, *", "", "SELECT 1 k FROM c"), because);
  check_too_large(chain(40, "SELECT * FROM nation", "*", "twice", "SELECT 1 k FROM c"), because);
}

TEST_CASE("What the text alone tells of a query that is too large is told", "[analysis][sizes]") {
  const Analysis analysis = analysis_of(doubled_stars(30,
                                                      "SELECT 1 k, (SELECT max(name) FROM "
                                                      "nation) FROM c"));
  REQUIRE(analysis.columns.size() == 2);
  CHECK(analysis.columns[0].name == "k");
  CHECK(analysis.columns[1].name == "_col1");
  REQUIRE(analysis.tables.size() == 1);
  CHECK(analysis.tables[0].name == "nation");
  CHECK(analysis.tables[0].schema == "tiny");
}

TEST_CASE("Types that double are too large to know", "[analysis][sizes]") {
  const std::string because = "a type is too large";
  check_too_large(doubled_types(24, "ROW(a, a)"), because);
  check_too_large(doubled_types(62, "ROW(a, a)"), because);
  check_too_large(doubled_types(24, "MAP(ARRAY[a], ARRAY[a])"), because);
  check_too_large(doubled_types(24, "map_from_entries(ARRAY[ROW(a, a)])"), because);
  check_too_large(doubled_types(24, "array_agg(ROW(a, a))"), because);
  check_too_large(doubled_types(24, "transform(ARRAY[1], x -> ROW(a, a))"), because);
}

TEST_CASE("Names and types that many columns share are not written out without end",
          "[analysis][sizes]") {
  const std::string because = "the names and types of its columns are too long";
  const std::string row = "ROW(" + repeated(2000, [](std::size_t) { return "1"; }, ",") + ")";
  check_too_large("WITH q AS (SELECT " + row + " r) SELECT " +
                      repeated(
                          1000, [](std::size_t i) { return "r r" + std::to_string(i); }, ",") +
                      " FROM q",
                  because);
  const std::string name(20000, 'n');
  check_too_large("WITH q AS (SELECT 1 " + name + ") SELECT " +
                      repeated(
                          400, [](std::size_t) { return "q.*"; }, ",") +
                      " FROM q",
                  because);
}

TEST_CASE("What people write is not too large", "[analysis][sizes]") {
  const auto number = [](std::size_t i) { return "regionkey + " + std::to_string(i); };
  const std::string keys = repeated(2000, number, ", ");
  CHECK(analysis_of("SELECT " + keys + " FROM nation GROUP BY " + keys).certain);
  CHECK(analysis_of("SELECT DISTINCT " + keys + " FROM nation ORDER BY " + keys).certain);
  const auto defined = [](std::size_t i) {
    return "q" + std::to_string(i) + " AS (SELECT name FROM nation)";
  };
  CHECK(analysis_of("WITH " + repeated(1000, defined, ", ") + " SELECT name FROM q999").certain);
  const auto joined = [](std::size_t i) {
    const std::string alias = "n" + std::to_string(i + 1);
    return "nation " + alias + " ON n0.nationkey = " + alias + ".nationkey";
  };
  CHECK(
      analysis_of("SELECT n0.name, n40.name FROM nation n0 JOIN " + repeated(40, joined, " JOIN "))
          .certain);
  CHECK(analysis_of(doubled_stars(12, "SELECT * FROM c")).columns.size() == 8192);
  CHECK(analysis_of(doubled_types(12, "ROW(a, a)")).certain);
}

TEST_CASE("Many tables are joined in proportion to their number", "[analysis][sizes]") {
  const auto table = [](std::size_t i) { return "nation n" + std::to_string(i); };
  const Analysis analysis = analysis_of("SELECT n7.name FROM " + repeated(1200, table, ", "));
  REQUIRE(analysis.columns.size() == 1);
  CHECK(analysis.columns[0].type == "varchar(25)");
  REQUIRE(analysis.reasons.size() == 1);
  CHECK(analysis.reasons[0] == "the query may have more stages than a server plans");
}

TEST_CASE("A name is found among many that are nearly alike", "[analysis][sizes]") {
  const auto column = [](std::size_t i) { return "1 column_" + std::to_string(10000 + i); };
  const Analysis analysis = analysis_of("WITH q AS (SELECT " + repeated(5000, column, ", ") +
                                        ", 2 customer) SELECT custommer FROM q");
  REQUIRE(analysis.fault);
  REQUIRE(analysis.fault->fixes.size() == 1);
  CHECK(analysis.fault->fixes[0].edits[0].text == "customer");
}
