#include "nested_shapes.h"

namespace mapping::testing {
namespace {

// To add one: a line.
constexpr NestedShape kQueries[] = {
    {"subquery in FROM", "", "SELECT * FROM (", "SELECT 1 a", ")", ""},
    {"subquery with an alias", "", "SELECT a FROM (", "SELECT 1 a", ") t", ""},
    {"scalar subquery", "", "SELECT (", "SELECT 1", ")", ""},
    {"IN subquery", "", "SELECT 1 WHERE 1 IN (", "SELECT 1", ")", ""},
    {"EXISTS", "", "SELECT 1 WHERE EXISTS (", "SELECT 1", ")", ""},
    {"quantified comparison", "", "SELECT 1 WHERE 1 = ALL (", "SELECT 1", ")", ""},
    {"named query in a named query", "", "WITH q AS (", "SELECT 1 a", ") SELECT a FROM q", ""},
    {"query in parentheses", "", "(", "SELECT 1 a", ")", ""},
    {"VALUES of a query", "", "VALUES (", "SELECT 1", ")", ""},
};

constexpr NestedShape kParts[] = {
    {"query of an expression", "", "SELECT 1 + (", "SELECT 1", ")", ""},
    {"query in a call", "", "SELECT abs((", "SELECT 1", "))", ""},
    {"query in ORDER BY", "", "SELECT 1 a ORDER BY (", "SELECT 1", ")", ""},
    {"query in HAVING", "", "SELECT count(*) HAVING 1 IN (", "SELECT 1", ")", ""},
    {"query in GROUP BY", "", "SELECT 1 GROUP BY (", "SELECT 1", ")", ""},
    {"query in ON", "", "SELECT 1 FROM nation JOIN region ON 1 IN (", "SELECT 1", ")", ""},
    {"LATERAL", "", "SELECT * FROM nation, LATERAL (", "SELECT 1", ")", ""},
    {"UNION", "", "SELECT 1 UNION (", "SELECT 1", ")", ""},
    {"INTERSECT in FROM", "", "SELECT 1 INTERSECT (SELECT * FROM (", "SELECT 1", "))", ""},
    {"table of a function", "", "SELECT * FROM TABLE(exclude_columns(TABLE(", "SELECT 1 a, 2 b",
     "), DESCRIPTOR(b)))", ""},
    {"relation in parentheses", "SELECT * FROM ", "(", "nation", ")", ""},
    {"relation with aliases", "SELECT * FROM ", "(", "nation", " t)", ""},
    {"join to the right", "SELECT 1 FROM ", "nation CROSS JOIN (", "region", ")", ""},
    {"sample of a relation", "SELECT 1 FROM ", "(", "nation", " TABLESAMPLE BERNOULLI (10))", ""},
    {"pivot", "SELECT 1 FROM ", "(", "nation", " PIVOT (count(*) FOR name IN ('a')))", ""},
    {"row pattern of a relation", "SELECT 1 FROM ", "(", "nation",
     " MATCH_RECOGNIZE (MEASURES 1 AS a PATTERN (x) DEFINE x AS true))", ""},
    {"UNNEST of a query", "", "SELECT * FROM UNNEST((", "SELECT ARRAY[1]", "))", ""},
    {"JSON_TABLE of a query", "", "SELECT a FROM JSON_TABLE((", "SELECT '1'",
     "), 'lax $' COLUMNS (a varchar PATH 'lax $'))", ""},
    {"JSON_TABLE in itself", "SELECT 1 FROM JSON_TABLE('1', 'lax $' COLUMNS (",
     "NESTED PATH 'lax $' COLUMNS (", "a integer PATH 'lax $'", ")", "))"},
    {"parentheses", "SELECT ", "(", "1", ")", ""},
    {"sum to the right", "SELECT ", "1 + (", "1", ")", ""},
    {"concatenation to the right", "SELECT ", "'a' || (", "'a'", ")", ""},
    {"signs", "SELECT ", "- (", "1", ")", ""},
    {"call", "SELECT ", "abs(", "1", ")", ""},
    {"call of a known function", "SELECT ", "coalesce(1, ", "1", ")", ""},
    {"call of a column", "SELECT ", "abs(", "nationkey", ")", " FROM nation"},
    {"IF", "SELECT ", "if(true, ", "1", ", 2)", ""},
    {"TRY", "SELECT ", "try(", "1", ")", ""},
    {"CASE in the result", "SELECT ", "CASE WHEN true THEN ", "1", " ELSE 2 END", ""},
    {"CASE in ELSE", "SELECT ", "CASE WHEN true THEN 1 ELSE ", "1", " END", ""},
    {"CASE in the condition", "SELECT ", "CASE WHEN ", "true", " THEN true END", ""},
    {"CASE in the operand", "SELECT ", "CASE ", "1", " WHEN 1 THEN 1 END", ""},
    {"CAST", "SELECT ", "CAST(", "1", " AS bigint)", ""},
    {"array", "SELECT ", "ARRAY[", "1", "]", ""},
    {"row", "SELECT ", "ROW(", "1", ")", ""},
    {"subscript", "SELECT ", "e[", "1", "]", " FROM (SELECT ARRAY[1] e)"},
    {"lambda", "SELECT ", "transform(ARRAY[1], x -> ", "1", ")", ""},
    {"lambda in an argument", "SELECT ", "transform(", "ARRAY[1]", ", x -> x)", ""},
    {"NOT", "SELECT ", "NOT (", "true", ")", ""},
    {"AND to the right", "SELECT ", "true AND (", "true", ")", ""},
    {"AND and OR", "SELECT ", "true AND (false OR (", "true", "))", ""},
    {"comparison to the right", "SELECT ", "true = (", "true", ")", ""},
    {"BETWEEN", "SELECT ", "true BETWEEN false AND (", "true", ")", ""},
    {"IN list", "SELECT ", "true IN (", "true", ")", ""},
    {"IS NULL", "SELECT ", "(", "1", " IS NULL)", ""},
    {"IS DISTINCT FROM", "SELECT ", "true IS DISTINCT FROM (", "true", ")", ""},
    {"LIKE", "SELECT ", "concat('a', if('a' LIKE ", "'a'", ", 'a', 'b'))", ""},
    {"window", "SELECT ", "sum(1) OVER (ORDER BY ", "1", ")", ""},
    {"aggregation", "SELECT ", "sum(", "1", ")", ""},
    {"FILTER", "SELECT ", "count(*) FILTER (WHERE 1 > ", "1", ")", ""},
    {"aggregation of calls", "SELECT sum(", "abs(", "nationkey", ")", ") FROM nation"},
    {"grouped calls", "SELECT ", "abs(", "nationkey", ")", " FROM nation GROUP BY nationkey"},
    {"EXTRACT", "SELECT ", "EXTRACT(DAY FROM date_add('day', ", "1", ", current_date))", ""},
    {"AT TIME ZONE", "SELECT ", "(", "TIMESTAMP '2020-01-01 00:00:00 UTC'", " AT TIME ZONE 'UTC')",
     ""},
    {"TRIM", "SELECT ", "TRIM(BOTH 'a' FROM ", "'a'", ")", ""},
    {"SUBSTRING", "SELECT ", "SUBSTRING(", "'a'", " FROM 1)", ""},
    {"JSON_QUERY", "SELECT ", "JSON_QUERY(", "'1'", ", 'lax $')", ""},
    {"JSON_OBJECT", "SELECT ", "JSON_OBJECT('a': ", "1", ")", ""},
    {"JSON_ARRAY", "SELECT ", "JSON_ARRAY(", "1", ")", ""},
    {"JSON path", "SELECT JSON_EXISTS('1', 'lax $", "?(exists(@", "", "))", "')"},
    {"type of a CAST", "SELECT CAST(NULL AS ", "array(", "bigint", ")", ")"},
    {"row type of a CAST", "SELECT CAST(NULL AS ", "row(a ", "bigint", ")", ")"},
    {"row pattern", "SELECT 1 FROM nation MATCH_RECOGNIZE (MEASURES 1 AS a PATTERN (", "(", "x",
     ")", ") DEFINE x AS true)"},
    {"statements of a function", "WITH FUNCTION f() RETURNS bigint BEGIN ", "IF true THEN ",
     "RETURN 1; ", "END IF; ", "RETURN 1; END SELECT f()"},
    {"blocks of a function", "WITH FUNCTION f() RETURNS bigint BEGIN ", "BEGIN ", "RETURN 1; ",
     "END; ", "RETURN 1; END SELECT f()"},
    {"column that is not there", "SELECT ", "abs(", "nowhere", ")", " FROM nation"},
    {"table that is not there", "", "SELECT * FROM (", "SELECT * FROM nowhere", ")", ""},
    {"column that is not grouped", "SELECT ", "abs(", "name", ")",
     " FROM nation GROUP BY nationkey"},
};

void repeat(std::string& text, std::string_view part, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) text += part;
}

}  // namespace

std::string NestedShape::with(std::size_t levels) const {
  std::string text(before);
  repeat(text, open, levels);
  text += core;
  repeat(text, close, levels);
  text += behind;
  return text;
}

std::span<const NestedShape> nested_queries() { return kQueries; }
std::span<const NestedShape> nested_parts() { return kParts; }

}  // namespace mapping::testing
