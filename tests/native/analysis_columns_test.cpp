#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// What queries return.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT * FROM TABLE(sequence(1, 5))", "sequential_number: bigint"},
    {"SELECT * FROM TABLE(sequence(start => 1, stop => 5, step => 2)) t(a)", "A: bigint"},
    {"SELECT * FROM TABLE(exclude_columns(input => TABLE(nation), columns => DESCRIPTOR(name)))",
     "nationkey: bigint, regionkey: bigint, comment: varchar(152)"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name))) AS x",
     "nationkey: bigint, regionkey: bigint, comment: varchar(152)"},
    {R"(SELECT * FROM JSON_TABLE('[1]', 'lax $' AS "root" COLUMNS (a integer, "b" varchar FORMAT JSON, o FOR ORDINALITY)))",
     "A: integer, b: varchar, O: bigint"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (PARTITION BY regionkey ORDER BY name MEASURES "
     "LAST(A.name) AS Nm, CLASSIFIER() AS c, MATCH_NUMBER() AS n, count(*) AS cnt ALL ROWS PER "
     "MATCH PATTERN (A B+) DEFINE B AS B.name > PREV(B.name)) AS m",
     "regionkey: bigint, name: varchar(25), Nm: varchar(25), c: varchar, n: bigint, cnt: bigint, "
     "nationkey: bigint, comment: varchar(152)"},
    {R"(SELECT * FROM UNNEST(ARRAY[CAST(ROW(1,2) AS ROW(a integer, "B c" integer))], MAP(ARRAY['a'], ARRAY[1])) WITH ORDINALITY)",
     "a: integer, B c: integer, _col2: varchar(1), _col3: integer, _col4: bigint"},
    {"SELECT * FROM nation JOIN region USING (RegionKey)",
     "RegionKey: bigint, nationkey: bigint, name: varchar(25), comment: varchar(152), name: "
     "varchar(25), comment: varchar(152)"},
    {"SELECT * FROM (SELECT 1 A, 2 b) t, LATERAL (SELECT t.A + 1)",
     "A: integer, b: integer, _col2: integer"},
    {R"(WITH Q(X, "y Z") AS (SELECT 1, 2) SELECT * FROM q)", "X: integer, y Z: integer"},
    {"WITH q AS (SELECT 1 AS Foo) SELECT q.foo, Q.* FROM q", "foo: integer, Foo: integer"},
    {R"(SELECT t.* AS (a, "b") FROM (SELECT 1, 2) t)", "A: integer, b: integer"},
    {"SELECT ROW(1, 'a').*", "_col0: integer, _col1: varchar(1)"},
    {"SELECT (t.r).* FROM (SELECT CAST(ROW(1, 'a') AS ROW(X integer, y varchar)) r) t",
     "x: integer, y: varchar"},
    {"SELECT t.r.* FROM (SELECT CAST(ROW(1, 'a') AS ROW(X integer, y varchar)) r) t",
     "x: integer, y: varchar"},
    {"SELECT r.X FROM (SELECT CAST(ROW(1, 'a') AS ROW(X integer, y varchar)) r) t", "X: integer"},
    {"SELECT CURRENT_USER, CURRENT_CATALOG, current_schema, current_path, current_time, "
     "localtime(6), localtimestamp, current_timestamp(9)",
     "_col0: varchar, _col1: varchar, _col2: varchar, _col3: varchar, _col4: time(3) with time "
     "zone, _col5: time(6), _col6: timestamp(3), _col7: timestamp(9) with time zone"},
    {"SELECT (SELECT 1, 2)", "_col0: row(integer, integer)"},
    {"SELECT (SELECT 1, 2).*", "_col0: integer, _col1: integer"},
    {"SELECT ROW(1,2) IN (SELECT 1, 2)", "_col0: boolean"},
    {"SELECT (1, 2) = (SELECT 1, 2)", "_col0: boolean"},
    {"SELECT name n FROM nation ORDER BY N, length(n)", "n: varchar(25)"},
    {"SELECT DISTINCT name AS n FROM nation ORDER BY name", "n: varchar(25)"},
    {"SELECT sum(1) OVER (PARTITION BY map()) FROM nation", "_col0: bigint"},
    {"SELECT grouping(name), grouping(nation.regionkey) FROM nation GROUP BY GROUPING SETS "
     "((name), (regionkey))",
     "_col0: integer, _col1: integer"},
    {"SELECT regionkey, name FROM nation GROUP BY CUBE (regionkey), name",
     "regionkey: bigint, name: varchar(25)"},
    {"SELECT map_agg(1, 2) FROM nation GROUP BY map()", "_col0: map(integer, integer)"},
    {"SELECT listagg(name, ',') WITHIN GROUP (ORDER BY name) FROM nation", "_col0: varchar"},
    {"SELECT format('%s', 1)", "_col0: varchar"},
    {"SELECT tiny.nation.* FROM tiny.nation",
     "nationkey: bigint, name: varchar(25), regionkey: bigint, comment: varchar(152)"},
    {"TABLE nation",
     "nationkey: bigint, name: varchar(25), regionkey: bigint, comment: varchar(152)"},
    {"SELECT transform(ARRAY[1], nationkey -> nationkey + regionkey) FROM nation",
     "_col0: array(bigint)"},
    {"SELECT reduce(ARRAY[1], 0, (s, x) -> s + x, s -> s)", "_col0: integer"},
    {"SELECT name FROM nation OFFSET 2", "name: varchar(25)"},
    {"SELECT BOOLEAN 'TRUE', BOOLEAN 't', BOOLEAN '1'",
     "_col0: boolean, _col1: boolean, _col2: boolean"},
    {"SELECT VARCHAR 'abc', VARBINARY 'abc'", "_col0: varchar, _col1: varbinary"},
    {"SELECT BIGINT ' 12', BIGINT '+12'", "_col0: bigint, _col1: bigint"},
    {"SELECT DOUBLE ' 1.5e3 ', DOUBLE 'Infinity', DOUBLE 'NaN'",
     "_col0: double, _col1: double, _col2: double"},
    {"SELECT DATE '2020-1-1', DATE ' 2020-01-01 '", "_col0: date, _col1: date"},
    {"SELECT TIMESTAMP '2020-01-01 00:00:00 +05:30', TIMESTAMP '2020-01-01 00:00 Europe/Berlin', "
     "TIMESTAMP '2020-01-01 UTC'",
     "_col0: timestamp(0) with time zone, _col1: timestamp(0) with time zone, _col2: timestamp(0) "
     "with time zone"},
    {"SELECT INTERVAL '' DAY", "_col0: INTERVAL DAY TO SECOND"},
    {"SELECT INTERVAL '12:30' HOUR TO MINUTE, INTERVAL '1 12' DAY TO HOUR, INTERVAL '1 12:30' DAY "
     "TO MINUTE, INTERVAL '12:30:15' HOUR TO SECOND, INTERVAL '30:15' MINUTE TO SECOND",
     "_col0: INTERVAL DAY TO SECOND, _col1: INTERVAL DAY TO SECOND, _col2: INTERVAL DAY TO SECOND, "
     "_col3: INTERVAL DAY TO SECOND, _col4: INTERVAL DAY TO SECOND"},
    {"SELECT INTERVAL '1' DAY TO SECOND", "_col0: INTERVAL DAY TO SECOND"},
    {"SELECT INTERVAL '1 2' DAY TO SECOND", "_col0: INTERVAL DAY TO SECOND"},
    {"SELECT CAST(1 AS varchar(0)), CAST('a' AS char(0))", "_col0: varchar(0), _col1: char(0)"},
    {R"(SELECT CAST(1 AS "integer"), CAST(1 AS INTEGER))", "_col0: integer, _col1: integer"},
    {"SELECT max(name) WITHIN FROM nation", "WITHIN: varchar(25)"},
    {"SELECT json_query(name, 'lax $.a' RETURNING varchar(10)), json_query(name, 'lax $.a' "
     "RETURNING varbinary FORMAT JSON), json_query(name, 'lax $.a' RETURNING char(3)) FROM nation",
     "_col0: varchar(10), _col1: varbinary, _col2: char(3)"},
    {R"(SELECT json_query(name, 'lax $.a ? (@.b > 1 && exists(@.c)).d[0, 2 to last]' RETURNING varchar(9)), )"
     R"(json_value(name, 'lax $.a.size() + $n' PASSING 1 AS "n" RETURNING bigint) FROM nation)",
     "_col0: varchar(9), _col1: bigint"},
    {"SELECT json_exists(name, 'lax $.a'), json_value(name, 'strict $.a[0]' RETURNING "
     "decimal(10,2)), json_object('a': 1), json_array(1, name RETURNING varchar(100)) FROM nation",
     "_col0: boolean, _col1: decimal(10, 2), _col2: varchar, _col3: varchar(100)"},
    {"SELECT * FROM nation TABLESAMPLE BERNOULLI (1 + 1)",
     "nationkey: bigint, name: varchar(25), regionkey: bigint, comment: varchar(152)"},
    {"SELECT a.* FROM nation a JOIN nation b USING (nationkey)",
     "name: varchar(25), regionkey: bigint, comment: varchar(152)"},
    {"SELECT o.name FROM nation o WHERE EXISTS (SELECT o.* FROM region)", "name: varchar(25)"},
    {"SELECT (SELECT max(o.nationkey) FROM region) FROM nation o", "_col0: bigint"},
    {"SELECT -(-5), +5, - 5, -x FROM (SELECT 1 x)",
     "_col0: integer, _col1: integer, _col2: integer, _col3: integer"},
    {"SELECT coalesce(1, 2.5, NULL), if(true, NULL), CASE WHEN true THEN 1 END",
     "_col0: decimal(11, 1), _col1: unknown, _col2: integer"},
    {"SELECT 1/0", "_col0: integer"},
    {"SELECT CAST('x' AS integer)", "_col0: integer"},
    {"SELECT substring('abc' FROM 1)", "_col0: varchar(3)"},
    {"SELECT trim(LEADING 'a' FROM 'abc'), trim('abc', 'a'), ltrim('x'), trim(CAST('a' AS "
     "char(5)))",
     "_col0: varchar(3), _col1: varchar(3), _col2: varchar(1), _col3: varchar(5)"},
    {R"(SELECT "sum"("nationkey") FROM "nation")", "_col0: bigint"},
    {"SELECT SYSTEM.BUILTIN.SUM(nationkey) FROM nation", "_col0: bigint"},
    {"SELECT DISTINCT name AS n, lower(name) FROM nation ORDER BY lower(name)",
     "n: varchar(25), _col1: varchar(25)"},
    {"SELECT DISTINCT n.name FROM nation n ORDER BY n.name", "name: varchar(25)"},
    {"SELECT DISTINCT n.name AS x FROM nation n ORDER BY n.name", "x: varchar(25)"},
    {"SELECT DISTINCT nationkey + 1 FROM nation ORDER BY nationkey + 1", "_col0: bigint"},
    {"SELECT name, count(*) FROM nation GROUP BY 1 ORDER BY lower(name)",
     "name: varchar(25), _col1: bigint"},
    {"SELECT lower(name) name, count(*) FROM nation GROUP BY lower(name) ORDER BY lower(name)",
     "name: varchar(25), _col1: bigint"},
    {"SELECT lower(name) x, count(*) FROM nation GROUP BY lower(name) ORDER BY lower(name)",
     "x: varchar(25), _col1: bigint"},
    {"SELECT nationkey + 1 AS k, count(*) FROM nation GROUP BY nationkey + 1 ORDER BY nationkey + "
     "1",
     "k: bigint, _col1: bigint"},
    {"SELECT rank() OVER (ORDER BY count(*)) FROM nation GROUP BY regionkey", "_col0: bigint"},
    {"SELECT sum(count(*)) OVER () FROM nation", "_col0: bigint"},
    {"SELECT regionkey, sum(nationkey) FROM nation GROUP BY nation.regionkey",
     "regionkey: bigint, _col1: bigint"},
    {"SELECT CASE WHEN regionkey > 1 THEN 1 END FROM nation GROUP BY CASE WHEN regionkey > 1 THEN "
     "1 END",
     "_col0: integer"},
    {"SELECT (regionkey), ((regionkey) + 1) FROM nation GROUP BY regionkey + 1, (regionkey)",
     "regionkey: bigint, _col1: bigint"},
    {"SELECT t.r.x FROM (SELECT CAST(ROW(1) AS ROW(x integer)) r) t GROUP BY t.r", "x: integer"},
    {"SELECT t.r.x FROM (SELECT CAST(ROW(1) AS ROW(x integer)) r) t GROUP BY t.r.x", "x: integer"},
    {"SELECT nationkey FROM nation GROUP BY nationkey ORDER BY count(*), max(regionkey) DESC",
     "nationkey: bigint"},
    {"SELECT x, y FROM (VALUES (1, 'a')) t(x, y) GROUP BY GROUPING SETS ((x, y), (x), ())",
     "x: integer, y: varchar(1)"},
    {"SELECT approx_percentile(nationkey, ARRAY[0.5, 0.9]) FROM nation", "_col0: array(bigint)"},
    {"SELECT zip_with(ARRAY[1], ARRAY['a'], (x, y) -> (y, x))",
     "_col0: array(row(varchar(1), integer))"},
    {"SELECT array_sort(ARRAY[1], (a, b) -> if(a > b, 1, -1))", "_col0: array(integer)"},
    {"SELECT nation.*, region.* FROM nation, region",
     "nationkey: bigint, name: varchar(25), regionkey: bigint, comment: varchar(152), regionkey: "
     "bigint, name: varchar(25), comment: varchar(152)"},
    {"SELECT first_value(name) IGNORE NULLS OVER (ORDER BY nationkey ROWS BETWEEN UNBOUNDED "
     "PRECEDING AND UNBOUNDED FOLLOWING) FROM nation",
     "_col0: varchar(25)"},
    {"SELECT ntile(4) OVER (ORDER BY nationkey), cume_dist() OVER (ORDER BY nationkey), "
     "nth_value(name, 2) OVER (ORDER BY nationkey) FROM nation",
     "_col0: bigint, _col1: double, _col2: varchar(25)"},
    {"SELECT sum(totalprice) OVER (ORDER BY orderdate RANGE BETWEEN INTERVAL '7' DAY PRECEDING AND "
     "CURRENT ROW) FROM orders",
     "_col0: double"},
    {R"(SELECT COUNT(*), "COUNT"(*) FROM nation)", "_col0: bigint, _col1: bigint"},
};

}  // namespace

TEST_CASE("analysis: columns as LIMIT 0 gives them") { check_answers(kCases); }
