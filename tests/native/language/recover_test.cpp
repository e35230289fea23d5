#include "sql/recover.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "mapping/sql.h"
#include "sql/lexer.h"

namespace mapping::sql {
namespace {

// The text that can be read, one space between its words.
std::string mended(std::string_view sql) {
  Repair repair(sql, tokenize(sql));
  if (!repair.mend()) return "nothing";
  OffsetMap map;
  const std::string text = repair.mended(map);
  REQUIRE_FALSE(parse_sql(text).fault);
  std::string words;
  for (const Token& token : tokenize(text)) {
    words += words.empty() || token.span.size() == 0 ? "" : " ";
    words += slice(text, token.span);
  }
  return words;
}

TEST_CASE("a statement that can be read stays as it is") {
  CHECK(mended("SELECT a FROM t WHERE b = 1") == "SELECT a FROM t WHERE b = 1");
}

TEST_CASE("one fault takes nothing else away") {
  struct Row {
    std::string_view sql;
    std::string_view mended;
  };
  constexpr Row kRows[] = {
      {"SELECT a, FROM t", "SELECT a , hole__ FROM t"},
      {"SELECT a FROM t WHERE", "SELECT a FROM t WHERE hole__"},
      {"SELECT a, b FROM t WHERE b = AND c = 2", "SELECT a , b FROM t WHERE b = hole__ AND c = 2"},
      {"SELECT a t WHERE b = 1 GROUP BY", "SELECT a t WHERE b = 1 GROUP BY hole__"},
      {"SELECT count(a FROM t WHERE b = 1", "SELECT count ( a ) FROM t WHERE b = 1"},
      {"SELECT a b c FROM t WHERE d = 1", "SELECT a b , c FROM t WHERE d = 1"},
      {"WITH x AS (SELECT a FROM t", "WITH x AS ( SELECT a FROM t ) SELECT hole__"},
      {"SELECT CASE WHEN a = 1 FROM t WHERE b > 2",
       "SELECT CASE WHEN a = 1 THEN hole__ END FROM t WHERE b > 2"},
      {"SELECT a FROM t JOIN u", "SELECT a FROM t JOIN u ON hole__"},
      {"SELECT CAST(a", "SELECT CAST ( a AS hole__ )"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.sql);
    CHECK(mended(row.sql) == row.mended);
  }
}

TEST_CASE("what is open at the end is closed, with what it lacks") {
  struct Row {
    std::string_view sql;
    std::string_view mended;
  };
  constexpr Row kRows[] = {
      {"SELECT TRY_CAST(a AS bigint", "SELECT TRY_CAST ( a AS bigint )"},
      {"SELECT ARRAY[a, b", "SELECT ARRAY [ a , b ]"},
      {"SELECT f(ARRAY[a", "SELECT f ( ARRAY [ a ] )"},
      {"SELECT f(ARRAY[a], b", "SELECT f ( ARRAY [ a ] , b )"},
      {"SELECT (a BETWEEN 1", "SELECT ( a BETWEEN 1 AND hole__ )"},
      {"SELECT (a BETWEEN 1 AND 2", "SELECT ( a BETWEEN 1 AND 2 )"},
      {"SELECT 1 FROM (t CROSS JOIN u", "SELECT 1 FROM ( t CROSS JOIN u )"},
      {"SELECT 1 FROM (t NATURAL JOIN u", "SELECT 1 FROM ( t NATURAL JOIN u )"},
      {"SELECT 1 FROM (t JOIN u ON t.a = u.a", "SELECT 1 FROM ( t JOIN u ON t . a = u . a )"},
      {"SELECT 1 FROM (t JOIN u USING (a", "SELECT 1 FROM ( t JOIN u USING ( a ) )"},
      {"SELECT CASE WHEN a", "SELECT CASE WHEN a THEN hole__ END"},
      {"SELECT CASE WHEN a THEN b", "SELECT CASE WHEN a THEN b END"},
      {"SELECT CASE WHEN a BETWEEN 1 AND 2 THEN b ELSE c",
       "SELECT CASE WHEN a BETWEEN 1 AND 2 THEN b ELSE c END"},
      {"SELECT f(CASE WHEN a THEN b END", "SELECT f ( CASE WHEN a THEN b END )"},
      {"SELECT CASE WHEN CASE WHEN a THEN b END",
       "SELECT CASE WHEN CASE WHEN a THEN b END THEN hole__ END"},
      {"SELECT a IN (1, 2", "SELECT a IN ( 1 , 2 )"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.sql);
    CHECK(mended(row.sql) == row.mended);
  }
}

TEST_CASE("a query that may not stand there is left out, or the one in front of it") {
  CHECK(mended("SELECT a FROM t ORDER BY a DESC UNION SELECT b FROM u") ==
        "SELECT a FROM t ORDER BY a DESC");
}

TEST_CASE("places of the mended text lead back to the written one") {
  const std::string_view sql = "SELECT a, FROM t";
  Repair repair(sql, tokenize(sql));
  REQUIRE(repair.mend());
  OffsetMap map;
  const std::string text = repair.mended(map);
  const auto table = static_cast<std::uint32_t>(text.find('t'));
  CHECK(map.to_written(table) == 15);
  CHECK(map.to_mended(15) == table);
  CHECK(map.to_mended(0) == 0);
  // All of what was put in stands where it was put.
  const auto hole = static_cast<std::uint32_t>(text.find(kHole));
  CHECK(map.to_written(hole) == 9);
  CHECK(map.to_written(hole + 3) == 9);
}

TEST_CASE("a text with more faults than are mended is left alone") {
  std::string sql = "SELECT a";
  for (int i = 0; i < 200; ++i) sql += " ) ( ]";
  CHECK(mended(sql) == "nothing");
}

}  // namespace
}  // namespace mapping::sql
