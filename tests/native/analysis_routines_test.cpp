#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// WITH FUNCTION: declarations, what a body may hold, and which function a call means.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN y + 1 SELECT 1",
     "COLUMN_NOT_FOUND line 1:49: Column 'y' cannot be resolved"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x + 1 SELECT 1", "_col0: integer"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN 'a' SELECT 1",
     "TYPE_MISMATCH line 1:49: Value of RETURN must evaluate to bigint (actual: varchar(1))"},
    {"WITH FUNCTION f(x bigint) RETURNS nope RETURN 'a' SELECT 1",
     "TYPE_MISMATCH line 1:27: Unknown type: nope"},
    {"WITH FUNCTION f(x nope) RETURNS bigint RETURN 1 SELECT 1",
     "TYPE_MISMATCH line 1:17: Unknown type: nope"},
    {"WITH FUNCTION f(bigint) RETURNS bigint RETURN 1 SELECT 1",
     "INVALID_ARGUMENTS line 1:17: Function parameters must have a name"},
    {"WITH FUNCTION f(x bigint, X bigint) RETURNS bigint RETURN 1 SELECT 1",
     "INVALID_ARGUMENTS line 1:27: Duplicate function parameter name: x"},
    {"WITH FUNCTION f(x bigint, x bigint) RETURNS bigint RETURN 1 SELECT 1",
     "INVALID_ARGUMENTS line 1:27: Duplicate function parameter name: x"},
    {"WITH FUNCTION a.f(x bigint) RETURNS bigint RETURN 1 SELECT 1",
     "SYNTAX_ERROR line 1:6: Inline function names cannot be qualified: a.f"},
    {R"(WITH FUNCTION "f$x"(x bigint) RETURNS bigint RETURN 1 SELECT 1)",
     "NOT_SUPPORTED line 1:6: Function name cannot contain '@' or '$'"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint LANGUAGE sql RETURN 1 SELECT 1", "_col0: integer"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint LANGUAGE SQL LANGUAGE SQL RETURN 1 SELECT 1",
     "SYNTAX_ERROR line 1:55: Multiple language clauses specified"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint LANGUAGE python RETURN 1 SELECT 1",
     "SYNTAX_ERROR line 1:58: Only functions using language 'SQL' may be defined using SQL"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint LANGUAGE sql WITH (a = 1) RETURN 1 SELECT 1",
     "INVALID_FUNCTION_PROPERTY line 1:61: Function language 'SQL' does not support properties"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint SECURITY DEFINER RETURN 1 SELECT 1",
     "NOT_SUPPORTED line 1:42: Security mode not supported for inline functions"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint SECURITY INVOKER RETURN 1 SELECT 1",
     "NOT_SUPPORTED line 1:42: Security mode not supported for inline functions"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint NOT DETERMINISTIC RETURN 1 SELECT 1",
     "INVALID_ARGUMENTS line 1:6: Deterministic function declared NOT DETERMINISTIC"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint NOT DETERMINISTIC RETURN 1 SELECT f(1)",
     "INVALID_ARGUMENTS line 1:6: Deterministic function declared NOT DETERMINISTIC"},
    {"WITH FUNCTION f(x bigint) RETURNS double DETERMINISTIC RETURN random() SELECT f(1)",
     "INVALID_ARGUMENTS line 1:6: Non-deterministic function declared DETERMINISTIC"},
    {"WITH FUNCTION f(x bigint) RETURNS double RETURN random() SELECT f(1)",
     "INVALID_ARGUMENTS line 1:6: Non-deterministic function declared DETERMINISTIC"},
    {"WITH FUNCTION f(x bigint) RETURNS double NOT DETERMINISTIC RETURN random() SELECT f(1)",
     "_col0: double"},
    {"WITH FUNCTION f(x bigint) RETURNS double DETERMINISTIC NOT DETERMINISTIC RETURN random() "
     "SELECT f(1)",
     "SYNTAX_ERROR line 1:56: Multiple deterministic clauses specified"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint COMMENT 'a' COMMENT 'b' RETURN 1 SELECT 1",
     "SYNTAX_ERROR line 1:54: Multiple comment clauses specified"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint CALLED ON NULL INPUT RETURNS NULL ON NULL INPUT "
     "RETURN 1 SELECT 1",
     "SYNTAX_ERROR line 1:63: Multiple null-call clauses specified"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN (SELECT 1) SELECT f(1)",
     "NOT_SUPPORTED line 1:49: Queries are not allowed in functions"},
    {"WITH FUNCTION f(x bigint) RETURNS boolean RETURN EXISTS (SELECT 1) SELECT f(1)",
     "NOT_SUPPORTED line 1:50: Queries are not allowed in functions"},
    {"WITH FUNCTION f(x bigint) RETURNS boolean RETURN x IN (SELECT 1) SELECT f(1)",
     "SYNTAX_ERROR line 1:52: mismatched input 'IN'. Expecting: ',', <query>"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN f(x) SELECT f(1)",
     "NOT_SUPPORTED line 1:6: Recursive language functions are not supported: f(bigint):bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x, FUNCTION g(x bigint) RETURNS bigint "
     "RETURN f(x) SELECT g(1)",
     "_col0: bigint"},
    {"WITH FUNCTION g(x bigint) RETURNS bigint RETURN f(x), FUNCTION f(x bigint) RETURNS bigint "
     "RETURN x SELECT g(1)",
     "FUNCTION_NOT_FOUND line 1:49: Function 'f' not registered"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x, FUNCTION f(x bigint) RETURNS bigint "
     "RETURN x SELECT f(1)",
     "_col0: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x, FUNCTION f(x varchar) RETURNS varchar "
     "RETURN x SELECT f(1), f('a')",
     "_col0: bigint, _col1: varchar"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT f('a')",
     "FUNCTION_NOT_FOUND line 1:58: Unexpected parameters (varchar(1)) for function f. Expected: "
     "f(bigint)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT f(1, 2)",
     "FUNCTION_NOT_FOUND line 1:58: Unexpected parameters (integer, integer) for function f. "
     "Expected: f(bigint)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT f()",
     "FUNCTION_NOT_FOUND line 1:58: Unexpected parameters () for function f. Expected: f(bigint)"},
    {R"(WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT F(1), "F"(1), "f"(2))",
     "_col0: bigint, _col1: bigint, _col2: bigint"},
    {"WITH FUNCTION abs(x varchar) RETURNS varchar RETURN x SELECT abs('a')", "_col0: varchar"},
    {"WITH FUNCTION abs(x varchar) RETURNS varchar RETURN x SELECT abs(1)", "_col0: integer"},
    {"WITH FUNCTION f(x bigint) RETURNS varchar(2) RETURN 'abc' SELECT f(1)",
     "TYPE_MISMATCH line 1:53: Value of RETURN must evaluate to varchar(2) (actual: varchar(3))"},
    {"WITH FUNCTION f(x bigint) RETURNS varchar RETURN 'abc' SELECT f(1)", "_col0: varchar"},
    {"WITH FUNCTION f(x varchar(2)) RETURNS varchar RETURN x SELECT f('abc')",
     "FUNCTION_NOT_FOUND line 1:63: Unexpected parameters (varchar(3)) for function f. Expected: "
     "f(varchar(2))"},
    {"WITH FUNCTION f(x decimal(4,1)) RETURNS decimal(10,2) RETURN x SELECT f(1), f(1.5), f(1e0)",
     "FUNCTION_NOT_FOUND line 1:71: Unexpected parameters (integer) for function f. Expected: "
     "f(decimal(4,1))"},
    {"WITH FUNCTION f() RETURNS array(bigint) RETURN ARRAY[1] SELECT f()", "_col0: array(bigint)"},
    {"WITH FUNCTION f(x array(bigint)) RETURNS bigint RETURN reduce(x, 0, (s, y) -> s + y, s -> s) "
     "SELECT f(ARRAY[1])",
     "_col0: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT f(name) FROM nation",
     "FUNCTION_NOT_FOUND line 1:58: Unexpected parameters (varchar(25)) for function f. Expected: "
     "f(bigint)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT f(nope) FROM nation",
     "COLUMN_NOT_FOUND line 1:60: Column 'nope' cannot be resolved"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT f(nationkey) FROM nation GROUP BY "
     "f(nationkey)",
     "_col0: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT f(DISTINCT nationkey) FROM nation",
     "FUNCTION_NOT_AGGREGATE line 1:58: DISTINCT is not supported for non-aggregation functions"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT transform(ARRAY[1], y -> f(y))",
     "_col0: array(bigint)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT * FROM (WITH FUNCTION g() RETURNS "
     "int RETURN 1 SELECT 1)",
     "SYNTAX_ERROR line 1:80: mismatched input 'g'. Expecting: '(', 'AS'"},
    {R"(WITH FUNCTION "F"(x bigint) RETURNS bigint RETURN x SELECT f(1))", "_col0: bigint"},
    {R"(WITH FUNCTION f("X" bigint) RETURNS bigint RETURN x SELECT f(1))", "_col0: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN f.x SELECT f(1)",
     "COLUMN_NOT_FOUND line 1:49: Column 'f.x' cannot be resolved"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x + CAST(NULL AS nope) SELECT f(1)",
     "TYPE_MISMATCH line 1:53: Unknown type: nope"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN NULL SELECT f(1)", "_col0: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS unknown RETURN NULL SELECT f(1)", "_col0: unknown"},
    {"WITH FUNCTION f(x integer) RETURNS bigint RETURN x SELECT f(BIGINT '1')",
     "FUNCTION_NOT_FOUND line 1:59: Unexpected parameters (bigint) for function f. Expected: "
     "f(integer)"},
    {"WITH FUNCTION f(x integer) RETURNS bigint RETURN now() SELECT 1",
     "TYPE_MISMATCH line 1:50: Value of RETURN must evaluate to bigint (actual: timestamp(3) with "
     "time zone)"},
    {"WITH FUNCTION f(x row(a int)) RETURNS int RETURN x.a SELECT f(ROW(1))", "_col0: integer"},
    {"WITH FUNCTION f(x interval year to month) RETURNS timestamp RETURN TIMESTAMP '2020-01-01' + "
     "x SELECT f(INTERVAL '1' YEAR)",
     "_col0: timestamp(3)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT system.builtin.f(1)",
     "FUNCTION_NOT_FOUND line 1:58: Function 'system.builtin.f' not registered"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT f(x -> x)",
     "FUNCTION_NOT_FOUND line 1:58: Unexpected parameters (<function>) for function f. Expected: "
     "f(bigint)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT f(1) FILTER (WHERE true)",
     "FUNCTION_NOT_AGGREGATE line 1:58: Filter is only valid for aggregation functions"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT f(1) OVER ()",
     "FUNCTION_NOT_WINDOW line 1:51: Not a window function: f"},
    {"WITH FUNCTION abs(x varchar) RETURNS varchar RETURN x SELECT abs(true)",
     "FUNCTION_NOT_FOUND line 1:62: Unexpected parameters (boolean) for function abs. Expected: "
     "abs(bigint), abs(decimal(p,s)), abs(double), abs(integer), abs(real), abs(smallint), "
     "abs(tinyint), abs(varchar)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x, FUNCTION f(x varchar) RETURNS varchar "
     "RETURN x SELECT f(true)",
     "FUNCTION_NOT_FOUND line 1:106: Unexpected parameters (boolean) for function f. Expected: "
     "f(bigint), f(varchar)"},
    {"WITH FUNCTION f(x varchar) RETURNS varchar RETURN x, FUNCTION f(x bigint) RETURNS bigint "
     "RETURN x SELECT f(true)",
     "FUNCTION_NOT_FOUND line 1:106: Unexpected parameters (boolean) for function f. Expected: "
     "f(bigint), f(varchar)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x, FUNCTION f(x double) RETURNS double "
     "RETURN x SELECT f(1)",
     "_col0: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x, FUNCTION f(x double) RETURNS double "
     "RETURN x SELECT f(NULL)",
     "_col0: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x, FUNCTION f(x bigint) RETURNS varchar "
     "RETURN 'a' SELECT f(1)",
     "_col0: varchar"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x, FUNCTION f(x varchar, y varchar) RETURNS "
     "varchar RETURN x SELECT f()",
     "FUNCTION_NOT_FOUND line 1:117: Unexpected parameters () for function f. Expected: f(bigint), "
     "f(varchar, varchar)"},
    {"WITH FUNCTION abs(x varchar) RETURNS bigint RETURN 1 SELECT abs(1, 2)",
     "FUNCTION_NOT_FOUND line 1:61: Unexpected parameters (integer, integer) for function abs. "
     "Expected: abs(bigint), abs(decimal(p,s)), abs(double), abs(integer), abs(real), "
     "abs(smallint), abs(tinyint), abs(varchar)"},
    {"WITH FUNCTION abs(x double) RETURNS varchar RETURN 'a' SELECT abs(1), abs(1e0)",
     "_col0: varchar, _col1: varchar"},
    {"WITH FUNCTION if(x varchar) RETURNS varchar RETURN x SELECT 1", "_col0: integer"},
    {"WITH FUNCTION f(x varchar) RETURNS varchar RETURN f('a') SELECT f('b')",
     "NOT_SUPPORTED line 1:6: Recursive language functions are not supported: f(varchar):varchar"},
    {"WITH FUNCTION f(x varchar) RETURNS varchar RETURN 'a', FUNCTION f(x bigint) RETURNS varchar "
     "RETURN f('a') SELECT f('b')",
     "_col0: varchar"},
    {"WITH FUNCTION f(x varchar) RETURNS varchar RETURN f(1), FUNCTION f(x bigint) RETURNS varchar "
     "RETURN 'a' SELECT f('b')",
     "FUNCTION_NOT_FOUND line 1:51: Unexpected parameters (integer) for function f. Expected: "
     "f(varchar)"},
    {"WITH FUNCTION a.f(x nope) RETURNS bigint SECURITY INVOKER RETURN 1 SELECT 1",
     "SYNTAX_ERROR line 1:6: Inline function names cannot be qualified: a.f"},
    {"WITH FUNCTION f(x nope) RETURNS bigint SECURITY INVOKER LANGUAGE sql LANGUAGE sql RETURN 1 "
     "SELECT 1",
     "NOT_SUPPORTED line 1:40: Security mode not supported for inline functions"},
    {"WITH FUNCTION f(x nope) RETURNS bigint LANGUAGE sql LANGUAGE sql COMMENT 'a' COMMENT 'b' "
     "RETURN 1 SELECT 1",
     "SYNTAX_ERROR line 1:53: Multiple language clauses specified"},
    {"WITH FUNCTION f(x nope) RETURNS bigint LANGUAGE sql LANGUAGE sql WITH (a = 1) RETURN 1 "
     "SELECT 1",
     "SYNTAX_ERROR line 1:53: Multiple language clauses specified"},
    {"WITH FUNCTION f(x nope) RETURNS bigint COMMENT 'a' COMMENT 'b' WITH (a = 1) RETURN 1 SELECT "
     "1",
     "INVALID_FUNCTION_PROPERTY line 1:70: Function language 'SQL' does not support properties"},
    {"WITH FUNCTION f(x nope) RETURNS bigint DETERMINISTIC DETERMINISTIC COMMENT 'a' COMMENT 'b' "
     "RETURN 1 SELECT 1",
     "SYNTAX_ERROR line 1:80: Multiple comment clauses specified"},
    {"WITH FUNCTION f(x nope) RETURNS bigint DETERMINISTIC DETERMINISTIC WITH (a = 1) RETURN 1 "
     "SELECT 1",
     "INVALID_FUNCTION_PROPERTY line 1:74: Function language 'SQL' does not support properties"},
    {"WITH FUNCTION f(x nope) RETURNS bigint CALLED ON NULL INPUT CALLED ON NULL INPUT WITH (a = "
     "1) RETURN 1 SELECT 1",
     "INVALID_FUNCTION_PROPERTY line 1:88: Function language 'SQL' does not support properties"},
    {"WITH FUNCTION f(x nope) RETURNS bigint CALLED ON NULL INPUT CALLED ON NULL INPUT COMMENT 'a' "
     "COMMENT 'b' RETURN 1 SELECT 1",
     "SYNTAX_ERROR line 1:61: Multiple null-call clauses specified"},
    {"WITH FUNCTION f(x bigint) RETURNS nope WITH (a = 1) RETURN 1 SELECT 1",
     "INVALID_FUNCTION_PROPERTY line 1:46: Function language 'SQL' does not support properties"},
    {"WITH FUNCTION f(bigint) RETURNS nope WITH (a = 1) RETURN 1 SELECT 1",
     "INVALID_FUNCTION_PROPERTY line 1:44: Function language 'SQL' does not support properties"},
    {"WITH FUNCTION f(bigint) RETURNS nope COMMENT 'a' COMMENT 'b' RETURN 1 SELECT 1",
     "INVALID_ARGUMENTS line 1:17: Function parameters must have a name"},
    {R"(WITH FUNCTION "f$"(bigint) RETURNS nope RETURN 1 SELECT 1)",
     "NOT_SUPPORTED line 1:6: Function name cannot contain '@' or '$'"},
    {"WITH FUNCTION f(x nope) RETURNS nope2 RETURN 1 SELECT 1",
     "TYPE_MISMATCH line 1:25: Unknown type: nope2"},
    {"WITH FUNCTION f(x nope) RETURNS bigint WITH (a = 1) RETURN 1 SELECT 1",
     "INVALID_FUNCTION_PROPERTY line 1:46: Function language 'SQL' does not support properties"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN nope, FUNCTION a.g(x bigint) RETURNS bigint "
     "RETURN f(x) SELECT g(1)",
     "COLUMN_NOT_FOUND line 1:49: Column 'nope' cannot be resolved"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN 1 SELECT nope",
     "COLUMN_NOT_FOUND line 1:58: Column 'nope' cannot be resolved"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN 1, FUNCTION g(x bigint) RETURNS bigint "
     "RETURN z WITH a AS (SELECT 1 z) SELECT z FROM a",
     "COLUMN_NOT_FOUND line 1:95: Column 'z' cannot be resolved"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint COMMENT '' WITH () RETURN 1 SELECT 1",
     "SYNTAX_ERROR line 1:59: mismatched input ')'. Expecting: <identifier>"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x IN (1, 2) SELECT 1",
     "SYNTAX_ERROR line 1:51: mismatched input 'IN'. Expecting: ',', <query>"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN LISTAGG('a') WITHIN GROUP (ORDER BY x) "
     "SELECT f(1)",
     "TYPE_MISMATCH line 1:49: Value of RETURN must evaluate to bigint (actual: varchar)"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN FINAL abs(x) SELECT f(1)",
     "INVALID_PROCESSING_MODE line 1:49: FINAL semantics is not supported out of pattern "
     "recognition context"},
    {"WITH FUNCTION f(x bigint) RETURNS uuid NOT DETERMINISTIC RETURN uuid() SELECT f(1)",
     "_col0: uuid"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN TRY(x / 0) SELECT f(1)", "_col0: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS varchar(1) RETURN cast(x as varchar) SELECT f(1)",
     "TYPE_MISMATCH line 1:53: Value of RETURN must evaluate to varchar(1) (actual: varchar)"},
    {"WITH FUNCTION f(x bigint) RETURNS varchar RETURN cast(x as varchar(1)) SELECT f(1) || 'a'",
     "_col0: varchar"},
    {"WITH FUNCTION f(x varchar(3)) RETURNS varchar RETURN x SELECT f('a'), f('abc'), f(x) FROM "
     "(VALUES 'abcd') t(x)",
     "FUNCTION_NOT_FOUND line 1:81: Unexpected parameters (varchar(4)) for function f. Expected: "
     "f(varchar(3))"},
    {"WITH FUNCTION f(x row(bigint)) RETURNS bigint RETURN x[1] SELECT f(ROW(1))", "_col0: bigint"},
    {"WITH FUNCTION f(x map(varchar, bigint)) RETURNS bigint RETURN x['a'] SELECT "
     "f(MAP(ARRAY['a'], ARRAY[1]))",
     "_col0: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint NOT DETERMINISTIC RETURN random(x), FUNCTION g(x "
     "bigint) RETURNS bigint RETURN f(x) SELECT g(1)",
     "INVALID_ARGUMENTS line 1:78: Non-deterministic function declared DETERMINISTIC"},
    {"WITH FUNCTION f(x array(nope)) RETURNS bigint RETURN 1 SELECT f(1)",
     "TYPE_MISMATCH line 1:17: Unknown type: array(nope)"},
    {"WITH FUNCTION f(x array(varchar(99999999999))) RETURNS bigint RETURN 1 SELECT f(1)",
     "TYPE_MISMATCH line 1:17: Unknown type: array(varchar(99999999999))"},
    {"WITH FUNCTION f(x decimal(40, 2)) RETURNS bigint RETURN 1 SELECT f(1)",
     "INVALID_FUNCTION_ARGUMENT DECIMAL precision must be in range [1, 38]: 40"},
    {"WITH FUNCTION f(x bigint) RETURNS decimal(40,2) RETURN 1 SELECT f(1)",
     "INVALID_FUNCTION_ARGUMENT DECIMAL precision must be in range [1, 38]: 40"},
    {"WITH FUNCTION f(x bigint) RETURNS nope DETERMINISTIC DETERMINISTIC RETURN 1 SELECT 1",
     "SYNTAX_ERROR line 1:54: Multiple deterministic clauses specified"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN f(x) SELECT 1",
     "NOT_SUPPORTED line 1:6: Recursive language functions are not supported: f(bigint):bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint NOT DETERMINISTIC RETURN f(x) SELECT 1",
     "NOT_SUPPORTED line 1:6: Recursive language functions are not supported: f(bigint):bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS varchar RETURN f(x) || 1 SELECT 1",
     "NOT_SUPPORTED line 1:6: Recursive language functions are not supported: f(bigint):varchar"},
    {R"(WITH FUNCTION "a@"(x bigint) RETURNS bigint RETURN 1 SELECT 1)",
     "NOT_SUPPORTED line 1:6: Function name cannot contain '@' or '$'"},
    {"WITH FUNCTION f(x decimal(5,2)) RETURNS bigint RETURN 1 SELECT f(1.5), f(1.55), f(DECIMAL "
     "'1234.5')",
     "FUNCTION_NOT_FOUND line 1:81: Unexpected parameters (decimal(5,1)) for function f. Expected: "
     "f(decimal(5,2))"},
    {"WITH FUNCTION f(x varchar) RETURNS bigint RETURN 1 SELECT f('a'), f(CHAR 'a'), f(1)",
     "FUNCTION_NOT_FOUND line 1:67: Unexpected parameters (char(1)) for function f. Expected: "
     "f(varchar)"},
    {"WITH FUNCTION f(x array(varchar)) RETURNS bigint RETURN 1 SELECT f(ARRAY['a']), "
     "f(ARRAY[NULL]), f(NULL), f(ARRAY[])",
     "_col0: bigint, _col1: bigint, _col2: bigint, _col3: bigint"},
    {"WITH FUNCTION f(x row(a bigint, b varchar)) RETURNS bigint RETURN x.a SELECT f(ROW(1, 'a')), "
     "f(1)",
     R"(FUNCTION_NOT_FOUND line 1:94: Unexpected parameters (integer) for function f. Expected: f(row("a" bigint,"b" varchar)))"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN 1, FUNCTION f(x integer, y integer) RETURNS "
     "varchar RETURN 'a' SELECT f(1), f(1, 2), f(1, 2, 3)",
     "FUNCTION_NOT_FOUND line 1:134: Unexpected parameters (integer, integer, integer) for "
     "function f. Expected: f(bigint), f(integer, integer)"},
    {"WITH FUNCTION f(x bigint, y bigint) RETURNS bigint RETURN 1, FUNCTION f(x double, y integer) "
     "RETURNS varchar RETURN 'a' SELECT f(1, 2)",
     R"(AMBIGUOUS_FUNCTION_CALL line 1:128: Could not choose a best candidate operator. Explicit type casts must be added.
Candidates are:
	 * (bigint,bigint):bigint
	 * (double,integer):varchar
)"},
    {"WITH FUNCTION f(x bigint, y double) RETURNS bigint RETURN 1, FUNCTION f(x double, y bigint) "
     "RETURNS varchar RETURN 'a' SELECT f(1, 2)",
     R"(AMBIGUOUS_FUNCTION_CALL line 1:127: Could not choose a best candidate operator. Explicit type casts must be added.
Candidates are:
	 * (bigint,double):bigint
	 * (double,bigint):varchar
)"},
    {"WITH FUNCTION f(x date) RETURNS bigint RETURN 1, FUNCTION f(x varchar) RETURNS varchar "
     "RETURN 'a' SELECT f(NULL)",
     R"(AMBIGUOUS_FUNCTION_CALL line 1:106: Could not choose a best candidate operator. Explicit type casts must be added.
Candidates are:
	 * (date):bigint
	 * (varchar):varchar
)"},
    {"WITH FUNCTION abs(x varchar) RETURNS varchar RETURN x SELECT abs(-1), abs(NULL)",
     "_col0: integer, _col1: varchar"},
    {"WITH FUNCTION f(x bigint) RETURNS varchar RETURN abs(x) SELECT f(1)",
     "TYPE_MISMATCH line 1:50: Value of RETURN must evaluate to varchar (actual: bigint)"},
    {"WITH FUNCTION fnord(x bigint) RETURNS bigint RETURN x SELECT fnrod(1)",
     "FUNCTION_NOT_FOUND line 1:62: Function 'fnrod' not registered"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT count(*), f(1) FROM nation",
     "_col0: bigint, _col1: bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT count(*), f(nationkey) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:68: 'f(nationkey)' must be an aggregate expression or appear "
     "in GROUP BY clause"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x SELECT name FROM nation WHERE f(nationkey)",
     "TYPE_MISMATCH line 1:81: WHERE clause must evaluate to a boolean: actual type bigint"},
    {"WITH FUNCTION f(x bigint) RETURNS bigint RETURN x WITH a AS (SELECT f(nationkey) k FROM "
     "nation) SELECT * FROM a ORDER BY f(k)",
     "k: bigint"},
};

}  // namespace

TEST_CASE("analysis: inline functions") { check_answers(kCases); }
