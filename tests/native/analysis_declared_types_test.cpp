#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// Types that a CAST names.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT CAST(NULL AS row(bigint, 5))", "TYPE_MISMATCH line 1:8: Unknown type: row(bigint, 5)"},
    {"SELECT CAST(NULL AS ROW(5))", "TYPE_MISMATCH line 1:8: Unknown type: ROW(5)"},
    {"SELECT CAST(NULL AS ROW(5, bigint))", "TYPE_MISMATCH line 1:8: Unknown type: ROW(5, bigint)"},
    {"SELECT CAST(NULL AS row(foo, 5))", "TYPE_MISMATCH line 1:8: Unknown type: row(foo, 5)"},
    {"SELECT CAST(NULL AS row(5, foo))", "TYPE_MISMATCH line 1:8: Unknown type: row(5, foo)"},
    {"SELECT CAST(NULL AS row(decimal(50), 5))",
     "INVALID_FUNCTION_ARGUMENT DECIMAL precision must be in range [1, 38]: 50"},
    {"SELECT CAST(NULL AS row(5, decimal(50)))",
     "INVALID_FUNCTION_ARGUMENT DECIMAL precision must be in range [1, 38]: 50"},
    {"SELECT CAST(NULL AS array(row(5)))", "TYPE_MISMATCH line 1:8: Unknown type: array(row(5))"},
    {"SELECT CAST(NULL AS varchar(12345678901234567890))",
     "TYPE_MISMATCH line 1:29: Invalid type parameter: 12345678901234567890"},
    {"SELECT CAST(NULL AS varchar(9223372036854775807))",
     "TYPE_MISMATCH line 1:8: Unknown type: varchar(9223372036854775807)"},
    {"SELECT CAST(NULL AS varchar(9223372036854775808))",
     "TYPE_MISMATCH line 1:29: Invalid type parameter: 9223372036854775808"},
    {"SELECT CAST(NULL AS varchar(99999999999999999999999))",
     "TYPE_MISMATCH line 1:29: Invalid type parameter: 99999999999999999999999"},
    {"SELECT CAST(NULL AS decimal(12345678901234567890, 2))",
     "TYPE_MISMATCH line 1:29: Invalid type parameter: 12345678901234567890"},
    {"SELECT CAST(NULL AS decimal(2, 12345678901234567890))",
     "TYPE_MISMATCH line 1:32: Invalid type parameter: 12345678901234567890"},
    {"SELECT CAST(NULL AS foo(12345678901234567890))",
     "TYPE_MISMATCH line 1:25: Invalid type parameter: 12345678901234567890"},
    {"SELECT CAST(NULL AS array(foo(12345678901234567890)))",
     "TYPE_MISMATCH line 1:31: Invalid type parameter: 12345678901234567890"},
    {"SELECT CAST(NULL AS row(a varchar(12345678901234567890)))",
     "TYPE_MISMATCH line 1:35: Invalid type parameter: 12345678901234567890"},
    {"SELECT CAST(NULL AS time(12345678901234567890))",
     "GENERIC_INTERNAL_ERROR For input string: \"12345678901234567890\""},
    {"SELECT CAST(NULL AS timestamp(9223372036854775808))",
     "GENERIC_INTERNAL_ERROR For input string: \"9223372036854775808\""},
    {"SELECT CAST(NULL AS time(7, 6))", "TYPE_MISMATCH line 1:8: Unknown type: time(7, 6)"},
    {"SELECT CAST(NULL AS TIME(7, 6))", "TYPE_MISMATCH line 1:8: Unknown type: TIME(7, 6)"},
    {"SELECT CAST(NULL AS TIMESTAMP(7, 6))",
     "TYPE_MISMATCH line 1:8: Unknown type: TIMESTAMP(7, 6)"},
    {"SELECT CAST(NULL AS TIMESTAMP(a, 6))",
     "TYPE_MISMATCH line 1:8: Unknown type: TIMESTAMP(a, 6)"},
    {"SELECT CAST(NULL AS Time(7, 6) with time zone)",
     "SYNTAX_ERROR line 1:32: mismatched input 'with'. Expecting: ')', 'ARRAY'"},
    {"SELECT CAST(NULL AS array(TIME(7, 6)))",
     "TYPE_MISMATCH line 1:8: Unknown type: array(TIME(7, 6))"},
    {"SELECT CAST(NULL AS char(12345678901234567890))",
     "TYPE_MISMATCH line 1:26: Invalid type parameter: 12345678901234567890"},
    {"SELECT CAST(NULL AS row(\"A\" bigint, 5))",
     "SYNTAX_ERROR line 1:37: mismatched input '5'. Expecting: <identifier>, <type>"},
    {"SELECT CAST(NULL AS row())",
     "SYNTAX_ERROR line 1:25: mismatched input ')'. Expecting: <integer>, <type>"},
    {"SELECT CAST(1 AS decimal(14, 12345678901234567890,5)) * CAST(1 AS decimal(32,9)) AS d",
     "TYPE_MISMATCH line 1:30: Invalid type parameter: 12345678901234567890"},
    {"SELECT CAST(NULL AS timezone(bigint))",
     "TYPE_MISMATCH line 1:8: Unknown type: timezone(bigint)"},
    {"SELECT CAST(NULL AS array(timezone_minute(bigint)))",
     "TYPE_MISMATCH line 1:8: Unknown type: array(timezone_minute(bigint))"},
};

}  // namespace

TEST_CASE("analysis: types of a CAST") { check_answers(kCases); }
