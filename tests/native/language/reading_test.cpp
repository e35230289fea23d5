#include "language/reading.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "language/caret_text.h"
#include "language/shop.h"

namespace mapping::language {
namespace {

// The text of the leaf at the caret.
std::string leaf_at(std::string_view marked) {
  const CaretText at(marked);
  const Reading reading(at.text);
  const SqlNodeId leaf = reading.leaf_at(at.caret);
  return leaf == kNoSqlNode ? "" : std::string(slice(at.text, reading.written(leaf)));
}

TEST_CASE("a leaf is found at its beginning, within it and at its end") {
  CHECK(leaf_at("SELECT |name FROM t") == "name");
  CHECK(leaf_at("SELECT na|me FROM t") == "name");
  CHECK(leaf_at("SELECT name| FROM t") == "name");
  CHECK(leaf_at("SELECT a.|b FROM t") == "b");
  CHECK(leaf_at("SELECT a|.b FROM t") == "a");
  CHECK(leaf_at("SEL|ECT a FROM t").empty());
}

TEST_CASE("behind a fault names stand where they were written") {
  CHECK(leaf_at("SELECT a, FROM ta|ble_a WHERE b = ") == "table_a");
  CHECK(leaf_at("SELECT count(a FROM t WHERE |b = 1") == "b");
}

TEST_CASE("what was put in is no leaf") {
  CHECK(leaf_at("SELECT a, | FROM t").empty());
  CHECK(leaf_at("SELECT a FROM t WHERE |").empty());
}

TEST_CASE("a call without the arguments that it needs takes nothing away") {
  Shop shop;
  for (const std::string_view call : {"nullif(1)", "nullif()", "if(1)", "if()", "coalesce()",
                                      "try()", "format()", "grouping()"}) {
    CAPTURE(call);
    const std::string sql = "SELECT " + std::string(call) + ", born FROM customers";
    const auto hints = inlay_hints_sql(sql, shop.context());
    REQUIRE_FALSE(hints.empty());
    CHECK(hints.back().label == "date → DATE");
  }
}

TEST_CASE("no tree of what cannot be read") {
  std::string sql = "SELECT a";
  for (int i = 0; i < 200; ++i) sql += " ) ( ]";
  CHECK_FALSE(Reading(sql).exists());
  CHECK(leaf_at("|" + sql).empty());
  CHECK(leaf_at("|").empty());
}

}  // namespace
}  // namespace mapping::language
