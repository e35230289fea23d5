#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// Names that mean nothing, groups that do not hold: the first fault, its place and its text.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT Rank OVER w FROM nation WINDOW w AS (ORDER BY name)",
     "INVALID_WINDOW_MEASURE line 1:8: Measure Rank is not defined in the corresponding window"},
    {"SELECT name, rank OVER (ORDER BY foo) FROM nation",
     "INVALID_WINDOW_MEASURE line 1:14: Measure rank is not defined in the corresponding window"},
    {"SELECT name FROM nation ORDER BY rank OVER ()",
     "INVALID_WINDOW_MEASURE line 1:34: Measure rank is not defined in the corresponding window"},
    {"SELECT dense_rank() >= rank()",
     "MISSING_OVER line 1:8: Window function system.builtin.dense_rank requires an OVER clause"},
    {"SELECT ntile(dense_rank()) + 1",
     "MISSING_OVER line 1:8: Window function system.builtin.ntile requires an OVER clause"},
    {"SELECT reduce(ARRAY[1], 0, (s, s) -> 1, s -> s)",
     "AMBIGUOUS_NAME line 1:29: Column 's' is ambiguous"},
    {R"(SELECT zip_with(ARRAY[1], ARRAY[1], (X, "x") -> 1))",
     "AMBIGUOUS_NAME line 1:38: Column 'x' is ambiguous"},
    {"SELECT CAST(1 AS MaP<X,integer>)", "TYPE_MISMATCH line 1:8: Unknown type: MaP(X, integer)"},
    {"SELECT CAST(1 AS X ArRAY)", "TYPE_MISMATCH line 1:8: Unknown type: ArRAY(X)"},
    {"SELECT * FROM TABLE(exclude_columns(input => TABLE  (tpch.k) AS x, columns => "
     "DESCRIPTOR(comment)))",
     "SCHEMA_NOT_FOUND line 1:46: Schema 'tpch' does not exist"},
    {R"(SELECT "nOpe".X FROM nation)",
     "COLUMN_NOT_FOUND line 1:8: Column 'nope.x' cannot be resolved"},
    {R"(SELECT nope."X y" FROM nation)",
     "COLUMN_NOT_FOUND line 1:8: Column 'nope.x y' cannot be resolved"},
    {"SELECT NOPE FROM nation", "COLUMN_NOT_FOUND line 1:8: Column 'nope' cannot be resolved"},
    {"SELECT Sum(NOPE) FROM nation",
     "COLUMN_NOT_FOUND line 1:12: Column 'nope' cannot be resolved"},
    {"SELECT SUM(nationkey), Upper(Name) || 'x' FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:36: 'concat(Upper(Name), 'x')' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), CAST(name AS VarChar(3)), name = 'a' AND regionkey > 1 AND true, "
     "nationkey FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'CAST(name AS VarChar(3))' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), name IN ('a', 'b') FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:29: '(name IN ('a', 'b'))' must be an aggregate expression "
     "or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), name NOT IN ('a', 'b') FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:29: '(NOT (name IN ('a', 'b')))' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), name LIKE 'a%' ESCAPE 'x' FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:29: '(name LIKE 'a%' ESCAPE 'x')' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), -regionkey FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: '-(regionkey)' must be an aggregate expression or appear "
     "in GROUP BY clause"},
    {"SELECT sum(nationkey), +regionkey FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: '+regionkey' must be an aggregate expression or appear "
     "in GROUP BY clause"},
    {"SELECT sum(nationkey), CASE WHEN name = 'x' THEN 1.50 ELSE 2e0 END FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: '(CASE WHEN (name = 'x') THEN DECIMAL '1.50' ELSE 2E0 "
     "END)' must be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), CASE name WHEN 'x' THEN 1 END FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: '(CASE name WHEN 'x' THEN 1 END)' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), nation.name FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'nation.name' must be an aggregate expression or appear "
     "in GROUP BY clause"},
    {R"(SELECT sum(nationkey), "Name" FROM nation)",
     R"(EXPRESSION_NOT_AGGREGATE line 1:24: '"Name"' must be an aggregate expression or appear in GROUP BY clause)"},
    {"SELECT sum(nationkey), coalesce(name, 'b'), nullif(name,'x') FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'COALESCE(name, 'b')' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), nullif(name,'x') FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'NULLIF(name, 'x')' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), if(name = 'x', 1, 2) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'IF((name = 'x'), 1, 2)' must be an aggregate expression "
     "or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), try(length(name)) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'TRY(length(name))' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), ARRAY[name, 'x'] FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'ARRAY[name,'x']' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), ROW(name, 'x') FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'ROW (name, 'x')' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), (name, 'x') FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'ROW (name, 'x')' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), name BETWEEN 'a' AND 'b' FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:29: '(name BETWEEN 'a' AND 'b')' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), name IS NULL FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:29: '(name IS NULL)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), name IS NOT NULL FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:29: '(name IS NOT NULL)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), name IS DISTINCT FROM 'x' FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:29: '(name IS DISTINCT FROM 'x')' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), NOT name = 'x' FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: '(NOT (name = 'x'))' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), name <> 'x' OR name != 'y' FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: '((name <> 'x') OR (name <> 'y'))' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), extract(YEAR FROM CAST(name AS date)) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'EXTRACT(YEAR FROM CAST(name AS date))' must be an "
     "aggregate expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), trim(BOTH 'x' FROM name) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'trim(BOTH 'x' FROM name)' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), trim(name) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'trim(BOTH FROM name)' must be an aggregate expression "
     "or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), substring(name FROM 2 FOR 3) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'substr(name, 2, 3)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), position('x' IN name) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'strpos(name, 'x')' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), CAST(name AS timestamp(3) with time zone) AT TIME ZONE 'UTC' FROM "
     "nation",
     "EXPRESSION_NOT_AGGREGATE line 1:66: 'CAST(name AS timestamp(3) with time zone) AT TIME ZONE "
     "'UTC'' must be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), name AS x, CAST(name AS decimal(10,2)) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'name' must be an aggregate expression or appear in "
     "GROUP BY clause"},
    {"SELECT sum(nationkey), filter(ARRAY[1], x -> x = regionkey) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'filter(ARRAY[1], (x) -> (x = regionkey))' must be an "
     "aggregate expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), filter(ARRAY[1], (x) -> name = 'y' OR x = regionkey) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'filter(ARRAY[1], (x) -> ((name = 'y') OR (x = "
     "regionkey)))' must be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), INTERVAL '1' DAY * regionkey, X'ab' FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:41: '(INTERVAL '1' DAY * regionkey)' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), split(name, 'a')[1] FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'split(name, 'a')[1]' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), TRY_CAST(name AS double precision) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'TRY_CAST(name AS double)' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), regionkey + 1 * 2 - 3 FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:42: '((regionkey + (1 * 2)) - 3)' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {R"(SELECT sum(nationkey), U&'\00e9' || name FROM nation)",
     "EXPRESSION_NOT_AGGREGATE line 1:34: 'concat('é', name)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), 'é' || name FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:28: 'concat('é', name)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), 1e10 + regionkey, 123.0 FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:29: '(1E10 + regionkey)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), 1.5e3 + regionkey FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:30: '(1.5E3 + regionkey)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), 100000 + regionkey FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:31: '(100000 + regionkey)' must be an aggregate expression "
     "or appear in GROUP BY clause"},
    {"SELECT sum(nationkey), 1_000 + regionkey FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:30: '(1_000 + regionkey)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), -1 + regionkey FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:27: '(-1 + regionkey)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT max(count(*) FILTER (WHERE name = 'x')) FROM nation",
     "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation 'max': [count(*) "
     "FILTER (WHERE (name = 'x'))]"},
    {"SELECT max(array_agg(DISTINCT name ORDER BY name DESC NULLS FIRST, nationkey)) FROM nation",
     "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation 'max': "
     "[array_agg(DISTINCT name ORDER BY name DESC NULLS FIRST, nationkey ASC)]"},
    {"SELECT max(sum(nationkey) OVER (PARTITION BY name ORDER BY name ROWS BETWEEN 1 PRECEDING AND "
     "CURRENT ROW)) FROM nation",
     "NESTED_WINDOW line 1:8: Cannot nest window functions or row pattern measures inside "
     "aggregation 'max': [sum(nationkey) OVER (PARTITION BY name ORDER BY name ASC ROWS BETWEEN 1 "
     "PRECEDING AND CURRENT ROW)]"},
    {"SELECT max(sum(nationkey) OVER w) FROM nation WINDOW w AS ()",
     "NESTED_WINDOW line 1:8: Cannot nest window functions or row pattern measures inside "
     "aggregation 'max': [sum(nationkey) OVER w]"},
    {"SELECT 1 FROM nation WHERE rank() OVER (ORDER BY name) = sum(nationkey) + grouping(name)",
     "EXPRESSION_NOT_SCALAR line 1:56: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [sum(nationkey), rank() OVER (ORDER BY name ASC), GROUPING (name)]"},
    {"SELECT max(listagg(name, ',') WITHIN GROUP (ORDER BY name)) FROM nation",
     "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation 'max': "
     "[LISTAGG(name, ',' ON OVERFLOW  ERROR) WITHIN GROUP (ORDER BY name ASC)]"},
    {"SELECT sum(nationkey), format('%s', name) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:24: 'format('%s', name)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), current_timestamp(3) = CAST(name AS timestamp) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:45: '(current_timestamp(3) = CAST(name AS timestamp))' must "
     "be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT Input.* FROM TABLE(exclude_columns(TABLE(nation) AS input, DESCRIPTOR(name)))",
     "TABLE_NOT_FOUND line 1:8: Unable to resolve reference input"},
    {"SELECT a.nationkey FROM nation a LEFT JOIN LATERAL (SELECT a.x) ON true",
     "COLUMN_NOT_FOUND line 1:60: Column 'a.x' cannot be resolved"},
    {"SELECT * FROM nation a FULL JOIN LATERAL (SELECT a.name) t ON true",
     "INVALID_COLUMN_REFERENCE line 1:50: LATERAL reference not allowed in FULL JOIN"},
    {"SELECT * FROM nation a LEFT JOIN UNNEST(ARRAY[1]) t(x) ON a.nationkey = x",
     "NOT_SUPPORTED line 1:71: LEFT JOIN involving UNNEST is only supported with condition ON "
     "TRUE"},
    {"SELECT name n FROM nation GROUP BY n",
     "COLUMN_NOT_FOUND line 1:36: Column 'n' cannot be resolved"},
    {"SELECT name n, count(*) c FROM nation GROUP BY name HAVING c > 1",
     "COLUMN_NOT_FOUND line 1:60: Column 'c' cannot be resolved"},
    {"SELECT name n, count(*) c FROM nation GROUP BY name ORDER BY c, max(n)",
     "COLUMN_NOT_FOUND line 1:69: Invalid reference to output projection attribute from ORDER BY "
     "aggregation"},
    {"SELECT count(*) c FROM nation ORDER BY sum(c)",
     "COLUMN_NOT_FOUND line 1:44: Invalid reference to output projection attribute from ORDER BY "
     "aggregation"},
    {"SELECT count(*) c FROM nation ORDER BY name",
     "EXPRESSION_NOT_AGGREGATE line 1:40: 'name' must be an aggregate expression or appear in "
     "GROUP BY clause"},
    {"SELECT name FROM nation GROUP BY name ORDER BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:48: 'regionkey' must be an aggregate expression or appear in "
     "GROUP BY clause"},
    {"SELECT DISTINCT name AS n FROM nation ORDER BY lower(n)",
     "EXPRESSION_NOT_IN_DISTINCT line 1:1: For SELECT DISTINCT, ORDER BY expressions must appear "
     "in select list"},
    {"SELECT DISTINCT name AS n FROM nation ORDER BY random()",
     "EXPRESSION_NOT_IN_DISTINCT line 1:1: For SELECT DISTINCT, ORDER BY expressions must appear "
     "in select list"},
    {"SELECT rank() OVER w FROM nation",
     "INVALID_WINDOW_REFERENCE line 1:20: Cannot resolve WINDOW name w"},
    {"SELECT rank() OVER (w ORDER BY name) FROM nation WINDOW w AS (ORDER BY name)",
     "INVALID_ORDER_BY line 1:23: Cannot specify ORDER BY if referenced named WINDOW specifies "
     "ORDER BY"},
    {"SELECT rank() OVER (w PARTITION BY name) FROM nation WINDOW w AS (ORDER BY name)",
     "INVALID_PARTITION_BY line 1:36: WINDOW specification with named WINDOW reference cannot "
     "specify PARTITION BY"},
    {"SELECT rank() OVER (w) FROM nation WINDOW w AS (ORDER BY name ROWS 1 PRECEDING)",
     "INVALID_WINDOW_REFERENCE line 1:21: Cannot reference named WINDOW containing frame "
     "specification"},
    {"SELECT sum(1) OVER (RANGE 1 PRECEDING) FROM nation",
     "MISSING_ORDER_BY line 1:21: Window frame of type RANGE PRECEDING or FOLLOWING requires ORDER "
     "BY"},
    {"SELECT sum(1) OVER (ORDER BY name, comment RANGE 1 PRECEDING) FROM nation",
     "INVALID_ORDER_BY line 1:21: Window frame of type RANGE PRECEDING or FOLLOWING requires "
     "single sort item in ORDER BY (actual: 2)"},
    {"SELECT upper(name) FILTER (WHERE true) FROM nation",
     "FUNCTION_NOT_AGGREGATE line 1:8: Filter is only valid for aggregation functions"},
    {"SELECT upper(name ORDER BY name) FROM nation",
     "FUNCTION_NOT_AGGREGATE line 1:8: ORDER BY is only valid for aggregation functions"},
    {"SELECT count(*) FROM nation HAVING rank() OVER () > 1",
     "NESTED_WINDOW line 1:36: HAVING clause cannot contain window functions or row pattern "
     "measures"},
    {"SELECT sum(rank() OVER (ORDER BY name)) OVER () FROM nation",
     "NESTED_WINDOW line 1:12: Cannot nest window functions or row pattern measures inside window "
     "function arguments"},
    {"SELECT lag(name) FILTER (WHERE true) OVER (ORDER BY name) FROM nation",
     "NOT_SUPPORTED line 1:1: FILTER is not yet supported for window functions"},
    {"SELECT rank() IGNORE NULLS OVER (ORDER BY name) FROM nation",
     "NULL_TREATMENT_NOT_ALLOWED line 1:8: Cannot specify null treatment clause for rank function"},
    {"SELECT sum(1) OVER (ORDER BY rank() OVER ()) FROM nation",
     "NESTED_WINDOW line 1:30: Cannot nest window functions or row pattern measures inside window "
     "specification"},
    {"SELECT x FROM nation GROUP BY ROLLUP (name, lower(name))",
     "COLUMN_NOT_FOUND line 1:8: Column 'x' cannot be resolved"},
    {"SELECT approx_set(1) FROM nation GROUP BY approx_set(1)",
     "EXPRESSION_NOT_SCALAR line 1:43: GROUP BY clause cannot contain aggregations, window "
     "functions or grouping operations: [approx_set(1)]"},
    {"SELECT CAST(ROW(1,2) AS ROW(a integer, a integer)).a",
     "AMBIGUOUS_NAME line 1:52: Ambiguous row field reference: a"},
    {"SELECT nationkey FROM nation, region WHERE name = 'x'",
     "AMBIGUOUS_NAME line 1:44: Column 'name' is ambiguous"},
    {"SELECT nation.* FROM nation n",
     "TABLE_NOT_FOUND line 1:8: Unable to resolve reference nation"},
    {"SELECT tiny.nation.* FROM nation",
     "TABLE_NOT_FOUND line 1:8: Unable to resolve reference tiny.nation"},
    {"SELECT a.b.c.d.e.* FROM nation",
     "TABLE_NOT_FOUND line 1:8: Unable to resolve reference a.b.c.d.e"},
    {"SELECT * FROM a.b.c.d", "SYNTAX_ERROR Too many dots in table name: a.b.c.d"},
    {"SELECT * FROM nation, LATERAL (SELECT nation.name) AS l(a, b)",
     "MISMATCHED_COLUMN_ALIASES line 1:23: Column alias list has 2 entries but 'l' has 1 columns "
     "available"},
    {"(SELECT name FROM nation) ORDER BY nationkey",
     "COLUMN_NOT_FOUND line 1:36: Column 'nationkey' cannot be resolved"},
    {"SELECT name FROM nation UNION SELECT name FROM region ORDER BY nationkey",
     "COLUMN_NOT_FOUND line 1:64: Column 'nationkey' cannot be resolved"},
    {"SELECT name FROM nation UNION SELECT name FROM region ORDER BY 2",
     "INVALID_COLUMN_REFERENCE line 1:64: ORDER BY position 2 is not in select list"},
    {"SELECT name, name FROM nation ORDER BY name",
     "AMBIGUOUS_NAME line 1:40: Column 'name' is ambiguous"},
    {"SELECT name, lower(name) AS name FROM nation ORDER BY name",
     "AMBIGUOUS_NAME line 1:55: Column 'name' is ambiguous"},
    {"SELECT transform(ARRAY[1], x -> (SELECT x))",
     "NOT_SUPPORTED line 1:33: Lambda expression cannot contain subqueries"},
    {"SELECT transform(ARRAY[1], x -> sum(x)) FROM nation",
     "EXPRESSION_NOT_SCALAR line 1:33: Lambda expression cannot contain aggregations, window "
     "functions or grouping operations: [sum(x)]"},
    {"SELECT name FROM nation FETCH FIRST 5 ROWS WITH TIES",
     "MISSING_ORDER_BY line 1:25: FETCH FIRST WITH TIES clause requires ORDER BY"},
    {"SELECT FINAL count(name) FROM nation",
     "INVALID_PROCESSING_MODE line 1:8: FINAL semantics is not supported out of pattern "
     "recognition context"},
    {"SELECT count(nope) FILTER (WHERE nope2) FROM nation",
     "COLUMN_NOT_FOUND line 1:34: Column 'nope2' cannot be resolved"},
    {"SELECT json_array(map())",
     "NOT_SUPPORTED line 1:8: Unsupported type of value passed to JSON_ARRAY function: "
     "map(unknown, unknown)"},
    {"SELECT json_array(X'00')",
     "NOT_SUPPORTED line 1:19: Unsupported type of value passed to JSON_ARRAY function: varbinary"},
    {"SELECT json_value(name, 'lax $.x' PASSING map() AS a) FROM nation",
     "NOT_SUPPORTED line 1:8: Unsupported type of JSON path parameter: map(unknown, unknown)"},
    {"SELECT json_value(name, 'lax $x') FROM nation",
     "INVALID_PATH line 1:25: no value passed for parameter x"},
    {"SELECT json_value(name, 'lax $x' PASSING 1 AS x) FROM nation",
     "INVALID_PATH line 1:25: no value passed for parameter x. Try quoting \"x\" in the PASSING "
     "clause "
     "to match case"},
    {R"(SELECT json_value(name, 'lax $.a ? (@ > $y && @ < $z)' PASSING 1 AS "y") FROM nation)",
     "INVALID_PATH line 1:25: no value passed for parameter z"},
    {R"(SELECT id FROM JSON_TABLE('[1]', 'lax $' PASSING 1 AS "x" COLUMNS (id integer PATH 'lax $x')))",
     "INVALID_PATH line 1:84: no value passed for parameter x"},
    {"SELECT json_value(name, 'lax $.a ? (@.b = 1)') FROM nation",
     "SYNTAX_ERROR line 1:41: no viable alternative at input '@.b ='"},
    {"SELECT json_value(nope, 'lax $.') FROM nation",
     "COLUMN_NOT_FOUND line 1:19: Column 'nope' cannot be resolved"},
    {R"(SELECT json_value(name, 'lax $x' PASSING 1 AS "x", 2 AS "x") FROM nation)",
     "DUPLICATE_PARAMETER_NAME line 1:57: x JSON path parameter is specified more than once"},
    {"SELECT * FROM nation TABLESAMPLE BERNOULLI (x)",
     "EXPRESSION_NOT_CONSTANT line 1:45: Sample percentage cannot contain column references"},
    {"SELECT a.name FROM nation a JOIN nation b USING (nationkey, nationkey)",
     "DUPLICATE_COLUMN_NAME line 1:61: Column 'nationkey' appears multiple times in USING clause"},
    {"SELECT nationkey, a.nationkey FROM nation a JOIN nation b USING (nationkey)",
     "COLUMN_NOT_FOUND line 1:19: Column 'a.nationkey' cannot be resolved"},
    {"SELECT try(1/0), try(nope)", "COLUMN_NOT_FOUND line 1:22: Column 'nope' cannot be resolved"},
    {"SELECT DISTINCT name, lower(name) FROM nation ORDER BY lower(name)",
     "EXPRESSION_NOT_IN_DISTINCT line 1:1: For SELECT DISTINCT, ORDER BY expressions must appear "
     "in select list"},
    {"SELECT DISTINCT name, lower(name) FROM nation ORDER BY name || 'x'",
     "EXPRESSION_NOT_IN_DISTINCT line 1:1: For SELECT DISTINCT, ORDER BY expressions must appear "
     "in select list"},
    {"SELECT DISTINCT * FROM nation ORDER BY name, lower(name)",
     "EXPRESSION_NOT_IN_DISTINCT line 1:1: For SELECT DISTINCT, ORDER BY expressions must appear "
     "in select list"},
    {"SELECT DISTINCT nationkey + 1, nationkey FROM nation ORDER BY nationkey + 1",
     "EXPRESSION_NOT_IN_DISTINCT line 1:1: For SELECT DISTINCT, ORDER BY expressions must appear "
     "in select list"},
    {"SELECT a.name FROM nation a JOIN region b ON a.regionkey = b.regionkey AND a.comment = "
     "b.nope",
     "COLUMN_NOT_FOUND line 1:88: Column 'b.nope' cannot be resolved"},
    {"SELECT * FROM nation a LEFT JOIN region b ON a.regionkey = (SELECT max(c.regionkey) FROM "
     "region c WHERE c.name = b.name)",
     "NOT_SUPPORTED line 1:114: Reference to column 'b.name' from outer scope not allowed in this "
     "context"},
    {"SELECT name FROM nation n WHERE regionkey IN (SELECT regionkey FROM region r WHERE r.name = "
     "n.nam)",
     "COLUMN_NOT_FOUND line 1:93: Column 'n.nam' cannot be resolved"},
    {"WITH t(a, b) AS (SELECT 1) SELECT * FROM t",
     "MISMATCHED_COLUMN_ALIASES line 1:8: Column alias list has 2 entries but relation has 1 "
     "columns"},
    {"SELECT * FROM nation AS n(a, b)",
     "MISMATCHED_COLUMN_ALIASES line 1:15: Column alias list has 2 entries but 'n' has 4 columns "
     "available"},
    {"SELECT sum(nationkey) OVER (PARTITION BY regionkey ORDER BY sum(nationkey)) FROM nation "
     "GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'sum(nationkey) OVER (PARTITION BY regionkey ORDER BY "
     "sum(nationkey) ASC)' must be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT max(name) FROM nation HAVING regionkey > 1",
     "EXPRESSION_NOT_AGGREGATE line 1:47: '(regionkey > 1)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT CASE WHEN regionkey > 1 THEN 2 END FROM nation GROUP BY CASE WHEN regionkey > 1 THEN "
     "1 END",
     "EXPRESSION_NOT_AGGREGATE line 1:8: '(CASE WHEN (regionkey > 1) THEN 2 END)' must be an "
     "aggregate expression or appear in GROUP BY clause"},
    {"SELECT map_filter(MAP(ARRAY['a'], ARRAY[1]), (k, v) -> v > nope) FROM nation",
     "COLUMN_NOT_FOUND line 1:60: Column 'nope' cannot be resolved"},
    {"SELECT n.name FROM nation n, LATERAL (SELECT max(r.name) m FROM region r WHERE r.regionkey = "
     "n.regionkey) l WHERE l.m = n.nope",
     "COLUMN_NOT_FOUND line 1:121: Column 'n.nope' cannot be resolved"},
};

}  // namespace

TEST_CASE("analysis: faults of names and groups as the server gives them") {
  check_answers(kCases);
}
