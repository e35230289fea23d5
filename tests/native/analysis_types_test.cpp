#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// Types that do not fit: the first fault, its place and its text.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {R"(SELECT sum(nationkey), concat("Name", DATE '2020-01-01') FROM nation)",
     "FUNCTION_NOT_FOUND line 1:24: Unexpected parameters (varchar(25), date) for function concat. "
     "Expected: concat(E, array(E)) E, concat(array(E)) E, concat(array(E), E) E, concat(char(x), "
     "char(y)), concat(varbinary), concat(varchar)"},
    {"SELECT sum(nationkey), CAST(name AS json), CAST(name AS ROW(a bigint, b varchar)) FROM "
     "nation",
     "TYPE_MISMATCH line 1:44: Cannot cast varchar(25) to row(a bigint, b varchar)"},
    {"SELECT sum(nationkey), CAST(name AS map(varchar, ARRAY<bigint>)) FROM nation",
     "TYPE_MISMATCH line 1:24: Cannot cast varchar(25) to map(varchar, array(bigint))"},
    {"SELECT sum(nationkey), name || null || true FROM nation",
     "FUNCTION_NOT_FOUND line 1:37: Unexpected parameters (array(varchar(25)), boolean) for "
     "function concat. Expected: concat(E, array(E)) E, concat(array(E)) E, concat(array(E), E) E, "
     "concat(char(x), char(y)), concat(varbinary), concat(varchar)"},
    {"SELECT DISTINCT approx_set(1) x, map() FROM nation",
     "TYPE_MISMATCH line 1:1: DISTINCT can only be applied to comparable types (actual: "
     "HyperLogLog): approx_set(1)"},
    {"SELECT * FROM (VALUES (1, 'a'), (2, NULL)) AS t(a, b) WHERE a",
     "TYPE_MISMATCH line 1:61: WHERE clause must evaluate to a boolean: actual type integer"},
    {"SELECT 1 IN (SELECT 1, 2 FROM nation)",
     "TYPE_MISMATCH line 1:10: Value expression and result of subquery must be of the same type: "
     "row(integer) vs row(integer, integer)"},
    {"SELECT 1 = ALL (SELECT true)",
     "TYPE_MISMATCH line 1:10: Value expression and result of subquery must be of the same type: "
     "row(integer) vs row(boolean)"},
    {"SELECT sum(1) OVER (ORDER BY name GROUPS 1.5 PRECEDING) FROM nation",
     "TYPE_MISMATCH line 1:42: Window frame GROUPS start value type must be exact numeric type "
     "with scale 0 (actual decimal(2,1))"},
    {"SELECT sum(1) OVER (ROWS 1.5 PRECEDING) FROM nation",
     "TYPE_MISMATCH line 1:26: Window frame ROWS start value type must be exact numeric type with "
     "scale 0 (actual decimal(2,1))"},
    {"SELECT sum(1) OVER (PARTITION BY approx_set(1)) FROM nation",
     "TYPE_MISMATCH line 1:34: HyperLogLog is not comparable, and therefore cannot be used in "
     "window function PARTITION BY"},
    {"SELECT sum(1) OVER (ORDER BY map()) FROM nation",
     "TYPE_MISMATCH line 1:30: map(unknown, unknown) is not orderable, and therefore cannot be "
     "used in window function ORDER BY"},
    {"SELECT name FROM nation WHERE name > 1 AND nope = 1",
     "TYPE_MISMATCH line 1:36: Cannot apply operator: varchar(25) < integer"},
    {"SELECT 1 FROM nation GROUP BY CAST(NULL AS HyperLogLog)",
     "TYPE_MISMATCH line 1:1: HyperLogLog is not comparable, and therefore cannot be used in GROUP "
     "BY"},
    {"SELECT 1 UNION SELECT CAST(NULL AS HyperLogLog)",
     "TYPE_MISMATCH line 1:10: column 1 in UNION query has incompatible types: integer, "
     "HyperLogLog"},
    {"SELECT CAST(NULL AS HyperLogLog) INTERSECT SELECT CAST(NULL AS HyperLogLog)",
     "TYPE_MISMATCH line 1:34: Type HyperLogLog is not comparable and therefore cannot be used in "
     "INTERSECT"},
    {"SELECT CAST(NULL AS HyperLogLog) UNION SELECT CAST(NULL AS HyperLogLog)",
     "TYPE_MISMATCH line 1:34: Type HyperLogLog is not comparable and therefore cannot be used in "
     "UNION DISTINCT"},
    {"SELECT listagg(nationkey) WITHIN GROUP (ORDER BY name) FROM nation",
     "TYPE_MISMATCH line 1:8: Expected expression of varchar, but 'nationkey' has bigint type"},
    {"SELECT TRIM(1)",
     "FUNCTION_NOT_FOUND Unexpected parameters (integer) for function trim. Expected: "
     "trim(char(x)), trim(char(x), codepoints), trim(varchar(x)), trim(varchar(x), codepoints)"},
    {"SELECT format(1, 2)",
     "TYPE_MISMATCH line 1:15: Type of first argument to format() must be VARCHAR (actual: "
     "integer)"},
    {"SELECT name FROM nation WHERE name BETWEEN 1 AND 2",
     "TYPE_MISMATCH line 1:36: Cannot check if varchar(25) is BETWEEN integer and integer"},
    {"SELECT name FROM nation WHERE map() BETWEEN map() AND map()",
     "TYPE_MISMATCH line 1:37: Cannot check if map(unknown, unknown) is BETWEEN map(unknown, "
     "unknown) and map(unknown, unknown)"},
    {"VALUES 1, 'a'",
     "TYPE_MISMATCH line 1:1: Values rows have mismatched types: row(integer) vs row(varchar(1))"},
    {"VALUES (1, 2), (3)", "TYPE_MISMATCH line 1:1: Values rows have mismatched sizes: 2 vs 1"},
    {"SELECT x -> x + 1 FROM nation",
     "TYPE_MISMATCH line 1:8: Lambda expression should always be used inside a function"},
    {R"(SELECT JSON '{"a":1}', JSON '{x')",
     "INVALID_LITERAL line 1:24: '{x' is not a valid JSON literal"},
    {"SELECT UUID '12151fd2-7586-11e9-8f9e-2a86e4085a59', UUID 'x'",
     "INVALID_LITERAL line 1:53: 'x' is not a valid UUID literal"},
    {"SELECT DATE '2020-02-30'",
     "INVALID_LITERAL line 1:8: '2020-02-30' is not a valid DATE literal"},
    {"SELECT INTEGER '12', INTEGER '9999999999'",
     "INVALID_LITERAL line 1:22: '9999999999' is not a valid INTEGER literal"},
    {"SELECT TINYINT '128'", "INVALID_LITERAL line 1:8: '128' is not a valid TINYINT literal"},
    {"SELECT REAL 'x'", "INVALID_LITERAL line 1:8: 'x' is not a valid REAL literal"},
    {"SELECT TIME '25:00:00'", "INVALID_LITERAL line 1:8: '25:00:00' is not a valid TIME literal"},
    {"SELECT TIMESTAMP '2020-13-01 00:00:00'",
     "INVALID_LITERAL line 1:8: '2020-13-01 00:00:00' is not a valid TIMESTAMP literal"},
    {"SELECT TIMESTAMP '2020-01-01 00:00:00.1234567890123'",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:8: TIMESTAMP precision must be in range [0, 12]: 13"},
    {"SELECT BIGINT '1x'", "INVALID_LITERAL line 1:8: '1x' is not a valid BIGINT literal"},
    {"SELECT DATE '20200101'", "INVALID_LITERAL line 1:8: '20200101' is not a valid DATE literal"},
    {"SELECT TIME '1:2', TIME '01:02:03.1234567890123'",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:20: TIME precision must be in range [0, 12]: 13"},
    {"SELECT TIME '10:00 +01:00', TIME '10:00+0100'",
     "INVALID_LITERAL line 1:29: '10:00+0100' is not a valid TIME literal"},
    {"SELECT TIMESTAMP '2020-1-1 1:2:3', TIMESTAMP '2020-01-01T00:00:00'",
     "INVALID_LITERAL line 1:36: '2020-01-01T00:00:00' is not a valid TIMESTAMP literal"},
    {"SELECT TIMESTAMP ' 2020-01-01 00:00:00'",
     "INVALID_LITERAL line 1:8: ' 2020-01-01 00:00:00' is not a valid TIMESTAMP literal"},
    {"SELECT INTERVAL '1.5' SECOND, INTERVAL '1.5' DAY",
     "INVALID_LITERAL line 1:31: Invalid INTERVAL DAY value: 1.5"},
    {"SELECT INTERVAL '-5' DAY, INTERVAL '+5' DAY, INTERVAL ' 5' DAY",
     "INVALID_LITERAL line 1:46: Invalid INTERVAL DAY value:  5"},
    {"SELECT INTERVAL '1' HOUR TO DAY",
     "INVALID_LITERAL line 1:8: Invalid interval qualifier: HOUR TO DAY"},
    {"SELECT INTERVAL '1' DAY TO DAY",
     "INVALID_LITERAL line 1:8: Invalid interval qualifier: DAY TO DAY"},
    {"SELECT INTERVAL '1' YEAR TO DAY",
     "INVALID_LITERAL line 1:8: Invalid interval qualifier: YEAR TO DAY"},
    {"SELECT interval 'x' year to month",
     "INVALID_LITERAL line 1:8: Invalid INTERVAL YEAR TO MONTH value: x"},
    {"SELECT CAST(1 AS decimal(0))",
     "INVALID_FUNCTION_ARGUMENT DECIMAL precision must be in range [1, 38]: 0"},
    {"SELECT CAST(1 AS decimal(10,11))",
     "INVALID_FUNCTION_ARGUMENT DECIMAL scale must be in range [0, precision (10)]: 11"},
    {"SELECT CAST('a' AS char(65537))", "TYPE_MISMATCH line 1:8: Unknown type: char(65537)"},
    {"SELECT CAST('a' AS array(decimal(40)))",
     "INVALID_FUNCTION_ARGUMENT DECIMAL precision must be in range [1, 38]: 40"},
    {"SELECT CAST('a' AS varchar(3000000000))",
     "TYPE_MISMATCH line 1:8: Unknown type: varchar(3000000000)"},
    {"SELECT CAST('a' AS time(13))", "TYPE_MISMATCH line 1:8: Unknown type: time(13)"},
    {"SELECT count(t.*) FROM nation t",
     "INVALID_FUNCTION_ARGUMENT line 1:14: label.* syntax is only supported as the only argument "
     "of row pattern count function"},
    {"SELECT first(name) FROM nation",
     "FUNCTION_NOT_FOUND line 1:8: Function 'first' not registered"},
    {"SELECT sum(DISTINCT approx_set(1)) FROM nation",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (HyperLogLog) for function sum. Expected: "
     "sum(bigint), sum(decimal(p,s)), sum(double), sum(interval day to second), sum(interval year "
     "to month), sum(real)"},
    {"SELECT count(DISTINCT approx_set(name)) FROM nation",
     "TYPE_MISMATCH line 1:8: DISTINCT can only be applied to comparable types (actual: "
     "HyperLogLog)"},
    {"SELECT array_agg(name ORDER BY map()) FROM nation",
     "TYPE_MISMATCH line 1:8: ORDER BY can only be applied to orderable types (actual: "
     "map(unknown, unknown))"},
    {"SELECT json_value(name, 'lax $.a' RETURNING bigint DEFAULT 'x' ON EMPTY) FROM nation",
     "TYPE_MISMATCH line 1:60: Function JSON_VALUE default ON EMPTY result must evaluate to a "
     "bigint (actual: varchar(1))"},
    {"SELECT json_value(name, 'lax $.a' RETURNING array(bigint)) FROM nation",
     "TYPE_MISMATCH line 1:8: Invalid return type of function JSON_VALUE: array(bigint)"},
    {"SELECT json_query(name, 'lax $.a' RETURNING bigint) FROM nation",
     "TYPE_MISMATCH line 1:8: Cannot output JSON value as bigint using formatting JSON"},
    {"SELECT json_object(1: 2)",
     "INVALID_FUNCTION_ARGUMENT line 1:20: Invalid type of JSON object key: integer"},
    {"SELECT -NULL, NULL + 1, NULL = NULL",
     R"(AMBIGUOUS_FUNCTION_CALL Could not choose a best candidate operator. Explicit type casts must be added.
Candidates are:
	 * (bigint):bigint
	 * (integer):integer
	 * (smallint):smallint
	 * (tinyint):tinyint
	 * (double):double
	 * (real):real
	 * (interval day to second):interval day to second
	 * (interval year to month):interval year to month
	 * (decimal(1,0)):decimal(1,0)
)"},
    {"SELECT nullif(1, 'a')",
     "TYPE_MISMATCH line 1:8: Types are not comparable with NULLIF: integer vs varchar(1)"},
    {"SELECT position(1 IN 'a')",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (varchar(1), integer) for function "
     "strpos. Expected: strpos(varchar(x), varchar(y)), strpos(varchar(x), varchar(y), bigint)"},
    {"SELECT normalize('a', NFD), normalize(1)",
     "FUNCTION_NOT_FOUND line 1:29: Unexpected parameters (integer, varchar(3)) for function "
     "normalize. Expected: normalize(varchar(x), varchar(y))"},
    {"SELECT nope(1)", "FUNCTION_NOT_FOUND line 1:8: Function 'nope' not registered"},
    {"SELECT filter(ARRAY[1], x -> x), 1",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (array(integer), <function>) for function "
     "filter. Expected: filter(array(t), function(t,boolean)) T"},
    {"SELECT any_match(ARRAY[1], x -> any_match(ARRAY['a'], y -> y = x))",
     "TYPE_MISMATCH line 1:62: Cannot apply operator: varchar(1) = integer"},
    {"SELECT * FROM (SELECT 1 a) x CROSS JOIN UNNEST(ARRAY[x.a, 2]) WITH ORDINALITY AS u(v, o) "
     "WHERE o = 'x'",
     "TYPE_MISMATCH line 1:98: Cannot apply operator: bigint = varchar(1)"},
    {"SELECT sum(totalprice) OVER (ORDER BY orderdate RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) "
     "FROM orders",
     "TYPE_MISMATCH line 1:63: Window frame RANGE value type (integer) not compatible with sort "
     "item type (date)"},
    {"SELECT name FROM nation WHERE nationkey = '1'",
     "TYPE_MISMATCH line 1:41: Cannot apply operator: bigint = varchar(1)"},
    {"SELECT name FROM nation WHERE nationkey IN ('1')",
     "TYPE_MISMATCH line 1:45: IN value and list items must be the same type or coercible to a "
     "common type. Cannot find common type between bigint and varchar(1), all types (without "
     "duplicates): [bigint, varchar(1)]"},
    {"SELECT nationkey FROM nation UNION ALL SELECT name FROM region ORDER BY 1",
     "TYPE_MISMATCH line 1:30: column 1 in UNION query has incompatible types: bigint, "
     "varchar(25)"},
    {"SELECT lisstagg(name) FROM nation",
     "FUNCTION_NOT_FOUND line 1:8: Function 'lisstagg' not registered"},
};

}  // namespace

TEST_CASE("analysis: faults of types as the server gives them") { check_answers(kCases); }

TEST_CASE("analysis: a JSON literal may be nested as deep as a server's stack goes") {
  const auto nested = [](std::size_t depth) {
    return answer_to("SELECT JSON '" + std::string(depth, '[') + std::string(depth, ']') + "'");
  };
  CHECK(nested(150) == "_col0: json");
  CHECK(nested(1000) == "_col0: json");
  CHECK(nested(100'000) == "_col0: json");
}

TEST_CASE("analysis: a JSON literal is what the standard takes") {
  for (const std::string text : {
           R"(01)",
           R"(-01)",
           R"(+1)",
           R"(.5)",
           R"(1.)",
           R"(1.e5)",
           R"(1e)",
           R"(1.5.5)",
           R"(1-2)",
           R"(truex)",
           R"(1 2)",
           R"({} x)",
           R"({},)",
           R"("a" "b")",
           R"("\q")",
           R"("\u12")",
           R"("a	b")",
           R"([01])",
       }) {
    INFO(text);
    CHECK(answer_to("SELECT JSON '" + text + "'") ==
          "INVALID_LITERAL line 1:8: '" + text + "' is not a valid JSON literal");
  }
}
