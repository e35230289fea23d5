#include "analysis/relations/nearest.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// NEAREST, which only newer servers take, behind a left side `r`. The answers are those of
// analysis_newer_forms_test.cpp.
namespace mapping::analysis {
namespace {

const Scope* nearest(Part& part, const Scope* left) {
  part.typer.give("nation n", part.nation_fields("n"));
  return Nearest(part.state, part.typer, *left).analyze(part.find(SqlNodeKind::kNearest));
}

// The left side has a scope of its own, the relation the second behind it.
struct Relations {
  explicit Relations(Part& part)
      : left(part.state.scopes.make(nullptr, part.nation_fields("r"))), own(left->relation + 2) {
    for (SqlNodeId id = 1; id < part.tree.nodes.size(); ++id) {
      if (part.tree[id].kind != SqlNodeKind::kDereference) continue;
      const bool is_left = part.tree.text_of(id).starts_with("r.");
      part.state.notes.set_reference(id, {is_left ? left->relation : own, 1});
    }
  }

  const Scope* left;
  std::uint32_t own;
};

constexpr PartCase kCases[] = {
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n WHERE 1 MATCH n.name > r.name)",
     "TYPE_MISMATCH line 1:64: NEAREST WHERE clause must evaluate to a boolean: actual type "
     "integer",
     {{"1", "integer"}, {"n.name > r.name", "boolean"}}},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n MATCH count(*) > 1)",
     "EXPRESSION_NOT_SCALAR line 1:73: NEAREST MATCH clause cannot contain aggregations, window "
     "functions or grouping operations: [count(*)]",
     {{"count(*) > 1", "boolean"}}},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n MATCH n.name > (SELECT r.name))",
     "UNSUPPORTED_SUBQUERY line 1:73: Correlated subqueries are not supported in NEAREST MATCH "
     "clause",
     {{"n.name > (SELECT r.name)", "boolean"}}},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n MATCH n.name > r.name OR false)",
     "NOT_SUPPORTED line 1:64: NEAREST MATCH clause must be a comparison expression",
     {{"n.name > r.name OR false", "boolean"}}},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n MATCH n.name > n.comment)",
     "NOT_SUPPORTED line 1:71: NEAREST MATCH clause must compare one FROM relation expression with "
     "one "
     "non-FROM expression",
     {{"n.name > n.comment", "boolean"}}},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n MATCH n.name || r.name > 'x')",
     "NOT_SUPPORTED line 1:81: NEAREST MATCH clause must keep FROM relation and non-FROM "
     "expressions "
     "on opposite sides",
     {{"n.name || r.name > 'x'", "boolean"}}},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n MATCH n.name = r.name)",
     "NOT_SUPPORTED line 1:71: NEAREST MATCH clause must use <, <=, >, or >=",
     {{"n.name = r.name", "boolean"}}},
    {"SELECT 1 FROM region r CROSS JOIN NEAREST (FROM nation n WHERE n.regionkey = r.regionkey "
     "MATCH "
     "n.nationkey <= r.regionkey)",
     "",
     {{"n.regionkey = r.regionkey", "boolean"}, {"n.nationkey <= r.regionkey", "boolean"}}},
};

TEST_CASE("nearest: conditions") {
  check_parts(kCases, [](Part& part) {
    const Relations relations(part);
    const Scope* const scope = nearest(part, relations.left);
    CHECK(scope->relation == relations.own);
    CHECK(scope->fields.size() == 4);
    CHECK(part.typer.last_context.scope == scope);
  });
}

TEST_CASE("nearest: needs a left side") {
  Part part("SELECT * FROM NEAREST (FROM nation MATCH nationkey > 1)");
  part.typer.say("nationkey > 1", "boolean");
  const Scope* const left = part.state.scopes.make(nullptr, {});
  Nearest(part.state, part.typer, *left).analyze(part.find(SqlNodeKind::kNearest));
  CHECK(part.answer() ==
        "NOT_SUPPORTED line 1:15: NEAREST is only supported on the right side of CROSS JOIN, INNER "
        "JOIN, LEFT JOIN, or an implicit join");
}

}  // namespace
}  // namespace mapping::analysis
