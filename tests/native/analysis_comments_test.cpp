#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"

// Words in comments and in names are none of the statement's: with the answers of Trino 476.
namespace {

constexpr AnalysisCase kNullTreatment[] = {
    {"SELECT sum(lag(respected) IGNORE NULLS OVER (ORDER BY respected)) FROM (SELECT nationkey "
     "respected FROM nation) t",
     "NESTED_WINDOW line 1:8: Cannot nest window functions or row pattern measures inside "
     "aggregation 'sum': [lag(respected) IGNORE NULLS OVER (ORDER BY respected ASC)]"},
    {"SELECT sum(lag(nationkey) IGNORE NULLS OVER (ORDER BY name /* RESPECT */)) FROM nation",
     "NESTED_WINDOW line 1:8: Cannot nest window functions or row pattern measures inside "
     "aggregation 'sum': [lag(nationkey) IGNORE NULLS OVER (ORDER BY name ASC)]"},
    {"SELECT sum(lag(nationkey) RESPECT NULLS OVER (ORDER BY name)) FROM nation",
     "NESTED_WINDOW line 1:8: Cannot nest window functions or row pattern measures inside "
     "aggregation 'sum': [lag(nationkey) RESPECT NULLS OVER (ORDER BY name ASC)]"},
};

constexpr AnalysisCase kNormalForm[] = {
    {"SELECT abs(normalize(1 /* ok */, NFC))",
     "FUNCTION_NOT_FOUND line 1:12: Unexpected parameters (integer, varchar(3)) for function "
     "normalize. Expected: normalize(varchar(x), varchar(y))"},
    {"SELECT normalize(1 /* ok */)",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (integer, varchar(3)) for function "
     "normalize. Expected: normalize(varchar(x), varchar(y))"},
    {"SELECT normalize(1, nfkc)",
     "FUNCTION_NOT_FOUND line 1:8: Unexpected parameters (integer, varchar(4)) for function "
     "normalize. Expected: normalize(varchar(x), varchar(y))"},
    {"SELECT normalize(name, nfc), count(*) FROM nation GROUP BY normalize(name, NFC)",
     "EXPRESSION_NOT_AGGREGATE line 1:8: '\"normalize\"(name, 'nfc')' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT normalize(name /* , nfkc */), count(*) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: '\"normalize\"(name, 'NFC')' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT normalize(name /* n */, NFD) a, count(*) c FROM nation GROUP BY normalize(name, NFD)",
     "a: varchar, c: bigint"},
    {"SELECT normalize(name /* no */) a, count(*) c FROM nation GROUP BY normalize(name)",
     "a: varchar, c: bigint"},
};

constexpr AnalysisCase kSigns[] = {
    {"SELECT orderdate + INTERVAL /* - */ '1' DAY a, count(*) c FROM orders GROUP BY orderdate + "
     "INTERVAL '1' DAY",
     "a: date, c: bigint"},
    {"SELECT orderdate + INTERVAL -- x\n '1' DAY, count(*) FROM orders GROUP BY orderdate + "
     "INTERVAL - '1' DAY",
     "EXPRESSION_NOT_AGGREGATE line 1:18: '(orderdate + INTERVAL '1' DAY)' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT nationkey * -1e-5, count(*) FROM nation GROUP BY nationkey * -2e-5",
     "EXPRESSION_NOT_AGGREGATE line 1:18: '(nationkey * -1E-5)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT nationkey * -1e-5 a, count(*) c FROM nation GROUP BY nationkey * -1e-5",
     "a: double, c: bigint"},
    {"SELECT nationkey * - /* 7e7 */ 1.5e3, count(*) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:18: '(nationkey * -1.5E3)' must be an aggregate expression "
     "or appear in GROUP BY clause"},
    {"SELECT nationkey * - /* 7 */ 1.5, count(*) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:18: '(nationkey * DECIMAL '-1.5')' must be an aggregate "
     "expression or appear in GROUP BY clause"},
};

constexpr AnalysisCase kKeywords[] = {
    {"SELECT trim(LEADING /* TRAILING */ 'x' FROM name), count(*) FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'trim(LEADING 'x' FROM name)' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT trim(name /* FROM */, 'x') a, count(*) c FROM nation GROUP BY trim('x' FROM name)",
     "a: varchar(25), c: bigint"},
    {"SELECT json_query(name, 'lax $' /* WITH WRAPPER */ KEEP QUOTES) a FROM nation", "a: varchar"},
    {"SELECT json_query(name, 'lax $' WITHOUT /* WITH */ WRAPPER OMIT QUOTES) a FROM nation",
     "a: varchar"},
    {"SELECT json_object('WITH UNIQUE KEYS': name FORMAT JSON -- WITH UNIQUE KEYS\n) a FROM nation",
     "a: varchar"},
    {"SELECT json_value(name, 'lax $' DEFAULT 'on empty' /* ON EMPTY */ ON ERROR) a, count(*) c "
     "FROM "
     "nation GROUP BY json_value(name FORMAT JSON, 'lax $' NULL ON EMPTY DEFAULT 'on empty' ON "
     "ERROR)",
     "a: varchar, c: bigint"},
    {"SELECT listagg(name /* DISTINCT */) WITHIN GROUP (ORDER BY regionkey) a FROM nation",
     "a: varchar"},
    {"SELECT nationkey = /* ALL */ ANY (SELECT 1) a, count(*) c FROM nation GROUP BY nationkey = "
     "ANY "
     "(SELECT 1)",
     "a: boolean, c: bigint"},
};

constexpr AnalysisCase kEscapes[] = {
    {"SELECT concat(name, U&'!0041' /* ' */ UESCAPE '!') a, count(*) c FROM nation GROUP BY "
     "concat(name, 'A')",
     "a: varchar, c: bigint"},
    {"SELECT concat(name, U&'!0041' -- it's\n UESCAPE '!'), count(*) FROM nation GROUP BY "
     "regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'concat(name, 'A')' must be an aggregate expression or "
     "appear in GROUP BY clause"},
};

constexpr std::string_view kQueriesNamedSession[] = {
    "WITH session AS (SELECT 1 a) SELECT a FROM session",
    "WITH session AS\t(SELECT 1 a) SELECT a FROM session",
    "WITH session AS/* x */(SELECT 1 a) SELECT a FROM session",
    "WITH session/* x */AS -- y\n(SELECT 1 a) SELECT a FROM session",
    "WITH session(a) AS (SELECT 1) SELECT a FROM session",
};

}  // namespace

TEST_CASE("The null treatment of a call is the one that it has", "[analysis][comments]") {
  check_answers(kNullTreatment);
}

TEST_CASE("The form of NORMALIZE is the one that it has", "[analysis][comments]") {
  check_answers(kNormalForm);
}

TEST_CASE("Signs of numbers and intervals are their own", "[analysis][comments]") {
  check_answers(kSigns);
}

TEST_CASE("Keywords of a call are those between its arguments", "[analysis][comments]") {
  check_answers(kKeywords);
}

TEST_CASE("The escape of a text is behind its UESCAPE", "[analysis][comments]") {
  check_answers(kEscapes);
}

TEST_CASE("A query may be named session", "[analysis][comments]") {
  for (const std::string_view sql : kQueriesNamedSession) {
    CAPTURE(sql);
    CHECK(analysis_of(sql).certain);
  }
  CHECK_FALSE(analysis_of("WITH SESSION join_max = '1' SELECT 1 a").certain);
}
