#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// Faults that the server tells without their place, and those beside them that it places.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT *, count(*) FROM region",
     "EXPRESSION_NOT_AGGREGATE Column 'region.regionkey' not in GROUP BY clause"},
    {"SELECT region.*, count(*) FROM region GROUP BY name",
     "EXPRESSION_NOT_AGGREGATE Column 'region.regionkey' not in GROUP BY clause"},
    {"SELECT trim('a', 1)",
     "FUNCTION_NOT_FOUND Unexpected parameters (varchar(1), integer) for function trim. Expected: "
     "trim(char(x)), trim(char(x), codepoints), trim(varchar(x)), trim(varchar(x), codepoints)"},
    {"SELECT trim(LEADING 'a' FROM regionkey) FROM nation",
     "FUNCTION_NOT_FOUND Unexpected parameters (bigint, varchar(1)) for function ltrim. Expected: "
     "ltrim(char(x)), ltrim(char(x), codepoints), ltrim(varchar(x)), ltrim(varchar(x), "
     "codepoints)"},
    {"SELECT transform(ARRAY[1], x -> abs(trim(x)))",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (integer) for function trim. Expected: "
     "trim(char(x)), trim(char(x), codepoints), trim(varchar(x)), trim(varchar(x), codepoints)"},
    {"SELECT transform(ARRAY[1], x -> element_at(transform(ARRAY[2], y -> trim(y)), 1))",
     "FUNCTION_NOT_FOUND line 1:44: Unexpected parameters (integer) for function trim. Expected: "
     "trim(char(x)), trim(char(x), codepoints), trim(varchar(x)), trim(varchar(x), codepoints)"},
    {"SELECT transform(ARRAY[1], x -> abs(x, x))",
     "FUNCTION_NOT_FOUND line 1:33: Unexpected parameters (integer, integer) for function abs. "
     "Expected: abs(bigint), abs(decimal(p,s)), abs(double), abs(integer), abs(real), "
     "abs(smallint), abs(tinyint)"},
    {"SELECT CAST(1 AS array(decimal(40)))",
     "INVALID_FUNCTION_ARGUMENT DECIMAL precision must be in range [1, 38]: 40"},
    {"SELECT CAST(1 AS decimal(5,6))",
     "INVALID_FUNCTION_ARGUMENT DECIMAL scale must be in range [0, precision (5)]: 6"},
    {"SELECT transform(ARRAY[1], x -> CAST(x AS decimal(40)))",
     "INVALID_FUNCTION_ARGUMENT line 1:8: DECIMAL precision must be in range [1, 38]: 40"},
    {"SELECT CAST(1 AS decimal(38,38)) * CAST(1 AS decimal(38,38))",
     "INVALID_FUNCTION_ARGUMENT DECIMAL scale must be in range [0, precision (38)]: 76"},
    {"SELECT transform(ARRAY[1], x -> CAST(x AS decimal(38,38)) * CAST(1 AS decimal(38,38)))",
     "INVALID_FUNCTION_ARGUMENT line 1:8: DECIMAL scale must be in range [0, precision (38)]: 76"},
    {"SELECT CAST(1 AS interval hour)", "NOT_SUPPORTED INTERVAL HOUR TO HOUR type not supported"},
    {"SELECT CAST(1 AS interval hour to second)",
     "NOT_SUPPORTED INTERVAL HOUR TO SECOND type not supported"},
    {"SELECT CAST(1 AS unknown)", "TYPE_MISMATCH line 1:8: UNKNOWN is not a valid type"},
    {"SELECT CAST(1 AS timestamp(C))",
     "GENERIC_INTERNAL_ERROR Parameter to datetime type must be either a number or a type "
     "variable: C"},
    {"SELECT CAST(1 AS timestamp(array(bigint)))",
     "GENERIC_INTERNAL_ERROR Parameter to datetime type must be either a number or a type "
     "variable"},
    {"SELECT transform(ARRAY[1], x -> CAST(x AS time(c)))",
     "GENERIC_INTERNAL_ERROR Parameter to datetime type must be either a number or a type "
     "variable: c"},
    {"SELECT nope '1'",
     "TYPE_NOT_FOUND io.trino.spi.TrinoException: line 1:8: Unknown resolvedType: nope"},
    {"SELECT * FROM UNNEST('a')", "INVALID_FUNCTION_ARGUMENT Cannot unnest type: varchar(1)"},
    {"SELECT * FROM nation, UNNEST(regionkey)",
     "INVALID_FUNCTION_ARGUMENT Cannot unnest type: bigint"},
    {"SELECT * FROM a.b.c.d", "SYNTAX_ERROR Too many dots in table name: a.b.c.d"},
    {"SELECT grouping(nope) FROM region GROUP BY name",
     "COLUMN_NOT_FOUND Column 'nope' cannot be resolved"},
    {"SELECT * FROM TABLE(exclude_columns(input => TABLE(region), columns => DESCRIPTOR(nope)))",
     "INVALID_FUNCTION_ARGUMENT Excluded columns: [nope] not present in the table"},
    {"SELECT * FROM TABLE(sequence(1, -1))",
     "INVALID_FUNCTION_ARGUMENT Step must be negative for sequence [1, -1]"},
    {"SELECT * FROM TABLE(sequence(1, 5, 0))",
     "INVALID_FUNCTION_ARGUMENT Step must be positive for sequence [1, 5]"},
    {"SELECT * FROM TABLE(sequence(5, 1, 1))",
     "INVALID_FUNCTION_ARGUMENT Step must be negative for sequence [5, 1]"},
    {"SELECT * FROM TABLE(sequence(5, 5, 0))", "sequential_number: bigint"},
    {"SELECT * FROM TABLE(sequence(NULL, NULL))", "INVALID_FUNCTION_ARGUMENT Start is null"},
    {"SELECT * FROM TABLE(sequence(1, NULL))", "INVALID_FUNCTION_ARGUMENT Stop is null"},
    {"SELECT * FROM TABLE(sequence(1, 2, NULL))", "INVALID_FUNCTION_ARGUMENT Step is null"},
    {"SELECT * FROM TABLE(sequence(stop => - 5))",
     "INVALID_FUNCTION_ARGUMENT Step must be negative for sequence [0, -5]"},
    {"SELECT * FROM TABLE(sequence(stop => -(-(5))))", "sequential_number: bigint"},
    {"SELECT * FROM TABLE(sequence(1, TINYINT '5'))", "sequential_number: bigint"},
    {"SELECT nope FROM TABLE(sequence(1, BIGINT '3')) s",
     "COLUMN_NOT_FOUND line 1:8: Column 'nope' cannot be resolved"},
    {"SELECT reduce(ARRAY[1, DECIMAL '10.25'], 0, (s, x) -> s + x, s -> s)",
     "GENERIC_INTERNAL_ERROR SignatureBinder.iterativeSolve does not converge after 4 iterations."},
    {"SELECT transform(ARRAY[1], y -> reduce(ARRAY[1, DECIMAL '10.25'], 0, (s, x) -> s + x, s -> "
     "s))",
     "GENERIC_INTERNAL_ERROR SignatureBinder.iterativeSolve does not converge after 4 iterations."},
    {"SELECT current_timestamp(13)",
     "NUMERIC_VALUE_OUT_OF_RANGE TIMESTAMP WITH TIME ZONE precision must be in range [0, 12]: 13"},
    {"SELECT current_time(13)",
     "NUMERIC_VALUE_OUT_OF_RANGE TIME WITH TIME ZONE precision must be in range [0, 12]: 13"},
    {"SELECT localtime(13)",
     "NUMERIC_VALUE_OUT_OF_RANGE TIME precision must be in range [0, 12]: 13"},
    {"SELECT localtimestamp(13)",
     "NUMERIC_VALUE_OUT_OF_RANGE TIMESTAMP precision must be in range [0, 12]: 13"},
    {"SELECT transform(ARRAY[1], x -> localtimestamp(13))",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:8: TIMESTAMP precision must be in range [0, 12]: 13"},
    {"SELECT TIMESTAMP '2020-01-01 00:00:00.1234567890123'",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:8: TIMESTAMP precision must be in range [0, 12]: 13"},
    {"SELECT TIME '00:00:00.1234567890123'",
     "NUMERIC_VALUE_OUT_OF_RANGE line 1:8: TIME precision must be in range [0, 12]: 13"},
    {"SELECT trim(() -> 1)",
     "TYPE_MISMATCH line 1:13: Lambda expression should always be used inside a function"},
    {"SELECT trim(name, x -> x) FROM nation",
     "TYPE_MISMATCH line 1:19: Lambda expression should always be used inside a function"},
    {"SELECT trim(LEADING x -> x FROM name) FROM nation",
     "TYPE_MISMATCH line 1:21: Lambda expression should always be used inside a function"},
    {"SELECT SUBSTRING(x -> x FROM 1)",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (<function>, integer) for function "
     "substr. Expected: substr(char(x), bigint), substr(char(x), bigint, bigint), "
     "substr(varbinary, bigint), substr(varbinary, bigint, bigint), substr(varchar(x), bigint), "
     "substr(varchar(x), bigint, bigint)"},
    {"SELECT x -> x || 'a'",
     "TYPE_MISMATCH line 1:8: Lambda expression should always be used inside a function"},
    {"SELECT (x -> x) || 'a'",
     "FUNCTION_NOT_FOUND line 1:17: Unexpected parameters (<function>, varchar(1)) for function "
     "concat. Expected: concat(E, array(E)) E, concat(array(E)) E, concat(array(E), E) E, "
     "concat(char(x), char(y)), concat(varbinary), concat(varchar)"},
    {"SELECT NORMALIZE(x -> x)",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (<function>, varchar(3)) for function "
     "normalize. Expected: normalize(varchar(x), varchar(y))"},
    {"SELECT name FROM nation FOR TIMESTAMP AS OF '2022-01-01'",
     "TYPE_MISMATCH line 1:25: Type varchar(10) invalid. Temporal pointers must be of type "
     "Timestamp, Timestamp with Time Zone, or Date."},
    {"SELECT name FROM nation FOR TIMESTAMP AS OF NULL",
     "INVALID_ARGUMENTS line 1:25: Pointer value cannot be NULL"},
    {"SELECT name FROM nation FOR TIMESTAMP AS OF 5",
     "TYPE_MISMATCH line 1:25: Type integer invalid. Temporal pointers must be of type Timestamp, "
     "Timestamp with Time Zone, or Date."},
    {"SELECT name FROM nation FOR VERSION AS OF NULL",
     "INVALID_ARGUMENTS line 1:25: Pointer value cannot be NULL"},
    {"SELECT name FROM nation FOR TIMESTAMP AS OF TIME '01:02:03'",
     "TYPE_MISMATCH line 1:25: Type time(0) invalid. Temporal pointers must be of type Timestamp, "
     "Timestamp with Time Zone, or Date."},
    {"SELECT name FROM nope FOR TIMESTAMP AS OF '2022-01-01'",
     "TYPE_MISMATCH line 1:23: Type varchar(10) invalid. Temporal pointers must be of type "
     "Timestamp, Timestamp with Time Zone, or Date."},
    {"SELECT name FROM tpch.nope.nation FOR TIMESTAMP AS OF '2022-01-01'",
     "TYPE_MISMATCH line 1:35: Type varchar(10) invalid. Temporal pointers must be of type "
     "Timestamp, Timestamp with Time Zone, or Date."},
};

}  // namespace

TEST_CASE("analysis: faults without a place") { check_answers(kCases); }
