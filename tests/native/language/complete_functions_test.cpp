#include <catch2/catch_test_macros.hpp>
#include <string_view>

#include "language/completing.h"

namespace mapping::language {
namespace {

TEST_CASE("in front of arguments stand the functions that take them") {
  CHECK(offers("SELECT |(name) FROM customers", "lower"));
  CHECK_FALSE(offers("SELECT |(name) FROM customers", "sum"));
  CHECK_FALSE(offers("SELECT |(total) FROM orders", "lower"));
  CHECK(offers("SELECT |(tags, t -> upper(t)) FROM hive.web.visits", "transform"));
  CHECK_FALSE(offers("SELECT |(tags, t -> upper(t)) FROM hive.web.visits", "element_at"));
  CHECK(offers("SELECT |(counts, 'a') FROM hive.web.visits", "element_at"));
}

TEST_CASE("a star is counted") {
  CHECK(first("SELECT |(*) FROM orders") == "count");
  CHECK_FALSE(offers("SELECT |(*) FROM orders", "sum"));
}

TEST_CASE("forms of the grammar by the number of their arguments") {
  CHECK(offers("SELECT |(total, 1) FROM orders", "coalesce"));
  CHECK(offers("SELECT |(total, 1) FROM orders", "nullif"));
  CHECK(offers("SELECT |(total) FROM orders", "try"));
  CHECK_FALSE(offers("SELECT |(total) FROM orders", "nullif"));
  CHECK_FALSE(offers("SELECT |(total, 1) FROM orders", "try"));
  CHECK_FALSE(offers("SELECT |(total, 1, 2, 3) FROM orders", "if"));
}

TEST_CASE("window functions need a window") {
  CHECK(offers("SELECT |() OVER (ORDER BY placed) FROM orders", "row_number"));
  CHECK_FALSE(offers("SELECT |() FROM orders", "row_number"));
  CHECK(offers("SELECT |(total) FILTER (WHERE total > 1) FROM orders", "sum"));
  CHECK(offers("SELECT |(total ORDER BY placed) FROM orders", "array_agg"));
}

TEST_CASE("what gives the type that is wanted comes first") {
  CHECK(first("SELECT 1 FROM customers WHERE born > |(name)") == "date");
  CHECK(first("SELECT 1 FROM customers WHERE name = |(city, '-')") == "replace");
}

TEST_CASE("types of a cast, the usual ones first") {
  CHECK(first("SELECT CAST(name AS |)") == "varchar");
  CHECK(first("SELECT CAST(name AS bi|)") == "bigint");
  CHECK(offers("SELECT TRY_CAST(name AS |)", "double"));
}

TEST_CASE("a literal's type by its text") {
  CHECK(first("SELECT 1 FROM orders WHERE placed = | '2020-01-31'") == "DATE");
  CHECK(first("SELECT | '2020-01-31 10:00:00'") == "TIMESTAMP");
  CHECK(first("SELECT | '1.5'") == "DECIMAL");
  CHECK(first("SELECT placed + | '1' DAY FROM orders") == "INTERVAL");
  CHECK(offers("SELECT | 'something'", "JSON"));
  CHECK(offers("SELECT | ''", "VARCHAR"));
}

}  // namespace
}  // namespace mapping::language
