#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// JSON functions: what they read and give, and how messages spell them out.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT JSON_VALUE(name, 'lax $.a') FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_VALUE(name FORMAT JSON, 'lax $.a' NULL ON EMPTY "
     "NULL ON ERROR)' must be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT JSON_VALUE(name, 'lax $.a' RETURNING bigint) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_VALUE(name FORMAT JSON, 'lax $.a' RETURNING bigint "
     "NULL ON EMPTY NULL ON ERROR)' must be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT JSON_VALUE(name FORMAT JSON, 'lax $.a' RETURNING bigint DEFAULT 1 ON EMPTY ERROR ON "
     "ERROR) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_VALUE(name FORMAT JSON, 'lax $.a' RETURNING bigint "
     "DEFAULT 1 ON EMPTY ERROR ON ERROR)' must be an aggregate expression or appear in GROUP BY "
     "clause"},
    {R"(SELECT JSON_VALUE(name, 'lax $.a' PASSING regionkey AS x, comment FORMAT JSON AS "Y" NULL ON EMPTY DEFAULT 'a' ON ERROR) FROM nation GROUP BY regionkey)",
     R"(EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_VALUE(name FORMAT JSON, 'lax $.a' PASSING regionkey AS x, comment FORMAT JSON AS "Y" NULL ON EMPTY DEFAULT 'a' ON ERROR)' must be an aggregate expression or appear in GROUP BY clause)"},
    {"SELECT JSON_VALUE(CAST(name AS varbinary) FORMAT JSON ENCODING UTF8, 'lax $.a') FROM nation "
     "GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_VALUE(CAST(name AS varbinary) FORMAT JSON ENCODING "
     "UTF8, 'lax $.a' NULL ON EMPTY NULL ON ERROR)' must be an aggregate expression or appear in "
     "GROUP BY clause"},
    {"SELECT JSON_QUERY(name, 'lax $.a') FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_QUERY(name FORMAT JSON, 'lax $.a' WITHOUT ARRAY "
     "WRAPPER NULL ON EMPTY NULL ON ERROR)' must be an aggregate expression or appear in GROUP BY "
     "clause"},
    {"SELECT JSON_QUERY(name, 'lax $.a' WITH ARRAY WRAPPER) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_QUERY(name FORMAT JSON, 'lax $.a' WITH "
     "UNCONDITIONAL ARRAY WRAPPER NULL ON EMPTY NULL ON ERROR)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT JSON_QUERY(name, 'lax $.a' RETURNING varchar(10) WITHOUT WRAPPER KEEP QUOTES EMPTY "
     "ARRAY ON EMPTY EMPTY OBJECT ON ERROR) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_QUERY(name FORMAT JSON, 'lax $.a' RETURNING "
     "varchar(10) WITHOUT ARRAY WRAPPER KEEP QUOTES ON SCALAR STRING EMPTY ARRAY ON EMPTY EMPTY "
     "OBJECT ON ERROR)' must be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT JSON_QUERY(name, 'lax $.a' RETURNING varbinary FORMAT JSON ENCODING UTF8 WITH "
     "CONDITIONAL ARRAY WRAPPER OMIT QUOTES ON SCALAR STRING ERROR ON EMPTY) FROM nation GROUP BY "
     "regionkey",
     "INVALID_FUNCTION_ARGUMENT line 1:8: OMIT QUOTES behavior specified with WITH CONDITIONAL "
     "ARRAY WRAPPER behavior"},
    {"SELECT JSON_QUERY(name, 'lax $.a' WITH UNCONDITIONAL WRAPPER) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_QUERY(name FORMAT JSON, 'lax $.a' WITH "
     "UNCONDITIONAL ARRAY WRAPPER NULL ON EMPTY NULL ON ERROR)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT JSON_EXISTS(name, 'lax $.a') FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_EXISTS(name FORMAT JSON, 'lax $.a' FALSE ON ERROR)' "
     "must be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT JSON_EXISTS(name, 'strict $.a' PASSING regionkey AS x TRUE ON ERROR) FROM nation "
     "GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_EXISTS(name FORMAT JSON, 'strict $.a' PASSING "
     "regionkey AS x TRUE ON ERROR)' must be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT JSON_OBJECT('a': name) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_OBJECT(KEY 'a' VALUE name NULL ON NULL WITHOUT "
     "UNIQUE KEYS)' must be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT JSON_OBJECT('a' VALUE name, KEY 'b' VALUE regionkey ABSENT ON NULL WITH UNIQUE KEYS "
     "RETURNING varchar(5)) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_OBJECT(KEY 'a' VALUE name, KEY 'b' VALUE regionkey "
     "ABSENT ON NULL WITH UNIQUE KEYS RETURNING varchar(5))' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT JSON_OBJECT('a': name FORMAT JSON NULL ON NULL WITHOUT UNIQUE KEYS) FROM nation GROUP "
     "BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_OBJECT(KEY 'a' VALUE name FORMAT JSON NULL ON NULL "
     "WITHOUT UNIQUE KEYS)' must be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT JSON_OBJECT() || name FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:22: 'concat(JSON_OBJECT(), name)' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT JSON_ARRAY(name, 1) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_ARRAY(name, 1 ABSENT ON NULL)' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT JSON_ARRAY(name FORMAT JSON, JSON_OBJECT('x': 1) NULL ON NULL RETURNING varbinary "
     "FORMAT JSON) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'JSON_ARRAY(name FORMAT JSON, JSON_OBJECT(KEY 'x' VALUE 1 "
     "NULL ON NULL WITHOUT UNIQUE KEYS) NULL ON NULL RETURNING varbinary FORMAT JSON)' must be an "
     "aggregate expression or appear in GROUP BY clause"},
    {"SELECT JSON_ARRAY() || name FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:21: 'concat(JSON_ARRAY(), name)' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT JSON_QUERY(name, 'lax $.a' WITHOUT WRAPPER KEEP QUOTES) FROM nation",
     "_col0: varchar"},
    {"SELECT JSON_QUERY(name, 'lax $.a' WITH WRAPPER KEEP QUOTES) FROM nation",
     "INVALID_FUNCTION_ARGUMENT line 1:8: KEEP QUOTES behavior specified with WITH UNCONDITIONAL "
     "ARRAY WRAPPER behavior"},
    {"SELECT JSON_QUERY(name, 'lax $.a' WITH CONDITIONAL WRAPPER OMIT QUOTES) FROM nation",
     "INVALID_FUNCTION_ARGUMENT line 1:8: OMIT QUOTES behavior specified with WITH CONDITIONAL "
     "ARRAY WRAPPER behavior"},
    {"SELECT JSON_QUERY(name, 'lax $.a' WITH UNCONDITIONAL ARRAY WRAPPER OMIT QUOTES ON SCALAR "
     "STRING) FROM nation",
     "INVALID_FUNCTION_ARGUMENT line 1:8: OMIT QUOTES behavior specified with WITH UNCONDITIONAL "
     "ARRAY WRAPPER behavior"},
    {"SELECT JSON_QUERY(name, 'lax $.a' RETURNING bigint WITH WRAPPER KEEP QUOTES) FROM nation",
     "INVALID_FUNCTION_ARGUMENT line 1:8: KEEP QUOTES behavior specified with WITH UNCONDITIONAL "
     "ARRAY WRAPPER behavior"},
    {"SELECT JSON_QUERY(1, 'lax $.a' WITH WRAPPER KEEP QUOTES) FROM nation",
     "TYPE_MISMATCH line 1:19: Cannot read input of type integer as JSON using formatting JSON"},
    {"SELECT JSON_QUERY(name, 'lax a' WITH WRAPPER KEEP QUOTES) FROM nation",
     "SYNTAX_ERROR line 1:30: mismatched input 'a' expecting {'+', '(', '$', '@', 'false', 'last', "
     "'-', 'null', 'true', DECIMAL_VALUE, DOUBLE_VALUE, INTEGER_VALUE, STRING, NAMED_VARIABLE}"},
    {"SELECT JSON_QUERY(name, 'lax $.wrapper' KEEP QUOTES) FROM nation", "_col0: varchar"},
    {"SELECT JSON_OBJECT('a': name FORMAT JSON WITH UNIQUE KEYS) FROM nation",
     "NOT_SUPPORTED line 1:8: WITH UNIQUE KEYS behavior is not supported for JSON_OBJECT function "
     "when input expression has FORMAT"},
    {"SELECT JSON_OBJECT('a': name FORMAT JSON WITHOUT UNIQUE KEYS) FROM nation", "_col0: varchar"},
    {"SELECT JSON_OBJECT('a': name FORMAT JSON WITHOUT UNIQUE) FROM nation", "_col0: varchar"},
    {"SELECT JSON_OBJECT('a': JSON_OBJECT('b': 1) WITH UNIQUE KEYS) FROM nation",
     "NOT_SUPPORTED line 1:8: WITH UNIQUE KEYS behavior is not supported for JSON_OBJECT function "
     "when input expression has FORMAT"},
    {"SELECT JSON_OBJECT('a': JSON_OBJECT('b': 1 WITH UNIQUE KEYS)) FROM nation", "_col0: varchar"},
    {"SELECT JSON_OBJECT('a': JSON_ARRAY(1), 'c': 2 WITH UNIQUE) FROM nation",
     "NOT_SUPPORTED line 1:8: WITH UNIQUE KEYS behavior is not supported for JSON_OBJECT function "
     "when input expression has FORMAT"},
    {"SELECT JSON_OBJECT('a': name WITH UNIQUE KEYS) FROM nation", "_col0: varchar"},
    {"SELECT JSON_OBJECT('a': 1 FORMAT JSON WITH UNIQUE KEYS) FROM nation",
     "NOT_SUPPORTED line 1:8: WITH UNIQUE KEYS behavior is not supported for JSON_OBJECT function "
     "when input expression has FORMAT"},
    {"SELECT JSON_OBJECT('a': nope FORMAT JSON WITH UNIQUE KEYS) FROM nation",
     "COLUMN_NOT_FOUND line 1:25: Column 'nope' cannot be resolved"},
    {"SELECT JSON_OBJECT('unique': name FORMAT JSON) FROM nation", "_col0: varchar"},
    {"SELECT JSON_VALUE(name FORMAT JSON ENCODING UTF8, 'lax $.a') FROM nation",
     "TYPE_MISMATCH line 1:19: Cannot read input of type varchar(25) as JSON using formatting JSON "
     "ENCODING UTF8"},
    {"SELECT JSON_VALUE(CAST(name AS varbinary) FORMAT JSON ENCODING UTF8, 'lax $.a') FROM nation",
     "_col0: varchar"},
    {"SELECT JSON_VALUE(CAST(name AS varbinary) FORMAT JSON ENCODING UTF16, 'lax $.a') FROM nation",
     "_col0: varchar"},
    {"SELECT JSON_VALUE(CAST(name AS varbinary) FORMAT JSON ENCODING UTF32, 'lax $.a') FROM nation",
     "_col0: varchar"},
    {"SELECT JSON_VALUE(CAST(name AS varbinary), 'lax $.a') FROM nation", "_col0: varchar"},
    {"SELECT JSON_VALUE(NULL FORMAT JSON ENCODING UTF8, 'lax $.a') FROM nation", "_col0: varchar"},
    {"SELECT JSON_VALUE(1 FORMAT JSON ENCODING UTF8, 'lax $.a') FROM nation",
     "TYPE_MISMATCH line 1:19: Cannot read input of type integer as JSON using formatting JSON "
     "ENCODING UTF8"},
    {"SELECT JSON_ARRAY(CAST(name AS varbinary) FORMAT JSON ENCODING UTF8) FROM nation",
     "_col0: varchar"},
    {"SELECT JSON_ARRAY(name FORMAT JSON ENCODING UTF8) FROM nation",
     "TYPE_MISMATCH line 1:19: Cannot read input of type varchar(25) as JSON using formatting JSON "
     "ENCODING UTF8"},
    {"SELECT JSON_QUERY(name, 'lax $' RETURNING varchar FORMAT JSON ENCODING UTF8) FROM nation",
     "TYPE_MISMATCH line 1:8: Cannot output JSON value as varchar using formatting JSON ENCODING "
     "UTF8"},
    {"SELECT JSON_QUERY(name, 'lax $' RETURNING varbinary FORMAT JSON ENCODING UTF16) FROM nation",
     "_col0: varbinary"},
    {"SELECT JSON_QUERY(name, 'lax $' RETURNING varbinary FORMAT JSON) FROM nation",
     "_col0: varbinary"},
    {"SELECT JSON_QUERY(name, 'lax $' RETURNING char(5)) FROM nation", "_col0: char(5)"},
    {"SELECT JSON_QUERY(name, 'lax $' RETURNING char(5) FORMAT JSON ENCODING UTF8) FROM nation",
     "TYPE_MISMATCH line 1:8: Cannot output JSON value as char(5) using formatting JSON ENCODING "
     "UTF8"},
    {"SELECT JSON_ARRAY(name RETURNING varchar FORMAT JSON ENCODING UTF8) FROM nation",
     "TYPE_MISMATCH line 1:8: Cannot output JSON value as varchar using formatting JSON ENCODING "
     "UTF8"},
    {"SELECT JSON_ARRAY(name RETURNING bigint FORMAT JSON ENCODING UTF8) FROM nation",
     "TYPE_MISMATCH line 1:8: Cannot output JSON value as bigint using formatting JSON ENCODING "
     "UTF8"},
};

}  // namespace

TEST_CASE("analysis: JSON functions") { check_answers(kCases); }
