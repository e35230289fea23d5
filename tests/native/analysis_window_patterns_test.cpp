#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// Row patterns in the frames of windows, and their measures.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT m OVER (MEASURES count(*) AS m ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING "
     "PATTERN (A+) DEFINE A AS true) FROM nation",
     "_col0: bigint"},
    {"SELECT m OVER (MEASURES LAST(A.name) AS m ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING "
     "PATTERN (A+) DEFINE A AS true) FROM nation",
     "_col0: varchar(25)"},
    {"SELECT m OVER w FROM nation WINDOW w AS (MEASURES LAST(A.name) AS m ROWS BETWEEN CURRENT ROW "
     "AND UNBOUNDED FOLLOWING PATTERN (A+) DEFINE A AS true)",
     "_col0: varchar(25)"},
    {"SELECT m OVER w, n OVER w, count(*) OVER w FROM nation WINDOW w AS (MEASURES LAST(A.name) AS "
     "m, CLASSIFIER() AS n ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING PATTERN (A+) DEFINE A "
     "AS true)",
     "_col0: varchar(25), _col1: varchar, _col2: bigint"},
    {"SELECT n OVER w FROM nation WINDOW w AS (MEASURES LAST(A.name) AS m ROWS BETWEEN CURRENT ROW "
     "AND UNBOUNDED FOLLOWING PATTERN (A+) DEFINE A AS true)",
     "INVALID_WINDOW_MEASURE line 1:8: Measure n is not defined in the corresponding window"},
    {"SELECT m OVER w FROM nation WINDOW w AS (MEASURES LAST(A.name) AS m, 1 AS M ROWS BETWEEN "
     "CURRENT ROW AND UNBOUNDED FOLLOWING PATTERN (A+) DEFINE A AS true)",
     "AMBIGUOUS_NAME line 1:8: Measure m is defined more than once"},
    {R"(SELECT "m" OVER w FROM nation WINDOW w AS (MEASURES LAST(A.name) AS m ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING PATTERN (A+) DEFINE A AS true))",
     "INVALID_WINDOW_MEASURE line 1:8: Measure m is not defined in the corresponding window"},
    {R"(SELECT "M" OVER w FROM nation WINDOW w AS (MEASURES LAST(A.name) AS m ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING PATTERN (A+) DEFINE A AS true))",
     "_col0: varchar(25)"},
    {"SELECT m OVER w FROM nation WINDOW w AS (ORDER BY name)",
     "INVALID_WINDOW_MEASURE line 1:8: Measure m is not defined in the corresponding window"},
    {"SELECT m OVER w FROM nation",
     "INVALID_WINDOW_REFERENCE line 1:15: Cannot resolve WINDOW name w"},
    {"SELECT m OVER (MEASURES MATCH_NUMBER() AS m ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING "
     "PATTERN (A+) DEFINE A AS true) FROM nation",
     "INVALID_PATTERN_RECOGNITION_FUNCTION line 1:25: MATCH_NUMBER function is not supported in "
     "window"},
    {"SELECT m OVER (MEASURES CLASSIFIER() AS m RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING "
     "PATTERN (A+) DEFINE A AS true) FROM nation",
     "INVALID_WINDOW_FRAME line 1:16: Pattern recognition requires ROWS frame type"},
    {"SELECT m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED "
     "FOLLOWING PATTERN (A+) DEFINE A AS true) FROM nation",
     "INVALID_WINDOW_FRAME line 1:16: Pattern recognition requires frame specified as BETWEEN "
     "CURRENT ROW AND ..."},
    {"SELECT m OVER (MEASURES CLASSIFIER() AS m ROWS CURRENT ROW PATTERN (A+) DEFINE A AS true) "
     "FROM nation",
     "INVALID_WINDOW_FRAME line 1:16: Pattern recognition requires frame specified as BETWEEN "
     "CURRENT ROW AND ..."},
    {"SELECT m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN CURRENT ROW AND 1 PRECEDING PATTERN "
     "(A+) DEFINE A AS true) FROM nation",
     "INVALID_WINDOW_FRAME line 1:16: Window frame starting from CURRENT ROW cannot end with "
     "PRECEDING"},
    {"SELECT m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN CURRENT ROW AND 1.5 FOLLOWING PATTERN "
     "(A+) DEFINE A AS true) FROM nation",
     "TYPE_MISMATCH line 1:72: Window frame ROWS end value type must be exact numeric type with "
     "scale 0 (actual decimal(2,1))"},
    {"SELECT m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING PATTERN "
     "(A+)) FROM nation",
     "MISSING_VARIABLE_DEFINITIONS line 1:16: Pattern recognition requires DEFINE clause"},
    {"SELECT m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING) FROM "
     "nation",
     "MISSING_ROW_PATTERN line 1:16: Row pattern measures require PATTERN clause"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING AFTER MATCH SKIP TO NEXT ROW) "
     "FROM nation",
     "MISSING_ROW_PATTERN line 1:76: AFTER MATCH SKIP clause requires PATTERN clause"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING AFTER MATCH SKIP PAST LAST "
     "ROW SEEK) FROM nation",
     "MISSING_ROW_PATTERN line 1:76: AFTER MATCH SKIP clause requires PATTERN clause"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING SEEK) FROM nation",
     "MISSING_ROW_PATTERN line 1:64: SEEK modifier requires PATTERN clause"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING INITIAL SUBSET U = (A)) FROM "
     "nation",
     "MISSING_ROW_PATTERN line 1:64: INITIAL modifier requires PATTERN clause"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING SUBSET U = (A)) FROM nation",
     "MISSING_ROW_PATTERN line 1:71: Union variable definitions require PATTERN clause"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING DEFINE A AS true) FROM nation",
     "MISSING_ROW_PATTERN line 1:71: Primary pattern variable definitions require PATTERN clause"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING INITIAL PATTERN (A) DEFINE A "
     "AS true) FROM nation",
     "_col0: bigint"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING SEEK PATTERN (A) DEFINE A AS "
     "true) FROM nation",
     "_col0: bigint"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING PATTERN (^ A $) DEFINE A AS "
     "true) FROM nation",
     "INVALID_ROW_PATTERN line 1:73: Anchor pattern syntax is not allowed in window"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING PATTERN ({- A -}) DEFINE A AS "
     "true) FROM nation",
     "_col0: bigint"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING PATTERN (A) SUBSET A = (A) "
     "DEFINE A AS true) FROM nation",
     "INVALID_LABEL line 1:83: union pattern variable name: A is a duplicate of primary pattern "
     "variable name"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING AFTER MATCH SKIP TO LAST C "
     "PATTERN (A) DEFINE A AS true) FROM nation",
     "INVALID_LABEL line 1:89: C is not a primary or union pattern variable"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING PATTERN (A) DEFINE A AS 1) "
     "FROM nation",
     "TYPE_MISMATCH line 1:88: Expression defining a label must be boolean (actual type: integer)"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING PATTERN (A{3,2}) DEFINE A AS "
     "1 = 1) FROM nation",
     "INVALID_RANGE line 1:74: Pattern quantifier lower bound must not exceed upper bound"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING PATTERN (A) DEFINE A AS "
     "sum(regionkey) OVER () = 1) FROM nation",
     "NESTED_WINDOW line 1:88: Cannot nest window functions or row pattern measures inside window "
     "specification"},
    {"SELECT m OVER (MEASURES count(*) AS m ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING "
     "PATTERN (A+) DEFINE A AS true), name FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:120: 'name' must be an aggregate expression or appear in "
     "GROUP BY clause"},
    {"SELECT m OVER (MEASURES LAST(name) AS m ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING "
     "PATTERN (A+) DEFINE A AS true) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:25: Row pattern measure must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT m OVER (MEASURES LAST(regionkey) AS m ROWS BETWEEN CURRENT ROW AND UNBOUNDED "
     "FOLLOWING PATTERN (A+) DEFINE A AS name = 'a') FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:115: Row pattern variable definition must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT m OVER (MEASURES LAST(A.regionkey) AS m ROWS BETWEEN CURRENT ROW AND UNBOUNDED "
     "FOLLOWING PATTERN (A+) DEFINE A AS A.regionkey > 1) FROM nation GROUP BY regionkey",
     "_col0: bigint"},
    {"SELECT m OVER (MEASURES LAST(A.name) AS m ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING "
     "PATTERN (A+) DEFINE A AS A.regionkey > 1) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:25: Row pattern measure must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT m OVER (MEASURES CLASSIFIER(A) AS m ROWS BETWEEN CURRENT ROW AND max(regionkey) "
     "FOLLOWING PATTERN (A+) DEFINE A AS A.regionkey > 1) FROM nation GROUP BY regionkey",
     "_col0: varchar"},
    {"SELECT m OVER (MEASURES CLASSIFIER(A) AS m ROWS BETWEEN CURRENT ROW AND nationkey FOLLOWING "
     "PATTERN (A+) DEFINE A AS A.regionkey > 1) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:73: Window frame end must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT m OVER w FROM nation GROUP BY regionkey WINDOW w AS (MEASURES LAST(A.name) AS m ROWS "
     "BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING PATTERN (A+) DEFINE A AS A.regionkey > 1)",
     "EXPRESSION_NOT_AGGREGATE line 1:70: 'LAST(A.name)' must be an aggregate expression or appear "
     "in GROUP BY clause"},
    {"SELECT m OVER w FROM nation GROUP BY regionkey WINDOW w AS (MEASURES LAST(A.regionkey) AS m "
     "ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING PATTERN (A+) DEFINE A AS A.name > 'a')",
     "EXPRESSION_NOT_AGGREGATE line 1:174: '(A.name > 'a')' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT m OVER w FROM nation GROUP BY regionkey WINDOW w AS (MEASURES LAST(A.regionkey) AS m "
     "ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING PATTERN (A+) DEFINE A AS A.regionkey > 1)",
     "_col0: bigint"},
    {"SELECT sum(m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING "
     "PATTERN (A+) DEFINE A AS true)) FROM nation",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (varchar) for function sum. Expected: "
     "sum(bigint), sum(decimal(p,s)), sum(double), sum(interval day to second), sum(interval year "
     "to month), sum(real)"},
    {"SELECT max(m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING "
     "PATTERN (A+) DEFINE A AS true)) OVER () FROM nation",
     "NESTED_WINDOW line 1:12: Cannot nest window functions or row pattern measures inside window "
     "function arguments"},
    {"SELECT name FROM nation WHERE m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN CURRENT ROW "
     "AND 5 FOLLOWING PATTERN (A+) DEFINE A AS true) = 'a'",
     "EXPRESSION_NOT_SCALAR line 1:138: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN CURRENT ROW AND 5 "
     "FOLLOWING PATTERN((A+)) DEFINE A AS true)]"},
    {"SELECT name FROM nation ORDER BY m OVER (MEASURES CLASSIFIER() AS m ROWS BETWEEN CURRENT ROW "
     "AND 5 FOLLOWING PATTERN (A+) DEFINE A AS true)",
     "name: varchar(25)"},
    {"SELECT name FROM nation ORDER BY m OVER (MEASURES LAST(nope) AS m ROWS BETWEEN CURRENT ROW "
     "AND 5 FOLLOWING PATTERN (A+) DEFINE A AS true)",
     "COLUMN_NOT_FOUND line 1:56: Column 'nope' cannot be resolved"},
    {"SELECT name x FROM nation ORDER BY m OVER (MEASURES LAST(x) AS m ROWS BETWEEN CURRENT ROW "
     "AND 5 FOLLOWING PATTERN (A+) DEFINE A AS true)",
     "x: varchar(25)"},
    {"SELECT row_number() OVER (ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING PATTERN (A+) DEFINE A AS "
     "true) FROM nation",
     "INVALID_WINDOW_FRAME line 1:27: Cannot specify window frame for row_number function"},
    {"SELECT first_value(name) OVER (ORDER BY name ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING "
     "PATTERN (A+) DEFINE A AS name > 'a') FROM nation",
     "_col0: varchar(25)"},
    {"SELECT first_value(name) OVER (w ORDER BY name) FROM nation WINDOW w AS (ROWS BETWEEN "
     "CURRENT ROW AND 5 FOLLOWING PATTERN (A+) DEFINE A AS name > 'a')",
     "INVALID_WINDOW_REFERENCE line 1:32: Cannot reference named WINDOW containing frame "
     "specification"},
    {"SELECT m OVER (MEASURES PREV(A.name, 2) AS m, A.nationkey + 1 AS z ROWS BETWEEN CURRENT ROW "
     "AND 5 FOLLOWING AFTER MATCH SKIP PAST LAST ROW PATTERN (A+) SUBSET U = (A) DEFINE A AS "
     "PREV(nationkey) > 1) FROM nation",
     "_col0: varchar(25)"},
    {"SELECT m OVER (MEASURES nation.name AS m ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING PATTERN "
     "(A+) DEFINE A AS true) FROM nation",
     "COLUMN_NOT_FOUND line 1:25: Column 'nation.name' cannot be resolved"},
    {"SELECT m OVER (PARTITION BY nation.name MEASURES A.name AS m ROWS BETWEEN CURRENT ROW AND 5 "
     "FOLLOWING PATTERN (A+) DEFINE A AS true) FROM nation",
     "_col0: varchar(25)"},
    {"SELECT m OVER (w MEASURES A.name AS m ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING PATTERN (A+) "
     "DEFINE A AS true) FROM nation WINDOW w AS (PARTITION BY name)",
     "_col0: varchar(25)"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING PATTERN (A+) DEFINE A AS "
     "true) + 1 FROM nation",
     "_col0: bigint"},
    {"SELECT count(name) OVER (GROUPS BETWEEN CURRENT ROW AND 5 FOLLOWING PATTERN (A+) DEFINE A AS "
     "true) + 1 FROM nation",
     "INVALID_WINDOW_FRAME line 1:26: Pattern recognition requires ROWS frame type"},
    {"SELECT (SELECT m OVER (MEASURES LAST(r.name) AS m ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING "
     "PATTERN (A+) DEFINE A AS true) FROM nation LIMIT 1) FROM region r",
     "COLUMN_NOT_FOUND line 1:38: Column 'r.name' cannot be resolved"},
    {"SELECT (SELECT m OVER (MEASURES LAST(regionkey2) AS m ROWS BETWEEN CURRENT ROW AND 5 "
     "FOLLOWING PATTERN (A+) DEFINE A AS true) FROM nation LIMIT 1) FROM (SELECT 1 AS regionkey2) "
     "r",
     "NOT_SUPPORTED line 1:38: Reference to column 'regionkey2' from outer scope not allowed in "
     "this context"},
    {"SELECT m OVER (MEASURES (SELECT max(name) FROM region) AS m ROWS BETWEEN CURRENT ROW AND 5 "
     "FOLLOWING PATTERN (A+) DEFINE A AS true) FROM nation",
     "_col0: varchar(25)"},
    {"SELECT m OVER (MEASURES EXISTS (SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 1 "
     "FOLLOWING PATTERN (B) DEFINE B AS true)) AS m ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING "
     "PATTERN (A+) DEFINE A AS true) FROM nation",
     "NESTED_ROW_PATTERN_RECOGNITION line 1:105: nested row pattern recognition in row pattern "
     "recognition"},
    {"SELECT DISTINCT m OVER (MEASURES A.name AS m ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING "
     "PATTERN (A+) DEFINE A AS true) FROM nation ORDER BY 1",
     "_col0: varchar(25)"},
    {"SELECT m OVER (MEASURES A.name AS m ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING PATTERN (A+) "
     "DEFINE A AS true) AS q FROM nation GROUP BY ALL name",
     "q: varchar(25)"},
    {"SELECT name FROM nation GROUP BY m OVER (MEASURES A.name AS m ROWS BETWEEN CURRENT ROW AND 5 "
     "FOLLOWING PATTERN (A+) DEFINE A AS true)",
     "EXPRESSION_NOT_SCALAR line 1:34: GROUP BY clause cannot contain aggregations, window "
     "functions or grouping operations: [m OVER (MEASURES A.name AS m ROWS BETWEEN CURRENT ROW AND "
     "5 FOLLOWING PATTERN((A+)) DEFINE A AS true)]"},
    {"SELECT name FROM nation HAVING m OVER (MEASURES A.name AS m ROWS BETWEEN CURRENT ROW AND 5 "
     "FOLLOWING PATTERN (A+) DEFINE A AS true) = 'a'",
     "NESTED_WINDOW line 1:32: HAVING clause cannot contain window functions or row pattern "
     "measures"},
    {"SELECT 1 FROM nation WHERE count(*) OVER (ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING AFTER "
     "MATCH SKIP TO LAST A PATTERN (A+ (B | C)? {- D -} PERMUTE(E, F){2,3} G{4,}? H{,5}?) SUBSET U "
     "= (A, B) DEFINE A AS true, B as A.name = 'x') = 1",
     "EXPRESSION_NOT_SCALAR line 1:229: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [count(*) OVER (ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING AFTER MATCH "
     "SKIP TO LAST A PATTERN(((((((A+) ((B | C)?)) {-D-}) (PERMUTE(E, F){2,3})) (G{4,}?)) "
     "(H{,5}?))) SUBSET U = (A, B) DEFINE A AS true, B AS (A.name = 'x'))]"},
    {"SELECT 1 FROM nation WHERE m OVER (MEASURES FINAL LAST(A.name, 2) AS m ROWS BETWEEN CURRENT "
     "ROW AND 5 FOLLOWING INITIAL PATTERN (A+?) DEFINE A AS true) = 1",
     "EXPRESSION_NOT_SCALAR line 1:153: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [m OVER (MEASURES FINAL LAST(A.name, 2) AS m ROWS BETWEEN CURRENT "
     "ROW AND 5 FOLLOWING INITIAL PATTERN((A+?)) DEFINE A AS true)]"},
    {"SELECT 1 FROM nation WHERE m OVER (MEASURES count(A.*) AS m, RUNNING sum(nationkey) AS z "
     "ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING SEEK PATTERN (() A*? | B{3}) DEFINE A AS true) = 1",
     "EXPRESSION_NOT_SCALAR line 1:178: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [count(A.*), RUNNING sum(nationkey), m OVER (MEASURES count(A.*) AS "
     "m, RUNNING sum(nationkey) AS z ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING SEEK PATTERN(((() "
     "(A*?)) | (B{3,3}))) DEFINE A AS true)]"},
    {"SELECT 1 FROM nation WHERE count(*) OVER (ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING PATTERN "
     "(A{,} | (B C D)*? | ((E)) | (F|G|H)) DEFINE A AS true, B as A.name = 'x') = 1",
     "EXPRESSION_NOT_SCALAR line 1:166: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [count(*) OVER (ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING "
     "PATTERN(((((A{,}) | (((B C) D)*?)) | E) | ((F | G) | H))) DEFINE A AS true, B AS (A.name = "
     "'x'))]"},
    {"SELECT 1 FROM nation WHERE count(*) OVER (ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING PATTERN "
     "(PERMUTE(A B, C | D, E+)+ ^ $ {- F | G -}? PERMUTE) DEFINE A AS true, B as A.name = 'x') = 1",
     "EXPRESSION_NOT_SCALAR line 1:181: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [count(*) OVER (ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING "
     "PATTERN((((((PERMUTE((A B), (C | D), (E+))+) ^) $) ({-(F | G)-}?)) PERMUTE)) DEFINE A AS "
     "true, B AS (A.name = 'x'))]"},
    {R"(SELECT 1 FROM nation WHERE count(*) OVER (ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING PATTERN ("a b" {2} {-A -}) DEFINE A AS true, "a b" as A.name = 'x') = 1)",
     R"(EXPRESSION_NOT_SCALAR line 1:152: WHERE clause cannot contain aggregations, window functions or grouping operations: [count(*) OVER (ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING PATTERN((("a b"{2,2}) {-A-})) DEFINE A AS true, "a b" AS (A.name = 'x'))])"},
    {"SELECT count(*) OVER (ROWS BETWEEN CURRENT ROW AND 5 FOLLOWING PATTERN (A B) DEFINE A AS "
     "true, A AS false) FROM nation",
     "INVALID_LABEL line 1:96: pattern variable with name: A is defined twice"},
    {"SELECT count(*) OVER (MEASURES A.name AS last_z RANGE BETWEEN CURRENT ROW AND 5 FOLLOWING "
     "AFTER MATCH SKIP TO NEXT ROW SEEK PATTERN (A B C) SUBSET U = (A, B) DEFINE B AS false, C AS "
     "true) FROM nation",
     "INVALID_WINDOW_FRAME line 1:23: Pattern recognition requires ROWS frame type"},
};

}  // namespace

TEST_CASE("analysis: row patterns of windows") { check_answers(kCases); }
