#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// MATCH_RECOGNIZE: its clauses, the calls in its expressions, and its columns.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {R"(SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B+) SUBSET U = (b, "a") DEFINE A AS true))",
     R"(INVALID_LABEL line 1:90: subset element: "a" is not a primary pattern variable)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B+) SUBSET A = (B) "
     "DEFINE A AS true)",
     "INVALID_LABEL line 1:82: union pattern variable name: A is a duplicate of primary pattern "
     "variable name"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B+) SUBSET S = (B), S "
     "= (A) DEFINE A AS true)",
     "INVALID_LABEL line 1:91: union pattern variable name: S is declared twice"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B{2,1}) DEFINE A AS "
     "true)",
     "INVALID_RANGE line 1:72: Pattern quantifier lower bound must not exceed upper bound"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B{,0}) DEFINE A AS "
     "true)",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:72: Pattern quantifier upper bound must be greater than or "
     "equal to 1"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B{3000000000}) DEFINE "
     "A AS true)",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:72: Pattern quantifier lower bound must not exceed "
     "2147483647"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B{3000000000,}) DEFINE "
     "A AS true)",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:72: Pattern quantifier lower bound must not exceed "
     "2147483647"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A (B{1,2}){,3000000000}) "
     "DEFINE A AS true)",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:79: Pattern quantifier upper bound must not exceed "
     "2147483647"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN ((A{2,1})+ (B{,0}){2,1}) "
     "DEFINE A AS true)",
     "INVALID_RANGE line 1:71: Pattern quantifier lower bound must not exceed upper bound"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A{0}) DEFINE A AS true)",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:70: Pattern quantifier upper bound must be greater than or "
     "equal to 1"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A{1_000,2}) DEFINE A AS "
     "true)",
     "INVALID_RANGE line 1:70: Pattern quantifier lower bound must not exceed upper bound"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x AFTER MATCH SKIP TO C PATTERN (A "
     "B) DEFINE A AS true)",
     "INVALID_LABEL line 1:80: C is not a primary or union pattern variable"},
    {R"(SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x AFTER MATCH SKIP TO FIRST "b" PATTERN (A B) DEFINE A AS true))",
     R"(INVALID_LABEL line 1:86: "b" is not a primary or union pattern variable)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x AFTER MATCH SKIP TO LAST b "
     "PATTERN (A B) DEFINE A AS true)",
     "x: varchar(25)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x INITIAL PATTERN (A B) DEFINE A AS "
     "true)",
     "NOT_SUPPORTED line 1:60: Pattern search modifier: INITIAL is not allowed in MATCH_RECOGNIZE "
     "clause"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x SEEK PATTERN (A B) DEFINE A AS "
     "true)",
     "NOT_SUPPORTED line 1:60: Pattern search modifier: SEEK is not allowed in MATCH_RECOGNIZE "
     "clause"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x ALL ROWS PER MATCH WITH UNMATCHED "
     "ROWS PATTERN (A {- B -}) DEFINE A AS true)",
     "INVALID_ROW_PATTERN line 1:110: Pattern exclusion syntax is not allowed when ALL ROWS PER "
     "MATCH WITH UNMATCHED ROWS is specified"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x ALL ROWS PER MATCH OMIT EMPTY "
     "MATCHES PATTERN (A {- B -}) DEFINE A AS true)",
     "x: varchar(25), nationkey: bigint, name: varchar(25), regionkey: bigint, comment: "
     "varchar(152)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x ALL ROWS PER MATCH SHOW EMPTY "
     "MATCHES PATTERN (^A {- B -}$) DEFINE A AS true)",
     "x: varchar(25), nationkey: bigint, name: varchar(25), regionkey: bigint, comment: "
     "varchar(152)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B) DEFINE A AS FINAL "
     "LAST(name) = 'x')",
     "INVALID_PROCESSING_MODE line 1:86: FINAL semantics is not supported in DEFINE clause"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B) DEFINE C AS FINAL "
     "LAST(name) = 'x')",
     "INVALID_LABEL line 1:81: defined variable: C is not a primary pattern variable"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name AS x PATTERN (A B) DEFINE A AS FINAL "
     "count(name) = 1)",
     "INVALID_PROCESSING_MODE line 1:86: FINAL semantics is not supported in DEFINE clause"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES FINAL PREV(A.name) AS x PATTERN (A B) DEFINE "
     "A AS true)",
     "INVALID_PROCESSING_MODE line 1:48: FINAL semantics is not supported with prev pattern "
     "recognition function"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES FINAL lower(A.name) AS x PATTERN (A B) DEFINE "
     "A AS true)",
     "INVALID_PROCESSING_MODE line 1:48: FINAL semantics is supported only for FIRST(), LAST() and "
     "aggregation functions. Actual: lower"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES FINAL count(A.name) AS x PATTERN (A B) DEFINE "
     "A AS true)",
     "x: bigint"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES RUNNING CLASSIFIER() AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "INVALID_PROCESSING_MODE line 1:48: RUNNING semantics is not supported with classifier "
     "pattern recognition function"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES CLASSIFIER(A) AS x, CLASSIFIER(c) AS y "
     "PATTERN (A B) DEFINE A AS true)",
     "INVALID_FUNCTION_ARGUMENT line 1:79: c is not a primary pattern variable or subset name"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES CLASSIFIER(1) AS x PATTERN (A B) DEFINE A AS "
     "true)",
     "TYPE_MISMATCH line 1:59: CLASSIFIER function argument should be primary pattern variable or "
     "subset name. Actual: LongLiteral"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES CLASSIFIER(A.name) AS x PATTERN (A B) DEFINE "
     "A AS true)",
     "TYPE_MISMATCH line 1:59: CLASSIFIER function argument should be primary pattern variable or "
     "subset name. Actual: DereferenceExpression"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES CLASSIFIER('a') AS x PATTERN (A B) DEFINE A "
     "AS true)",
     "TYPE_MISMATCH line 1:59: CLASSIFIER function argument should be primary pattern variable or "
     "subset name. Actual: StringLiteral"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES CLASSIFIER(A, B) AS x PATTERN (A B) DEFINE A "
     "AS true)",
     "INVALID_FUNCTION_ARGUMENT line 1:48: CLASSIFIER pattern recognition function takes no "
     "arguments or 1 argument"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES MATCH_NUMBER(A) AS x PATTERN (A B) DEFINE A "
     "AS true)",
     "INVALID_FUNCTION_ARGUMENT line 1:48: MATCH_NUMBER pattern recognition function takes no "
     "arguments"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(A.name, -1) AS x PATTERN (A B) DEFINE A "
     "AS true)",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:48: last pattern recognition navigation function requires "
     "a non-negative number as the second argument (actual: -1)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(A.name, A.nationkey) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "INVALID_FUNCTION_ARGUMENT line 1:48: last pattern recognition navigation function requires a "
     "number as the second argument"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(A.name, 3000000000) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:48: The second argument of last pattern recognition "
     "navigation function must not exceed 2147483647 (actual: 3000000000)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST() AS x PATTERN (A B) DEFINE A AS true)",
     "INVALID_FUNCTION_ARGUMENT line 1:48: last pattern recognition function requires 1 or 2 "
     "arguments"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(1) AS x PATTERN (A B) DEFINE A AS true)",
     "INVALID_ARGUMENTS line 1:48: Pattern navigation function 'LAST' must contain at least one "
     "column reference or CLASSIFIER()"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES PREV(1 + MATCH_NUMBER()) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "INVALID_ARGUMENTS line 1:48: Pattern navigation function 'PREV' must contain at least one "
     "column reference or CLASSIFIER()"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(A.name || B.name) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "INVALID_ARGUMENTS line 1:48: All labels and classifiers inside the call to 'last' must "
     "match"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(A.name || name) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "INVALID_ARGUMENTS line 1:48: All labels and classifiers inside the call to 'last' must "
     "match"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(A.name || CLASSIFIER(A)) AS x PATTERN (A "
     "B) DEFINE A AS true)",
     "x: varchar"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(A.name || CLASSIFIER()) AS x PATTERN (A "
     "B) DEFINE A AS true)",
     "INVALID_ARGUMENTS line 1:48: All labels and classifiers inside the call to 'last' must "
     "match"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(name || CLASSIFIER()) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "x: varchar"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(LAST(A.name)) AS x PATTERN (A B) DEFINE "
     "A AS true)",
     "INVALID_NAVIGATION_NESTING line 1:53: Cannot nest last pattern navigation function inside "
     "last pattern navigation function"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(PREV(A.name)) AS x PATTERN (A B) DEFINE "
     "A AS true)",
     "INVALID_NAVIGATION_NESTING line 1:53: Cannot nest prev pattern navigation function inside "
     "last pattern navigation function"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES PREV(LAST(A.name)) AS x PATTERN (A B) DEFINE "
     "A AS true)",
     "x: varchar(25)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES PREV(LAST(A.name, 2), 3) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "x: varchar(25)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES PREV(PREV(A.name)) AS x PATTERN (A B) DEFINE "
     "A AS true)",
     "INVALID_NAVIGATION_NESTING line 1:53: Cannot nest prev pattern navigation function inside "
     "prev pattern navigation function"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES PREV(lower(LAST(A.name))) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "INVALID_NAVIGATION_NESTING line 1:59: Immediate nesting is required for pattern navigation "
     "functions"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES PREV(LAST(A.name) || FIRST(A.name)) AS x "
     "PATTERN (A B) DEFINE A AS true)",
     "INVALID_NAVIGATION_NESTING line 1:69: Cannot nest multiple pattern navigation functions "
     "inside prev pattern navigation function"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES PREV((LAST(A.name))) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "x: varchar(25)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES PREV(count(A.name)) AS x PATTERN (A B) DEFINE "
     "A AS true)",
     "NESTED_AGGREGATION line 1:53: Cannot nest count aggregate function inside prev function"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(DISTINCT A.name) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "INVALID_PATTERN_RECOGNITION_FUNCTION line 1:48: Cannot use DISTINCT with last pattern "
     "recognition function"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(A.name ORDER BY 1) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "INVALID_PATTERN_RECOGNITION_FUNCTION line 1:48: Cannot use ORDER BY with last pattern "
     "recognition function"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(A.name) FILTER (WHERE true) AS x PATTERN "
     "(A B) DEFINE A AS true)",
     "INVALID_PATTERN_RECOGNITION_FUNCTION line 1:48: Cannot use FILTER with last pattern "
     "recognition function"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(A.name) OVER () AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "NESTED_WINDOW line 1:48: Cannot nest window functions or row pattern measures inside pattern "
     "recognition expressions"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES count(A.name) FILTER (WHERE true) AS x "
     "PATTERN (A B) DEFINE A AS true)",
     "NOT_SUPPORTED line 1:48: Cannot use FILTER with count aggregate function in pattern "
     "recognition context"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES count(DISTINCT A.name) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "NOT_SUPPORTED line 1:48: Cannot use DISTINCT with count aggregate function in pattern "
     "recognition context"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES array_agg(A.name ORDER BY 1) AS x PATTERN (A "
     "B) DEFINE A AS true)",
     "NOT_SUPPORTED line 1:48: Cannot use ORDER BY with array_agg aggregate function in pattern "
     "recognition context"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LISTAGG(A.name) WITHIN GROUP (ORDER BY "
     "A.name) AS x PATTERN (A B) DEFINE A AS true)",
     "NOT_SUPPORTED line 1:48: Cannot use ORDER BY with listagg aggregate function in pattern "
     "recognition context"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LISTAGG(A.name) WITHIN GROUP (ORDER BY "
     "A.name) FILTER (WHERE true) AS x PATTERN (A B) DEFINE A AS true)",
     "NOT_SUPPORTED line 1:48: Cannot use FILTER with listagg aggregate function in pattern "
     "recognition context"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES count(A.*) AS x PATTERN (A B) DEFINE A AS "
     "true)",
     "x: bigint"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES count(c.*) AS x PATTERN (A B) DEFINE A AS "
     "true)",
     "INVALID_FUNCTION_ARGUMENT line 1:54: C is not a primary pattern variable or subset name"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES sum(A.*) AS x PATTERN (A B) DEFINE A AS true)",
     "INVALID_FUNCTION_ARGUMENT line 1:52: label.* syntax is only supported as the only argument "
     "of row pattern count function"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES count(*) AS x PATTERN (A B) DEFINE A AS true)",
     "x: bigint"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES max_by(A.name, B.name) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "INVALID_ARGUMENTS line 1:48: All labels and classifiers inside the call to 'max_by' must "
     "match"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES max_by(A.name, 1) AS x PATTERN (A B) DEFINE A "
     "AS true)",
     "x: varchar(25)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES max_by(A.name, CLASSIFIER(B)) AS x PATTERN (A "
     "B) DEFINE A AS true)",
     "INVALID_ARGUMENTS line 1:48: All labels and classifiers inside the call to 'max_by' must "
     "match"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES max_by(A.name, CLASSIFIER(A)) AS x PATTERN (A "
     "B) DEFINE A AS true)",
     "x: varchar(25)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES max_by(CLASSIFIER(A), CLASSIFIER(B)) AS x "
     "PATTERN (A B) DEFINE A AS true)",
     "INVALID_ARGUMENTS line 1:48: All aggregate function arguments must apply to rows matched "
     "with the same label"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES sum(count(A.name)) AS x PATTERN (A B) DEFINE "
     "A AS true)",
     "NESTED_AGGREGATION line 1:52: Cannot nest count aggregate function inside sum function"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES sum(LAST(A.nationkey)) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "INVALID_NAVIGATION_NESTING line 1:52: Cannot nest last pattern navigation function inside "
     "sum function"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES TRY(A.nationkey) AS x PATTERN (A B) DEFINE A "
     "AS true)",
     "NOT_SUPPORTED line 1:48: TRY expression in pattern recognition context is not yet supported"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES transform(ARRAY[1], x -> x) AS x PATTERN (A "
     "B) DEFINE A AS true)",
     "NOT_SUPPORTED line 1:68: Lambda expression in pattern recognition context is not yet "
     "supported"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES (x -> x) AS x PATTERN (A B) DEFINE A AS true)",
     "NOT_SUPPORTED line 1:49: Lambda expression in pattern recognition context is not yet "
     "supported"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES reduce_agg(A.nationkey, 0, (a, b) -> a, (a, "
     "b) -> a) AS x PATTERN (A B) DEFINE A AS true)",
     "NOT_SUPPORTED line 1:75: Lambda expression in pattern recognition context is not yet "
     "supported"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.nationkey IN (SELECT 1) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "NOT_SUPPORTED line 1:48: IN-PREDICATE with labeled column reference is not yet supported"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES nationkey IN (SELECT 1) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "x: boolean"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(nationkey) IN (SELECT 1) AS x PATTERN (A "
     "B) DEFINE A AS true)",
     "NOT_SUPPORTED line 1:48: IN-PREDICATE with last function is not yet supported"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES CLASSIFIER() NOT IN (SELECT 'a') AS x PATTERN "
     "(A B) DEFINE A AS true)",
     "NOT_SUPPORTED line 1:48: IN-PREDICATE with classifier function is not yet supported"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES nationkey = ANY (SELECT 1) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "x: boolean"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES (SELECT 1) AS x PATTERN (A B) DEFINE A AS "
     "EXISTS (SELECT 1))",
     "x: integer"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES (SELECT nationkey) AS x PATTERN (A B) DEFINE "
     "A AS true)",
     "NOT_SUPPORTED line 1:56: Reference to column 'nationkey' from outer scope not allowed in "
     "this context"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES (SELECT CLASSIFIER()) AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "FUNCTION_NOT_FOUND line 1:56: Function 'classifier' not registered"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES nation.name AS x PATTERN (A B) DEFINE A AS "
     "true)",
     "COLUMN_NOT_FOUND line 1:48: Column 'nation.name' cannot be resolved"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.name.z AS x PATTERN (A B) DEFINE A AS true)",
     "COLUMN_NOT_FOUND line 1:48: Column name.z prefixed with label A cannot be resolved"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES A.nope AS x PATTERN (A B) DEFINE A AS true)",
     "COLUMN_NOT_FOUND line 1:48: Column nope prefixed with label A cannot be resolved"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES nope AS x PATTERN (A B) DEFINE A AS true)",
     "COLUMN_NOT_FOUND line 1:48: Column 'nope' cannot be resolved"},
    {R"(SELECT * FROM nation MATCH_RECOGNIZE (MEASURES "first"(name) AS x PATTERN (A B) DEFINE A AS true))",
     "FUNCTION_NOT_FOUND line 1:48: Function 'first' not registered"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES row_number() AS x PATTERN (A B) DEFINE A AS "
     "true)",
     "x: bigint"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES 1 AS x PATTERN (A B) DEFINE A AS 1)",
     "TYPE_MISMATCH line 1:81: Expression defining a label must be boolean (actual type: integer)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES 1 AS x PATTERN (A B) DEFINE A AS NULL)",
     "TYPE_MISMATCH line 1:81: Expression defining a label must be boolean (actual type: unknown)"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (PARTITION BY name, name MEASURES 1 AS x PATTERN (A B) "
     "DEFINE A AS true)",
     "name: varchar(25), name: varchar(25), x: integer"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (ORDER BY name, name DESC MEASURES 1 AS x ALL ROWS PER "
     "MATCH PATTERN (A B) DEFINE A AS true)",
     "name: varchar(25), name: varchar(25), x: integer, nationkey: bigint, regionkey: bigint, "
     "comment: varchar(152)"},
    {"SELECT * FROM (SELECT map(ARRAY[1], ARRAY[2]) m) t MATCH_RECOGNIZE (ORDER BY m MEASURES 1 AS "
     "x ALL ROWS PER MATCH PATTERN (A B) DEFINE A AS true)",
     "TYPE_MISMATCH line 1:78: map(integer, integer) is not orderable, and therefore cannot be "
     "used in ORDER BY"},
    {"SELECT * FROM (SELECT CAST(NULL AS hyperloglog) m) t MATCH_RECOGNIZE (PARTITION BY m "
     "MEASURES 1 AS x ALL ROWS PER MATCH PATTERN (A B) DEFINE A AS true)",
     "TYPE_MISMATCH line 1:84: HyperLogLog is not comparable, and therefore cannot be used in "
     "PARTITION BY"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (PATTERN (A B) DEFINE A AS true)",
     "TABLE_HAS_NO_COLUMNS line 1:15: pattern recognition output table has no columns"},
    {"SELECT * FROM nation n MATCH_RECOGNIZE (PARTITION BY n.name MEASURES 1 AS x PATTERN (A B) "
     "DEFINE A AS true) AS m (p, q)",
     "p: varchar(25), q: integer"},
    {"SELECT * FROM nation n MATCH_RECOGNIZE (PARTITION BY n.name MEASURES 1 AS x PATTERN (A B) "
     "DEFINE A AS true) AS m (p, q, r)",
     "MISMATCHED_COLUMN_ALIASES line 1:15: Column alias list has 3 entries but 'm' has 2 columns "
     "available"},
    {"SELECT m.name, m.x FROM nation n MATCH_RECOGNIZE (PARTITION BY n.name MEASURES 1 AS x "
     "PATTERN (A B) DEFINE A AS true) m",
     "name: varchar(25), x: integer"},
    {"SELECT n.name FROM nation n MATCH_RECOGNIZE (PARTITION BY n.name MEASURES 1 AS x PATTERN (A "
     "B) DEFINE A AS true) m",
     "COLUMN_NOT_FOUND line 1:8: Column 'n.name' cannot be resolved"},
    {"SELECT * FROM region r, LATERAL (SELECT * FROM nation MATCH_RECOGNIZE (MEASURES r.name AS x "
     "PATTERN (A B) DEFINE A AS true)) m",
     "COLUMN_NOT_FOUND line 1:81: Column 'r.name' cannot be resolved"},
    {"SELECT * FROM region r, LATERAL (SELECT * FROM (SELECT 1 a) t MATCH_RECOGNIZE (MEASURES "
     "regionkey AS x PATTERN (A B) DEFINE A AS true)) m",
     "NOT_SUPPORTED line 1:89: Reference to column 'regionkey' from outer scope not allowed in "
     "this context"},
    {"SELECT * FROM region r, LATERAL (SELECT * FROM (SELECT 1 a) t MATCH_RECOGNIZE (MEASURES "
     "a.regionkey AS x PATTERN (A B) DEFINE A AS true)) m",
     "NOT_SUPPORTED line 1:89: Reference to column 'a.regionkey' from outer scope not allowed in "
     "this context"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(comment))) MATCH_RECOGNIZE "
     "(MEASURES 1 AS x PATTERN (A B) DEFINE A AS true) m",
     "INVALID_TABLE_FUNCTION_INVOCATION line 1:21: Cannot apply row pattern matching to "
     "polymorphic table function invocation"},
    {"SELECT * FROM TABLE(sequence(1, 2)) MATCH_RECOGNIZE (MEASURES 1 AS x PATTERN (A B) DEFINE A "
     "AS true) m",
     "x: integer"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(comment))) TABLESAMPLE "
     "BERNOULLI (10)",
     "INVALID_TABLE_FUNCTION_INVOCATION line 1:21: Cannot apply sample to polymorphic table "
     "function invocation"},
    {"SELECT * FROM TABLE(sequence(1, 2)) TABLESAMPLE BERNOULLI (10)", "sequential_number: bigint"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES EXISTS (SELECT 1 FROM region MATCH_RECOGNIZE "
     "(MEASURES 1 AS z PATTERN (A) DEFINE A AS true)) AS x PATTERN (A B) DEFINE A AS true) m",
     "NESTED_ROW_PATTERN_RECOGNITION line 1:70: nested row pattern recognition in row pattern "
     "recognition"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES CLASSIFIER() AS x, x AS y PATTERN (A B) "
     "DEFINE A AS true) m",
     "COLUMN_NOT_FOUND line 1:67: Column 'x' cannot be resolved"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES 1 AS x, 2 AS x PATTERN (A B) DEFINE A AS "
     "true) m",
     "x: integer, x: integer"},
    {"SELECT x FROM nation MATCH_RECOGNIZE (MEASURES 1 AS x, 2 AS x PATTERN (A B) DEFINE A AS "
     "true) m",
     "AMBIGUOUS_NAME line 1:8: Column 'x' is ambiguous"},
    {R"(SELECT * FROM nation MATCH_RECOGNIZE (MEASURES 1 AS "X y" PATTERN (PERMUTE(A, B) | ()) DEFINE A AS LAST(A.name) = PREV(B.name)) m)",
     "X y: integer"},
    {"SELECT * FROM nation MATCH_RECOGNIZE (MEASURES LAST(LOWER(name)) AS x PATTERN (A B) DEFINE A "
     "AS avg(nationkey) > 2 AND B.regionkey < 3) m",
     "x: varchar(25)"},
};

}  // namespace

TEST_CASE("analysis: MATCH_RECOGNIZE") { check_answers(kCases); }
