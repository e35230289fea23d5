#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "language/caret_text.h"
#include "language/shop.h"
#include "mapping/language.h"

namespace mapping::language {
namespace {

using Places = std::vector<std::uint32_t>;

Places begins(const std::vector<Span>& spans) {
  Places places;
  for (const Span span : spans) places.push_back(span.begin);
  return places;
}

Places definition(std::string_view marked) {
  const CaretText at(marked);
  Shop shop;
  return begins(definition_sql(at.text, at.caret, shop.context()));
}

Places references(std::string_view marked) {
  const CaretText at(marked);
  Shop shop;
  return begins(references_sql(at.text, at.caret, shop.context()));
}

// The text behind the rename, or why there is none behind "! ".
std::string renamed(std::string_view marked, std::string_view name) {
  const CaretText at(marked);
  Shop shop;
  const Rename rename = rename_sql(at.text, at.caret, name, shop.context());
  if (!rename.refused.empty()) return "! " + rename.refused;
  std::string text = at.text;
  for (auto edit = rename.edits.rbegin(); edit != rename.edits.rend(); ++edit)
    text.replace(edit->span.begin, edit->span.size(), edit->text);
  return text;
}

std::string placeholder(std::string_view marked) {
  const CaretText at(marked);
  Shop shop;
  const auto target = prepare_rename_sql(at.text, at.caret, shop.context());
  return target ? target->placeholder : "";
}

TEST_CASE("definitions") {
  CHECK(definition("SELECT |o.total FROM orders o") == Places{27});
  CHECK(definition("WITH w AS (SELECT 1 a) SELECT a FROM w|") == Places{5});
  CHECK(definition("WITH w AS (SELECT 1 a) SELECT a| FROM w") == Places{20});
  CHECK(definition("WITH w AS (SELECT id FROM customers) SELECT i|d FROM w") == Places{18});
  CHECK(definition("SELECT sum(total) OVER win| FROM orders WINDOW win AS (ORDER BY placed)") ==
        Places{46});
  CHECK(definition("SELECT to|tal FROM orders").empty());
  CHECK(definition("SELECT a, FROM orders o WHERE o|.total = ") == Places{22});
}

TEST_CASE("references, those where the name is given among them") {
  CHECK(references("SELECT o|.total FROM orders o WHERE o.placed IS NULL") == Places{7, 27, 35});
  CHECK(references("WITH w AS (SELECT 1 a) SELECT w.a FROM w WHERE |a > 0") == Places{20, 32, 47});
  CHECK(references("SELECT total t FROM orders ORDER BY |t") == Places{13, 36});
  CHECK(references("SELECT to|tal FROM orders").empty());
}

TEST_CASE("aliases of relations are renamed with all that they stand in front of") {
  CHECK(renamed("SELECT o.total, o.* FROM orders |o", "x") == "SELECT x.total, x.* FROM orders x");
  CHECK(renamed("SELECT 1 FROM orders o WHERE EXISTS (SELECT 1 FROM returns r WHERE r.order_id = "
                "o|.order_id)",
                "x") ==
        "SELECT 1 FROM orders x WHERE EXISTS (SELECT 1 FROM returns r WHERE r.order_id = "
        "x.order_id)");
}

TEST_CASE("named queries are renamed with their references") {
  CHECK(renamed("WITH |w AS (SELECT 1 a) SELECT w.a FROM w", "v") ==
        "WITH v AS (SELECT 1 a) SELECT v.a FROM v");
  CHECK(renamed("WITH RECURSIVE w (n) AS (SELECT 1 UNION ALL SELECT w.n + 1 FROM w WHERE n < 3) "
                "SELECT |n FROM w",
                "m") ==
        "WITH RECURSIVE w (m) AS (SELECT 1 UNION ALL SELECT w.m + 1 FROM w WHERE m < 3) "
        "SELECT m FROM w");
  CHECK(renamed("WITH RECURSIVE |w (n) AS (SELECT 1 UNION ALL SELECT w.n + 1 FROM w) "
                "SELECT n FROM w",
                "v") ==
        "WITH RECURSIVE v (n) AS (SELECT 1 UNION ALL SELECT v.n + 1 FROM v) SELECT n FROM v");
}

TEST_CASE("columns are followed through queries") {
  CHECK(renamed("WITH w AS (SELECT total AS |t FROM orders), v AS (SELECT t FROM w) "
                "SELECT x.t FROM (SELECT * FROM v) x ORDER BY t",
                "amount") ==
        "WITH w AS (SELECT total AS amount FROM orders), v AS (SELECT amount FROM w) "
        "SELECT x.amount FROM (SELECT * FROM v) x ORDER BY amount");
  CHECK(renamed("SELECT x.|a FROM (SELECT 1 a UNION SELECT 2 b) x", "c") ==
        "SELECT x.c FROM (SELECT 1 c UNION SELECT 2 b) x");
  CHECK(renamed("SELECT k| FROM (SELECT 1 k) a JOIN (SELECT 2 k) b USING (k)", "j") ==
        "SELECT j FROM (SELECT 1 j) a JOIN (SELECT 2 j) b USING (j)");
  CHECK(renamed("SELECT x.b| FROM customers x (a, b, c, d)", "who") ==
        "SELECT x.who FROM customers x (a, who, c, d)");
}

TEST_CASE("windows are renamed") {
  CHECK(renamed("SELECT sum(total) OVER w FROM orders WINDOW |w AS (ORDER BY placed), v AS (w)",
                "x") ==
        "SELECT sum(total) OVER x FROM orders WINDOW x AS (ORDER BY placed), v AS (x)");
}

TEST_CASE("arguments of lambdas are renamed") {
  CHECK(renamed("SELECT transform(ARRAY[1], |x -> x + 1)", "y") ==
        "SELECT transform(ARRAY[1], y -> y + 1)");
}

TEST_CASE("a rename that would change a meaning is refused") {
  CHECK(renamed("SELECT o.total FROM orders |o", "select") ==
        "! 'select' is a reserved word: it needs quotes");
  CHECK(renamed("SELECT o.total FROM orders |o", "\"select\"") ==
        "SELECT \"select\".total FROM orders \"select\"");
  CHECK(renamed("SELECT o.total FROM orders |o", "a b") == "! 'a b' is no name");
  CHECK(renamed("SELECT to|tal FROM orders", "x") == "! 'total' is a name of the catalog");
  CHECK(renamed("SELECT 1 FROM or|ders", "x") == "! 'orders' is a name of the catalog");
  CHECK(renamed("SELECT i|d FROM customers JOIN (SELECT 1 id) x USING (id)", "y").starts_with("!"));
  CHECK(renamed("SEL|ECT 1", "x") == "! There is no name here that can be changed");
  // It would hide the table that is read.
  CHECK(renamed("WITH |w AS (SELECT 1 id) SELECT w.id, c.id FROM w, customers c", "customers")
            .starts_with("!"));
  // The inner query's column would be another one.
  CHECK(renamed("SELECT 1 FROM (SELECT 1 |a) x WHERE EXISTS (SELECT 1 FROM returns WHERE a = 1)",
                "order_id") == "! 'order_id' would mean something else");
  // Two columns of one name.
  CHECK(renamed("SELECT a FROM (SELECT 1 |a, 2 b) x", "b").starts_with("!"));
  // The alias of the inner query hides it.
  CHECK(renamed("SELECT 1 FROM orders |o WHERE EXISTS (SELECT o.order_id FROM returns r)", "r") ==
        "! 'r' would mean something else");
  CHECK(renamed("SELECT 1 FROM orders |o WHERE EXISTS (SELECT o.total FROM returns r)", "r") ==
        "SELECT 1 FROM orders r WHERE EXISTS (SELECT r.total FROM returns r)");
}

TEST_CASE("what may mean the name is not guessed") {
  CHECK(renamed("WITH w AS (SELECT 1 |a) SELECT a FROM w, hive2.s.t", "b") ==
        "! It is not certain what 'a' means");
  CHECK(renamed("SELECT o.x FROM hive2.s.t |o", "p") == "SELECT p.x FROM hive2.s.t p");
}

TEST_CASE("in a statement with a fault") {
  CHECK(renamed("SELECT o.total, FROM orders |o WHERE o.placed = ", "x") ==
        "SELECT x.total, FROM orders x WHERE x.placed = ");
  CHECK(renamed("SELECT name AS 1s|t FROM customers", "first") ==
        "SELECT name AS first FROM customers");
}

TEST_CASE("what can be renamed is shown first") {
  CHECK(placeholder("SELECT |o.total FROM orders o") == "o");
  CHECK(placeholder("SELECT 1 AS \"a |b\"") == "\"a b\"");
  CHECK(placeholder("SELECT to|tal FROM orders").empty());
  CHECK(placeholder("SELECT low|er('a')").empty());
}

}  // namespace
}  // namespace mapping::language
