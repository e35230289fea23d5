#include "analysis/queries/aggregation_check.h"

#include <catch2/catch_test_macros.hpp>

#include "analysis/expression_tree.h"
#include "part_support.h"

// What a query with groups may select, once its expressions are typed and its groups are known. Every
// fault is one of a Trino 476 or of Trino's own TestAnalyzer.
namespace mapping::analysis {
namespace {

// All names in the statement are columns of the source.
void refer_to_source(Part& part, const Specification& specification) {
  for (const SqlNodeId id : nodes_in(part.tree, specification.select)) {
    const std::vector<SqlNodeId> parts = name_parts(part.tree, id);
    if (parts.empty() || part.state.notes.is_column(id)) continue;
    const ResolvedField found = resolve_field(*part.source, part.state.scopes.path_of(parts));
    if (found.outcome == ResolvedField::Outcome::kOne) part.state.notes.set_reference(id, found.id);
  }
}

// The select list is aggregated by what stands behind GROUP BY.
Specification grouped(Part& part) {
  Specification specification = part.unanalyzed();
  specification.aggregated = true;
  refer_to_source(part, specification);
  const SqlNodeId list = part.tree[specification.select].first_child;
  for (SqlNodeId item = part.tree[list].first_child; item != kNoSqlNode;
       item = part.tree[item].next) {
    specification.outputs.push_back(
        {.node = unwrapped(part.tree, part.tree[item].first_child), .is_expression = true});
  }
  const SqlNodeId group_by = part.tree.find_child(specification.select, SqlNodeKind::kGroupBy);
  for (SqlNodeId id = part.tree[group_by].first_child; id != kNoSqlNode; id = part.tree[id].next) {
    specification.groupings.push_back(id);
    if (part.state.notes.is_column(id))
      specification.grouped_fields.push_back(part.state.notes.reference(id));
  }
  return specification;
}

void check_all(Part& part) { check_aggregations(part.state, grouped(part)); }

constexpr PartCase kColumns[] = {
    {"SELECT - 1 + nationkey FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:12: '(-1 + nationkey)' must be an aggregate expression or "
     "appear in GROUP BY clause"},
    {"SELECT ARRAY[ROW(1, name)][1] FROM nation GROUP BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'ARRAY[ROW(1, name)][1]' must be an aggregate expression "
     "or "
     "appear in GROUP BY clause"},
    {"SELECT sum(nationkey), name NOT IN ('a', 'b') FROM nation",
     "EXPRESSION_NOT_AGGREGATE line 1:29: '(NOT (name IN ('a', 'b')))' must be an aggregate "
     "expression or appear in GROUP BY clause"},
    {"SELECT name, count(comment), nation.NAME, name || 'x' FROM nation GROUP BY name", ""},
    {"SELECT substr(name, 1), count(*) FROM nation GROUP BY substring(name FROM 1)", ""},
    {"SELECT nationkey NOT IN (1) FROM nation GROUP BY nationkey IN (1)", ""},
    {"SELECT count(*), 1 + 2, current_date FROM nation", ""},
};

TEST_CASE("aggregation check: what is the same for all rows of a group") {
  check_parts(kColumns, check_all);
}

constexpr PartCase kCalls[] = {
    {"SELECT count(*), current_user FROM nation",
     "GENERIC_INTERNAL_ERROR aggregation analysis not yet implemented for: "
     "io.trino.sql.tree.CurrentUser"},
    {"SELECT current_user, name FROM nation GROUP BY current_user, name", ""},
    {"SELECT count(current_user) FROM nation", ""},
    {"SELECT max(sum(nationkey) OVER w) FROM nation WINDOW w AS ()",
     "NESTED_WINDOW line 1:8: Cannot nest window functions or row pattern measures inside "
     "aggregation 'max': [sum(nationkey) OVER w]"},
    {"SELECT system.builtin.max(rank() OVER ()) FROM nation",
     "NESTED_WINDOW line 1:8: Cannot nest window functions or row pattern measures inside "
     "aggregation 'system.builtin.max': [rank() OVER ()]"},
    {"SELECT array_agg(DISTINCT lower(name) ORDER BY lower(NAME)) FROM nation",
     "EXPRESSION_NOT_IN_DISTINCT line 1:48: For aggregate function with DISTINCT, ORDER BY "
     "expressions must appear in arguments"},
    {"SELECT array_agg(DISTINCT 1 ORDER BY 01) FROM nation", ""},
    {"SELECT abs(regionkey ORDER BY name) FROM nation",
     "FUNCTION_NOT_AGGREGATE line 1:8: ORDER BY is only valid for aggregation functions"},
    {"SELECT count(*) FILTER (WHERE count(*) > 1) FROM nation",
     "open: a server does not run aggregations and windows in FILTER and ORDER BY of an "
     "aggregation"},
    {"SELECT sum(nationkey) OVER (PARTITION BY regionkey ORDER BY sum(nationkey)) FROM nation "
     "GROUP "
     "BY regionkey",
     "EXPRESSION_NOT_AGGREGATE line 1:8: 'sum(nationkey) OVER (PARTITION BY regionkey ORDER BY "
     "sum(nationkey) ASC)' must be an aggregate expression or appear in GROUP BY clause"},
    {"SELECT sum(sum(nationkey)) OVER (PARTITION BY regionkey) FROM nation GROUP BY regionkey", ""},
};

TEST_CASE("aggregation check: calls") { check_parts(kCalls, check_all); }

constexpr PartCase kGroupings[] = {
    {"SELECT GROUPING(NATION.Name) FROM nation GROUP BY regionkey",
     "INVALID_ARGUMENTS line 1:8: The arguments to GROUPING() must be expressions referenced by "
     "the "
     "GROUP BY at the associated query level. Mismatch due to nation.name."},
    {"SELECT a, SUM(b), GROUPING(a, b, c, d) FROM t1 GROUP BY a, b, c",
     "INVALID_ARGUMENTS line 1:19: The arguments to GROUPING() must be expressions referenced by "
     "the "
     "GROUP BY at the associated query level. Mismatch due to d."},
    {"SELECT grouping(nation.regionkey, name) FROM nation GROUP BY name, regionkey", ""},
};

TEST_CASE("aggregation check: GROUPING is of what is grouped by") {
  check_parts(kGroupings, check_all);
}

TEST_CASE("aggregation check: nothing is checked of a query without groups") {
  Part part("SELECT name FROM nation");
  Specification specification = grouped(part);
  specification.aggregated = false;
  check_aggregations(part.state, specification);
  CHECK(part.answer().empty());
  check_aggregations(part.state, grouped(part));
  CHECK(part.answer() ==
        "EXPRESSION_NOT_AGGREGATE line 1:8: 'name' must be an aggregate expression or appear in "
        "GROUP BY clause");
}

// Of ORDER BY: `refer` is a name that means a column of the result.
std::string ordered(std::string_view sql, std::string_view refer) {
  Part part(sql);
  Specification specification = grouped(part);
  Scope* const order = part.state.scopes.make(part.source, {});
  order->relation = specification.output->relation;
  specification.order = order;
  const SqlNodeId item = part.tree[specification.order_by].first_child;
  for (const SqlNodeId id : nodes_below(part.tree, item)) {
    if (part.tree.text_of(id) == refer)
      part.state.notes.set_reference(id, {order->relation, 0});
    else if (part.tree[id].kind == SqlNodeKind::kColumn)
      part.state.notes.set_reference(id, {part.source->relation, 0});
  }
  specification.order_expressions.push_back(part.tree[item].first_child);
  check_aggregations(part.state, specification);
  return part.answer();
}

TEST_CASE("aggregation check: ORDER BY may not aggregate what the query returns") {
  CHECK(
      ordered("SELECT count(*) c FROM nation ORDER BY sum(c)", "c") ==
      "COLUMN_NOT_FOUND line 1:44: Invalid reference to output projection attribute from ORDER BY "
      "aggregation");
  CHECK(ordered("SELECT count(*) c FROM nation ORDER BY c + 1", "c").empty());
  CHECK(ordered("SELECT count(*) c FROM nation ORDER BY sum(nationkey)", "c").empty());
}

TEST_CASE("aggregation check: columns of the queries around are the same for all rows") {
  Part part("SELECT count(*), name FROM nation");
  Specification specification = grouped(part);
  part.state.notes.set_reference(part.find(SqlNodeKind::kColumn), {99, 0});
  check_aggregations(part.state, specification);
  CHECK(part.answer().empty());
}

TEST_CASE("aggregation check: one fix groups by all columns that are missing") {
  Part grouping("SELECT name, lower(comment), count(*) FROM nation GROUP BY regionkey");
  check_all(grouping);
  CHECK(grouping.mended() ==
        std::vector<std::string>{"SELECT name, lower(comment), count(*) FROM nation GROUP BY "
                                 "regionkey, name, comment"});
  Part plain("SELECT name, count(*) FROM nation WHERE true");
  check_all(plain);
  CHECK(plain.mended() ==
        std::vector<std::string>{"SELECT name, count(*) FROM nation WHERE true GROUP BY name"});
}

}  // namespace
}  // namespace mapping::analysis
