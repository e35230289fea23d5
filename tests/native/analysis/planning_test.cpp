#include "analysis/queries/planning.h"

#include <catch2/catch_test_macros.hpp>

#include "analysis/expression_tree.h"
#include "part_support.h"

// What a server may not plan: the forms are those that EXPLAIN of a Trino 476 takes or refuses, see
// analysis_planning_test.cpp.
namespace mapping::analysis {
namespace {

constexpr std::string_view kNotPlanned =
    "open: whether a server plans the correlated subquery is not known";

TEST_CASE("planning: a scope belongs to the query of the next boundary") {
  Part part("SELECT 1");
  ScopeStore& scopes = part.state.scopes;
  const Scope* const outer = scopes.make(nullptr, {}, true);
  const Scope* const query = scopes.make(outer, {}, true);
  CHECK(query_scope(scopes.make(scopes.make(query, {}), {})) == query);
  CHECK(query_scope(query) == query);
  CHECK(query_scope(outer) == nullptr);
  CHECK(query_scope(nullptr) == nullptr);
}

struct Planned {
  std::string_view query;
  bool plans_correlation;
  bool wants_equality;
  bool plans_unnest;
  bool keeps_rows;
};

constexpr Planned kQueries[] = {
    {"SELECT name FROM region", true, false, false, true},
    {"SELECT name FROM region ORDER BY name", true, false, false, true},
    {"SELECT max(name) FROM region", true, false, false, false},
    {"SELECT DISTINCT name FROM region", true, true, false, false},
    {"SELECT name FROM region LIMIT 1", true, true, false, false},
    {"SELECT name FROM region FETCH FIRST 2 ROWS ONLY", true, true, false, false},
    {"SELECT name FROM region GROUP BY name HAVING true", true, true, false, false},
    {"SELECT name FROM region LIMIT 0", false, false, false, false},
    {"SELECT name FROM region LIMIT ALL", false, false, false, false},
    {"SELECT name FROM region ORDER BY name FETCH FIRST 2 ROWS WITH TIES", false, false, false,
     false},
    {"SELECT max(name) FROM region LIMIT 1", false, false, false, false},
    {"SELECT name FROM region OFFSET 1", false, false, false, false},
    {"SELECT name FROM region GROUP BY ROLLUP (name)", false, false, false, false},
    {"SELECT max(name) FROM region HAVING true", false, false, false, false},
    {"SELECT row_number() OVER () FROM region", false, false, false, false},
    {"SELECT 1 UNION ALL SELECT 2", false, false, false, false},
    {"SELECT x FROM UNNEST(ARRAY[1]) t(x)", true, false, true, false},
    {"SELECT x FROM UNNEST(ARRAY[1]) t(x) WHERE x > 1", true, false, false, false},
    {"SELECT 1", true, false, false, false},
    {"SELECT 1 WHERE true", false, false, false, false},
    {"SELECT max(1)", false, false, false, false},
};

TEST_CASE("planning: which queries may refer to the one around them") {
  for (const Planned& planned : kQueries) {
    INFO(planned.query);
    Part part(planned.query);
    Scope scope;
    plan_correlation(part.state, part.tree.root, scope);
    CHECK(scope.plans_correlation == planned.plans_correlation);
    CHECK(scope.wants_equality == planned.wants_equality);
    CHECK(scope.plans_unnest == planned.plans_unnest);
    CHECK(keeps_rows(part.state, part.tree.root) == planned.keeps_rows);
  }
}

// A query in another, whose WHERE is being analyzed.
struct Correlated {
  Correlated() {
    query->plans_correlation = true;
    part.state.filtered = query;
  }

  Part part{"SELECT 1"};
  Scope* outermost = part.state.scopes.make(nullptr, {});
  Scope* around = part.state.scopes.make(outermost, {}, true);
  Scope* query = part.state.scopes.make(part.state.scopes.make(around, {}), {}, true);
  Scope* from = part.state.scopes.make(query, {});
};

TEST_CASE("planning: columns of the next query may stand in WHERE") {
  Correlated plain;
  check_correlation(plain.part.state, *plain.from, *plain.around);
  CHECK(plain.part.state.correlations == 1);
  CHECK(plain.part.answer().empty());
  Correlated elsewhere;
  elsewhere.part.state.filtered = nullptr;
  check_correlation(elsewhere.part.state, *elsewhere.from, *elsewhere.around);
  CHECK(elsewhere.part.answer() == kNotPlanned);
  Correlated far;
  check_correlation(far.part.state, *far.from, *far.outermost);
  CHECK(far.part.answer() == kNotPlanned);
  Correlated two;
  const Scope* const first = two.part.state.scopes.make(two.outermost, {}, true);
  two.around->parent = first;
  check_correlation(two.part.state, *two.from, *first);
  CHECK(two.part.answer() == kNotPlanned);
  Correlated other;
  other.query->plans_correlation = false;
  check_correlation(other.part.state, *other.from, *other.around);
  CHECK(other.part.answer() == kNotPlanned);
}

std::string terms(std::string_view condition, bool wants_equality) {
  Part part("SELECT 1 FROM nation WHERE " + std::string(condition));
  Scope* const query = part.state.scopes.make(part.source, {}, true);
  query->wants_equality = wants_equality;
  const Scope* const from = part.state.scopes.make(query, {});
  for (SqlNodeId id = 1; id < part.tree.nodes.size(); ++id) {
    if (part.tree[id].kind != SqlNodeKind::kColumn) continue;
    const bool own = part.tree.text_of(id) == "own";
    part.state.notes.set_reference(id, {own ? from->relation : part.source->relation, 0});
  }
  const SqlNodeId where = part.find(SqlNodeKind::kWhere);
  check_correlated_terms(part.state, part.tree[where].first_child, *from);
  return part.answer();
}

TEST_CASE("planning: where groups are wanted, only `own = outer` compares with the query around") {
  CHECK(terms("own = outer_key AND (outer_key = own) AND own > 1", true).empty());
  CHECK(terms("own < outer_key", true) == kNotPlanned);
  CHECK(terms("own = 1 AND own + 1 = outer_key", true) == kNotPlanned);
  CHECK(terms("own = outer_key OR own = 1", true) == kNotPlanned);
  CHECK(terms("own < outer_key", false).empty());
}

TEST_CASE("planning: the rows behind IN are the rows of its FROM") {
  const auto rows = [](std::string_view sql, std::uint32_t met) {
    Part part(sql);
    part.state.correlations = met;
    check_correlated_rows(part.state, part.tree.root, 0);
    return part.answer();
  };
  CHECK(rows("SELECT name FROM region", 1).empty());
  CHECK(rows("SELECT DISTINCT name FROM region", 1) == kNotPlanned);
  CHECK(rows("SELECT DISTINCT name FROM region", 0).empty());
}

TEST_CASE("planning: VALUES are constants") {
  const auto values = [](std::string_view sql) {
    Part part(sql);
    check_planned_values(part.state, part.find(SqlNodeKind::kValues));
    return part.answer();
  };
  CHECK(values("VALUES 1 + 1, 2").empty());
  CHECK(values("VALUES (SELECT 1)") ==
        "open: a server does not plan queries and aggregations in VALUES");
  CHECK(values("VALUES count(*)") ==
        "open: a server does not plan queries and aggregations in VALUES");
}

TEST_CASE("planning: sketches have no equality") {
  Part part("SELECT 1");
  check_planned_equality(part.state, part.type("bigint"));
  check_planned_equality(part.state, kUncertain);
  check_planned_equality(part.state, part.state.types.simple(TypeKind::kUnknown));
  CHECK(part.state.verdict.is_certain());
  check_planned_equality(part.state, part.type("HyperLogLog"));
  CHECK(part.answer() == "open: a server has no equality for the type HyperLogLog");
}

std::string compared(std::string_view expression, std::string_view type, bool of_table = true) {
  Part part("SELECT " + std::string(expression) + " FROM nation");
  Fields fields = part.nation_fields();
  for (Field& field : fields) field.table = of_table ? 1 : 0;
  const Scope* const scope = part.state.scopes.make(nullptr, fields);
  for (SqlNodeId id = 1; id < part.tree.nodes.size(); ++id) {
    if (part.tree[id].kind == SqlNodeKind::kColumn)
      part.state.notes.set_reference(id, {scope->relation, 0});
  }
  const SqlNodeId comparison = part.find(SqlNodeKind::kComparison);
  const SqlNodeId operands[] = {part.tree.child(comparison, 0), part.tree.child(comparison, 1)};
  check_planned_order(part.state, operands, part.type(type), {.scope = scope});
  return part.answer();
}

TEST_CASE("planning: rows with NULL in them are not compared in order") {
  constexpr std::string_view kRows = "open: a server compares no rows and arrays with NULL in them";
  constexpr std::string_view kRow = "row(integer, integer)";
  CHECK(compared("(1, NULL) < (1, 2)", kRow) == kRows);
  CHECK(compared("(1, 3) < (1, 2)", kRow).empty());
  CHECK(compared("(nationkey, NULL) < (1, 2)", kRow).empty());
  CHECK(compared("(nationkey, 1) < (1, 2)", kRow, false) == kRows);
  CHECK(compared("NULL < 1", "integer").empty());
}

}  // namespace
}  // namespace mapping::analysis
