#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// PLAN of JSON_TABLE.
// Every answer is one of a Trino 476, session catalog tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(id BIGINT) PLAN (x))",
     "INVALID_PLAN line 1:71: JSON_TABLE plan should contain all JSON paths available at each "
     "level of nesting. Paths not included: R"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(id BIGINT) PLAN (r))", "ID: bigint"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(id BIGINT) PLAN (R))", "ID: bigint"},
    {R"(SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(id BIGINT) PLAN ("r")))",
     "INVALID_PLAN line 1:71: JSON_TABLE plan should contain all JSON paths available at each "
     "level of nesting. Paths not included: R"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' COLUMNS(id BIGINT) PLAN (r))",
     "MISSING_PATH_NAME line 1:26: All JSON paths must be named when specific plan is given"},
    {"SELECT * FROM JSON_TABLE('[1]' FORMAT JSON, 'lax $' PASSING 1 AS r COLUMNS(id BIGINT) PLAN "
     "(r))",
     "MISSING_PATH_NAME line 1:26: All JSON paths must be named when specific plan is given"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(id BIGINT) PLAN ((r UNION x)))",
     "SYNTAX_ERROR line 1:82: mismatched input ')'. Expecting: 'CROSS', 'UNION'"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(id BIGINT) PLAN (r UNION x))",
     "INVALID_PLAN line 1:71: JSON_TABLE plan must either be a single path name or it must be "
     "rooted in parent-child relationship (OUTER or INNER)"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(id BIGINT) PLAN ((r OUTER x) CROSS x))",
     "INVALID_PLAN line 1:71: JSON_TABLE plan must either be a single path name or it must be "
     "rooted in parent-child relationship (OUTER or INNER)"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(id BIGINT) PLAN (r OUTER x))",
     "INVALID_PLAN line 1:71: JSON_TABLE plan includes unavailable JSON path names: X"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(id BIGINT) PLAN (r INNER (x UNION y)))",
     "INVALID_PLAN line 1:71: JSON_TABLE plan includes unavailable JSON path names: X, Y"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(NESTED PATH 'lax $' COLUMNS(id BIGINT)) "
     "PLAN (r OUTER x))",
     "MISSING_PATH_NAME line 1:66: All JSON paths must be named when specific plan is given"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(NESTED PATH 'lax $' AS n COLUMNS(id "
     "BIGINT)) PLAN (r OUTER x))",
     "INVALID_PLAN line 1:105: JSON_TABLE plan should contain all JSON paths available at each "
     "level of nesting. Paths not included: N"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(NESTED PATH 'lax $' AS n COLUMNS(id "
     "BIGINT)) PLAN (r OUTER n))",
     "ID: bigint"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(NESTED PATH 'lax $' AS n COLUMNS(id "
     "BIGINT), NESTED 'lax $' AS m COLUMNS (z varchar)) PLAN (r OUTER (n CROSS m)))",
     "ID: bigint, Z: varchar"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(NESTED PATH 'lax $' AS n COLUMNS(id "
     "BIGINT), NESTED 'lax $' AS m COLUMNS (z varchar)) PLAN (r OUTER (n CROSS n)))",
     "INVALID_PLAN line 1:163: Duplicate reference to JSON path name in sibling plan: N"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(NESTED PATH 'lax $' AS n COLUMNS(id "
     "BIGINT), NESTED 'lax $' AS m COLUMNS (z varchar)) PLAN (r OUTER (n CROSS (n OUTER q))))",
     "INVALID_PLAN line 1:164: Duplicate reference to JSON path name in sibling plan: N"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(NESTED PATH 'lax $' AS n COLUMNS(id "
     "BIGINT), NESTED 'lax $' AS m COLUMNS (z varchar, NESTED 'lax $' AS k COLUMNS (w integer))) "
     "PLAN (r OUTER ((m INNER k) UNION n)))",
     "ID: bigint, Z: varchar, W: integer"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(NESTED PATH 'lax $' AS n COLUMNS(id "
     "BIGINT), NESTED 'lax $' AS m COLUMNS (z varchar, NESTED 'lax $' AS k COLUMNS (w integer))) "
     "PLAN (r OUTER (m UNION n)))",
     "INVALID_PLAN line 1:187: JSON_TABLE plan should contain all JSON paths available at each "
     "level of nesting. Paths not included: K"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(NESTED PATH 'lax $' AS n COLUMNS(id "
     "BIGINT), NESTED 'lax $' AS m COLUMNS (z varchar, NESTED 'lax $' COLUMNS (w integer))) PLAN "
     "(r OUTER (m UNION n)))",
     "MISSING_PATH_NAME line 1:146: All JSON paths must be named when specific plan is given"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(NESTED PATH 'lax $' AS n COLUMNS(id "
     "BIGINT)) PLAN (r))",
     "INVALID_PLAN line 1:105: JSON_TABLE plan should contain all JSON paths available at each "
     "level of nesting. Paths not included: N"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' COLUMNS(NESTED PATH 'lax $' COLUMNS(id BIGINT)) PLAN "
     "DEFAULT(OUTER, UNION))",
     "MISSING_PATH_NAME line 1:61: All nested JSON paths must be named when default plan is given"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' COLUMNS(NESTED PATH 'lax $' AS n COLUMNS(id BIGINT)) "
     "PLAN DEFAULT(CROSS))",
     "ID: bigint"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' COLUMNS(NESTED PATH 'lax $' AS n COLUMNS(id BIGINT, "
     "NESTED 'lax $' COLUMNS (x varchar)), NESTED 'lax $.x' COLUMNS (z varchar)) PLAN "
     "DEFAULT(CROSS, INNER))",
     "MISSING_PATH_NAME line 1:137: All nested JSON paths must be named when default plan is "
     "given"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(NESTED PATH 'lax $' AS n COLUMNS(id "
     "BIGINT), NESTED 'lax $' AS m COLUMNS (z varchar)) PLAN (r OUTER (x CROSS y)))",
     "INVALID_PLAN line 1:146: JSON_TABLE plan should contain all JSON paths available at each "
     "level of nesting. Paths not included: N, M"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS id COLUMNS(id BIGINT) PLAN (x))",
     "DUPLICATE_COLUMN_OR_PATH_NAME line 1:55: All column and path names in JSON_TABLE invocation "
     "must be unique"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(id nope) PLAN (x)) EMPTY ON ERROR",
     "SYNTAX_ERROR line 1:79: mismatched input 'ON'. Expecting: '(', ',', 'CROSS', 'EXCEPT', "
     "'FETCH', 'FULL', 'GROUP', 'HAVING', 'INNER', 'INTERSECT', 'JOIN', 'LEFT', 'LIMIT', "
     "'MATCH_RECOGNIZE', 'NATURAL', 'OFFSET', 'ORDER', 'RIGHT', 'TABLESAMPLE', 'UNION', 'WHERE', "
     "'WINDOW', <EOF>"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(id BIGINT) PLAN (r) EMPTY ON ERROR) "
     "t(z)",
     "z: bigint"},
    {"SELECT * FROM JSON_TABLE('[1]', 'lax $' AS r COLUMNS(id BIGINT) PLAN (r OUTER (n) UNION q))",
     "SYNTAX_ERROR line 1:83: mismatched input 'UNION'. Expecting: ')'"},
};

}  // namespace

TEST_CASE("analysis: plans of JSON_TABLE") { check_answers(kCases); }
