#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// TABLE(sequence(…)), TABLE(exclude_columns(…)) and what else the server computes while it analyzes.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT * FROM TABLE(exclude_columns(input => TABLE(nation), columns => CAST(null AS "
     "DESCRIPTOR)))",
     "INVALID_FUNCTION_ARGUMENT COLUMNS descriptor is null"},
    {"SELECT * FROM TABLE(exclude_columns(input => TABLE(nation), columns => DESCRIPTOR()))",
     "INVALID_FUNCTION_ARGUMENT line 1:61: Invalid descriptor argument COLUMNS. Descriptors should "
     "be formatted as 'DESCRIPTOR(name [type], ...)'"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR()))",
     "INVALID_FUNCTION_ARGUMENT line 1:52: Invalid descriptor argument COLUMNS. Descriptors should "
     "be formatted as 'DESCRIPTOR(name [type], ...)'"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), NULL))",
     "INVALID_FUNCTION_ARGUMENT line 1:52: Invalid argument COLUMNS. Expected descriptor, got "
     "expression"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), 1))",
     "INVALID_FUNCTION_ARGUMENT line 1:52: Invalid argument COLUMNS. Expected descriptor, got "
     "expression"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), name))",
     "INVALID_FUNCTION_ARGUMENT line 1:52: Invalid argument COLUMNS. Expected descriptor, got "
     "expression"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), 'name'))",
     "INVALID_FUNCTION_ARGUMENT line 1:52: Invalid argument COLUMNS. Expected descriptor, got "
     "expression"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), TABLE(region)))",
     "INVALID_FUNCTION_ARGUMENT line 1:52: Invalid argument COLUMNS. Expected descriptor, got "
     "table"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name varchar)))",
     "INVALID_FUNCTION_ARGUMENT COLUMNS descriptor contains types"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name nope)))",
     "TYPE_MISMATCH line 1:68: Unknown type: nope"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name, NAME)))",
     "nationkey: bigint, regionkey: bigint, comment: varchar(152)"},
    {R"(SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR("name", "Comment"))))",
     "nationkey: bigint, regionkey: bigint"},
    {"SELECT 1 FROM TABLE(exclude_columns(input => TABLE(nation), columns => DESCRIPTOR(a, "
     "CAST(ROW(1) AS ROW(x bigint)))))",
     "INVALID_FUNCTION_ARGUMENT line 1:61: Invalid descriptor argument COLUMNS. Descriptors should "
     "be formatted as 'DESCRIPTOR(name [type], ...)'"},
    {"SELECT 1 FROM TABLE(exclude_columns(input => TABLE(nation), columns => DESCRIPTOR(a, 1)))",
     "INVALID_FUNCTION_ARGUMENT line 1:61: Invalid descriptor argument COLUMNS. Descriptors should "
     "be formatted as 'DESCRIPTOR(name [type], ...)'"},
    {"SELECT 1 FROM TABLE(exclude_columns(input => TABLE(nation), columns => DESCRIPTOR(a + 1)))",
     "INVALID_FUNCTION_ARGUMENT line 1:61: Invalid descriptor argument COLUMNS. Descriptors should "
     "be formatted as 'DESCRIPTOR(name [type], ...)'"},
    {"SELECT 1 FROM TABLE(exclude_columns(input => TABLE(nation), columns => DESCRIPTOR(a.b)))",
     "INVALID_FUNCTION_ARGUMENT line 1:61: Invalid descriptor argument COLUMNS. Descriptors should "
     "be formatted as 'DESCRIPTOR(name [type], ...)'"},
    {"SELECT 1 FROM TABLE(exclude_columns(input => TABLE(nation), columns => DESCRIPTOR(a, b.c)))",
     "INVALID_FUNCTION_ARGUMENT line 1:61: Invalid descriptor argument COLUMNS. Descriptors should "
     "be formatted as 'DESCRIPTOR(name [type], ...)'"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(1)))",
     "INVALID_FUNCTION_ARGUMENT line 1:52: Invalid descriptor argument COLUMNS. Descriptors should "
     "be formatted as 'DESCRIPTOR(name [type], ...)'"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(a.b)))",
     "INVALID_FUNCTION_ARGUMENT line 1:52: Invalid descriptor argument COLUMNS. Descriptors should "
     "be formatted as 'DESCRIPTOR(name [type], ...)'"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), CAST(1 AS DESCRIPTOR)))",
     "INVALID_FUNCTION_ARGUMENT line 1:52: Invalid argument COLUMNS. Expected descriptor, got "
     "expression"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation)))",
     "MISSING_ARGUMENT line 1:37: Missing argument: COLUMNS"},
    {"SELECT * FROM TABLE(exclude_columns())",
     "MISSING_ARGUMENT line 1:21: Missing argument: INPUT"},
    {"SELECT * FROM TABLE(exclude_columns(columns => DESCRIPTOR(name)))",
     "MISSING_ARGUMENT line 1:37: Missing argument: INPUT"},
    {"SELECT * FROM TABLE(exclude_columns(nation, DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Expected table, got expression"},
    {"SELECT * FROM TABLE(exclude_columns(1, DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Expected table, got expression"},
    {"SELECT * FROM TABLE(exclude_columns(NULL, DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Expected table, got expression"},
    {"SELECT * FROM TABLE(exclude_columns(DESCRIPTOR(name), TABLE(nation)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Expected table, got descriptor"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(SELECT * FROM nation), DESCRIPTOR(name)))",
     "nationkey: bigint, regionkey: bigint, comment: varchar(152)"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(SELECT 1, 2 x), DESCRIPTOR(x)))", "_col0: integer"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(SELECT 1 y, 2 x) t, DESCRIPTOR(x)))", "y: integer"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(SELECT 1 y, 2 x) t(a, b), DESCRIPTOR(x)))",
     "INVALID_FUNCTION_ARGUMENT Excluded columns: [x] not present in the table"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(SELECT 1 y, 2 x) AS t(a, b), DESCRIPTOR(a)))",
     "b: integer"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation) PARTITION BY name, DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Partitioning specified for "
     "table argument with row semantics"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation) ORDER BY name, DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Ordering specified for table "
     "argument with row semantics"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation) PRUNE WHEN EMPTY, DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:51: Invalid argument INPUT. Empty behavior specified for "
     "table argument with row semantics"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation) KEEP WHEN EMPTY, DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:51: Invalid argument INPUT. Empty behavior specified for "
     "table argument with row semantics"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nope), DESCRIPTOR(name)))",
     "TABLE_NOT_FOUND line 1:37: Table 'tpch.tiny.nope' does not exist"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nope), DESCRIPTOR()))",
     "TABLE_NOT_FOUND line 1:37: Table 'tpch.tiny.nope' does not exist"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name))) t",
     "nationkey: bigint, regionkey: bigint, comment: varchar(152)"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name))) nation",
     "DUPLICATE_RANGE_VARIABLE line 1:71: Relation alias: nation is a duplicate of input table "
     "name: tpch.tiny.nation"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name))) t(a, b, c)",
     "A: bigint, B: bigint, C: varchar(152)"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name))) t(a, b)",
     "MISMATCHED_COLUMN_ALIASES line 1:15: Column alias list has 2 entries but table function has "
     "3 proper columns"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name))) t(a, b, A)",
     "DUPLICATE_COLUMN_NAME line 1:21: Duplicate name of table function proper column: a"},
    {R"(SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name)) ) t(a, b, "A"))",
     "DUPLICATE_COLUMN_NAME line 1:21: Duplicate name of table function proper column: a"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(SELECT 1 a, 2 a, 3 b), DESCRIPTOR(b)))",
     "a: integer, a: integer"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(SELECT 1 a, 2 a, 3 b), DESCRIPTOR(b))) t",
     "DUPLICATE_COLUMN_NAME line 1:21: Duplicate name of table function proper column: a"},
    {"SELECT nationkey FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name)))",
     "nationkey: bigint"},
    {"SELECT nation.nationkey FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name)))",
     "COLUMN_NOT_FOUND line 1:8: Column 'nation.nationkey' cannot be resolved"},
    {"SELECT t.nationkey FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name))) t",
     "nationkey: bigint"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name)) COPARTITION (nation, "
     "nation))",
     "SYNTAX_ERROR line 1:70: mismatched input 'COPARTITION'. Expecting: ')'"},
    {"SELECT * FROM TABLE(sequence(1, 2) COPARTITION (a, b))",
     "SYNTAX_ERROR line 1:36: mismatched input 'COPARTITION'. Expecting: ')'"},
    {"SELECT * FROM TABLE(sequence(1, TABLE(nation)))",
     "INVALID_FUNCTION_ARGUMENT line 1:33: Invalid argument STOP. Expected expression, got table"},
    {"SELECT * FROM TABLE(sequence(1, DESCRIPTOR(a)))",
     "INVALID_FUNCTION_ARGUMENT line 1:33: Invalid argument STOP. Expected expression, got "
     "descriptor"},
    {"SELECT * FROM TABLE(sequence(1, 'a'))",
     "TYPE_MISMATCH line 1:33: Cannot cast type varchar(1) to bigint"},
    {"SELECT * FROM TABLE(sequence(1, 1.5))",
     "TYPE_MISMATCH line 1:33: Cannot cast type decimal(2,1) to bigint"},
    {"SELECT * FROM TABLE(sequence(1, CAST(3 AS bigint)))", "sequential_number: bigint"},
    {"SELECT * FROM TABLE(sequence(1, CAST(NULL AS bigint)))",
     "INVALID_FUNCTION_ARGUMENT Stop is null"},
    {"SELECT * FROM TABLE(sequence(1, (SELECT 1)))",
     "EXPRESSION_NOT_CONSTANT line 1:33: Constant expression cannot contain a subquery"},
    {"SELECT * FROM TABLE(sequence(1, x))",
     "COLUMN_NOT_FOUND line 1:33: Column 'x' cannot be resolved"},
    {"SELECT * FROM nation, TABLE(sequence(1, nationkey))",
     "COLUMN_NOT_FOUND line 1:41: Column 'nationkey' cannot be resolved"},
    {"SELECT * FROM TABLE(sequence(1, random()))",
     "TYPE_MISMATCH line 1:33: Cannot cast type double to bigint"},
    {"SELECT * FROM TABLE(sequence(1, 10, 0))",
     "INVALID_FUNCTION_ARGUMENT Step must be positive for sequence [1, 10]"},
    {"SELECT * FROM TABLE(sequence(1, 1, 0))", "sequential_number: bigint"},
    {"SELECT * FROM TABLE(sequence(start => 1, stop => 10, step => 2))",
     "sequential_number: bigint"},
    {R"(SELECT * FROM TABLE(sequence("start" => 1, stop => 10)))",
     "INVALID_FUNCTION_ARGUMENT line 1:30: Unexpected argument name: start"},
    {"SELECT * FROM TABLE(sequence(START => 1, STOP => 10, START => 2))",
     "INVALID_FUNCTION_ARGUMENT line 1:54: Duplicate argument name: START"},
    {"SELECT * FROM TABLE(sequence(stop => 10))", "sequential_number: bigint"},
    {"SELECT * FROM TABLE(system.builtin.sequence(1, 2))", "sequential_number: bigint"},
    {"SELECT * FROM TABLE(SEQUENCE(1, 2)) s(x)", "X: bigint"},
    {"SELECT * FROM TABLE(SEQUENCE(1, 2)) s(x, y)",
     "MISMATCHED_COLUMN_ALIASES line 1:15: Column alias list has 2 entries but table function has "
     "1 proper columns"},
    {"SELECT s.sequential_number FROM TABLE(SEQUENCE(1, 2)) s", "sequential_number: bigint"},
    {R"(SELECT * FROM TABLE("sequence"(1, 2)), TABLE("SEQUENCE"(1, 2)))",
     "sequential_number: bigint, sequential_number: bigint"},
    {"SELECT * FROM nation FOR TIMESTAMP AS OF CAST(NULL AS date)",
     "INVALID_ARGUMENTS line 1:22: Pointer value cannot be NULL"},
    {"SELECT * FROM nation FOR VERSION AS OF CAST(NULL AS bigint)",
     "INVALID_ARGUMENTS line 1:22: Pointer value cannot be NULL"},
    {"SELECT * FROM nation FOR VERSION AS OF CAST((NULL) AS bigint)",
     "INVALID_ARGUMENTS line 1:22: Pointer value cannot be NULL"},
    {"SELECT * FROM nation FOR VERSION AS OF (NULL)",
     "INVALID_ARGUMENTS line 1:22: Pointer value cannot be NULL"},
    {"SELECT * FROM nation FOR VERSION AS OF x",
     "COLUMN_NOT_FOUND line 1:40: Column 'x' cannot be resolved"},
    {"SELECT * FROM nation FOR VERSION AS OF (SELECT 1)",
     "EXPRESSION_NOT_CONSTANT line 1:40: Constant expression cannot contain a subquery"},
    {"WITH a AS (SELECT 1 x) SELECT * FROM a FOR VERSION AS OF 1", "x: integer"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation) PARTITION BY name PRUNE WHEN EMPTY, "
     "DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Partitioning specified for "
     "table argument with row semantics"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation) PARTITION BY nope ORDER BY name, "
     "DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Partitioning specified for "
     "table argument with row semantics"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation) PRUNE WHEN EMPTY ORDER BY name, "
     "DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Ordering specified for table "
     "argument with row semantics"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation) PARTITION BY (name, nope) KEEP WHEN EMPTY "
     "ORDER BY (name), DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Partitioning specified for "
     "table argument with row semantics"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation) PARTITION BY name, DESCRIPTOR()))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Partitioning specified for "
     "table argument with row semantics"},
    {"SELECT * FROM TABLE(exclude_columns(input => TABLE(nation) PARTITION BY name, columns => "
     "DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Partitioning specified for "
     "table argument with row semantics"},
    {"SELECT * FROM TABLE(exclude_columns(columns => DESCRIPTOR(nope), input => TABLE(nope)))",
     "TABLE_NOT_FOUND line 1:75: Table 'tpch.tiny.nope' does not exist"},
    {"SELECT * FROM TABLE(exclude_columns(columns => DESCRIPTOR(), input => TABLE(nope)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid descriptor argument COLUMNS. Descriptors should "
     "be formatted as 'DESCRIPTOR(name [type], ...)'"},
    {"SELECT * FROM TABLE(exclude_columns(columns => 1, input => TABLE(nope)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument COLUMNS. Expected descriptor, got "
     "expression"},
    {"SELECT * FROM TABLE(exclude_columns(columns => 1, inputs => TABLE(nope)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument COLUMNS. Expected descriptor, got "
     "expression"},
    {"SELECT * FROM TABLE(exclude_columns(columns => 1, columns => 2))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument COLUMNS. Expected descriptor, got "
     "expression"},
    {"SELECT * FROM TABLE(exclude_columns(sequence(1, 2), DESCRIPTOR(name)))",
     "NOT_SUPPORTED line 1:37: Invalid table argument INPUT. Table functions are not allowed as "
     "table function arguments"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(sequence(1, 2)), DESCRIPTOR(name)))",
     "SYNTAX_ERROR line 1:51: mismatched input '('. Expecting: ')', '.'"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(SELECT * FROM TABLE(sequence(1, 2))), "
     "DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT Excluded columns: [name] not present in the table"},
    {"SELECT * FROM TABLE(exclude_columns((SELECT 1), DESCRIPTOR(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:37: Invalid argument INPUT. Expected table, got expression"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation) n, DESCRIPTOR(name))) n",
     "DUPLICATE_RANGE_VARIABLE line 1:73: Relation alias: n is a duplicate of input table name: n"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation) n, DESCRIPTOR(name))) nation",
     "nationkey: bigint, regionkey: bigint, comment: varchar(152)"},
    {R"(SELECT * FROM TABLE(exclude_columns(TABLE(nation) n, DESCRIPTOR(name))) "N")",
     R"(DUPLICATE_RANGE_VARIABLE line 1:73: Relation alias: "N" is a duplicate of input table name: n)"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(tiny.nation), DESCRIPTOR(name))) Nation",
     "DUPLICATE_RANGE_VARIABLE line 1:76: Relation alias: Nation is a duplicate of input table "
     "name: tpch.tiny.nation"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(SELECT 1 a, 2 b) n, DESCRIPTOR(a))) n",
     "DUPLICATE_RANGE_VARIABLE line 1:79: Relation alias: n is a duplicate of input table name: n"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(SELECT 1 a, 2 b) n, DESCRIPTOR(a))) m",
     "b: integer"},
    {"WITH nation AS (SELECT 1 a, 2 b) SELECT * FROM TABLE(exclude_columns(TABLE(nation), "
     "DESCRIPTOR(a))) nation",
     "DUPLICATE_RANGE_VARIABLE line 1:101: Relation alias: nation is a duplicate of input table "
     "name: nation"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name))) tiny",
     "nationkey: bigint, regionkey: bigint, comment: varchar(152)"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(nope))) nation",
     "INVALID_FUNCTION_ARGUMENT Excluded columns: [nope] not present in the table"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name))) nation(a)",
     "DUPLICATE_RANGE_VARIABLE line 1:71: Relation alias: nation is a duplicate of input table "
     "name: tpch.tiny.nation"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(name bigint, nope)))",
     "INVALID_FUNCTION_ARGUMENT COLUMNS descriptor contains types"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), DESCRIPTOR(nope, name nope)))",
     "TYPE_MISMATCH line 1:74: Unknown type: nope"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), cast(NULL as descriptor)))",
     "INVALID_FUNCTION_ARGUMENT COLUMNS descriptor is null"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), descriptor(name)))",
     "nationkey: bigint, regionkey: bigint, comment: varchar(152)"},
    {R"(SELECT * FROM TABLE(exclude_columns(TABLE(nation), "descriptor"(name))))",
     "INVALID_FUNCTION_ARGUMENT line 1:52: Invalid descriptor argument COLUMNS. Descriptors should "
     "be formatted as 'DESCRIPTOR(name [type], ...)'"},
    {"SELECT * FROM TABLE(exclude_columns(TABLE(nation), a.descriptor(name)))",
     "INVALID_FUNCTION_ARGUMENT line 1:52: Invalid descriptor argument COLUMNS. Descriptors should "
     "be formatted as 'DESCRIPTOR(name [type], ...)'"},
    {"SELECT * FROM TABLE(sequence(1, descriptor()))",
     "INVALID_FUNCTION_ARGUMENT line 1:33: 'descriptor' function is not allowed as a table "
     "function argument"},
    {"SELECT * FROM TABLE(sequence(descriptor(a), 2))",
     "INVALID_FUNCTION_ARGUMENT line 1:30: Invalid argument START. Expected expression, got "
     "descriptor"},
    {"SELECT * FROM TABLE(sequence(1, descriptor(1)))",
     "INVALID_FUNCTION_ARGUMENT line 1:33: 'descriptor' function is not allowed as a table "
     "function argument"},
    {"SELECT * FROM TABLE(sequence(1, CAST(NULL AS descriptor)))",
     "INVALID_FUNCTION_ARGUMENT line 1:33: Invalid argument STOP. Expected expression, got "
     "descriptor"},
    {"SELECT * FROM TABLE(sequence(TABLE(nope), 2))",
     "INVALID_FUNCTION_ARGUMENT line 1:30: Invalid argument START. Expected expression, got table"},
    {"SELECT * FROM TABLE(sequence(1, CAST(5 AS integer)))", "sequential_number: bigint"},
    {"SELECT * FROM TABLE(sequence(1, CAST(5 AS smallint), CAST(BIGINT '2' AS integer)))",
     "sequential_number: bigint"},
    {"SELECT * FROM TABLE(sequence(1, CAST(-5 AS integer)))",
     "INVALID_FUNCTION_ARGUMENT Step must be negative for sequence [1, -5]"},
    {"SELECT * FROM TABLE(sequence(1, CAST(NULL AS varchar)))",
     "TYPE_MISMATCH line 1:33: Cannot cast type varchar to bigint"},
    {"SELECT * FROM TABLE(sequence(1, CAST(CAST(NULL AS integer) AS bigint)))",
     "INVALID_FUNCTION_ARGUMENT Stop is null"},
    {"SELECT * FROM TABLE(sequence(1, 1 IN (SELECT 1)))",
     "EXPRESSION_NOT_CONSTANT line 1:35: Constant expression cannot contain a subquery"},
    {"SELECT * FROM TABLE(sequence(1, 5 + (SELECT 1)))",
     "EXPRESSION_NOT_CONSTANT line 1:37: Constant expression cannot contain a subquery"},
    {"SELECT * FROM nation TABLESAMPLE BERNOULLI ((SELECT 1))",
     "EXPRESSION_NOT_CONSTANT line 1:45: Constant expression cannot contain a subquery"},
    {"SELECT * FROM nation TABLESAMPLE BERNOULLI (CAST(NULL AS double))",
     "INVALID_ARGUMENTS line 1:45: Sample percentage cannot be NULL"},
    {"SELECT * FROM nation FOR VERSION AS OF 1 + (SELECT 1)",
     "EXPRESSION_NOT_CONSTANT line 1:44: Constant expression cannot contain a subquery"},
    {"SELECT * FROM nation FOR TIMESTAMP AS OF (SELECT current_date)",
     "EXPRESSION_NOT_CONSTANT line 1:42: Constant expression cannot contain a subquery"},
    {"SELECT * FROM nation FOR TIMESTAMP AS OF (SELECT 'a')",
     "EXPRESSION_NOT_CONSTANT line 1:42: Constant expression cannot contain a subquery"},
    {"SELECT * FROM nation FOR VERSION AS OF EXISTS (SELECT 1)",
     "EXPRESSION_NOT_CONSTANT line 1:40: Constant expression cannot contain a subquery"},
    {"SELECT * FROM nation FOR VERSION AS OF TRY_CAST(NULL AS bigint)",
     "INVALID_ARGUMENTS line 1:22: Pointer value cannot be NULL"},
};

}  // namespace

TEST_CASE("analysis: table functions and constants") { check_answers(kCases); }
