#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// GROUP BY AUTO, calls that are no functions, and expressions as messages write them.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT name, count(*) FROM nation GROUP BY AUTO", "name: varchar(25), _col1: bigint"},
    {"SELECT *, count(*) FROM nation GROUP BY AUTO",
     "nationkey: bigint, name: varchar(25), regionkey: bigint, comment: varchar(152), _col4: "
     "bigint"},
    {"SELECT name, (count(*)) FROM nation GROUP BY regionkey, AUTO",
     "name: varchar(25), _col1: bigint"},
    {"SELECT name || 'x', LISTAGG(comment, ',') WITHIN GROUP (ORDER BY comment) FROM nation GROUP "
     "BY AUTO",
     "_col0: varchar, _col1: varchar"},
    {"SELECT name || 'x' FROM nation GROUP BY AUTO ORDER BY name || 'x'", "_col0: varchar"},
    {"SELECT name, count(*) + regionkey FROM nation GROUP BY AUTO",
     "EXPRESSION_NOT_SCALAR line 1:23: GROUP BY clause cannot contain aggregations, window "
     "functions or grouping operations: [count(*)]"},
    {"SELECT name, trim(max(comment)) FROM nation GROUP BY AUTO",
     "EXPRESSION_NOT_SCALAR line 1:14: GROUP BY clause cannot contain aggregations, window "
     "functions or grouping operations: [max(comment)]"},
    {"SELECT name || 'x', count(*) FROM nation GROUP BY AUTO ORDER BY name",
     "EXPRESSION_NOT_AGGREGATE line 1:65: 'name' must be an aggregate expression or appear in "
     "GROUP BY clause"},
    {"SELECT name, max(regionkey) FROM nation GROUP BY AUTO HAVING comment = 'a'",
     "EXPRESSION_NOT_AGGREGATE line 1:70: '(comment = 'a')' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT *, approx_set(name) FROM (SELECT CAST(NULL AS hyperloglog) h, name FROM nation) GROUP "
     "BY AUTO",
     "TYPE_MISMATCH line 1:1: HyperLogLog is not comparable, and therefore cannot be used in GROUP "
     "BY"},
    {"SELECT name, rank() FROM nation GROUP BY AUTO",
     "MISSING_OVER line 1:14: Window function system.builtin.rank requires an OVER clause"},
    {"SELECT nope FROM nation GROUP BY AUTO",
     "COLUMN_NOT_FOUND line 1:8: Column 'nope' cannot be resolved"},
    {"SELECT 1, MAP() FROM nation ORDER BY 2",
     "TYPE_MISMATCH line 1:1: Type map(unknown, unknown) is not orderable, and therefore cannot be "
     "used in ORDER BY: :input(1)"},
    {"SELECT ARRAY[ROW(1, name)][1] FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'ARRAY[ROW(1, name)][1]' must be an aggregate expression "
     "or appear in GROUP BY clause"},
    {"SELECT ROW(ROW(1, ROW(1, name))[2][1], name) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'ROW (ROW(1, ROW(1, name))[2][1], name)' must be an "
     "aggregate expression or appear in GROUP BY clause"},
    {"SELECT MAP(ARRAY[ROW(1, name)], ARRAY[1])[ROW(1, name)] FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'MAP(ARRAY[ROW(1, name)], ARRAY[1])[ROW(1, name)]' must "
     "be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT CAST(current_date AS varchar) || name FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:38: 'concat(CAST(current_date AS varchar), name)' must be an "
     "aggregate expression or appear in GROUP BY clause"},
    {"SELECT 1 FROM nation WHERE count(*) OVER (order by name rows between 1.5 preceding and "
     "unbounded following) > 1",
     "EXPRESSION_NOT_SCALAR line 1:109: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [count(*) OVER (ORDER BY name ASC ROWS BETWEEN DECIMAL '1.5' "
     "PRECEDING AND UNBOUNDED FOLLOWING)]"},
    {"SELECT 1 FROM nation WHERE count(*) OVER (groups between current row and name || 'a' "
     "following) > 1",
     "EXPRESSION_NOT_SCALAR line 1:97: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [count(*) OVER (GROUPS BETWEEN CURRENT ROW AND concat(name, 'a') "
     "FOLLOWING)]"},
    {"SELECT format('%s', 1.5, X'AB', 'a')",
     "NOT_SUPPORTED line 1:21: Type not supported for formatting: decimal(2,1)"},
    {"SELECT format('%s', CAST(NULL AS row(a bigint, b decimal(10,2))))",
     "NOT_SUPPORTED line 1:21: Type not supported for formatting: row(a bigint, b decimal(10,2))"},
    {"SELECT format('%s', CAST(NULL AS interval day to second), CAST(NULL AS geometry))",
     "NOT_SUPPORTED line 1:21: Type not supported for formatting: interval day to second"},
    {"SELECT format('%s', IPADDRESS '10.0.0.1', JSON '1', NULL, TIME '01:02:03 +01:00')",
     "_col0: varchar"},
    {"SELECT JSON_VALUE(CHAR 'ab', 'lax $.a')",
     "TYPE_MISMATCH line 1:19: Cannot read input of type char(2) as JSON using formatting JSON"},
    {"SELECT JSON_OBJECT('a': CHAR 'ab' FORMAT JSON)",
     "TYPE_MISMATCH line 1:25: Cannot read input of type char(2) as JSON using formatting JSON"},
    {"SELECT JSON_VALUE('a', 'lax $.a' PASSING CHAR 'ab' FORMAT JSON AS x)",
     "TYPE_MISMATCH line 1:42: Cannot read input of type char(2) as JSON using formatting JSON"},
    {"SELECT JSON_OBJECT('a': ROW(1.5))",
     "NOT_SUPPORTED line 1:8: Unsupported type of value passed to JSON_OBJECT function: "
     "row(decimal(2,1))"},
    {"SELECT JSON_OBJECT(1.5: 1)",
     "INVALID_FUNCTION_ARGUMENT line 1:20: Invalid type of JSON object key: decimal(2,1)"},
    {"SELECT COUNT(*) FROM orders WHERE COALESCE(NULLIF(orderstatus, 'F'), 'bar' ORDER BY 2) = "
     "'bar'",
     "_col0: bigint"},
    {"SELECT 1 FROM nation WHERE if(true, name ORDER BY 2) = 'bar'", "_col0: integer"},
    {"SELECT 1 FROM nation WHERE nullif(name, 'a' ORDER BY regionkey) = 'bar'", "_col0: integer"},
    {"SELECT 1 FROM nation WHERE try(name ORDER BY nope) = 'bar'", "_col0: integer"},
    {"SELECT 1 FROM nation WHERE format('%s', name ORDER BY nope) = 'bar'", "_col0: integer"},
    {"SELECT 1 FROM nation WHERE abs(regionkey ORDER BY name) = 1",
     "EXPRESSION_NOT_SCALAR line 1:57: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [abs(regionkey ORDER BY name ASC)]"},
    {"SELECT abs(regionkey ORDER BY name) FROM nation",
     "FUNCTION_NOT_AGGREGATE line 1:8: ORDER BY is only valid for aggregation functions"},
    {"SELECT coalesce(name, 'a' ORDER BY count(*)) FROM nation", "_col0: varchar(25)"},
    {"SELECT coalesce(name, 'a' ORDER BY regionkey) FROM nation GROUP BY name",
     "_col0: varchar(25)"},
    {"SELECT 1 FROM nation GROUP BY (SELECT count(*) FROM (SELECT name FROM region r WINDOW w AS "
     "(PARTITION BY r.regionkey)))",
     "DUPLICATE_WINDOW_NAME line 1:87: WINDOW name 'w' specified more than once"},
    {"SELECT (SELECT count(*) OVER w FROM region r WINDOW w AS (PARTITION BY r.regionkey)), "
     "count(*) FROM nation GROUP BY 1",
     "DUPLICATE_WINDOW_NAME line 1:53: WINDOW name 'w' specified more than once"},
    {"SELECT EXISTS (SELECT 1 FROM region r WINDOW w AS (PARTITION BY r.regionkey)), count(*) FROM "
     "nation GROUP BY 1",
     "DUPLICATE_WINDOW_NAME line 1:46: WINDOW name 'w' specified more than once"},
    {"SELECT (SELECT name FROM region r WINDOW w AS (PARTITION BY r.regionkey)), count(*) FROM "
     "nation GROUP BY AUTO",
     "DUPLICATE_WINDOW_NAME line 1:42: WINDOW name 'w' specified more than once"},
    {"SELECT 1 FROM nation GROUP BY CUBE (name), (SELECT name FROM region r WINDOW w AS (PARTITION "
     "BY r.regionkey))",
     "DUPLICATE_WINDOW_NAME line 1:78: WINDOW name 'w' specified more than once"},
    {"SELECT format('%s', max(orderdate)) FROM orders GROUP BY AUTO",
     "EXPRESSION_NOT_SCALAR line 1:8: GROUP BY clause cannot contain aggregations, window "
     "functions or grouping operations: [max(orderdate)]"},
    {"SELECT coalesce(max(orderdate), current_date) FROM orders GROUP BY AUTO",
     "EXPRESSION_NOT_SCALAR line 1:8: GROUP BY clause cannot contain aggregations, window "
     "functions or grouping operations: [max(orderdate)]"},
    {"SELECT version(), combine_hash(1, 2)", "_col0: varchar, _col1: bigint"},
    {"SELECT VERSION(1)",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (integer) for function version. Expected: "
     "version()"},
    {"SELECT ROW('a', 1) OVER ()", "FUNCTION_NOT_FOUND line 1:8: Function 'row' not registered"},
    {"SELECT ROW(1) FILTER (WHERE true)",
     "FUNCTION_NOT_FOUND line 1:8: Function 'row' not registered"},
    {"SELECT ROW(DISTINCT 1)",
     "FUNCTION_NOT_AGGREGATE line 1:8: DISTINCT is not supported for non-aggregation functions"},
    {"SELECT ROW(1, 2 ORDER BY 1)", "FUNCTION_NOT_FOUND line 1:8: Function 'row' not registered"},
    {"SELECT count(*), current_user FROM nation",
     "GENERIC_INTERNAL_ERROR aggregation analysis not yet implemented for: "
     "io.trino.sql.tree.CurrentUser"},
    {"SELECT count(*), current_catalog FROM nation",
     "GENERIC_INTERNAL_ERROR aggregation analysis not yet implemented for: "
     "io.trino.sql.tree.CurrentCatalog"},
    {"SELECT count(*), current_schema FROM nation",
     "GENERIC_INTERNAL_ERROR aggregation analysis not yet implemented for: "
     "io.trino.sql.tree.CurrentSchema"},
    {"SELECT count(*), current_path FROM nation",
     "GENERIC_INTERNAL_ERROR aggregation analysis not yet implemented for: "
     "io.trino.sql.tree.CurrentPath"},
    {"SELECT count(*), current_date FROM nation", "_col0: bigint, _col1: date"},
    {"SELECT count(*), current_time FROM nation", "_col0: bigint, _col1: time(3) with time zone"},
    {"SELECT count(*), current_timestamp FROM nation",
     "_col0: bigint, _col1: timestamp(3) with time zone"},
    {"SELECT count(*), localtime FROM nation", "_col0: bigint, _col1: time(3)"},
    {"SELECT count(*), localtimestamp FROM nation", "_col0: bigint, _col1: timestamp(3)"},
    {"SELECT current_schema FROM nation GROUP BY name",
     "GENERIC_INTERNAL_ERROR aggregation analysis not yet implemented for: "
     "io.trino.sql.tree.CurrentSchema"},
    {"SELECT name, upper(current_user) FROM nation GROUP BY name",
     "GENERIC_INTERNAL_ERROR aggregation analysis not yet implemented for: "
     "io.trino.sql.tree.CurrentUser"},
    {"SELECT name FROM nation GROUP BY name HAVING name = current_user",
     "GENERIC_INTERNAL_ERROR aggregation analysis not yet implemented for: "
     "io.trino.sql.tree.CurrentUser"},
    {"SELECT name FROM nation GROUP BY name ORDER BY current_user",
     "GENERIC_INTERNAL_ERROR aggregation analysis not yet implemented for: "
     "io.trino.sql.tree.CurrentUser"},
    {"SELECT current_user, name FROM nation GROUP BY current_user, name",
     "_col0: varchar, name: varchar(25)"},
    {"SELECT count(current_user) FROM nation", "_col0: bigint"},
    {"SELECT count(*) FROM nation WHERE name = current_user", "_col0: bigint"},
    {"SELECT count(*), (SELECT current_user) FROM nation", "_col0: bigint, _col1: varchar"},
};

}  // namespace

TEST_CASE("analysis: what is grouped by") { check_answers(kCases); }
