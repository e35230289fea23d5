#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "language/caret_text.h"
#include "language/shop.h"
#include "mapping/language.h"

namespace mapping::language {
namespace {

using Texts = std::vector<std::string>;

Texts hover(std::string_view marked, Locale locale = Locale::kEnglish) {
  const CaretText at(marked);
  Shop shop;
  Texts texts;
  const auto found = hover_sql(at.text, at.caret, shop.context(locale));
  if (!found) return texts;
  for (const HoverContent& content : found->contents) texts.push_back(content.text);
  return texts;
}

TEST_CASE("a column: its type, its table, what it becomes and whether it loads") {
  const std::string needs_cast =
      "RyuGraph: DOUBLE, but a load fails or changes the values: use CAST(o.total AS DOUBLE)";
  CHECK(hover("SELECT o.to|tal FROM orders o") ==
        Texts{"total decimal(12, 2)", "hive.shop.orders.total", needs_cast});
  CHECK(hover("SELECT na|me FROM customers") ==
        Texts{"name varchar(40)", "hive.shop.customers.name", "RyuGraph: STRING"});
  CHECK(hover("SELECT na|me FROM customers", Locale::kChinese).back() == "RyuGraph：STRING");
}

TEST_CASE("a star of a relation: what it stands for") {
  const Texts returns = hover("SELECT r|.* FROM returns r");
  REQUIRE_FALSE(returns.empty());
  CHECK(returns.front().starts_with("r\n"));
  CHECK(hover("SELECT r.|* FROM returns r") == returns);
  CHECK(hover("SELECT r.*| FROM returns r") == returns);
}

TEST_CASE("a column is followed to where it is made") {
  CHECK(hover("WITH w AS (SELECT name AS who FROM customers) SELECT wh|o FROM w") ==
        Texts{"who varchar(40)", "hive.shop.customers.name", "RyuGraph: STRING"});
  CHECK(hover("SELECT x.n| FROM (SELECT count(*) AS n FROM orders) x") ==
        Texts{"n bigint", "count(*)", "RyuGraph: INT64"});
  CHECK(hover("SELECT upper(name) AS lou|d FROM customers") ==
        Texts{"loud varchar(40)", "upper(name)", "RyuGraph: STRING"});
  CHECK(hover("WITH w (who|) AS (SELECT name FROM customers) SELECT 1 FROM w").front() ==
        "who varchar(40)");
}

TEST_CASE("a relation: its columns, and the age of the catalog") {
  CHECK(hover("SELECT 1 FROM retur|ns") ==
        Texts{"hive.shop.returns\n  return_id bigint\n  order_id bigint",
              "Catalog of 2026-11-01T00:00:00Z"});
  CHECK(hover("SELECT |r.order_id FROM returns r") ==
        Texts{"r\n  return_id bigint\n  order_id bigint"});
  CHECK(hover("WITH |w AS (SELECT born FROM customers) SELECT 1 FROM w") ==
        Texts{"w\n  born date"});
  CHECK(hover("WITH w AS (SELECT born FROM customers) SELECT 1 FROM w|") ==
        Texts{"w\n  born date"});
}

TEST_CASE("of many columns the first are shown") {
  std::string sql = "WITH w AS (SELECT 1 c0";
  for (int i = 1; i < 40; ++i) sql += ", 1 c" + std::to_string(i);
  const Texts texts = hover(sql + ") SELECT 1 FROM |w");
  REQUIRE(texts.size() == 1);
  CHECK(texts[0].ends_with("c29 integer\n  … 10 more"));
}

TEST_CASE("a function: its signatures") {
  CHECK(hover("SELECT lo|wer(name) FROM customers") ==
        Texts{"lower(char(x)) → char(x)\nlower(varchar(x)) → varchar(x)"});
}

TEST_CASE("hover: what the grammar has beside functions") {
  CHECK(hover("SELECT COA|LESCE(name, '') FROM customers") ==
        Texts{"COALESCE(value, default, …) → common type"});
  CHECK(hover("SELECT |cast(id AS varchar) FROM customers") == Texts{"CAST(value AS type) → type"});
  CHECK(hover("SELECT extract(YEAR FROM born), current_|date FROM customers").front() ==
        "CURRENT_DATE → date");
  CHECK(hover("SELECT ca|se WHEN 1 = 1 THEN 2 END").front().starts_with("CASE"));
  // A name is what the statement says that it is.
  CHECK(hover("SELECT |position FROM (SELECT id AS position FROM customers)").front() ==
        "position bigint");
}

TEST_CASE("a function and a form have names, which sentences are found by") {
  const auto named = [](std::string_view marked) {
    const CaretText at(marked);
    Shop shop;
    const auto found = hover_sql(at.text, at.caret, shop.context());
    return found ? found->function : "nothing";
  };
  CHECK(named("SELECT LO|WER(name) FROM customers") == "lower");
  CHECK(named("SELECT TRY_CA|ST(name AS bigint) FROM customers") == "try_cast");
  CHECK(named("SELECT na|me FROM customers").empty());
}

TEST_CASE("a column of several is none of them, and its type is theirs") {
  CHECK(hover("SELECT x.i|d FROM (SELECT id FROM customers UNION SELECT order_id FROM orders) x") ==
        Texts{"id bigint", "RyuGraph: INT64"});
}

TEST_CASE("names that a list gives") {
  CHECK(hover("SELECT 1 FROM (SELECT born FROM customers) AS x (birth|day)").front() ==
        "birthday date");
  CHECK(hover("SELECT t.tag| FROM hive.web.visits CROSS JOIN UNNEST(tags) AS t (tag)").front() ==
        "tag varchar");
}

TEST_CASE("a row, and what is nowhere") {
  CHECK(hover("SELECT pa|ge FROM hive.web.visits") ==
        Texts{"page row(title varchar, size double)", "hive.web.visits.page",
              "RyuGraph: STRUCT(title STRING, size DOUBLE)"});
  CHECK(hover("SELECT nowh|ere FROM customers") == Texts{});
}

TEST_CASE("a long expression is not shown, its type is") {
  const std::string sum = [] {
    std::string text = "id";
    for (int i = 0; i < 100; ++i) text += " + id";
    return text;
  }();
  CHECK(hover("SELECT x.n| FROM (SELECT " + sum + " AS n FROM customers) x") ==
        Texts{"n bigint", "RyuGraph: INT64"});
}

TEST_CASE("of many signatures the first are shown") {
  CHECK(hover("SELECT to_ut|f8(name) FROM customers") ==
        Texts{"to_utf8(char(x)) → varbinary\nto_utf8(varchar(x)) → varbinary"});
  const Texts rounded = hover("SELECT rou|nd(total) FROM orders");
  REQUIRE(rounded.size() == 1);
  CHECK(rounded[0].ends_with("\n… 2 more"));
}

TEST_CASE("windows, parameters of a lambda and types say nothing of their own") {
  CHECK(hover("SELECT rank() OVER |w FROM orders WINDOW w AS (ORDER BY total)").empty());
  CHECK(hover("SELECT transform(tags, |t -> t) FROM hive.web.visits").empty());
  CHECK(hover("SELECT CAST(id AS var|char) FROM customers").empty());
}

TEST_CASE("in a statement with faults") {
  CHECK(hover("SELECT a, FROM returns r WHERE r.order|_id = ").front() == "order_id bigint");
  CHECK(hover("SELECT nowhere, na|me FROM customers").front() == "name varchar(40)");
}

TEST_CASE("nothing to say") {
  CHECK(hover("SEL|ECT 1").empty());
  CHECK(hover("SELECT 'na|me' FROM customers").empty());
  CHECK(hover("|").empty());
}

}  // namespace
}  // namespace mapping::language
