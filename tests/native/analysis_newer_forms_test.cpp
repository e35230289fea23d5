#include <catch2/catch_test_macros.hpp>

#include "analysis/newer_forms.h"
#include "analysis_support.h"
#include "fixture.h"
#include "mapping/analysis.h"

// Forms that servers newer than 476 take. No such server is at hand: the answers are what Trino's
// analyzer of 484 says in its source and in its tests.
namespace {

constexpr AnalysisCase kExpressions[] = {
    {"SELECT (nationkey > 3) IS NOT TRUE AS small FROM nation", "small: boolean"},
    {"SELECT NULL IS UNKNOWN", "_col0: boolean"},
    {"SELECT name IS FALSE FROM nation",
     "TYPE_MISMATCH line 1:8: Boolean test value must evaluate to a boolean (actual: varchar(25))"},
    {"SELECT 1 IS TRUE",
     "TYPE_MISMATCH line 1:8: Boolean test value must evaluate to a boolean (actual: integer)"},
    {"SELECT UNIQUE (SELECT name FROM nation) AS different", "different: boolean"},
    {"SELECT UNIQUE (SELECT nome FROM nation)",
     "COLUMN_NOT_FOUND line 1:23: Column 'nome' cannot be resolved"},
    {"SELECT 1 FROM nation WHERE regionkey MATCH (SELECT regionkey FROM region)", "_col0: integer"},
    {"SELECT INTERVAL '1' DAY(3) TO HOUR",
     "NOT_SUPPORTED line 1:21: Only INTERVAL literals with default precision are supported"},
    {"SELECT INTERVAL '1.5' SECOND(2, 3)",
     "NOT_SUPPORTED line 1:23: Only INTERVAL literals with default precision are supported"},
    {"SELECT INTERVAL '1' /* (3) */ DAY", "_col0: INTERVAL DAY TO SECOND"},
    {"SELECT abs(value => 1, value => 2)",
     "INVALID_FUNCTION_ARGUMENT line 1:24: Duplicate named argument: value"},
    {"SELECT abs(value => 1, 2)",
     "INVALID_FUNCTION_ARGUMENT line 1:24: Positional arguments cannot follow named arguments"},
    {"SELECT abs(value => 1)", "_col0: ?"},
};

constexpr AnalysisCase kPivots[] = {
    {"SELECT * FROM nation PIVOT (nationkey + count(*) FOR regionkey IN (0) GROUP BY nationkey)",
     "NATIONKEY: bigint, 0: bigint"},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN (0 AS africa, 1 + 1, BIGINT '3'))",
     "AFRICA: bigint, (1 + 1): bigint, BIGINT '3': bigint"},
    {"SELECT * FROM nation n PIVOT (max(name) AS last, count(*) AS n FOR regionkey IN (0 AS a, 1 "
     "b) "
     "GROUP BY substr(name, 1, 1), n.comment)",
     "_col0: varchar(25), COMMENT: varchar(152), A_LAST: varchar(25), A_N: bigint, B_LAST: "
     "varchar(25), B_N: bigint"},
    {"SELECT * FROM orders PIVOT (sum(totalprice) FOR (orderstatus, shippriority) IN (('F', 0), "
     "('O', 0) AS open))",
     "'F'_0: double, OPEN: double"},
    {"SELECT p.r, p.jan FROM nation PIVOT (count(*) FOR name IN ('a', 'b') GROUP BY regionkey) AS "
     "p "
     "(r, jan, feb)",
     "r: bigint, jan: bigint"},
    {"SELECT nation.name FROM nation PIVOT (count(*) FOR regionkey IN (1) GROUP BY name)",
     "COLUMN_NOT_FOUND line 1:8: Column 'nation.name' cannot be resolved"},
    {"SELECT * FROM nation PIVOT (count(*) FOR region IN (1))",
     "COLUMN_NOT_FOUND line 1:42: Column 'region' cannot be resolved"},
    {"SELECT * FROM nation PIVOT (count(*) FOR (name, regionkey) IN (('a', 1), 'b'))",
     "INVALID_ARGUMENTS line 1:74: Number of pivot values (1) does not match number of pivot "
     "columns (2)"},
    {"SELECT * FROM nation PIVOT (count(*) AS n, max(name) FOR regionkey IN (1))",
     "MISSING_COLUMN_ALIASES line 1:44: PIVOT with multiple aggregations requires an alias on each "
     "aggregation"},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN (1, max(2)))",
     "EXPRESSION_NOT_SCALAR line 1:59: PIVOT IN clause cannot contain aggregations, window "
     "functions or grouping operations: [max(2)]"},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN ((SELECT 1)))",
     "EXPRESSION_NOT_CONSTANT line 1:56: PIVOT IN clause must be constant and cannot contain a "
     "subquery"},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN (1 + nationkey))",
     "EXPRESSION_NOT_CONSTANT line 1:60: PIVOT IN clause must be constant and cannot reference a "
     "column: nationkey"},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN (cardinality(transform(ARRAY[1], name "
     "-> "
     "name)) AS one))",
     "ONE: bigint"},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN (random(3)))",
     "EXPRESSION_NOT_CONSTANT line 1:56: PIVOT IN clause must be constant and cannot be "
     "non-deterministic: random(3)"},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN ('one'))",
     "TYPE_MISMATCH line 1:56: Pivot value of type varchar(3) is not comparable with pivot column "
     "type bigint"},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN (1) GROUP BY AUTO)",
     "NOT_SUPPORTED line 1:68: GROUP BY AUTO is not supported in PIVOT"},
    {"SELECT * FROM nation PIVOT (count(*) FOR regionkey IN (1) GROUP BY 1)",
     "INVALID_COLUMN_REFERENCE line 1:68: GROUP BY position 1 is not in select list"},
    {"SELECT * FROM nation PIVOT (nationkey + 1 FOR regionkey IN (1))",
     "EXPRESSION_NOT_AGGREGATE line 1:39: PIVOT expression must contain an aggregate function: "
     "(nationkey + 1)"},
    {"SELECT * FROM nation PIVOT (rank() OVER () FOR regionkey IN (1))",
     "NESTED_WINDOW line 1:29: PIVOT expression cannot contain window functions or row pattern "
     "measures: rank() OVER ()"},
    {"SELECT * FROM nation PIVOT (count(*) + grouping(name) FOR regionkey IN (1) GROUP BY name)",
     "NOT_SUPPORTED line 1:40: PIVOT expression cannot contain grouping operations: GROUPING "
     "(name)"},
    {"SELECT * FROM nation PIVOT (count(*) + (SELECT 1) FOR regionkey IN (1))",
     "NOT_SUPPORTED line 1:40: PIVOT expression cannot contain a subquery outside an aggregate "
     "function: (SELECT 1\n\n)"},
    {"SELECT * FROM nation PIVOT (sum((SELECT 1)) FOR regionkey IN (1 AS a))", "A: bigint"},
    {"SELECT * FROM nation PIVOT (count(*) + nationkey FOR regionkey IN (1))",
     "EXPRESSION_NOT_AGGREGATE line 1:38: '(count(*) + nationkey)' must be an aggregate expression "
     "or appear in GROUP BY clause"},
};

constexpr AnalysisCase kNearest[] = {
    {"SELECT r.name, n.name FROM region r CROSS JOIN NEAREST (FROM nation n WHERE n.regionkey = "
     "r.regionkey MATCH n.nationkey <= r.regionkey)",
     "name: varchar(25), name: varchar(25)"},
    {"SELECT q.nationkey FROM region r, NEAREST (FROM nation MATCH r.regionkey > nationkey) AS q",
     "nationkey: bigint"},
    {"SELECT * FROM NEAREST (FROM nation MATCH nationkey > 1)",
     "NOT_SUPPORTED line 1:15: NEAREST is only supported on the right side of CROSS JOIN, INNER "
     "JOIN, LEFT JOIN, or an implicit join"},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM (SELECT r.name) n MATCH n.name > r.name)",
     "COLUMN_NOT_FOUND line 1:57: Column 'r.name' cannot be resolved"},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n WHERE 1 MATCH n.name > r.name)",
     "TYPE_MISMATCH line 1:64: NEAREST WHERE clause must evaluate to a boolean: actual type "
     "integer"},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n MATCH count(*) > 1)",
     "EXPRESSION_NOT_SCALAR line 1:73: NEAREST MATCH clause cannot contain aggregations, window "
     "functions or grouping operations: [count(*)]"},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n MATCH n.name > (SELECT r.name))",
     "UNSUPPORTED_SUBQUERY line 1:73: Correlated subqueries are not supported in NEAREST MATCH "
     "clause"},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n MATCH n.name > r.name OR false)",
     "NOT_SUPPORTED line 1:64: NEAREST MATCH clause must be a comparison expression"},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n MATCH n.name > n.comment)",
     "NOT_SUPPORTED line 1:71: NEAREST MATCH clause must compare one FROM relation expression with "
     "one non-FROM expression"},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n MATCH n.name || r.name > 'x')",
     "NOT_SUPPORTED line 1:81: NEAREST MATCH clause must keep FROM relation and non-FROM "
     "expressions on opposite sides"},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n MATCH n.name = r.name)",
     "NOT_SUPPORTED line 1:71: NEAREST MATCH clause must use <, <=, >, or >="},
    {"SELECT 1 FROM region r JOIN NEAREST (FROM nation n MATCH n.name > r.name) ON 1 = 1",
     "NOT_SUPPORTED line 1:80: INNER JOIN involving NEAREST is only supported with condition ON "
     "TRUE"},
    {"SELECT 1 FROM region r LEFT JOIN NEAREST (FROM nation n MATCH n.name > r.name) USING (name)",
     "NOT_SUPPORTED line 1:15: JOIN USING involving NEAREST is not supported"},
    {"SELECT 1 FROM region r FULL JOIN NEAREST (FROM nation n MATCH n.name > 'a') ON true",
     "NOT_SUPPORTED line 1:15: FULL JOIN involving NEAREST is not supported"},
    {"SELECT 1 FROM region r RIGHT JOIN NEAREST (FROM nation n MATCH n.name > r.name) ON true",
     "INVALID_COLUMN_REFERENCE line 1:73: LATERAL reference not allowed in RIGHT JOIN"},
};

}  // namespace

TEST_CASE("expressions of newer servers are analyzed where their rules are known", "[analysis]") {
  check_answers(kExpressions);
}

TEST_CASE("PIVOT is analyzed", "[analysis]") { check_answers(kPivots); }

TEST_CASE("NEAREST is analyzed", "[analysis]") { check_answers(kNearest); }

TEST_CASE("no statement that only newer servers take is certain", "[analysis]") {
  const mapping::Catalog catalog;
  mapping::AnalysisMemo memo;
  for (const std::string& sql : mapping::testing::read_lines("accepted_by_newer.txt")) {
    INFO(sql);
    const mapping::SqlTree tree = mapping::parse_sql(sql);
    CHECK(mapping::analysis::newer_forms(tree) != mapping::analysis::NewerForms::kNone);
    const mapping::Analysis analysis = mapping::analyze_sql(tree, catalog, {}, memo);
    CHECK_FALSE(analysis.certain);
    CHECK_FALSE(analysis.reasons.empty());
  }
}

TEST_CASE("no statement that 476 takes has a form of newer servers", "[analysis]") {
  for (const std::string& sql : mapping::testing::read_lines("accepted.txt")) {
    INFO(sql);
    const mapping::SqlTree tree = mapping::parse_sql(mapping::testing::with_line_breaks(sql));
    CHECK(mapping::analysis::newer_forms(tree) == mapping::analysis::NewerForms::kNone);
  }
}
