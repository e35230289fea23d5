#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// Expressions as messages write them, and windows and lambdas that are at fault.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT lag(name) OVER w FROM nation WINDOW w AS (PARTITION BY name)",
     "MISSING_ORDER_BY line 1:18: lag function requires an ORDER BY window clause"},
    {"SELECT ntile(2) OVER w, lag(name) OVER (w) FROM nation WINDOW w AS (PARTITION BY name)",
     "MISSING_ORDER_BY line 1:41: lag function requires an ORDER BY window clause"},
    {"SELECT lag(name) OVER (PARTITION BY name) FROM nation",
     "MISSING_ORDER_BY line 1:24: lag function requires an ORDER BY window clause"},
    {"SELECT lag(name) OVER () FROM nation",
     "MISSING_ORDER_BY line 1:24: lag function requires an ORDER BY window clause"},
    {"SELECT rank() OVER w FROM nation WINDOW w AS ()", "_col0: bigint"},
    {"SELECT row_number() OVER w FROM nation WINDOW w AS (ROWS 1 PRECEDING)",
     "INVALID_WINDOW_FRAME line 1:53: Cannot specify window frame for row_number function"},
    {"SELECT count(*) OVER w FROM nation WINDOW w AS (RANGE 1 PRECEDING)",
     "MISSING_ORDER_BY line 1:49: Window frame of type RANGE PRECEDING or FOLLOWING requires ORDER "
     "BY"},
    {"SELECT sum(regionkey) OVER w FROM nation WINDOW w AS (ORDER BY name RANGE 1 PRECEDING)",
     "TYPE_MISMATCH line 1:64: Window frame of type RANGE PRECEDING or FOLLOWING requires that "
     "sort item type be numeric, datetime or interval (actual: varchar(25))"},
    {"SELECT GROUPING(T1.Name) FROM nation t1 GROUP BY regionkey",
     "INVALID_ARGUMENTS line 1:8: The arguments to GROUPING() must be expressions referenced by "
     "the GROUP BY at the associated query level. Mismatch due to t1.name."},
    {R"(SELECT GROUPING("t1"."name") FROM nation t1 GROUP BY regionkey)",
     "INVALID_ARGUMENTS line 1:8: The arguments to GROUPING() must be expressions referenced by "
     "the GROUP BY at the associated query level. Mismatch due to t1.name."},
    {R"(SELECT GROUPING("Name") FROM (SELECT name AS "Name", regionkey FROM nation) GROUP BY regionkey)",
     "INVALID_ARGUMENTS line 1:8: The arguments to GROUPING() must be expressions referenced by "
     "the GROUP BY at the associated query level. Mismatch due to name."},
    {"SELECT GROUPING(tpch.tiny.NATION.name) FROM nation GROUP BY regionkey",
     "COLUMN_NOT_FOUND Column 'tpch.tiny.nation.name' cannot be resolved"},
    {"SELECT - 1.5 + nationkey FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:14: '(DECIMAL '-1.5' + nationkey)' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT -/* x */1.5 + nationkey, - 1 + nationkey FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:20: '(DECIMAL '-1.5' + nationkey)' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT - 1 + nationkey FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:12: '(-1 + nationkey)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT - 1e0 + nationkey FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:14: '(-1E0 + nationkey)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT -(1.5) + nationkey FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:15: '(-(DECIMAL '1.5') + nationkey)' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT + 1.5 + nationkey FROM nation GROUP BY regionkey",
     "TYPE_MISMATCH line 1:8: Unary '+' operator cannot by applied to decimal(2,1) type"},
    {"SELECT 1 FROM nation WHERE LISTAGG(name, ',') WITHIN GROUP (ORDER BY regionkey) FILTER "
     "(WHERE true) = 'a'",
     "EXPRESSION_NOT_SCALAR line 1:101: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [LISTAGG(name, ',' ON OVERFLOW  ERROR) WITHIN GROUP (ORDER BY "
     "regionkey ASC) FILTER (WHERE true)]"},
    {"SELECT 1 FROM nation WHERE LISTAGG(DISTINCT name, ',' ON OVERFLOW TRUNCATE '...' WITH COUNT) "
     "WITHIN GROUP (ORDER BY regionkey) = 'a'",
     "EXPRESSION_NOT_SCALAR line 1:128: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [LISTAGG(DISTINCT name, ',' ON OVERFLOW  TRUNCATE '...' WITH COUNT) "
     "WITHIN GROUP (ORDER BY regionkey ASC)]"},
    {"SELECT 1 FROM nation WHERE LISTAGG(name) WITHIN GROUP (ORDER BY regionkey) = 'a'",
     "EXPRESSION_NOT_SCALAR line 1:76: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [LISTAGG(name, '' ON OVERFLOW  ERROR) WITHIN GROUP (ORDER BY "
     "regionkey ASC)]"},
    {"SELECT filter(ARRAY[1], x -> x IN (SELECT 1)) FROM nation",
     "NOT_SUPPORTED line 1:32: Lambda expression cannot contain subqueries"},
    {"SELECT filter(ARRAY[1], x -> x NOT IN (SELECT 1)) FROM nation",
     "NOT_SUPPORTED line 1:32: Lambda expression cannot contain subqueries"},
    {"SELECT filter(ARRAY[1], x -> EXISTS (SELECT 1)) FROM nation", "_col0: array(integer)"},
    {"SELECT filter(ARRAY[1], x -> x = ANY (SELECT 1)) FROM nation",
     "NOT_SUPPORTED line 1:39: Lambda expression cannot contain subqueries"},
    {"SELECT filter(ARRAY[1], x -> x = (SELECT 1)) FROM nation",
     "NOT_SUPPORTED line 1:34: Lambda expression cannot contain subqueries"},
    {"SELECT 1 FROM nation WHERE LISTAGG(name ON OVERFLOW TRUNCATE '..' WITHOUT COUNT) WITHIN "
     "GROUP (ORDER BY regionkey) = 'a'",
     "EXPRESSION_NOT_SCALAR line 1:116: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [LISTAGG(name, '' ON OVERFLOW  TRUNCATE '..' WITHOUT COUNT) WITHIN "
     "GROUP (ORDER BY regionkey ASC)]"},
    {"SELECT 1 FROM nation WHERE LISTAGG(name, ';' ON OVERFLOW TRUNCATE WITH COUNT) WITHIN GROUP "
     "(ORDER BY regionkey) = 'a'",
     "EXPRESSION_NOT_SCALAR line 1:113: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [LISTAGG(name, ';' ON OVERFLOW  TRUNCATE '...' WITH COUNT) WITHIN "
     "GROUP (ORDER BY regionkey ASC)]"},
    {"SELECT 1 FROM nation WHERE LISTAGG(ALL name, ';' ON OVERFLOW ERROR) WITHIN GROUP (ORDER BY "
     "regionkey) OVER (PARTITION BY name) = 'a'",
     "EXPRESSION_NOT_SCALAR line 1:128: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [LISTAGG(name, ';' ON OVERFLOW  ERROR) WITHIN GROUP (ORDER BY "
     "regionkey ASC) OVER (PARTITION BY name)]"},
    {"SELECT 1 FROM nation WHERE LISTAGG(name, ';') WITHIN GROUP (ORDER BY regionkey) FILTER "
     "(WHERE name = 'a') OVER () = 'a'",
     "EXPRESSION_NOT_SCALAR line 1:115: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [LISTAGG(name, ';' ON OVERFLOW  ERROR) WITHIN GROUP (ORDER BY "
     "regionkey ASC) FILTER (WHERE (name = 'a')) OVER ()]"},
    {"SELECT 1 FROM nation WHERE LISTAGG(name, ';' ON OVERFLOW TRUNCATE WITH COUNT) WITHIN GROUP "
     "(ORDER BY regionkey) FILTER (WHERE name = 'a') = 'a'",
     "EXPRESSION_NOT_SCALAR line 1:139: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [LISTAGG(name, ';' ON OVERFLOW  TRUNCATE '...' WITH COUNT) WITHIN "
     "GROUP (ORDER BY regionkey ASC) FILTER (WHERE (name = 'a'))]"},
};

}  // namespace

TEST_CASE("analysis: expressions in messages") { check_answers(kCases); }
