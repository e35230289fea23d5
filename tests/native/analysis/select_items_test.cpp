#include "analysis/queries/select_items.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// Select lists over relations that are known. Every fault is one of a Trino 476 or of Trino's own
// TestAnalyzer.
namespace mapping::analysis {
namespace {

struct Selected {
  explicit Selected(Part& part) : Selected(part, part.source) {}
  Selected(Part& part, const Scope* source) {
    specification.select = part.find(SqlNodeKind::kSelect);
    specification.source = source;
    SelectItems(part.state, part.typer, specification, fields).analyze();
  }

  Specification specification{};
  Fields fields{};
};

constexpr PartCase kFaults[] = {
    {"SELECT DISTINCT approx_set(1) x, map() FROM nation",
     "TYPE_MISMATCH line 1:1: DISTINCT can only be applied to comparable types (actual: "
     "HyperLogLog): approx_set(1)",
     {{"approx_set(1)", "HyperLogLog"}}},
    {"SELECT nation.* FROM nation n",
     "TABLE_NOT_FOUND line 1:8: Unable to resolve reference nation"},
    {"SELECT a.b.c.d.e.* FROM nation n",
     "TABLE_NOT_FOUND line 1:8: Unable to resolve reference a.b.c.d.e"},
    {"SELECT \"Ä\".* FROM nation n", "TABLE_NOT_FOUND line 1:8: Unable to resolve reference ä"},
    {"SELECT n.* AS (a, b) FROM nation n",
     "MISMATCHED_COLUMN_ALIASES line 1:16: Column alias list has 2 entries but relation has 4 "
     "columns"},
    {"SELECT (1).* FROM nation n",
     "TYPE_MISMATCH line 1:1: expected expression of type Row",
     {{"1", "integer"}}},
};

TEST_CASE("select items: what cannot be selected") {
  check_parts(kFaults, [](Part& part) {
    const Selected selected(part, part.state.scopes.make(nullptr, part.nation_fields("n")));
  });
}

TEST_CASE("select items: a star needs columns") {
  Part nothing("SELECT *");
  const Selected selected(nothing, nothing.state.scopes.make(nullptr, {}));
  CHECK(selected.fields.empty());
  CHECK(nothing.answer() ==
        "COLUMN_NOT_FOUND line 1:8: SELECT * not allowed in queries without FROM clause");
}

TEST_CASE("select items: a column is called by its alias or by its last name") {
  Part part("SELECT name, (nation.comment), nationkey AS \"The key\", 1, NAME Other FROM nation");
  part.typer.say("1", "integer");
  const Selected selected(part);
  CHECK(part.shown(selected.fields) ==
        "name: varchar(25), comment: varchar(152), The key: bigint, : integer, Other: varchar(25)");
  REQUIRE(selected.specification.outputs.size() == 5);
  CHECK(selected.specification.outputs[1].node == part.find(SqlNodeKind::kDereference));
  CHECK(selected.specification.outputs[1].is_expression);
  CHECK(part.answer().empty());
}

TEST_CASE("select items: a star is the columns that are not hidden") {
  Part part("SELECT *, nation.* FROM nation");
  Fields fields = part.nation_fields();
  fields[1].hidden = true;
  const Scope* const source = part.state.scopes.make(nullptr, fields);
  const Selected selected(part, source);
  CHECK(part.shown(selected.fields) ==
        "nationkey: bigint, regionkey: bigint, comment: varchar(152), nationkey: bigint, "
        "regionkey: bigint, comment: varchar(152)");
  CHECK(selected.specification.outputs[1].field == FieldId{source->relation, 2});
  CHECK_FALSE(selected.specification.outputs[1].is_expression);
}

TEST_CASE("select items: a prefix chooses one of several relations") {
  Part part("SELECT r.* FROM nation n, region r");
  Fields fields = part.nation_fields("n");
  constexpr Said kRegion[] = {{"regionkey", "bigint"}, {"name", "varchar(25)"}};
  for (const Field& field : part.fields("r", kRegion)) fields.push_back(field);
  const Selected selected(part, part.state.scopes.make(nullptr, fields));
  CHECK(part.shown(selected.fields) == "regionkey: bigint, name: varchar(25)");
  CHECK(selected.fields[0].alias == nullptr);
}

TEST_CASE("select items: the names of a star are in capitals unless quoted") {
  Part part("SELECT t1.* AS (w, \"x\", Y, z) FROM t1");
  CHECK(part.shown(Selected(part).fields) == "W: bigint, x: bigint, Y: bigint, Z: bigint");
}

TEST_CASE("select items: the star of a row is its fields") {
  Part part("SELECT (pair()).*, (pair()).* AS (p, q) FROM nation");
  part.typer.say("pair()", "row(a bigint, varchar(2))");
  const Selected selected(part);
  CHECK(part.shown(selected.fields) == "a: bigint, : varchar(2), P: bigint, Q: varchar(2)");
  CHECK(selected.specification.outputs[0].is_expression);
}

TEST_CASE("select items: a column keeps the table that it is of, an expression does not") {
  Part part("SELECT name n, lower(name) FROM nation");
  part.typer.say("lower(name)", "varchar(25)");
  Fields fields = part.nation_fields();
  for (Field& field : fields) {
    field.table = 1;
    field.table_column = field.name;
  }
  const Selected selected(part, part.state.scopes.make(nullptr, fields));
  CHECK(selected.fields[0].table == 1);
  CHECK(selected.fields[0].table_column.text == "name");
  CHECK(selected.fields[1].table == 0);
}

TEST_CASE("select items: why a type is not known goes with the column") {
  Part part("SELECT nope(), * FROM nation");
  part.typer.say("nope()", "");
  part.state.verdict.unknown("the function is not known");
  Fields fields = part.nation_fields();
  fields.resize(1);
  fields[0].type = kUncertain;
  const Selected selected(part, part.state.scopes.make(nullptr, fields));
  CHECK(part.state.verdict.reason(selected.fields[0].reason) == "the function is not known");
  CHECK(part.state.verdict.reason(selected.fields[1].reason) ==
        "the type of the column 'nationkey' is not known");
}

TEST_CASE("select items: what columns that are not known leave open") {
  Part part("SELECT t.*, 1 FROM t, nation");
  part.typer.say("1", "integer");
  const NamePath* const alias =
      part.state.scopes.keep(NamePath{part.state.scopes.keep(std::string("t"))});
  const Selected selected(part, part.state.scopes.make(nullptr, {{.alias = alias, .open = true}}));
  CHECK(part.shown(selected.fields) == "…, : integer");
  CHECK(part.answer().empty());
  Part named("SELECT t.* AS (a, b) FROM t");
  const NamePath* const other =
      named.state.scopes.keep(NamePath{named.state.scopes.keep(std::string("t"))});
  CHECK(named.shown(
            Selected(named, named.state.scopes.make(nullptr, {{.alias = other, .open = true}}))
                .fields) == "A: ?, B: ?");
  CHECK(named.answer() == "unsure: the number of columns is not known");
}

}  // namespace
}  // namespace mapping::analysis
