#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "language/completing.h"

namespace mapping::language {
namespace {

// The texts of the first items.
std::vector<std::string> first(std::string_view marked, std::size_t count) {
  std::vector<std::string> texts;
  for (const CompletionItem& item : complete(marked).items) {
    if (texts.size() < count) texts.push_back(item.text);
  }
  return texts;
}

using Texts = std::vector<std::string>;

TEST_CASE("columns of the relations in sight") {
  CHECK(first("SELECT | FROM returns", 2) == Texts{"return_id", "order_id"});
  CHECK(first("SELECT o.| FROM orders o", 2) == Texts{"order_id", "customer_id"});
  CHECK(offers("SELECT x.| FROM (SELECT total AS paid FROM orders) x", "paid"));
  CHECK_FALSE(offers("SELECT x.| FROM (SELECT total AS paid FROM orders) x", "total"));
  CHECK(offers("WITH w AS (SELECT name AS who FROM customers) SELECT | FROM w", "who"));
  CHECK(
      offers("SELECT 1 FROM orders o WHERE EXISTS (SELECT 1 FROM returns r WHERE r.order_id = o.|)",
             "order_id"));
}

TEST_CASE("the type that is expected comes first") {
  CHECK(first("SELECT 1 FROM customers WHERE born = DATE '2000-01-01' AND | = 'Rome'", 2) ==
        Texts{"name", "city"});
  CHECK(first("SELECT 1 FROM orders WHERE | >= DATE '2020-01-01'", 1) == Texts{"placed"});
  CHECK(first("SELECT sum(|) FROM orders", 1) == Texts{"total"});
}

TEST_CASE("a condition of a join begins with its other side") {
  CHECK(first("SELECT 1 FROM orders o JOIN returns r ON o.order_id = r.|", 1) == Texts{"order_id"});
}

TEST_CASE("whole conditions behind ON") {
  CHECK(first("SELECT 1 FROM orders o JOIN returns r ON |", 1) == Texts{"o.order_id = r.order_id"});
  CHECK(first("SELECT 1 FROM customers c JOIN orders o ON |", 1) == Texts{"c.id = o.customer_id"});
  CHECK_FALSE(offers("SELECT 1 FROM customers c JOIN returns r ON |", "c.id = r.order_id"));
}

TEST_CASE("conditions are of keys of one type and one meaning") {
  CHECK(first("SELECT 1 FROM (SELECT 1 AS o_date_sk) o JOIN (SELECT 2 AS d_date_sk) d ON |", 1) ==
        Texts{"o.o_date_sk = d.d_date_sk"});
  CHECK(first("SELECT 1 FROM (SELECT 1 AS ship_date_sk) o JOIN (SELECT 2 AS date_sk) d ON |", 1) ==
        Texts{"o.ship_date_sk = d.date_sk"});
  CHECK_FALSE(offers("SELECT 1 FROM (SELECT 1 AS date_sk) o JOIN (SELECT '2' AS date_sk) d ON |",
                     "o.date_sk = d.date_sk"));
  CHECK_FALSE(offers("SELECT 1 FROM (SELECT 1 AS date) o JOIN (SELECT 2 AS date) d ON |",
                     "o.date = d.date"));
  CHECK_FALSE(
      offers("SELECT 1 FROM customers c JOIN (SELECT 1 AS order_id) o ON |", "c.id = o.order_id"));
  CHECK(first("SELECT 1 FROM orders o WHERE EXISTS (SELECT 1 FROM returns r JOIN orders p ON |",
              1) == Texts{"r.order_id = p.order_id"});
}

TEST_CASE("lists that are written as a whole") {
  CHECK(first("SELECT customer_id, placed, sum(total) FROM orders GROUP BY |", 1) ==
        Texts{"customer_id, placed"});
  CHECK(first("SELECT o.customer_id, year(o.placed), 1, count(*) FROM orders o GROUP BY |", 1) ==
        Texts{"o.customer_id, year(o.placed)"});
  CHECK_FALSE(offers("SELECT customer_id, placed, sum(total) FROM orders GROUP BY placed, |",
                     "customer_id, placed"));
  CHECK(offers("SELECT | FROM returns", "return_id, order_id"));
  CHECK(offers("SELECT | FROM returns r, (SELECT 1 n) x", "r.return_id, r.order_id, x.n"));
  CHECK_FALSE(offers("SELECT 1, | FROM returns", "return_id, order_id"));
}

TEST_CASE("a fault elsewhere takes nothing away") {
  CHECK(offers("SELECT | FROM orders WHERE total > AND placed < DATE '2020-01-01'", "placed"));
  CHECK(offers("SELECT count( FROM orders WHERE |", "total"));
  CHECK(offers("SELECT a b c, | FROM orders", "total"));
  CHECK(offers("SELECT nonsense, |", "count(${1})"));
}

TEST_CASE("nor do calls whose arguments are missing or too many") {
  CHECK(
      offers("SELECT * FROM orders MATCH_RECOGNIZE (MEASURES FIRST() AS x PATTERN (A) "
             "DEFINE A AS |)",
             "total"));
  CHECK(offers(
      "SELECT o.| FROM orders o, TABLE(sequence(start => 1, stop => 2, step => 1, a => 4)) s",
      "total"));
  CHECK(offers("SELECT nullif(), if(total), | FROM orders", "placed"));
}

TEST_CASE("relations by what the statement takes from them") {
  CHECK(first("SELECT total, placed FROM |", 1) == Texts{"orders"});
  CHECK(first("SELECT c.city FROM | c", 1) == Texts{"customers"});
  CHECK(first("WITH w AS (SELECT 1 AS one) SELECT one FROM |", 1) == Texts{"w"});
  CHECK(offers("SELECT 1 FROM |", "archive"));
  CHECK(offers("SELECT 1 FROM |", "hive"));
  CHECK(first("SELECT 1 FROM archive.|", 1) == Texts{"orders_2020"});
  CHECK(first("SELECT 1 FROM hive.archive.|", 1) == Texts{"orders_2020"});
}

TEST_CASE("relations that go with those that are read") {
  // By the key of the one, or the column of the other.
  CHECK(first("SELECT count(*) FROM orders o JOIN |", 1) == Texts{"customers"});
  CHECK(first("SELECT count(*) FROM returns r, |", 1) == Texts{"orders"});
  CHECK(first("SELECT 1 FROM customers c JOIN |", 1) == Texts{"orders"});
  // What is read in another query is read again, in the same one seldom.
  CHECK(first("SELECT 1 FROM returns WHERE EXISTS (SELECT 1 FROM |", 1) == Texts{"returns"});
  CHECK(first("SELECT 1 FROM returns UNION SELECT 1 FROM |", 1) == Texts{"returns"});
  // A name that a query around it has as well is rather a column of the table's own.
  CHECK(first("SELECT 1 FROM customers WHERE id IN (SELECT id FROM |", 1) == Texts{"customers"});
  // As a short name is like it.
  CHECK(first("SELECT r.x, r.y FROM |", 1) == Texts{"returns"});
}

TEST_CASE("relations by what other tables call their keys") {
  // The table that has the key of which a column of the query is a copy.
  CHECK(first("SELECT 1 FROM (SELECT 1 AS o_order_id) x JOIN |", 1) == Texts{"orders"});
  CHECK(first("SELECT 1 FROM (SELECT 1 AS r_customer_id) x JOIN |", 1) == Texts{"customers"});
  // Letters of its words.
  CHECK(first("SELECT cu.x FROM |", 1) == Texts{"customers"});
  CHECK(first("SELECT r2.x FROM |", 1) == Texts{"returns"});
}

TEST_CASE("keywords that the grammar has there, in the author's letters") {
  CHECK(first("|", 1) == Texts{"SELECT"});
  CHECK(first("SELECT name FROM customers |", 1) == Texts{"WHERE"});
  CHECK(first("select name from customers |", 1) == Texts{"where"});
  CHECK(first("SELECT name FROM customers gro|", 1) == Texts{"GROUP BY"});
  CHECK(first("SELECT name FROM customers GROUP |", 1) == Texts{"BY"});
  CHECK(first("SELECT name | customers", 1) == Texts{"FROM"});
  CHECK(first("SELECT name FROM customers | BY name", 2) == Texts{"GROUP", "ORDER"});
  CHECK(first("SELECT CASE WHEN name = 'a' | 1 END FROM customers", 1) == Texts{"THEN"});
}

TEST_CASE("names are quoted where they need it") {
  CHECK(offers("SELECT | FROM orders", "\"Order State\""));
  const CompletionList list = complete("SELECT \"Order S| FROM orders");
  REQUIRE_FALSE(list.items.empty());
  CHECK(list.items[0].text == "\"Order State\"");
  CHECK(list.range == Span{7, 15});
}

TEST_CASE("what the analysis refuses is not among the first") {
  for (const std::string& text : first("SELECT 1 FROM orders WHERE | LIKE 'a%'", 3)) {
    CHECK(text != "total");
    CHECK(text != "placed");
  }
  CHECK(first("SELECT lower(|) FROM orders", 1) == Texts{"\"Order State\""});
}

TEST_CASE("nothing is offered within texts") {
  CHECK(complete("SELECT 'na|' FROM customers").items.empty());
  CHECK(complete("SELECT 1 -- na|").items.empty());
}

TEST_CASE("at most 200, and more letters bring the rest") {
  const CompletionList all = complete("SELECT |");
  CHECK(all.items.size() == 200);
  CHECK(all.incomplete);
  CHECK(offers("SELECT zip_w|", "zip_with(${1})"));
}

}  // namespace
}  // namespace mapping::language
