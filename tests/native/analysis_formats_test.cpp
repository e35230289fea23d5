#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "analysis_support.h"

// Queries as a Trino 476 writes them into its messages, here as the argument of a nested aggregate.
namespace {

struct Format {
  std::string_view query;
  std::string_view written;
};

constexpr Format kFormats[] = {
    {"SELECT DISTINCT name FROM nation ORDER BY name DESC NULLS LAST LIMIT ALL",
     "SELECT DISTINCT name\nFROM\n  nation\nORDER BY name DESC NULLS LAST\nLIMIT ALL\n"},
    {"SELECT ALL name FROM nation OFFSET 2 ROWS FETCH FIRST ROW ONLY",
     "SELECT name\nFROM\n  nation\nOFFSET 2 ROWS\nFETCH FIRST ROW ONLY\n"},
    {"SELECT name FROM nation ORDER BY name FETCH FIRST 3 ROWS WITH TIES",
     "SELECT name\nFROM\n  nation\nORDER BY name ASC\nFETCH FIRST 3 ROWS WITH TIES\n"},
    {"SELECT name FROM nation ORDER BY 1 ASC NULLS FIRST",
     "SELECT name\nFROM\n  nation\nORDER BY 1 ASC NULLS FIRST\n"},
    {"WITH RECURSIVE w (a) AS (SELECT 1) SELECT a FROM w",
     "WITH RECURSIVE\n  w (a) AS (\n   SELECT 1\n\n) \nSELECT a\nFROM\n  w\n"},
    {"WITH w AS (SELECT 1 b), v AS (SELECT 2 c) SELECT b FROM w, v",
     "WITH\n  w AS (\n   SELECT 1 b\n\n) \n, v AS (\n   SELECT 2 c\n\n) \nSELECT b\nFROM\n  w\n, "
     "v\n"},
    {"TABLE nation", "TABLE nation\n"},
    {"VALUES 1, 2", " VALUES \n  1\n, 2\n"},
    {"VALUES (1, 2), (3, 4)", " VALUES \n  ROW (1, 2)\n, ROW (3, 4)\n"},
    {"SELECT 1 UNION SELECT 2", "SELECT 1\n\nUNION SELECT 2\n\n"},
    {"SELECT 1 UNION ALL SELECT 2", "SELECT 1\n\nUNION ALL SELECT 2\n\n"},
    {"SELECT 1 INTERSECT SELECT 2", "SELECT 1\n\nINTERSECT SELECT 2\n\n"},
    {"SELECT 1 INTERSECT ALL SELECT 2", "SELECT 1\n\nINTERSECT ALL SELECT 2\n\n"},
    {"SELECT 1 EXCEPT SELECT 2", "SELECT 1\n\nEXCEPT SELECT 2\n\n"},
    {"SELECT 1 EXCEPT ALL SELECT 2", "SELECT 1\n\nEXCEPT ALL SELECT 2\n\n"},
    {"(SELECT 1) UNION (SELECT 2 UNION SELECT 3)",
     "(\n   SELECT 1\n\n) UNION (\n   SELECT 2\n\nUNION    SELECT 3\n\n) "},
    {"SELECT * FROM nation", "SELECT *\nFROM\n  nation\n"},
    {"SELECT n.* FROM nation n", "SELECT n.*\nFROM\n  nation n\n"},
    {"SELECT n.* AS (a, b, c, d) FROM nation n", "SELECT n.* AS (a, b, c, d)\nFROM\n  nation n\n"},
    {"SELECT name AS x, regionkey \"Y\" FROM nation",
     "SELECT\n  name x\n, regionkey \"Y\"\nFROM\n  nation\n"},
    {"SELECT count(*) FROM nation GROUP BY regionkey HAVING count(*) > 1",
     "SELECT count(*)\nFROM\n  nation\nGROUP BY regionkey\nHAVING (count(*) > 1)\n"},
    {"SELECT 1 FROM nation GROUP BY ALL name", "SELECT 1\nFROM\n  nation\nGROUP BY name\n"},
    {"SELECT 1 FROM nation GROUP BY DISTINCT name, regionkey",
     "SELECT 1\nFROM\n  nation\nGROUP BY  DISTINCT name, regionkey\n"},
    {"SELECT 1 FROM nation GROUP BY ()", "SELECT 1\nFROM\n  nation\nGROUP BY ()\n"},
    {"SELECT 1 FROM nation GROUP BY (name), (name, regionkey)",
     "SELECT 1\nFROM\n  nation\nGROUP BY name, (name, regionkey)\n"},
    {"SELECT 1 FROM nation GROUP BY ROLLUP (name, regionkey)",
     "SELECT 1\nFROM\n  nation\nGROUP BY ROLLUP ((name), (regionkey))\n"},
    {"SELECT 1 FROM nation GROUP BY CUBE (name), regionkey",
     "SELECT 1\nFROM\n  nation\nGROUP BY CUBE ((name)), regionkey\n"},
    {"SELECT 1 FROM nation GROUP BY GROUPING SETS ((name), (name, regionkey), ())",
     "SELECT 1\nFROM\n  nation\nGROUP BY GROUPING SETS ((name), (name, regionkey), ())\n"},
    {"SELECT 1 FROM nation GROUP BY GROUPING SETS (name, regionkey)",
     "SELECT 1\nFROM\n  nation\nGROUP BY GROUPING SETS ((name), (regionkey))\n"},
    {"SELECT rank() OVER w FROM nation WINDOW w AS (ORDER BY name)",
     "SELECT rank() OVER w\nFROM\n  nation\nWINDOW w AS (ORDER BY name ASC)\n"},
    {"SELECT rank() OVER w FROM nation WINDOW w AS (PARTITION BY name ORDER BY regionkey), v AS (w "
     "ROWS 1 PRECEDING)",
     "SELECT rank() OVER w\nFROM\n  nation\nWINDOW\n   w AS (PARTITION BY name ORDER BY regionkey "
     "ASC),\n   v AS (w ROWS 1 PRECEDING)\n"},
    {"SELECT sum(regionkey) OVER (ORDER BY name ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) "
     "FROM nation",
     "SELECT sum(regionkey) OVER (ORDER BY name ASC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT "
     "ROW)\nFROM\n  nation\n"},
    {"SELECT sum(regionkey) OVER (ORDER BY regionkey RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING) "
     "FROM nation",
     "SELECT sum(regionkey) OVER (ORDER BY regionkey ASC RANGE BETWEEN 1 PRECEDING AND 2 "
     "FOLLOWING)\nFROM\n  nation\n"},
    {"SELECT sum(regionkey) OVER (ORDER BY name GROUPS UNBOUNDED PRECEDING) FROM nation",
     "SELECT sum(regionkey) OVER (ORDER BY name ASC GROUPS UNBOUNDED PRECEDING)\nFROM\n  nation\n"},
    {"SELECT sum(regionkey) OVER (ORDER BY name ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) "
     "FROM nation",
     "SELECT sum(regionkey) OVER (ORDER BY name ASC ROWS BETWEEN CURRENT ROW AND UNBOUNDED "
     "FOLLOWING)\nFROM\n  nation\n"},
    {"SELECT sum(regionkey) OVER () FROM nation",
     "SELECT sum(regionkey) OVER ()\nFROM\n  nation\n"},
    {"SELECT lag(name) IGNORE NULLS OVER (ORDER BY name) FROM nation",
     "SELECT lag(name) IGNORE NULLS OVER (ORDER BY name ASC)\nFROM\n  nation\n"},
    {"SELECT lag(name) RESPECT NULLS OVER (ORDER BY name) FROM nation",
     "SELECT lag(name) RESPECT NULLS OVER (ORDER BY name ASC)\nFROM\n  nation\n"},
    {"SELECT 1 FROM nation TABLESAMPLE BERNOULLI (10)",
     "SELECT 1\nFROM\n  nation TABLESAMPLE BERNOULLI (10)\n"},
    {"SELECT 1 FROM nation TABLESAMPLE SYSTEM (10)",
     "SELECT 1\nFROM\n  nation TABLESAMPLE SYSTEM (10)\n"},
    {"SELECT 1 FROM UNNEST(ARRAY[1]) WITH ORDINALITY",
     "SELECT 1\nFROM\n  UNNEST(ARRAY[1]) WITH ORDINALITY\n"},
    {"SELECT 1 FROM UNNEST(ARRAY[1], ARRAY[2]) AS t (a, b)",
     "SELECT 1\nFROM\n  UNNEST(ARRAY[1], ARRAY[2]) t (a, b)\n"},
    {"SELECT 1 FROM nation n (a, b, c, d)", "SELECT 1\nFROM\n  nation n (a, b, c, d)\n"},
    {"SELECT 1 FROM nation AS n", "SELECT 1\nFROM\n  nation n\n"},
    {"SELECT 1 FROM nation CROSS JOIN region", "SELECT 1\nFROM\n  (nation\nCROSS JOIN region)\n"},
    {"SELECT 1 FROM nation JOIN region USING (regionkey)",
     "SELECT 1\nFROM\n  (nation\nINNER JOIN region USING (regionkey))\n"},
    {"SELECT 1 FROM nation LEFT JOIN region ON true",
     "SELECT 1\nFROM\n  (nation\nLEFT JOIN region ON true)\n"},
    {"SELECT 1 FROM nation RIGHT JOIN region ON true",
     "SELECT 1\nFROM\n  (nation\nRIGHT JOIN region ON true)\n"},
    {"SELECT 1 FROM nation FULL JOIN region ON true",
     "SELECT 1\nFROM\n  (nation\nFULL JOIN region ON true)\n"},
    {"SELECT 1 FROM nation, region", "SELECT 1\nFROM\n  nation\n, region\n"},
    {"SELECT 1 FROM nation, LATERAL (SELECT 1)",
     "SELECT 1\nFROM\n  nation\n, LATERAL (   SELECT 1\n\n)\n"},
    {"SELECT 1 FROM (SELECT 1) x", "SELECT 1\nFROM\n  (\n   SELECT 1\n\n)  x\n"},
    {"SELECT 1 FROM ((nation))", "SELECT 1\nFROM\n  nation\n"},
    {"SELECT 1 FROM (nation JOIN region ON true)",
     "SELECT 1\nFROM\n  (nation\nINNER JOIN region ON true)\n"},
    {"SELECT 1 FROM (nation JOIN region ON true) JOIN orders ON true",
     "SELECT 1\nFROM\n  ((nation\nINNER JOIN region ON true)\nINNER JOIN orders ON true)\n"},
    {"SELECT 1 FROM TABLE(sequence(1, 2))",
     "SELECT 1\nFROM\n  TABLE(sequence(\n      1,\n      2))\n"},
    {"SELECT 1 FROM TABLE(sequence(start => 1, stop => 2)) AS s (x)",
     "SELECT 1\nFROM\n  TABLE(sequence(\n      start => 1,\n      stop => 2)) s (x)\n"},
    {"SELECT 1 FROM TABLE(exclude_columns(input => TABLE(nation), columns => DESCRIPTOR(name)))",
     "SELECT 1\nFROM\n  TABLE(exclude_columns(\n      input => TABLE(nation),\n      columns => "
     "DESCRIPTOR(name)))\n"},
    {"SELECT trim(LEADING 'x' FROM name), trim(name, 'y'), trim(BOTH FROM name), trim(TRAILING 'x' "
     "FROM name) FROM nation",
     "SELECT\n  trim(LEADING 'x' FROM name)\n, trim(BOTH 'y' FROM name)\n, trim(BOTH FROM name)\n, "
     "trim(TRAILING 'x' FROM name)\nFROM\n  nation\n"},
    {"SELECT listagg(name, ',') WITHIN GROUP (ORDER BY name DESC) FROM nation",
     "SELECT LISTAGG(name, ',' ON OVERFLOW  ERROR) WITHIN GROUP (ORDER BY name DESC)\nFROM\n  "
     "nation\n"},
    {"SELECT listagg(name) WITHIN GROUP (ORDER BY name NULLS FIRST) FILTER (WHERE true) FROM "
     "nation",
     "SELECT LISTAGG(name, '' ON OVERFLOW  ERROR) WITHIN GROUP (ORDER BY name ASC NULLS FIRST) "
     "FILTER (WHERE true)\nFROM\n  nation\n"},
    {"SELECT array_agg(name ORDER BY name DESC NULLS LAST) FROM nation",
     "SELECT array_agg(name ORDER BY name DESC NULLS LAST)\nFROM\n  nation\n"},
    {"SELECT count(DISTINCT name) FILTER (WHERE name > 'a') FROM nation",
     "SELECT count(DISTINCT name) FILTER (WHERE (name > 'a'))\nFROM\n  nation\n"},
    {"SELECT json_value(name, 'lax $.a' RETURNING bigint DEFAULT 1 ON EMPTY ERROR ON ERROR) FROM "
     "nation",
     "SELECT JSON_VALUE(name FORMAT JSON, 'lax $.a' RETURNING bigint DEFAULT 1 ON EMPTY ERROR ON "
     "ERROR)\nFROM\n  nation\n"},
    {"SELECT json_query(name, 'lax $.a' WITH WRAPPER) FROM nation",
     "SELECT JSON_QUERY(name FORMAT JSON, 'lax $.a' WITH UNCONDITIONAL ARRAY WRAPPER NULL ON EMPTY "
     "NULL ON ERROR)\nFROM\n  nation\n"},
    {"SELECT json_exists(name, 'lax $.a' TRUE ON ERROR) FROM nation",
     "SELECT JSON_EXISTS(name FORMAT JSON, 'lax $.a' TRUE ON ERROR)\nFROM\n  nation\n"},
    {"SELECT json_object(KEY 'a' VALUE 1), json_array(1, 2 ABSENT ON NULL) FROM nation",
     "SELECT\n  JSON_OBJECT(KEY 'a' VALUE 1 NULL ON NULL WITHOUT UNIQUE KEYS)\n, JSON_ARRAY(1, 2 "
     "ABSENT ON NULL)\nFROM\n  nation\n"},
    {"SELECT INTERVAL '1' DAY, INTERVAL -'1-2' YEAR TO MONTH",
     "SELECT\n  INTERVAL '1' DAY\n, INTERVAL -'1-2' YEAR TO MONTH\n\n"},
    {"SELECT CASE name WHEN 'a' THEN 1 ELSE 2 END, CASE WHEN true THEN 1 END, IF(true, 1), "
     "NULLIF(1, 2), COALESCE(1, 2), TRY(1) FROM nation",
     "SELECT\n  (CASE name WHEN 'a' THEN 1 ELSE 2 END)\n, (CASE WHEN true THEN 1 END)\n, IF(true, "
     "1)\n, NULLIF(1, 2)\n, COALESCE(1, 2)\n, TRY(1)\nFROM\n  nation\n"},
    {"SELECT name LIKE 'a%' ESCAPE '$', name NOT LIKE 'b', name IS NULL, name IS NOT NULL, name IN "
     "('a'), name NOT IN ('a', 'b'), name BETWEEN 'a' AND 'b', NOT true, name IS DISTINCT FROM 'a' "
     "FROM nation",
     "SELECT\n  (name LIKE 'a%' ESCAPE '$')\n, (NOT (name LIKE 'b'))\n, (name IS NULL)\n, (name IS "
     "NOT NULL)\n, (name IN ('a'))\n, (NOT (name IN ('a', 'b')))\n, (name BETWEEN 'a' AND 'b')\n, "
     "(NOT true)\n, (name IS DISTINCT FROM 'a')\nFROM\n  nation\n"},
    {"SELECT 1 = ANY (SELECT 1), 1 <> ALL (SELECT 1), EXISTS (SELECT 1), 1 IN (SELECT 1)",
     "SELECT\n  (1 = ANY (SELECT 1\n\n))\n, (1 <> ALL (SELECT 1\n\n))\n, (EXISTS (SELECT "
     "1\n\n))\n, (1 IN (SELECT 1\n\n))\n\n"},
    {"SELECT current_date, current_timestamp(3), localtime, extract(YEAR FROM current_date), "
     "current_user, TIMESTAMP '2020-01-01 00:00:00' AT TIME ZONE 'UTC'",
     "SELECT\n  current_date\n, current_timestamp(3)\n, localtime\n, EXTRACT(YEAR FROM "
     "current_date)\n, CURRENT_USER\n, TIMESTAMP '2020-01-01 00:00:00' AT TIME ZONE 'UTC'\n\n"},
    {"SELECT grouping(name) FROM nation GROUP BY name",
     "SELECT GROUPING (name)\nFROM\n  nation\nGROUP BY name\n"},
};

}  // namespace

TEST_CASE("Writes every form of a query as a server does", "[analysis]") {
  for (const Format& format : kFormats) {
    const std::string sql =
        "SELECT sum(count(EXISTS (" + std::string(format.query) + "))) FROM nation";
    const std::string answer =
        "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation 'sum': "
        "[count((EXISTS (" +
        std::string(format.written) + ")))]";
    const AnalysisCase row{sql, answer};
    check_answers({&row, 1});
  }
}
