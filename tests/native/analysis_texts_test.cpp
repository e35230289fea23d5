#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// Queries and literals inside of messages, declared types, and the forms of literals.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT ROW(name, nationkey IN (SELECT regionkey FROM region)), count(*) FROM nation GROUP BY "
     "regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'ROW (name, (nationkey IN (SELECT regionkey\nFROM\n  "
     "region\n)))' must be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT sum(count(nationkey = ANY (SELECT regionkey FROM region))) FROM nation",
     "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation 'sum': "
     "[count((nationkey = ANY (SELECT regionkey\nFROM\n  region\n)))]"},
    {"SELECT ROW(name, nationkey <> ALL (SELECT DISTINCT regionkey r FROM region WHERE regionkey > "
     "1)), count(*) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'ROW (name, (nationkey <> ALL (SELECT DISTINCT regionkey "
     "r\nFROM\n  region\nWHERE (regionkey > 1)\n)))' must be an aggregate expression or appear in "
     "GROUP BY clause"},
    {"SELECT 1 FROM nation WHERE max((SELECT a FROM (VALUES (1, 2)) AS t(a, b))) = 1",
     "EXPRESSION_NOT_SCALAR line 1:76: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [max((SELECT a\nFROM\n  (\n VALUES \n     ROW (1, 2)\n)  t (a, "
     "b)\n))]"},
    {"SELECT nationkey + (SELECT count(*) FROM region GROUP BY ROLLUP (name) OFFSET 1 FETCH FIRST "
     "1 ROW ONLY), count(*) FROM nation GROUP BY name",
     "EXPRESSION_NOT_AGGREGATE line 1:18: '(nationkey + (SELECT count(*)\nFROM\n  region\nGROUP BY "
     "ROLLUP ((name))\nOFFSET 1 ROWS\nFETCH FIRST 1 ROWS ONLY\n))' must be an aggregate expression "
     "or appear in GROUP BY clause"},
    {"SELECT sum(count((WITH w(x) AS (SELECT 1) SELECT max(x) FROM w, region r JOIN nation USING "
     "(regionkey) LEFT JOIN LATERAL (TABLE w) ON true))) FROM nation",
     "AMBIGUOUS_NAME line 1:54: Column 'x' is ambiguous"},
    {"SELECT sum(count((SELECT 1 UNION ALL (SELECT 2 EXCEPT VALUES 3, 4) LIMIT 1))) FROM nation",
     "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation 'sum': "
     "[count((SELECT 1\n\nUNION ALL (\n   SELECT 2\n\nEXCEPT  VALUES \n     3\n   , 4\n) LIMIT "
     "1\n))]"},
    {"SELECT sum(count((SELECT n FROM TABLE(sequence(start => 1, stop => 2)) t(n) ORDER BY n NULLS "
     "FIRST LIMIT 1))) FROM nation",
     "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation 'sum': "
     "[count((SELECT n\nFROM\n  TABLE(sequence(\n      start => 1,\n      stop => 2)) t (n)\nORDER "
     "BY n ASC NULLS FIRST\nLIMIT 1\n))]"},
    {"SELECT sum(count(EXISTS (SELECT a, 1 FROM UNNEST(ARRAY[1]) WITH ORDINALITY AS u(a, o) "
     "TABLESAMPLE BERNOULLI (10)))) FROM nation",
     "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation 'sum': "
     "[count((EXISTS (SELECT\n  a\n, 1\nFROM\n  ( UNNEST(ARRAY[1]) WITH ORDINALITY u (a, o)) "
     "TABLESAMPLE BERNOULLI (10)\n)))]"},
    {"SELECT count(*) FROM nation GROUP BY ROLLUP (((SELECT 1)))",
     "INVALID_COLUMN_REFERENCE line 1:47: GROUP BY expression must be a column reference: (SELECT "
     "1\n\n)"},
    {"SELECT count(*) FROM nation GROUP BY CUBE (((VALUES 1)))",
     "INVALID_COLUMN_REFERENCE line 1:45: GROUP BY expression must be a column reference: ( VALUES "
     "\n  1\n)"},
    {"SELECT count(*) FROM nation GROUP BY GROUPING SETS ((X'00 1a'), ())",
     "INVALID_COLUMN_REFERENCE line 1:54: GROUP BY expression must be a column reference: X'001A'"},
    {"SELECT sum(count(INTERVAL - '1' HOUR)) FROM nation",
     "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation 'sum': "
     "[count(INTERVAL -'1' HOUR)]"},
    {"SELECT count(*) FROM nation GROUP BY ROLLUP (INTERVAL -- x - y\n '1' DAY)",
     "INVALID_COLUMN_REFERENCE line 1:46: GROUP BY expression must be a column reference: INTERVAL "
     "'1' DAY"},
    {"SELECT sum(count(DOUBLE PRECISION '1')) FROM nation",
     "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation 'sum': "
     "[count(DOUBLE '1')]"},
    {"SELECT normalize(name), count(*) FROM nation GROUP BY regionkey",
     R"(EXPRESSION_NOT_AGGREGATE line 1:8: '"normalize"(name, 'NFC')' must be an aggregate expression or appear in GROUP BY clause)"},
    {"SELECT 1 FROM nation WHERE max(normalize(name, NFKD)) = 'x'",
     R"(EXPRESSION_NOT_SCALAR line 1:55: WHERE clause cannot contain aggregations, window functions or grouping operations: [max("normalize"(name, 'NFKD'))])"},
    {"WITH FUNCTION f(x decimal, y INT) RETURNS bigint RETURN 1 SELECT f('a')",
     "FUNCTION_NOT_FOUND line 1:66: Unexpected parameters (varchar(1)) for function f. Expected: "
     "f(decimal, int)"},
    {R"(WITH FUNCTION f(x row(A int, "B c" char)) RETURNS bigint RETURN 1 SELECT f('a'))",
     R"(FUNCTION_NOT_FOUND line 1:74: Unexpected parameters (varchar(1)) for function f. Expected: f(row("a" int,"B c" char)))"},
    {"WITH FUNCTION f(x Map<Int, timestamp(3) with time zone>) RETURNS bigint RETURN 1 SELECT f(1)",
     "FUNCTION_NOT_FOUND line 1:89: Unexpected parameters (integer) for function f. Expected: "
     "f(map(int,timestamp(3) with time zone))"},
    {"WITH FUNCTION f(x int array, y interval day to second) RETURNS bigint RETURN 1 SELECT f(1)",
     "FUNCTION_NOT_FOUND line 1:87: Unexpected parameters (integer) for function f. Expected: "
     "f(array(int), interval day to second)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x + ? SELECT f(?)",
     "INVALID_PARAMETER_USAGE line 1:1: Incorrect number of parameters: expected 1 but found 0"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x + ? SELECT f(1)",
     "INVALID_PARAMETER_USAGE line 1:53: Query takes no parameters"},
    {"SELECT DISTINCT rand() FROM nation ORDER BY rand()",
     "EXPRESSION_NOT_IN_DISTINCT line 1:1: For SELECT DISTINCT, ORDER BY expressions must appear "
     "in select list"},
    {"SELECT DISTINCT name, rand(3, 9) x FROM nation ORDER BY name, rand(3, 9)",
     "EXPRESSION_NOT_IN_DISTINCT line 1:1: For SELECT DISTINCT, ORDER BY expressions must appear "
     "in select list"},
    {"SELECT DISTINCT rand() x FROM nation ORDER BY X", "x: double"},
    {"SELECT TIMESTAMP '-0001-01-01 +01:00'", "_col0: timestamp(0) with time zone"},
    {"SELECT TIMESTAMP '+2020-01-01 -00:00'", "_col0: timestamp(0) with time zone"},
    {"SELECT TIMESTAMP '-0001-02-29'",
     "INVALID_LITERAL line 1:8: '-0001-02-29' is not a valid TIMESTAMP literal"},
    {"SELECT TIMESTAMP '999999-01-01'",
     "INVALID_LITERAL line 1:8: '999999-01-01' is not a valid TIMESTAMP literal"},
    {"SELECT TIMESTAMP '2020-01-01 00:00 Europe/Vienna'", "_col0: timestamp(0) with time zone"},
    {"SELECT TIMESTAMP '2020-01-01 01:02:03+01'", "_col0: timestamp(0) with time zone"},
    {"SELECT TIMESTAMP '2020-01-01 01:02 UTC+1'", "_col0: timestamp(0) with time zone"},
    {"SELECT TIMESTAMP '2020-01-01  01:02:03'",
     "INVALID_LITERAL line 1:8: '2020-01-01  01:02:03' is not a valid TIMESTAMP literal"},
    {"SELECT TIMESTAMP '2020-01-01 00:00 UTC+1:30'",
     "INVALID_LITERAL line 1:8: '2020-01-01 00:00 UTC+1:30' is not a valid TIMESTAMP literal"},
    {"SELECT DOUBLE '0x1.8p1'", "_col0: double"},
    {"SELECT DOUBLE '0x1'", "INVALID_LITERAL line 1:8: '0x1' is not a valid DOUBLE literal"},
    {"SELECT DOUBLE '1e12345'", "_col0: double"},
    {"SELECT DOUBLE '12345678901234567890123'", "_col0: double"},
    {"SELECT IPADDRESS '2001:db8::1'", "_col0: ipaddress"},
    {"SELECT IPADDRESS '::ffff:1.2.3.4'", "_col0: ipaddress"},
    {"SELECT IPADDRESS '1:2:3:4:5:6:7::'", "_col0: ipaddress"},
    {"SELECT IPADDRESS '1:2:3:4:5:6:7::8'",
     "INVALID_LITERAL line 1:8: '1:2:3:4:5:6:7::8' is not a valid IPADDRESS literal"},
    {"SELECT IPADDRESS '1::2::3'",
     "INVALID_LITERAL line 1:8: '1::2::3' is not a valid IPADDRESS literal"},
    {"SELECT IPADDRESS '::1.2.3.04'",
     "INVALID_LITERAL line 1:8: '::1.2.3.04' is not a valid IPADDRESS literal"},
};

}  // namespace

TEST_CASE("Writes queries, literals and types as a server does", "[analysis]") {
  check_answers(kCases);
}
