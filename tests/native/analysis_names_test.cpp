#include <catch2/catch_test_macros.hpp>

#include "analysis_support.h"
#include "text/letter_case.h"

// Names in another case, also beyond ASCII. Every answer is one of a Trino 476, session catalog
// tpch, schema tiny.
namespace {

constexpr AnalysisCase kCases[] = {
    {"SELECT \"i̇\" FROM (SELECT 1 \"İ\")",
     "COLUMN_NOT_FOUND line 1:8: Column 'i̇' cannot be resolved"},
    {"SELECT \"İ\" FROM (SELECT 1 \"İ\")",
     "COLUMN_NOT_FOUND line 1:8: Column 'i̇' cannot be resolved"},
    {"SELECT \"i\" FROM (SELECT 1 \"İ\")", "i: integer"},
    {"SELECT i FROM (SELECT 1 \"ı\")", "i: integer"},
    {"SELECT \"ı\".a FROM (SELECT 1 a) i",
     "COLUMN_NOT_FOUND line 1:8: Column 'ı.a' cannot be resolved"},
    {"SELECT \"ς\" FROM (SELECT 1 \"Σ\")", "ς: integer"},
    {"SELECT \"ΑΣ\" FROM (SELECT 1 x)",
     "COLUMN_NOT_FOUND line 1:8: Column 'ας' cannot be resolved"},
    {"SELECT \"ΑΣ\" FROM (SELECT 1 \"ας\")", "ΑΣ: integer"},
    {"SELECT \"Σ\".a FROM (SELECT 1 a) \"ς\"",
     "COLUMN_NOT_FOUND line 1:8: Column 'σ.a' cannot be resolved"},
    {"SELECT \"ΑΣ\".a FROM (SELECT 1 a) \"ας\"", "a: integer"},
    {"SELECT \"ẞ\" FROM (SELECT 1 \"ß\")", "ẞ: integer"},
    {"SELECT \"SS\" FROM (SELECT 1 \"ß\")",
     "COLUMN_NOT_FOUND line 1:8: Column 'ss' cannot be resolved"},
    {"SELECT \"K\" FROM (SELECT 1 k)", "K: integer"},
    {"SELECT \"ſ\" FROM (SELECT 1 s)", "ſ: integer"},
    {"SELECT \"𐐀\" FROM (SELECT 1 \"𐐨\")", "𐐀: integer"},
    {"SELECT \"ა\" FROM (SELECT 1 \"Ა\")", "ა: integer"},
    {"SELECT 1 AS \"Ü\", 2 AS \"ü\" ORDER BY \"Ü\"",
     "AMBIGUOUS_NAME line 1:36: Column 'ü' is ambiguous"},
    {"SELECT \"Ü\" FROM (SELECT 1 \"ü\", 2 \"Ü\")",
     "AMBIGUOUS_NAME line 1:8: Column 'ü' is ambiguous"},
    {"SELECT \"Ü\" FROM nation", "COLUMN_NOT_FOUND line 1:8: Column 'ü' cannot be resolved"},
    {"SELECT \"Ü\"(1)", "FUNCTION_NOT_FOUND line 1:8: Function 'ü' not registered"},
    {"SELECT \"Ä\".a FROM nation", "COLUMN_NOT_FOUND line 1:8: Column 'ä.a' cannot be resolved"},
    {"SELECT \"Ä\".* FROM (SELECT 1 a) \"ä\"", "a: integer"},
    {"SELECT \"Ä\".* FROM nation", "TABLE_NOT_FOUND line 1:8: Unable to resolve reference ä"},
    {"WITH \"Ä\" AS (SELECT 1 a), \"ä\" AS (SELECT 1 a) SELECT 1",
     "DUPLICATE_NAMED_QUERY line 1:27: WITH query name 'ä' specified more than once"},
    {"WITH \"Ä\"(\"Ö\", \"ö\") AS (SELECT 1 a, 2 b) SELECT 1",
     "DUPLICATE_COLUMN_NAME line 1:15: Column name 'ö' specified more than once"},
    {"WITH RECURSIVE \"Ä\"(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM \"ä\" WHERE n < 3) SELECT * "
     "FROM \"Ä\"",
     "n: integer"},
    {"SELECT * FROM \"Ä\"", "TABLE_NOT_FOUND line 1:15: Table 'tpch.tiny.\"ä\"' does not exist"},
    {"SELECT * FROM \"Ä\".\"Ö\"", "SCHEMA_NOT_FOUND line 1:15: Schema 'ä' does not exist"},
    {"SELECT * FROM (SELECT 1 \"ü\") a JOIN (SELECT 1 \"Ü\") b USING (\"Ü\")", "Ü: integer"},
    {"SELECT * FROM (SELECT 1 \"ü\") a JOIN (SELECT 1 \"x\") b USING (\"Ü\")",
     "COLUMN_NOT_FOUND line 1:61: Column 'Ü' is missing from right side of join"},
    {"SELECT * FROM (SELECT 1 \"ü\", 2 \"Ü\") a JOIN (SELECT 1 \"Ü\") b USING (\"Ü\")",
     "AMBIGUOUS_NAME line 1:68: Column 'ü' is ambiguous"},
    {"SELECT CAST(ROW(1) AS row(\"Ü\" integer)).\"ü\"", "_col0: integer"},
    {"SELECT r.\"Ä\" FROM (SELECT CAST(ROW(1) AS row(\"Ü\" integer)) r)",
     "INVALID_COLUMN_REFERENCE line 1:8: Column reference 'r.ä' is invalid"},
    {"SELECT transform(ARRAY[1], \"Ü\" -> \"ü\")", "_col0: array(integer)"},
    {"SELECT rank() OVER \"Ü\" FROM nation WINDOW \"ü\" AS (ORDER BY name)",
     "INVALID_WINDOW_REFERENCE line 1:20: Cannot resolve WINDOW name \"Ü\""},
    {"SELECT 1 \"Ü\" UNION CORRESPONDING SELECT 1 \"ü\"", "Ü: integer"},
    {"SELECT \"Ü\" FROM (SELECT 1 \"ü\") GROUP BY \"ü\"", "Ü: integer"},
    {"SELECT DISTINCT \"Ü\" FROM (SELECT 1 \"ü\") ORDER BY \"ü\"",
     "EXPRESSION_NOT_IN_DISTINCT line 1:1: For SELECT DISTINCT, ORDER BY expressions must appear "
     "in select list"},
    {"SELECT DISTINCT \"Ü\" FROM (SELECT 1 \"ü\") ORDER BY \"Ü\"", "Ü: integer"},
    {"WITH FUNCTION \"Ü\"(p integer) RETURNS integer RETURN p SELECT \"ü\"(1)", "_col0: integer"},
};

}  // namespace

TEST_CASE("analysis: names are the same in another case, in every script") {
  check_answers(kCases);
}

// As Java 24 answers: toLowerCase(ENGLISH), and equalsIgnoreCase.
TEST_CASE("text: identifiers in lower case") {
  using namespace mapping;
  CHECK(lower_identifier("ORDER_ID") == "order_id");
  CHECK(lower_identifier("\xC3\x84RGER \xF0\x9F\x98\x80") == "\xC3\xA4rger \xF0\x9F\x98\x80");
  CHECK(lower_identifier("İ") == "i̇");
  CHECK(lower_identifier("ΑΣ ΣΑ Σ") == "ας σα σ");
  CHECK(lower_identifier("Ⱥ") == "ⱥ");
  CHECK(lower_identifier("\xFF\x41") == "\xFF\x61");
  CHECK(same_identifier("Straße", "STRAẞE"));
  CHECK(same_identifier("µ", "Μ"));
  CHECK(same_identifier("ı", "I"));
  CHECK_FALSE(same_identifier("ß", "SS"));
  CHECK_FALSE(same_identifier("ä", "a"));
}
