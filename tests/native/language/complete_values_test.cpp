#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "language/completing.h"

namespace mapping::language {
namespace {

// Whether both are offered, the one before the other.
bool prefers(std::string_view marked, std::string_view one, std::string_view other) {
  const CompletionList list = complete(marked);
  const auto at = std::ranges::find(list.items, one, &CompletionItem::text);
  const auto behind = std::ranges::find(list.items, other, &CompletionItem::text);
  CAPTURE(marked, one, other, at - list.items.begin(), behind - list.items.begin());
  CHECK(at != list.items.end());
  CHECK(behind != list.items.end());
  return at < behind;
}

TEST_CASE("what is compared is of one family of types") {
  CHECK(prefers("SELECT 1 FROM orders WHERE | = total", "order_id", "placed"));
  CHECK(prefers("SELECT 1 FROM customers WHERE name = |", "city", "born"));
  CHECK(prefers("SELECT 1 FROM orders, hive.web.visits WHERE placed < |", "seen_at", "total"));
  CHECK(
      prefers("SELECT 1 FROM customers WHERE born BETWEEN DATE '2000-01-01' AND |", "born", "id"));
  CHECK(prefers("SELECT 1 FROM customers WHERE | IN ('Rome', 'Oslo')", "city", "id"));
  CHECK(prefers("SELECT 1 FROM customers WHERE city IN (|)", "name", "id"));
}

TEST_CASE("what is added to an interval is a time") {
  CHECK(first("SELECT | + INTERVAL '1' DAY FROM orders") == "placed");
  CHECK(prefers("SELECT extract(DAY FROM |) FROM orders", "placed", "total"));
}

TEST_CASE("what is measured is no key") {
  CHECK(first("SELECT avg(|) FROM orders") == "total");
  CHECK(first("SELECT -| FROM orders") == "total");
  CHECK(prefers("SELECT total * | FROM orders", "total", "order_id"));
}

TEST_CASE("a text is wanted where texts are put together or searched") {
  CHECK(first("SELECT | || city FROM customers") == "name");
  CHECK(prefers("SELECT upper(|) FROM customers", "name", "id"));
}

TEST_CASE("a column of the partner's name, or of its last word, is of another relation") {
  CHECK(first("SELECT 1 FROM customers c JOIN orders o ON o.customer_id = c.|") == "id");
  CHECK(prefers("SELECT 1 FROM orders o JOIN hive.web.visits v ON o.customer_id = v.|",
                "customer_id", "visit_id"));
  CHECK(prefers("SELECT 1 FROM orders o, returns r WHERE r.order_id = |", "o.order_id",
                "o.customer_id"));
  CHECK(
      prefers("SELECT 1 FROM (SELECT order_id AS r_order FROM returns) r, "
              "(SELECT order_id AS o_order, total AS o_total FROM orders) o WHERE r_order = |",
              "o_order", "o_total"));
}

TEST_CASE("what GROUP BY and ORDER BY have is not said again, what is selected rather") {
  CHECK(first("SELECT placed, count(*) FROM orders GROUP BY |") == "placed");
  CHECK(prefers("SELECT placed, total FROM orders GROUP BY placed, |", "total", "placed"));
  CHECK(prefers("SELECT total FROM orders ORDER BY |", "total", "order_id"));
  CHECK(prefers("SELECT total, placed FROM orders ORDER BY total, |", "placed", "total"));
  CHECK(prefers("SELECT |, count(*) FROM orders GROUP BY placed", "placed", "order_id"));
  CHECK(prefers("SELECT order_id, | FROM orders", "customer_id", "order_id"));
}

TEST_CASE("ORDER BY knows what the select list names") {
  CHECK(first("SELECT count(*) AS amount FROM orders ORDER BY |") == "amount");
  CHECK(prefers("SELECT total AS paid FROM orders ORDER BY |", "paid", "total"));
}

TEST_CASE("a name that stands already says what is meant") {
  CHECK(first("SELECT | AS city FROM customers") == "city");
  CHECK(prefers("SELECT | AS id FROM orders", "order_id", "total"));
}

TEST_CASE("what several relations have is written with its relation") {
  CHECK(offers("SELECT | FROM orders o, returns r", "o.order_id"));
  CHECK(offers("SELECT | FROM orders o, returns r", "r.order_id"));
  CHECK_FALSE(offers("SELECT | FROM orders o, returns r", "order_id"));
  CHECK(first("SELECT 1 FROM orders JOIN returns USING (|)") == "order_id");
}

TEST_CASE("columns are written as those in front of them are") {
  CHECK(first("SELECT o.order_id, o.placed FROM orders o, returns r WHERE o.total > 1 AND |") ==
        "o");
  CHECK(
      prefers("SELECT total FROM orders o, customers c WHERE total > 1 AND name = |", "city", "c"));
}

TEST_CASE("in front of a dot stands the relation that has the column behind it") {
  CHECK(first("SELECT |.city FROM orders o, customers c") == "c");
  CHECK(first("SELECT |.\"Order State\" FROM customers c, orders o") == "o");
  CHECK(first("SELECT |.* FROM orders o") == "o");
  CHECK(first("SELECT |.title FROM hive.web.visits v") == "page");
}

TEST_CASE("fields of a row") {
  CHECK(first("SELECT v.page.| FROM hive.web.visits v") == "title");
  CHECK(first("SELECT page.si| FROM hive.web.visits") == "size");
  const CompletionList list = complete("SELECT v.page.| FROM hive.web.visits v");
  REQUIRE(list.items.size() >= 2);
  CHECK(list.items[0].kind == CompletionKind::kField);
  CHECK(list.items[0].detail == "varchar");
}

TEST_CASE("a literal of the type that is compared") {
  CHECK(offers("SELECT 1 FROM orders WHERE placed > |", "DATE '${1:2000-01-01}'"));
  CHECK(offers("SELECT 1 FROM hive.web.visits WHERE seen_at > |",
               "TIMESTAMP '${1:2000-01-01 00:00:00 UTC}'"));
  CHECK(first("SELECT 1 FROM orders WHERE placed > placed - |") == "INTERVAL '${1:1}' ${2:DAY}");
}

TEST_CASE("windows by their names") {
  CHECK(first("SELECT rank() OVER | FROM orders WINDOW w AS (ORDER BY total)") == "w");
  CHECK(first("SELECT rank() OVER (|) FROM orders WINDOW \"By day\" AS (ORDER BY placed)") ==
        "\"By day\"");
  CHECK(first("SELECT rank() OVER (|) FROM orders") == "PARTITION");
  CHECK(first("SELECT sum(total) OVER (ORDER BY placed ROWS BETWEEN |") == "UNBOUNDED");
}

}  // namespace
}  // namespace mapping::language
