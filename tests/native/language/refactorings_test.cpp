#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "language/caret_text.h"
#include "language/shop.h"
#include "mapping/refactoring.h"

namespace mapping::language {
namespace {

// What the first refactoring makes of the text, or nothing where there is none.
std::string refactored(std::string_view marked) {
  const CaretText at(marked);
  Shop shop;
  const std::vector<Refactoring> found = refactorings_sql(at.text, at.caret, shop.context());
  if (found.empty()) return "";
  std::string text = at.text;
  const std::vector<SqlEdit>& edits = found.front().edits;
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
    text.replace(edit->span.begin, edit->span.size(), edit->text);
  return text;
}

TEST_CASE("a star becomes its columns") {
  CHECK(refactored("SELECT |* FROM customers") == "SELECT id, name, city, born FROM customers");
  CHECK(refactored("SELECT r.*|, 1 one FROM orders o JOIN returns r ON r.order_id = o.order_id") ==
        "SELECT r.return_id, r.order_id, 1 one FROM orders o JOIN returns r ON r.order_id = "
        "o.order_id");
  CHECK(refactored("SELECT |* FROM customers c CROSS JOIN returns") ==
        "SELECT c.id, c.name, c.city, c.born, returns.return_id, returns.order_id FROM customers "
        "c CROSS JOIN returns");
  // The column that USING makes of two stands first and is of neither.
  CHECK(refactored("SELECT |* FROM returns JOIN orders o USING (order_id)") ==
        "SELECT order_id, returns.return_id, o.customer_id, o.placed, o.total, o.\"Order State\" "
        "FROM returns JOIN orders o USING (order_id)");
  CHECK(refactored("SELECT n FROM (SELECT |* FROM (SELECT count(*) n FROM orders))") ==
        "SELECT n FROM (SELECT n FROM (SELECT count(*) n FROM orders))");
}

TEST_CASE("a star stays where its columns are not known or have no names") {
  CHECK(refactored("SELECT |* FROM elsewhere.x.y").empty());
  CHECK(refactored("SELECT |* FROM (SELECT 1)").empty());
  CHECK(refactored("SELECT count(|*) FROM (SELECT 1)") ==
        "SELECT count(*) AS count FROM (SELECT 1)");
  CHECK(refactored("SELECT |* FROM orders o JOIN returns o ON true").empty());
}

TEST_CASE("a column is written with its relation") {
  CHECK(refactored("SELECT to|tal FROM orders o") == "SELECT o.total FROM orders o");
  CHECK(refactored("SELECT total FROM hive.shop.orders WHERE p|laced IS NULL") ==
        "SELECT total FROM hive.shop.orders WHERE orders.placed IS NULL");
  CHECK(
      refactored("SELECT id FROM customers WHERE EXISTS (SELECT 1 FROM orders o WHERE customer_id "
                 "= i|d)") ==
      "SELECT id FROM customers WHERE EXISTS (SELECT 1 FROM orders o WHERE customer_id = "
      "customers.id)");
  CHECK(refactored("SELECT o.to|tal FROM orders o").empty());
  CHECK(refactored("SELECT order|_id FROM orders JOIN returns USING (order_id)").empty());
  CHECK(refactored("SELECT total t FROM orders ORDER BY |t").empty());
}

TEST_CASE("a column without a name is given one") {
  CHECK(refactored("SELECT |sum(total) FROM orders o") ==
        "SELECT sum(total) AS sum_total FROM orders o");
  CHECK(refactored("SELECT CAST(|o.total AS double) FROM orders o") ==
        "SELECT CAST(o.total AS double) AS total FROM orders o");
  CHECK(refactored("SELECT CAST(|o.total AS double) FROM orders o ORDER BY total") ==
        "SELECT CAST(o.total AS double) AS total_2 FROM orders o ORDER BY total");
  CHECK(refactored("SELECT 1 |+ 1, 2 value FROM orders") ==
        "SELECT 1 + 1 AS value_2, 2 value FROM orders");
  CHECK(refactored("SELECT 1 |+ 1 AS two FROM orders").empty());
}

TEST_CASE("a subquery of FROM becomes a named query") {
  CHECK(refactored("SELECT x.n FROM (SELECT| count(*) n FROM orders) AS x") ==
        "WITH x AS (SELECT count(*) n FROM orders)\nSELECT x.n FROM x");
  CHECK(refactored("WITH w AS (SELECT 1 a) SELECT n FROM w JOIN (|SELECT 2) x (n) ON true") ==
        "WITH w AS (SELECT 1 a),\nx (n) AS (SELECT 2) SELECT n FROM w JOIN x ON true");
  CHECK(refactored("SELECT 1 FROM customers WHERE id IN (SELECT a FROM (|SELECT 1) x (a))") ==
        "SELECT 1 FROM customers WHERE id IN (WITH x (a) AS (SELECT 1)\nSELECT a FROM x)");
}

TEST_CASE("a subquery stays where its name means something else") {
  CHECK(refactored("SELECT 1 FROM orders, (|SELECT 1) orders (a)").empty());
  CHECK(refactored("WITH x AS (SELECT 1 a) SELECT 1 FROM (|SELECT 2) x (b)").empty());
  CHECK(refactored("SELECT 1 FROM customers c, LATERAL (|SELECT c.id) x (a)").empty());
  CHECK(refactored("SELECT 1 FROM (|SELECT 1 FROM nowhere) x").empty());
}

TEST_CASE("a statement with a fault offers no refactoring") {
  CHECK(refactored("SELECT |* FROM orders WHERE").empty());
  CHECK(refactored("SELECT |* FROM orders WHERE nothing = 1").empty());
}

}  // namespace
}  // namespace mapping::language
