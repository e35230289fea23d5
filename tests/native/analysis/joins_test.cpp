#include "analysis/relations/joins.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// Joins of relations whose columns a test gives. Every fault is one of a Trino 476 or of Trino's own
// TestAnalyzer.
namespace mapping::analysis {
namespace {

// The relations of the statements below.
void give_relations(Part& part) {
  for (const std::string_view name : {"a", "b"}) {
    part.typer.give("nation " + std::string(name), part.nation_fields(name));
    part.typer.give("region " + std::string(name), part.nation_fields(name));
  }
  constexpr Said kOne[] = {{"x", "integer"}};
  for (const std::string_view text :
       {"UNNEST(ARRAY[1]) t(x)", "LATERAL (SELECT 1) t", "LATERAL (SELECT max(1)) t"}) {
    part.typer.give(text, part.fields("t", kOne));
  }
}

const Scope* joined(Part& part) {
  give_relations(part);
  return Joins(part.state, part.typer)
      .analyze(part.find(SqlNodeKind::kJoin), part.state.scopes.make(nullptr, {}));
}

constexpr PartCase kUsing[] = {
    {"SELECT a.name FROM nation a JOIN nation b USING (nationkey, nationkey)",
     "DUPLICATE_COLUMN_NAME line 1:61: Column 'nationkey' appears multiple times in USING clause"},
    {"SELECT 1 FROM nation a JOIN nation b USING (nationkey, \"Nope\")",
     "COLUMN_NOT_FOUND line 1:56: Column 'Nope' is missing from left side of join"},
    {"SELECT 1 FROM nation a NATURAL JOIN nation b",
     "NOT_SUPPORTED line 1:15: Natural join not supported"},
};

TEST_CASE("joins: USING") {
  check_parts(kUsing, [](Part& part) { joined(part); });
}

TEST_CASE("joins: both sides stand side by side") {
  Part part("SELECT * FROM nation a CROSS JOIN t1");
  CHECK(
      part.shown(joined(part)->fields) ==
      "nationkey: bigint, name: varchar(25), regionkey: bigint, comment: varchar(152), a: bigint, "
      "b: bigint, c: bigint, d: bigint");
}

TEST_CASE("joins: the columns of USING come once, first, and of neither side") {
  Part part("SELECT * FROM nation a JOIN nation b USING (RegionKey, name)");
  const Fields& fields = joined(part)->fields;
  CHECK(
      part.shown(fields) ==
      "RegionKey: bigint, name: varchar(25), nationkey: bigint, comment: varchar(152), nationkey: "
      "bigint, comment: varchar(152)");
  CHECK(fields[0].alias == nullptr);
  CHECK(fields[2].alias->back().text == "a");
  CHECK(fields[4].alias->back().text == "b");
}

TEST_CASE("joins: columns of USING are of types that can be compared") {
  Part part("SELECT * FROM nation a JOIN t1 USING (x)");
  constexpr Said kText[] = {{"x", "varchar(3)"}};
  constexpr Said kNumber[] = {{"x", "bigint"}};
  part.typer.give("t1", part.fields("t1", kNumber));
  give_relations(part);
  part.typer.give("nation a", part.fields("a", kText));
  Joins(part.state, part.typer).analyze(part.find(SqlNodeKind::kJoin), part.source);
  CHECK(part.answer() == "TYPE_MISMATCH line 1:39: Cannot apply operator: varchar(3) = bigint");
}

constexpr PartCase kConditions[] = {
    {"SELECT 1 FROM nation a JOIN nation b ON a.nationkey",
     "TYPE_MISMATCH line 1:41: JOIN ON clause must evaluate to a boolean: actual type bigint"},
    {"SELECT * FROM t1 JOIN nation b ON sum(t1.a) > 1",
     "EXPRESSION_NOT_SCALAR line 1:45: JOIN clause cannot contain aggregations, window functions "
     "or "
     "grouping operations: [sum(t1.a)]",
     {{"sum(t1.a) > 1", "boolean"}}},
    {"SELECT * FROM nation a LEFT JOIN UNNEST(ARRAY[1]) t(x) ON a.nationkey = x",
     "NOT_SUPPORTED line 1:71: LEFT JOIN involving UNNEST is only supported with condition ON TRUE",
     {{"a.nationkey = x", "boolean"}}},
    {"SELECT * FROM nation a LEFT JOIN UNNEST(ARRAY[1]) t(x) ON true", "", {{"true", "boolean"}}},
    {"SELECT * FROM nation a FULL OUTER JOIN LATERAL (SELECT 1) t ON 1 = 1",
     "NOT_SUPPORTED line 1:66: FULL JOIN involving LATERAL relation is only supported with "
     "condition "
     "ON TRUE",
     {{"1 = 1", "boolean"}}},
    {"SELECT * FROM nation a JOIN LATERAL (SELECT max(1)) t ON t.x = 1",
     "open: whether a server plans the condition of the LATERAL relation is not known",
     {{"t.x = 1", "boolean"}}},
};

TEST_CASE("joins: conditions") {
  check_parts(kConditions, [](Part& part) { joined(part); });
}

TEST_CASE("joins: only an inner join's condition sees the query around") {
  Part inner("SELECT 1 FROM nation a JOIN nation b ON true");
  inner.typer.say("true", "boolean");
  joined(inner);
  CHECK(inner.typer.last_context.correlated);
  Part left("SELECT 1 FROM nation a LEFT JOIN nation b ON true");
  left.typer.say("true", "boolean");
  joined(left);
  CHECK_FALSE(left.typer.last_context.correlated);
}

TEST_CASE("joins: a relation that sees its left side may not be joined from the right") {
  Part part("SELECT * FROM nation a FULL JOIN LATERAL (SELECT a.name) t ON true");
  constexpr Said kName[] = {{"name", "varchar(25)"}};
  part.typer.give("nation a", part.nation_fields("a"));
  part.typer.give("LATERAL (SELECT a.name) t", part.fields("t", kName));
  part.typer.say("true", "boolean");
  // The left side is the first scope that is made for it.
  const std::uint32_t left = part.source->relation + 1;
  part.state.notes.set_reference(part.find(SqlNodeKind::kDereference), {left, 1});
  Joins(part.state, part.typer).analyze(part.find(SqlNodeKind::kJoin), part.source);
  CHECK(part.answer() ==
        "INVALID_COLUMN_REFERENCE line 1:50: LATERAL reference not allowed in FULL JOIN");
}

TEST_CASE("joins: a chain is joined from the left") {
  Part part("SELECT 1 FROM nation a JOIN nation b ON true JOIN t1 ON false");
  part.typer.say("true", "boolean");
  part.typer.say("false", "boolean");
  CHECK(joined(part)->fields.size() == 12);
  CHECK(part.typer.asked ==
        std::vector<std::string>{"nation a", "nation b", "true", "t1", "false"});
}

}  // namespace
}  // namespace mapping::analysis
