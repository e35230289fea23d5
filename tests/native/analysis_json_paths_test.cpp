#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// JSON paths whose values have a type that RETURNING cannot be made of, and those that a server
// reads and does not support. Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT JSON_VALUE(name, 'lax $.a.size()' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax $.a.size()' RETURNING time) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: time(3)"},
    {"SELECT JSON_VALUE(name, 'lax $.a.size()' RETURNING timestamp(3)) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: timestamp(3)"},
    {"SELECT JSON_VALUE(name, 'lax $.a.size()' RETURNING char(3)) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: char(3)"},
    {"SELECT JSON_VALUE(name, 'lax $.a.size()' RETURNING timestamp(3) with time zone) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: timestamp(3) with time zone"},
    {"SELECT JSON_VALUE(name, 'lax $.a.size()' RETURNING time(3) with time zone) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: time(3) with time zone"},
    {"SELECT JSON_VALUE(name, 'lax $.a.double()' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: double incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax $.a.double()' RETURNING time) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: double incompatible with return type of "
     "function JSON_VALUE: time(3)"},
    {"SELECT JSON_VALUE(name, 'lax $.a.double()' RETURNING timestamp(3)) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: double incompatible with return type of "
     "function JSON_VALUE: timestamp(3)"},
    {"SELECT JSON_VALUE(name, 'lax $.a.double()' RETURNING char(3)) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: double incompatible with return type of "
     "function JSON_VALUE: char(3)"},
    {"SELECT JSON_VALUE(name, 'lax $.a.double()' RETURNING timestamp(3) with time zone) FROM "
     "nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: double incompatible with return type of "
     "function JSON_VALUE: timestamp(3) with time zone"},
    {"SELECT JSON_VALUE(name, 'lax $.a.double()' RETURNING time(3) with time zone) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: double incompatible with return type of "
     "function JSON_VALUE: time(3) with time zone"},
    {"SELECT JSON_VALUE(name, 'lax $.a.floor()' RETURNING date) FROM nation", "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax $.a.ceiling()' RETURNING date) FROM nation", "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax $.a.abs()' RETURNING date) FROM nation", "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax $.a.type()' RETURNING date) FROM nation", "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax 1' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax 1.5' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: decimal(2,1) incompatible with return type "
     "of function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax 1.5' RETURNING time) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: decimal(2,1) incompatible with return type "
     "of function JSON_VALUE: time(3)"},
    {"SELECT JSON_VALUE(name, 'lax 1.5' RETURNING timestamp(3)) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: decimal(2,1) incompatible with return type "
     "of function JSON_VALUE: timestamp(3)"},
    {"SELECT JSON_VALUE(name, 'lax 1.5' RETURNING char(3)) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: decimal(2,1) incompatible with return type "
     "of function JSON_VALUE: char(3)"},
    {"SELECT JSON_VALUE(name, 'lax 1.5' RETURNING timestamp(3) with time zone) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: decimal(2,1) incompatible with return type "
     "of function JSON_VALUE: timestamp(3) with time zone"},
    {"SELECT JSON_VALUE(name, 'lax 1.5' RETURNING time(3) with time zone) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: decimal(2,1) incompatible with return type "
     "of function JSON_VALUE: time(3) with time zone"},
    {"SELECT JSON_VALUE(name, 'lax 1e0' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: double incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax \"x\"' RETURNING date) FROM nation", "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax true' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: boolean incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax true' RETURNING time) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: boolean incompatible with return type of "
     "function JSON_VALUE: time(3)"},
    {"SELECT JSON_VALUE(name, 'lax true' RETURNING timestamp(3)) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: boolean incompatible with return type of "
     "function JSON_VALUE: timestamp(3)"},
    {"SELECT JSON_VALUE(name, 'lax true' RETURNING char(3)) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: boolean incompatible with return type of "
     "function JSON_VALUE: char(3)"},
    {"SELECT JSON_VALUE(name, 'lax true' RETURNING timestamp(3) with time zone) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: boolean incompatible with return type of "
     "function JSON_VALUE: timestamp(3) with time zone"},
    {"SELECT JSON_VALUE(name, 'lax true' RETURNING time(3) with time zone) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: boolean incompatible with return type of "
     "function JSON_VALUE: time(3) with time zone"},
    {"SELECT JSON_VALUE(name, 'lax null' RETURNING date) FROM nation", "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax $.a + 1' RETURNING date) FROM nation", "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax -1' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax +1.5' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: decimal(2,1) incompatible with return type "
     "of function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax 1 + 1' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax $.a.keyvalue()' RETURNING date) FROM nation", "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax $[0]' RETURNING date) FROM nation", "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax $.size().double()' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: double incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax $.size() + 1' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax \"x\".type()' RETURNING date) FROM nation", "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax last' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax 1.5.abs()' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: decimal(2,1) incompatible with return type "
     "of function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax (1)' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax -$.size()' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax $.a ? (@ > 1)' RETURNING date) FROM nation", "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax $.a.size() ? (@ > 1)' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax 12345678901' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: bigint incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax 1e0 + 1' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: double incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax 5 / 2' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax 5 % 2' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax $.size()[0]' RETURNING date) FROM nation", "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax $.size() ? (true == true)' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'strict $.size()' RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax $.datetime()') FROM nation",
     "NOT_SUPPORTED line 1:25: datetime method in JSON path is not yet supported"},
    {"SELECT JSON_VALUE(name, 'lax $.datetime(\"HH\")') FROM nation",
     "NOT_SUPPORTED line 1:25: datetime method in JSON path is not yet supported"},
    {"SELECT JSON_EXISTS(name, 'lax $.a ? (@.b like_regex \"^x\" flag \"i\")') FROM nation",
     "NOT_SUPPORTED line 1:26: like_regex predicate in JSON path is not yet supported"},
    {"SELECT JSON_EXISTS(name, 'lax $.a ? (@.b like_regex \"^x\")') FROM nation",
     "NOT_SUPPORTED line 1:26: like_regex predicate in JSON path is not yet supported"},
    {"SELECT JSON_VALUE(name, 'lax 12345678901234567890123456789012345678901') FROM nation",
     "SYNTAX_ERROR line 1:1: Invalid numeric literal: 12345678901234567890123456789012345678901"},
    {"SELECT JSON_VALUE(name, 'lax 12345678901234567890') FROM nation",
     "SYNTAX_ERROR line 1:1: Invalid numeric literal: 12345678901234567890"},
    {"SELECT * FROM JSON_TABLE('{}', 'lax $.datetime()' COLUMNS (a bigint PATH 'lax $.x'))",
     "NOT_SUPPORTED line 1:32: datetime method in JSON path is not yet supported"},
    {"SELECT * FROM JSON_TABLE('{}', 'lax $' COLUMNS (a bigint PATH 'lax $.datetime()'))",
     "NOT_SUPPORTED line 1:63: datetime method in JSON path is not yet supported"},
    {"SELECT * FROM JSON_TABLE('{}', 'lax $' COLUMNS (a date PATH 'lax $.size()'))",
     "TYPE_MISMATCH line 1:49: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT * FROM JSON_TABLE('{}', 'lax 12345678901234567890123456789012345678901' COLUMNS (a "
     "date))",
     "SYNTAX_ERROR line 1:1: Invalid numeric literal: 12345678901234567890123456789012345678901"},
    {"SELECT JSON_VALUE(name, 'lax $v.size()' PASSING name AS \"v\" RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: integer incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax $v' PASSING nationkey AS \"v\" RETURNING date) FROM nation",
     "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax $v' PASSING current_date AS \"v\" RETURNING date) FROM nation",
     "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax $v' PASSING name AS \"v\" RETURNING date) FROM nation",
     "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax $v' PASSING name FORMAT JSON AS \"v\" RETURNING date) FROM "
     "nation",
     "_col0: date"},
    {"SELECT JSON_VALUE(name, 'lax $v.double()' PASSING name AS \"v\" RETURNING date) FROM nation",
     "TYPE_MISMATCH line 1:8: Return type of JSON path: double incompatible with return type of "
     "function JSON_VALUE: date"},
    {"SELECT JSON_VALUE(name, 'lax $v.floor()' PASSING 1.5 AS \"v\" RETURNING date) FROM nation",
     "_col0: date"},
};

}  // namespace

TEST_CASE("analysis: JSON paths have types") { check_answers(kCases); }
