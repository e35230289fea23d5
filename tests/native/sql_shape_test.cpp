#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/sql.h"

using mapping::parse_sql;
using mapping::shape_of;
using mapping::SqlShape;

namespace {

// "a, b, *": the names of the columns; a star where only the catalog knows them.
std::string columns(std::string_view sql) {
  std::string names;
  for (const auto& column : shape_of(parse_sql(sql)).columns) {
    names += (names.empty() ? "" : ", ") + column.name.value_or("*");
  }
  return names;
}

std::string tables(std::string_view sql) {
  std::string names;
  for (const auto& table : shape_of(parse_sql(sql)).tables) {
    names += names.empty() ? "" : ", ";
    names += table.catalog.empty() ? "" : table.catalog + ".";
    names += table.schema.empty() ? "" : table.schema + ".";
    names += table.name;
  }
  return names;
}

std::string primary(std::string_view sql) {
  const SqlShape shape = shape_of(parse_sql(sql));
  return shape.primary ? shape.tables[*shape.primary].name : "";
}

}  // namespace

// The names are those that a Trino 476 server gives with LIMIT 0.
TEST_CASE("Output columns are named as Trino names them", "[sql][shape]") {
  CHECK(columns("SELECT Foo, \"Bar\" b, t.c, 1, t.a.\"D\" FROM t") == "Foo, b, c, _col3, D");
  CHECK(columns("SELECT (a), (a).b, f(a).b FROM t") == "a, b, _col2");
  CHECK(columns("VALUES (1, 2), (3, 4)") == "_col0, _col1");
  CHECK(columns("SELECT a AS x UNION SELECT b AS y") == "x");
  CHECK(columns("SELECT * FROM (VALUES ('alice', 1)) t(y, x) EXCEPT CORRESPONDING SELECT * FROM "
                "(VALUES 1) t(x)") == "x");
  CHECK(columns("SELECT * FROM t") == "*");
  CHECK(columns("SELECT t.*, 1 FROM t") == "*, *");
  CHECK(columns("SELECT 1, t.* FROM t") == "_col0, *");
}

TEST_CASE("VALUES has a column for each field of a row by its type", "[sql][shape]") {
  CHECK(columns("VALUES CAST(ROW(1, 2) AS row(a int, b int))") == "_col0, _col1");
  CHECK(columns("VALUES coalesce((1, 2), (3, 4))") == "_col0, _col1");
  CHECK(columns("VALUES nullif(x, y), (3, 4)") == "_col0, _col1");
  CHECK(columns("VALUES CASE WHEN a THEN ARRAY[(1, 2, 3)][1] END") == "_col0, _col1, _col2");
  CHECK(columns("SELECT * FROM (VALUES (SELECT 1, 'x')) t") == "_col0, _col1");
  CHECK(columns("VALUES CAST(1 AS bigint), if((1, 2) = (1, 2), 3)") == "_col0");
}

TEST_CASE("A star over a table function has names in capitals", "[sql][shape]") {
  CHECK(columns("SELECT * FROM TABLE(exclude_columns(TABLE(t), DESCRIPTOR(a))) t(k, \"n\")") ==
        "K, n");
  CHECK(columns("WITH s AS (SELECT * FROM TABLE(sequence(1, 5)) t(n)) SELECT * FROM s") == "N");
  CHECK(columns("SELECT n, t.* FROM TABLE(sequence(1, 5)) t(n) JOIN u ON true") == "n, N");
}

TEST_CASE("Stars are expanded over what the text defines", "[sql][shape]") {
  CHECK(columns("SELECT * FROM (SELECT 1, 2 AS Foo) a") == "_col0, Foo");
  CHECK(columns("SELECT * FROM (SELECT 1 AS Foo, 2 \"Bar\") t(A, \"b\")") == "A, b");
  CHECK(columns("WITH x(A) AS (SELECT 1) SELECT * FROM x") == "A");
  CHECK(columns("WITH x AS (SELECT 1 a), y AS (SELECT *, 2 b FROM x) SELECT y.* FROM y, x") ==
        "a, b");
  CHECK(columns("SELECT * FROM (SELECT 1 Foo) a JOIN (SELECT 1 fOO, 2 z) b USING (FOO)") ==
        "FOO, z");
  CHECK(columns(
            "SELECT a.*, b.* FROM (SELECT 1 Foo, 3 y) a JOIN (SELECT 1 fOO, 2 z) b USING (FOO)") ==
        "y, z");
  CHECK(columns("SELECT * FROM UNNEST(ARRAY[1,2]) WITH ORDINALITY AS u(a, B)") == "a, B");
  CHECK(columns(
            "SELECT * FROM JSON_TABLE('[]', 'lax $' COLUMNS (v integer, \"w\" FOR ORDINALITY))") ==
        "V, w");
  CHECK(columns("SELECT (ROW(1, 2)).* AS (a, \"b\")") == "A, b");
  CHECK(columns("SELECT * FROM (VALUES 1) a, LATERAL (SELECT 2 x)") == "_col0, x");
}

TEST_CASE("Tables are those of the text, not of its WITH", "[sql][shape]") {
  CHECK(tables("SELECT * FROM a.b.c, c.d, e, c.D") == "a.b.c, c.d, e");
  CHECK(tables("WITH x AS (SELECT * FROM t) SELECT * FROM x, s.x") == "t, s.x");
  CHECK(tables("SELECT * FROM (WITH x AS (SELECT 1) SELECT * FROM x), x") == "x");
  CHECK(tables("WITH x AS (SELECT * FROM x) SELECT * FROM x") == "x");
  CHECK(tables("WITH RECURSIVE x(n) AS (SELECT 1 UNION SELECT n FROM x) SELECT * FROM X") == "");
  CHECK(tables("SELECT 'FROM a', (SELECT max(x) FROM b) /* FROM c */ FROM d -- FROM e") == "d, b");
  CHECK(tables("SELECT * FROM TABLE(f(input => TABLE(t)))") == "t");
  CHECK(tables("TABLE a.b") == "a.b");
  CHECK(tables("SELECT 1 WHERE x IN (SELECT y FROM \"T\".\"u v\")") == "T.u v");
}

TEST_CASE("The primary table is the first of the main query", "[sql][shape]") {
  CHECK(primary("WITH x AS (SELECT * FROM a) SELECT * FROM b, c") == "b");
  CHECK(primary("WITH x AS (SELECT * FROM a) SELECT * FROM x JOIN b ON true") == "b");
  CHECK(primary("SELECT (SELECT 1 FROM a) FROM b") == "b");
  CHECK(primary("WITH x AS (SELECT * FROM a) SELECT * FROM x") == "");
  CHECK(primary("SELECT 1") == "");
  CHECK(primary("WITH x AS (SELECT 1 FROM a) SELECT * FROM a") == "a");
}

TEST_CASE("Functions are named once, in lower case", "[sql][shape]") {
  const SqlShape shape = shape_of(
      parse_sql("SELECT Max(a), x.F(max(b)), a || b, coalesce(a, b), extract(year FROM c) FROM t"));
  CHECK(shape.functions == std::vector<std::string>{"max", "x.f", "concat"});
}

TEST_CASE("Definitions that double their columns do not grow without bound", "[sql][shape]") {
  std::string sql = "WITH a0 AS (SELECT 1 a, 2 b)";
  for (int i = 1; i < 60; ++i) {
    const std::string last = "a" + std::to_string(i - 1);
    sql += ", a" + std::to_string(i) + " AS (SELECT x.*, y.* FROM " + last + " x, " + last + " y)";
  }
  const SqlShape shape = shape_of(parse_sql(sql + " SELECT * FROM a59"));
  CHECK(shape.open);
  CHECK(shape.columns.size() < 100000);
}

TEST_CASE("A text with a fault has no shape", "[sql][shape]") {
  const SqlShape shape = shape_of(parse_sql("SELECT a FROM"));
  CHECK(shape.columns.empty());
  CHECK(shape.tables.empty());
}
