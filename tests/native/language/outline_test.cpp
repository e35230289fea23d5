#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "language/shop.h"
#include "mapping/language.h"

namespace mapping::language {
namespace {

using Texts = std::vector<std::string>;

void write_symbols(const std::vector<DocumentSymbol>& symbols, std::string& text) {
  for (const DocumentSymbol& symbol : symbols) {
    text += text.empty() || text.back() == '(' ? "" : " ";
    text += symbol.name + ":" + symbol.detail;
    if (symbol.children.empty()) continue;
    text += "(";
    write_symbols(symbol.children, text);
    text += ")";
  }
}

std::string symbols(std::string_view sql) {
  Shop shop;
  std::string text;
  write_symbols(symbols_sql(sql, shop.context()), text);
  return text;
}

TEST_CASE("symbols are a tree of queries, columns and relations") {
  CHECK(symbols("WITH w AS (SELECT id, name who FROM customers c) SELECT w.id, 1 + 1 FROM w") ==
        "w:(id:bigint who:varchar(40) c:customers) id:bigint 1 + 1:integer w:w");
  CHECK(symbols("SELECT x.n FROM (SELECT count(*) n FROM shop.orders) x") ==
        "n:bigint x:(n:bigint orders:shop.orders)");
}

TEST_CASE("symbols of a statement with a fault") {
  CHECK(symbols("SELECT id, FROM customers") == "id:bigint customers:customers");
  CHECK(symbols("").empty());
}

TEST_CASE("a symbol's ranges") {
  Shop shop;
  const auto found = symbols_sql("SELECT name AS who FROM customers", shop.context());
  REQUIRE(found.size() == 2);
  CHECK(found[0].range == Span{7, 18});
  CHECK(found[0].selection == Span{15, 18});
  CHECK(found[0].kind == DocumentSymbolKind::kColumn);
  CHECK(found[1].kind == DocumentSymbolKind::kRelation);
}

Texts folds(std::string_view sql) {
  Texts texts;
  for (const Span span : folding_sql(sql)) texts.emplace_back(slice(sql, span));
  return texts;
}

TEST_CASE("what spans lines folds") {
  CHECK(folds("SELECT a FROM t").empty());
  const std::string_view sql =
      "-- one\n-- two\nWITH w AS (\n  SELECT a,\n    b\n  FROM t)\nSELECT /* x\n */ 1";
  const Texts found = folds(sql);
  REQUIRE(found.size() == 6);
  CHECK(found[0] == "-- one\n-- two");
  CHECK(found[1] == sql.substr(14));
  CHECK(found[2] == "w AS (\n  SELECT a,\n    b\n  FROM t)");
  CHECK(found[3] == "SELECT a,\n    b\n  FROM t");
  CHECK(found[4] == "a,\n    b");
  CHECK(found[5] == "/* x\n */");
}

TEST_CASE("lists and calls over several lines fold") {
  const auto is_fold = [](std::string_view sql, std::string_view part) {
    const Texts found = folds(sql);
    return std::ranges::find(found, part) != found.end();
  };
  CHECK(is_fold("VALUES 1,\n 2", "VALUES 1,\n 2"));
  CHECK(is_fold("SELECT 1 FROM t GROUP BY a,\n b", "GROUP BY a,\n b"));
  CHECK(is_fold("SELECT 1 FROM t ORDER BY a,\n b", "ORDER BY a,\n b"));
  CHECK(is_fold("SELECT 1 FROM t WINDOW v AS (),\n w AS ()", "WINDOW v AS (),\n w AS ()"));
  CHECK(is_fold("SELECT CASE\n WHEN a THEN b END", "CASE\n WHEN a THEN b END"));
  CHECK(is_fold("SELECT concat(a,\n b)", "concat(a,\n b)"));
  CHECK(is_fold("SELECT ARRAY[1,\n 2]", "ARRAY[1,\n 2]"));
  CHECK(is_fold("SELECT ROW(1,\n 2)", "ROW(1,\n 2)"));
  // Comments with something between them are two.
  CHECK(folds("-- one\nSELECT 1\n-- two\n-- three") == Texts{"-- two\n-- three"});
}

std::string tokens(std::string_view sql) {
  constexpr std::string_view kLetters = "KFCTAYSNOMP";
  Shop shop;
  std::string text;
  for (const SemanticToken& token : semantic_tokens_sql(sql, shop.context())) {
    text += text.empty() ? "" : " ";
    text += std::string(slice(sql, token.range)) + "/" +
            kLetters[static_cast<std::size_t>(token.kind)] + (token.declares ? "!" : "");
  }
  return text;
}

TEST_CASE("tokens have the kinds that the tree knows") {
  CHECK(tokens("SELECT o.total AS t FROM orders o -- all") ==
        "SELECT/K o/A total/C AS/K t/C! FROM/K orders/T o/A! -- all/M");
  CHECK(tokens("SELECT CAST(lower('a') AS varchar(3)) = ?") ==
        "SELECT/K CAST/K lower/F 'a'/S AS/K varchar/Y 3/N =/O ?/P");
  CHECK(tokens("WITH w AS (SELECT 1 a) SELECT w.a FROM w") ==
        "WITH/K w/T! AS/K SELECT/K 1/N a/C! SELECT/K w/T a/C FROM/K w/T");
  CHECK(tokens("SELECT transform(ARRAY[1], x -> x)") ==
        "SELECT/K transform/F ARRAY/K 1/N x/P! ->/O x/P");
}

TEST_CASE("literals and operators of every form") {
  CHECK(tokens("SELECT X'00', U&'a', 1e3, 1.5, \"Total\" FROM orders") ==
        "SELECT/K X'00'/S U&'a'/S 1e3/N 1.5/N \"Total\"/C FROM/K orders/T");
  CHECK(tokens("SELECT -1 + 2 * 3 / 4 % 5 || '' <> '' AND 1 < 2 AND 1 <= 2 AND 1 > 2 AND 1 >= 2") ==
        "SELECT/K -/O 1/N +/O 2/N */O 3/N //O 4/N %/O 5/N ||/O ''/S <>/O ''/S AND/K 1/N </O 2/N "
        "AND/K 1/N <=/O 2/N AND/K 1/N >/O 2/N AND/K 1/N >=/O 2/N");
  CHECK(tokens("SELECT * FROM TABLE(sequence(start => 1))") ==
        "SELECT/K */O FROM/K TABLE/K sequence/F start/P =>/O 1/N");
  CHECK(tokens("SELECT * FROM orders MATCH_RECOGNIZE (PATTERN (a | b) DEFINE a AS true)")
            .find("|/O") != std::string::npos);
}

TEST_CASE("types of several words, and windows") {
  CHECK(tokens("SELECT CAST(born AS timestamp(3) with time zone), CAST(id AS double precision), "
               "CAST(NULL AS interval day to second) FROM customers") ==
        "SELECT/K CAST/K born/C AS/K timestamp/Y 3/N with/K time/K zone/K CAST/K id/C AS/K "
        "double/Y precision/K CAST/K NULL/K AS/K interval/Y day/K to/K second/K FROM/K "
        "customers/T");
  CHECK(tokens("SELECT rank() OVER w FROM orders WINDOW w AS (ORDER BY total)") ==
        "SELECT/K rank/F OVER/K w/A FROM/K orders/T WINDOW/K w/A! AS/K ORDER/K BY/K total/C");
}

TEST_CASE("comments are tokens, wherever they stand") {
  CHECK(tokens("/* all */ SELECT 1 -- one\n-- end") ==
        "/* all *//M SELECT/K 1/N -- one/M -- end/M");
  CHECK(tokens("-- nothing") == "-- nothing/M");
}

TEST_CASE("tokens of a faulty statement") {
  CHECK(tokens("SELECT o.total, FROM orders o WHERE") ==
        "SELECT/K o/A total/C FROM/K orders/T o/A! WHERE/K");
}

TEST_CASE("the types of select items stand behind them") {
  Shop shop;
  const std::string_view sql = "SELECT total, name AS n, nowhere, * FROM orders, customers";
  const auto hints = inlay_hints_sql(sql, shop.context());
  REQUIRE(hints.size() == 2);
  CHECK(hints[0].label == "decimal(12, 2) → DOUBLE");
  CHECK(hints[0].place == 12);
  CHECK(hints[1].label == "varchar(40) → STRING");
  CHECK(hints[1].place == 23);
}

}  // namespace
}  // namespace mapping::language
