#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

#include "mapping/analysis.h"

// What an analysis tells people beyond the server's own words, and what it leaves open.
namespace {

using mapping::Analysis;
using mapping::Catalog;
using mapping::CatalogColumn;

Analysis analyze(std::string_view sql, mapping::AnalysisMemo& memo) {
  static constexpr CatalogColumn kCustomers[] = {
      {"customer_id", "bigint"}, {"name", "varchar"}, {"since", "date"}, {"odd", "nonsense"}};
  static constexpr CatalogColumn kOrders[] = {{"order_id", "bigint"}, {"customer_id", "bigint"}};
  Catalog catalog("2026-11-23T00:00:00Z");
  catalog.add({"hive", "sales", "customers", kCustomers});
  catalog.add({"hive", "sales", "orders", kOrders});
  return analyze_sql(mapping::parse_sql(sql), catalog, {"hive", "sales"}, memo);
}

Analysis analyze(std::string_view sql) {
  mapping::AnalysisMemo memo;
  return analyze(sql, memo);
}

std::string param(const Analysis& analysis, std::string_view name) {
  for (const auto& [key, value] : analysis.fault->params) {
    if (key == name) return std::get<std::string>(value);
  }
  return "";
}

std::string message_of(const Analysis& analysis) {
  return analysis.fault ? analysis.fault->server_message : "";
}

}  // namespace

TEST_CASE("analysis: a misspelt column is named with the columns that there are") {
  const Analysis analysis = analyze("SELECT custmer_id FROM customers");
  REQUIRE(analysis.fault);
  CHECK(param(analysis, "suggestion") == "customer_id");
  CHECK(param(analysis, "columns") == "customer_id, name, since, odd");
  REQUIRE(analysis.fault->fixes.size() == 1);
  CHECK(analysis.fault->fixes[0].edits[0].text == "customer_id");
}

TEST_CASE("analysis: a misspelt table, alias and function are named") {
  CHECK(param(analyze("SELECT 1 FROM custmers"), "suggestion") == "customers");
  CHECK(param(analyze("SELECT cuts.name FROM customers cust"), "suggestion") == "cust");
  CHECK(param(analyze("SELECT uper(name) FROM customers"), "suggestion") == "upper");
}

TEST_CASE("analysis: a comparison with a string is mended by a cast") {
  const Analysis analysis = analyze("SELECT name FROM customers WHERE since > '2020-01-01'");
  REQUIRE(analysis.fault);
  REQUIRE(analysis.fault->fixes.size() == 1);
  CHECK(analysis.fault->fixes[0].edits[0].text == "DATE '2020-01-01'");
}

TEST_CASE("analysis: what is not known is left open and the rest goes on") {
  const Analysis analysis = analyze("SELECT name, odd, c.x FROM customers, lake.raw.clicks c");
  REQUIRE_FALSE(analysis.fault);
  CHECK_FALSE(analysis.certain);
  REQUIRE(analysis.columns.size() == 3);
  CHECK_FALSE(analysis.columns[0].type);  // `clicks` may have a column of that name
  CHECK_FALSE(analysis.columns[1].type);
  CHECK_FALSE(analysis.columns[2].type);
  CHECK(analysis.columns[2].reason.find("not known") != std::string::npos);
}

TEST_CASE("analysis: an unknown type of a column does not hide the others") {
  const Analysis analysis = analyze("SELECT odd, name AS n FROM customers");
  REQUIRE_FALSE(analysis.fault);
  CHECK_FALSE(analysis.columns[0].type);
  CHECK(analysis.columns[1].type == "varchar");
  CHECK(analysis.columns[1].table_column == "name");
  CHECK(analysis.columns[1].table->schema == "sales");
}

TEST_CASE("analysis: a fault behind something that is not certain is not reported") {
  const Analysis analysis = analyze("SELECT x, nope FROM lake.raw.clicks c, customers");
  CHECK_FALSE(analysis.fault);
  CHECK_FALSE(analysis.certain);
}

TEST_CASE("analysis: long chains are typed, deep nesting is left open") {
  std::string chain = "SELECT 1";
  for (int i = 0; i < 10000; ++i) chain += " + 1";
  CHECK(analyze(chain).columns[0].type == "integer");
  std::string deep = "SELECT 1";
  for (int i = 0; i < 300; ++i) deep += "-(1";
  const Analysis analysis = analyze(deep + std::string(300, ')'));
  CHECK_FALSE(analysis.fault);
  CHECK_FALSE(analysis.certain);
}

TEST_CASE("analysis: an operator that is remembered is no function of that name") {
  mapping::AnalysisMemo memo;
  CHECK_FALSE(analyze("SELECT -(customer_id + 1) AS a FROM customers", memo).fault);
  CHECK(message_of(analyze("SELECT negation(customer_id) FROM customers", memo)) ==
        "Function 'negation' not registered");
}

TEST_CASE("analysis: what is remembered changes no answer, however much it was") {
  const std::string queries[] = {
      "SELECT customer_id + 1.5 AS a, upper(name) AS b, odd FROM customers",
      "SELECT name + 1 FROM customers",
      "SELECT sum(order_id), max_by(order_id, customer_id) FROM orders",
      "SELECT transform(ARRAY[order_id], x -> x * 2) FROM orders",
      "SELECT transform(ARRAY[order_id], x -> 'a') FROM orders"};
  mapping::AnalysisMemo memo;
  for (std::size_t length = 1; length < 5000; ++length) {
    const std::string type = "varchar(" + std::to_string(length) + ")";
    const Analysis analysis = analyze("SELECT CAST(name AS " + type + ") FROM customers", memo);
    REQUIRE(analysis.columns[0].type == type);
    if (length % 50 != 0) continue;
    const std::string& sql = queries[length / 50 % std::size(queries)];
    const Analysis remembered = analyze(sql, memo);
    const Analysis fresh = analyze(sql);
    REQUIRE(message_of(remembered) == message_of(fresh));
    REQUIRE(remembered.columns == fresh.columns);
    REQUIRE(remembered.reasons == fresh.reasons);
  }
}
