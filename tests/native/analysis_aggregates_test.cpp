#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// Aggregations: functions by their full name, and DISTINCT with ORDER BY. Every answer is one of a
// Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT array_agg(DISTINCT lower(name) ORDER BY lower(NAME)) FROM nation",
     "EXPRESSION_NOT_IN_DISTINCT line 1:48: For aggregate function with DISTINCT, ORDER BY "
     "expressions must appear in arguments"},
    {"SELECT array_agg(DISTINCT name ORDER BY NAME) FROM nation", "_col0: array(varchar(25))"},
    {"SELECT array_agg(DISTINCT name ORDER BY nation.name) FROM nation",
     "_col0: array(varchar(25))"},
    {"SELECT array_agg(DISTINCT lower(name) ORDER BY lower(nation.name)) FROM nation",
     "EXPRESSION_NOT_IN_DISTINCT line 1:48: For aggregate function with DISTINCT, ORDER BY "
     "expressions must appear in arguments"},
    {"SELECT array_agg(DISTINCT lower(name) ORDER BY lower(name)) FROM nation",
     "_col0: array(varchar(25))"},
    {"SELECT array_agg(DISTINCT name || 'a' ORDER BY concat(name, 'a')) FROM nation",
     "_col0: array(varchar)"},
    {"SELECT array_agg(DISTINCT nationkey + 1 ORDER BY nationkey + 01) FROM nation",
     "_col0: array(bigint)"},
    {"SELECT array_agg(DISTINCT nationkey + 1.5e0 ORDER BY nationkey + 15e-1) FROM nation",
     "_col0: array(double)"},
    {"SELECT array_agg(DISTINCT lower(\"name\") ORDER BY lower(name)) FROM nation",
     "_col0: array(varchar(25))"},
    {"SELECT array_agg(DISTINCT (nationkey, 1) ORDER BY ROW(nationkey, 1)) FROM nation",
     "_col0: array(row(bigint, integer))"},
    {"SELECT array_agg(DISTINCT rand() ORDER BY rand()) FROM nation", "_col0: array(double)"},
    {"SELECT array_agg(DISTINCT CAST(name AS varchar) ORDER BY CAST(name AS VARCHAR)) FROM nation",
     "EXPRESSION_NOT_IN_DISTINCT line 1:58: For aggregate function with DISTINCT, ORDER BY "
     "expressions must appear in arguments"},
    {"SELECT array_agg(DISTINCT 1 ORDER BY 1) FROM nation", "_col0: array(integer)"},
    {"SELECT array_agg(DISTINCT 1 ORDER BY 01) FROM nation", "_col0: array(integer)"},
    {"SELECT array_agg(DISTINCT name ORDER BY (name)) FROM nation", "_col0: array(varchar(25))"},
    {"SELECT array_agg(DISTINCT name ORDER BY name, nationkey) FROM nation",
     "EXPRESSION_NOT_IN_DISTINCT line 1:47: For aggregate function with DISTINCT, ORDER BY "
     "expressions must appear in arguments"},
    {"SELECT array_agg(DISTINCT DATE '2020-01-01' ORDER BY date '2020-01-01') FROM nation",
     "EXPRESSION_NOT_IN_DISTINCT line 1:54: For aggregate function with DISTINCT, ORDER BY "
     "expressions must appear in arguments"},
    {"SELECT array_agg(DISTINCT trim(name) ORDER BY trim(BOTH FROM name)) FROM nation",
     "_col0: array(varchar(25))"},
    {"SELECT array_agg(DISTINCT transform(ARRAY[name], x -> x) ORDER BY transform(ARRAY[name], x "
     "-> x)) FROM nation",
     "_col0: array(array(varchar(25)))"},
    {"SELECT max_by(DISTINCT name, nationkey ORDER BY nationkey) FROM nation",
     "_col0: varchar(25)"},
    {"SELECT listagg(DISTINCT name, ',') WITHIN GROUP (ORDER BY ',') FROM nation",
     "_col0: varchar"},
    {"SELECT listagg(DISTINCT name) WITHIN GROUP (ORDER BY name) FROM nation", "_col0: varchar"},
    {"SELECT listagg(DISTINCT name) WITHIN GROUP (ORDER BY NAME) FROM nation", "_col0: varchar"},
    {"SELECT listagg(DISTINCT name) WITHIN GROUP (ORDER BY '') FROM nation", "_col0: varchar"},
    {"SELECT listagg(DISTINCT name) WITHIN GROUP (ORDER BY name, '') FROM nation",
     "_col0: varchar"},
    {"SELECT listagg(DISTINCT name ON OVERFLOW TRUNCATE '.' WITH COUNT) WITHIN GROUP (ORDER BY "
     "'.') FROM nation",
     "_col0: varchar"},
    {"SELECT listagg(DISTINCT name) WITHIN GROUP (ORDER BY name) OVER () FROM nation",
     "_col0: varchar"},
    {"SELECT listagg(DISTINCT name) WITHIN GROUP (ORDER BY regionkey) OVER () FROM nation",
     "_col0: varchar"},
    {"SELECT array_agg(DISTINCT name ORDER BY regionkey) OVER () FROM nation",
     "_col0: array(varchar(25))"},
    {"SELECT regionkey FROM nation GROUP BY regionkey HAVING listagg(DISTINCT name) WITHIN GROUP "
     "(ORDER BY nationkey) = 'a'",
     "EXPRESSION_NOT_IN_DISTINCT line 1:102: For aggregate function with DISTINCT, ORDER BY "
     "expressions must appear in arguments"},
    {"SELECT regionkey FROM nation GROUP BY regionkey ORDER BY listagg(DISTINCT name) WITHIN GROUP "
     "(ORDER BY nationkey)",
     "EXPRESSION_NOT_IN_DISTINCT line 1:104: For aggregate function with DISTINCT, ORDER BY "
     "expressions must appear in arguments"},
    {"SELECT listagg(DISTINCT max(name)) WITHIN GROUP (ORDER BY nationkey) FROM nation",
     "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation 'listagg': "
     "[max(name)]"},
    {"SELECT nationkey, listagg(DISTINCT name) WITHIN GROUP (ORDER BY nationkey) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'nationkey' must be an aggregate expression or appear in "
     "GROUP BY clause"},
    {"SELECT listagg(DISTINCT name) WITHIN GROUP (ORDER BY nationkey), nationkey FROM nation",
     "EXPRESSION_NOT_IN_DISTINCT line 1:54: For aggregate function with DISTINCT, ORDER BY "
     "expressions must appear in arguments"},
    {"SELECT listagg(DISTINCT nationkey) WITHIN GROUP (ORDER BY regionkey) FROM nation",
     "TYPE_MISMATCH line 1:8: Expected expression of varchar, but 'nationkey' has bigint type"},
    {"SELECT x FROM (SELECT array_agg(DISTINCT name ORDER BY regionkey) FROM nation) t(x, y)",
     "EXPRESSION_NOT_IN_DISTINCT line 1:56: For aggregate function with DISTINCT, ORDER BY "
     "expressions must appear in arguments"},
    {"SELECT system.builtin.sum(nationkey) OVER (ORDER BY name) AS n FROM nation", "n: bigint"},
    {"SELECT system.builtin.rank() OVER (ORDER BY name) AS n FROM nation", "n: bigint"},
    {"SELECT system.builtin.rank() FROM nation",
     "MISSING_OVER line 1:8: Window function system.builtin.rank requires an OVER clause"},
    {"SELECT name, system.builtin.max(name) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'name' must be an aggregate expression or appear in GROUP "
     "BY clause"},
    {"SELECT name, system.builtin.max(nationkey) FROM nation GROUP BY name",
     "name: varchar(25), _col1: bigint"},
    {"SELECT system.builtin.max(system.builtin.max(name)) FROM nation",
     "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation "
     "'system.builtin.max': [system.builtin.max(name)]"},
    {"SELECT system.builtin.max(max(name)) FROM nation",
     "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation "
     "'system.builtin.max': [max(name)]"},
    {"SELECT max(system.builtin.max(name)) FROM nation",
     "NESTED_AGGREGATION line 1:8: Cannot nest aggregations inside aggregation 'max': "
     "[system.builtin.max(name)]"},
    {"SELECT system.builtin.max(rank() OVER ()) FROM nation",
     "NESTED_WINDOW line 1:8: Cannot nest window functions or row pattern measures inside "
     "aggregation 'system.builtin.max': [rank() OVER ()]"},
    {"SELECT name FROM nation WHERE system.builtin.max(name) = 'a'",
     "EXPRESSION_NOT_SCALAR line 1:56: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [system.builtin.max(name)]"},
    {"SELECT name FROM nation WHERE system.builtin.rank() = 1",
     "EXPRESSION_NOT_SCALAR line 1:53: WHERE clause cannot contain aggregations, window functions "
     "or grouping operations: [system.builtin.rank()]"},
    {"SELECT system.builtin.lag(name) OVER () FROM nation", "_col0: varchar(25)"},
    {"SELECT system.builtin.lag(name) IGNORE NULLS OVER (ORDER BY name) FROM nation",
     "NULL_TREATMENT_NOT_ALLOWED line 1:8: Cannot specify null treatment clause for "
     "system.builtin.lag function"},
    {"SELECT system.builtin.rank() OVER (ORDER BY name ROWS 1 PRECEDING) FROM nation",
     "_col0: bigint"},
    {"SELECT system.builtin.rank() IGNORE NULLS OVER (ORDER BY name) FROM nation",
     "NULL_TREATMENT_NOT_ALLOWED line 1:8: Cannot specify null treatment clause for "
     "system.builtin.rank function"},
    {"SELECT system.builtin.lower(name) OVER () FROM nation",
     "FUNCTION_NOT_WINDOW line 1:1: Not a window function: system.builtin.lower"},
    {"SELECT system.builtin.lower(DISTINCT name) FROM nation",
     "FUNCTION_NOT_AGGREGATE line 1:8: DISTINCT is not supported for non-aggregation functions"},
    {"SELECT system.builtin.count(DISTINCT name) FROM nation", "_col0: bigint"},
    {"SELECT system.builtin.count(*) FROM nation", "_col0: bigint"},
    {"SELECT system.builtin.lower(name) FILTER (WHERE true) FROM nation",
     "FUNCTION_NOT_AGGREGATE line 1:8: Filter is only valid for aggregation functions"},
    {"SELECT system.builtin.lower(name ORDER BY name) FROM nation",
     "FUNCTION_NOT_AGGREGATE line 1:8: ORDER BY is only valid for aggregation functions"},
    {"SELECT system.builtin.array_agg(name ORDER BY name) FROM nation",
     "_col0: array(varchar(25))"},
    {"SELECT system.builtin.array_agg(DISTINCT name ORDER BY regionkey) FROM nation",
     "EXPRESSION_NOT_IN_DISTINCT line 1:56: For aggregate function with DISTINCT, ORDER BY "
     "expressions must appear in arguments"},
    {"SELECT system.builtin.sum(name) FROM nation",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (varchar(25)) for function "
     "system.builtin.sum. Expected: system.builtin.sum(bigint), system.builtin.sum(decimal(p,s)), "
     "system.builtin.sum(double), system.builtin.sum(interval day to second), "
     "system.builtin.sum(interval year to month), system.builtin.sum(real)"},
    {"SELECT system.builtin.nope(name) FROM nation",
     "FUNCTION_NOT_FOUND line 1:8: Function 'system.builtin.nope' not registered"},
    {"SELECT system.builtin.rank(DISTINCT name) OVER (ORDER BY name) FROM nation",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (varchar(25)) for function "
     "system.builtin.rank. Expected: system.builtin.rank()"},
    {"SELECT system.builtin.if(true, 1, 2)",
     "FUNCTION_NOT_FOUND line 1:8: Function 'system.builtin.if' not registered"},
    {"SELECT system.builtin.coalesce(1, 2)",
     "FUNCTION_NOT_FOUND line 1:8: Function 'system.builtin.coalesce' not registered"},
    {"SELECT system.builtin.try(1)",
     "FUNCTION_NOT_FOUND line 1:8: Function 'system.builtin.try' not registered"},
    {"SELECT system.builtin.nullif(1, 2)",
     "FUNCTION_NOT_FOUND line 1:8: Function 'system.builtin.nullif' not registered"},
    {"SELECT system.builtin.concat('a', 1)",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (varchar(1), integer) for function "
     "system.builtin.concat. Expected: system.builtin.concat(E, array(E)) E, "
     "system.builtin.concat(array(E)) E, system.builtin.concat(array(E), E) E, "
     "system.builtin.concat(char(x), char(y)), system.builtin.concat(varbinary), "
     "system.builtin.concat(varchar)"},
    {"SELECT name FROM nation ORDER BY system.builtin.max(name)",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'name' must be an aggregate expression or appear in GROUP "
     "BY clause"},
    {"SELECT system.builtin.count(*) OVER () FROM nation HAVING true", "_col0: bigint"},
    {"SELECT 1 FROM nation HAVING system.builtin.rank() OVER () = 1",
     "NESTED_WINDOW line 1:29: HAVING clause cannot contain window functions or row pattern "
     "measures"},
    {"SELECT * FROM nation GROUP BY system.builtin.max(name)",
     "EXPRESSION_NOT_SCALAR line 1:31: GROUP BY clause cannot contain aggregations, window "
     "functions or grouping operations: [system.builtin.max(name)]"},
    {"SELECT transform(ARRAY[1], x -> system.builtin.max(x)) FROM nation",
     "EXPRESSION_NOT_SCALAR line 1:33: Lambda expression cannot contain aggregations, window "
     "functions or grouping operations: [system.builtin.max(x)]"},
    {"SELECT system.builtin.rank() FILTER (WHERE true) OVER (ORDER BY name) FROM nation",
     "NOT_SUPPORTED line 1:1: FILTER is not yet supported for window functions"},
    {"SELECT system.builtin.sum(nationkey) FILTER (WHERE true) OVER (ORDER BY name) FROM nation",
     "NOT_SUPPORTED line 1:1: FILTER is not yet supported for window functions"},
    {"SELECT system.builtin.concat(name, 'a') FROM nation GROUP BY system.builtin.concat(name, "
     "'a')",
     "_col0: varchar"},
    {"SELECT nationkey, system.builtin.max(name) FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'nationkey' must be an aggregate expression or appear in "
     "GROUP BY clause"},
    {"SELECT system.builtin.max_by(name, nationkey), regionkey FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:48: 'regionkey' must be an aggregate expression or appear in "
     "GROUP BY clause"},
    {"SELECT merge(DISTINCT s ORDER BY s) FROM (SELECT CAST(NULL AS hyperloglog) s)",
     "TYPE_MISMATCH line 1:8: ORDER BY can only be applied to orderable types (actual: "
     "HyperLogLog)"},
};

}  // namespace

TEST_CASE("analysis: aggregations by full names, and in order") { check_answers(kCases); }
