#include "analysis/expressions/names.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// What names mean. Every fault is one of a Trino 476.
namespace mapping::analysis {
namespace {

std::string named(Part& part, const Context& context) {
  const SqlNodeId node = part.tree[part.find(SqlNodeKind::kSelectItem)].first_child;
  Names names(part.state, part.typer);
  const TypeId type = part.tree[node].kind == SqlNodeKind::kColumn
                          ? names.type_of_column(node, context)
                          : names.type_of_dereference(node, context);
  const std::string answer = part.answer();
  return answer.empty() ? part.shown(type) : answer;
}

std::string named(std::string_view sql) {
  INFO(sql);
  Part part(sql);
  return named(part, part.context());
}

TEST_CASE("names: a column, with or without its relation") {
  CHECK(named("SELECT NAME FROM nation") == "varchar(25)");
  CHECK(named("SELECT \"Name\" FROM nation") == "varchar(25)");
  CHECK(named("SELECT Nation.regionkey FROM nation") == "bigint");
  Part part("SELECT regionkey FROM nation");
  named(part, part.context());
  CHECK(part.state.notes.reference(part.find(SqlNodeKind::kColumn)) ==
        FieldId{part.source->relation, 2});
}

TEST_CASE("names: what is no column, in lower case") {
  CHECK(named("SELECT NOPE FROM nation") ==
        "COLUMN_NOT_FOUND line 1:8: Column 'nope' cannot be resolved");
  CHECK(named("SELECT \"nOpe\".X FROM nation") ==
        "COLUMN_NOT_FOUND line 1:8: Column 'nope.x' cannot be resolved");
  CHECK(named("SELECT nope.\"X y\" FROM nation") ==
        "COLUMN_NOT_FOUND line 1:8: Column 'nope.x y' cannot be resolved");
}

TEST_CASE("names: a name that is nearly a column is mended to it") {
  Part column("SELECT nationkee FROM nation");
  named(column, column.context());
  CHECK(column.mended() == std::vector<std::string>{"SELECT nationkey FROM nation"});
  Part relation("SELECT nations.name FROM nation");
  named(relation, relation.context());
  CHECK(relation.mended() == std::vector<std::string>{"SELECT nation.name FROM nation"});
}

TEST_CASE("names: a column of two relations is neither") {
  Part part("SELECT name FROM nation, region WHERE name = 'x'");
  Fields fields = part.nation_fields();
  for (const Field& field : part.nation_fields("region")) fields.push_back(field);
  CHECK(named(part, {.scope = part.state.scopes.make(nullptr, fields)}) ==
        "AMBIGUOUS_NAME line 1:8: Column 'name' is ambiguous");
  CHECK(part.mended() ==
        std::vector<std::string>{"SELECT nation.name FROM nation, region WHERE name = 'x'",
                                 "SELECT region.name FROM nation, region WHERE name = 'x'"});
}

TEST_CASE("names: columns of the query around may be used where that is allowed") {
  Part inner("SELECT name FROM region");
  const Scope* const query = inner.state.scopes.make(inner.source, {}, true);
  CHECK(named(inner, {.scope = query, .correlated = false}) ==
        "NOT_SUPPORTED line 1:8: Reference to column 'name' from outer scope not allowed in this "
        "context");
  Part allowed("SELECT name FROM region");
  const Scope* const other = allowed.state.scopes.make(allowed.source, {}, true);
  CHECK(named(allowed, {.scope = other}) ==
        "open: whether a server plans the correlated subquery is not known");
  CHECK(allowed.state.notes.reference(allowed.find(SqlNodeKind::kColumn)).relation ==
        allowed.source->relation);
}

TEST_CASE("names: a parameter of a lambda is no column") {
  Part part("SELECT x FROM nation");
  constexpr Said kParameters[] = {{"x", "integer"}};
  Scope* const lambda = part.state.scopes.make(part.source, part.fields("", kParameters));
  lambda->lambda = true;
  CHECK(named(part, {.scope = lambda}) == "integer");
  CHECK_FALSE(part.state.notes.is_column(part.find(SqlNodeKind::kColumn)));
}

TEST_CASE("names: a column whose type is not known") {
  Part part("SELECT Name FROM t");
  constexpr Said kColumns[] = {{"name", ""}};
  CHECK(named(part, {.scope = part.state.scopes.make(nullptr, part.fields("t", kColumns))}) ==
        "open: the type of the column 'name' is not known");
}

TEST_CASE("names: columns that are not known may have any name") {
  Part part("SELECT name FROM t");
  CHECK(named(part, {.scope = part.state.scopes.make(nullptr, {{.open = true}})}) ==
        "unsure: the columns of a table are not known, so that 'name' is not certain");
  Part hidden("SELECT regionkei FROM nation");
  Fields fields = hidden.nation_fields();
  for (Field& field : fields) field.hides = HiddenColumns::kAny;
  CHECK(named(hidden, {.scope = hidden.state.scopes.make(nullptr, fields)}) ==
        "COLUMN_NOT_FOUND line 1:8: Column 'regionkei' cannot be resolved");
  Part dollar("SELECT \"$path\" FROM nation");
  CHECK(named(dollar, {.scope = dollar.state.scopes.make(nullptr, fields)})
            .starts_with("unsure: '$path' is in no snapshot"));
}

TEST_CASE("names: fields of rows") {
  constexpr std::string_view kRow = "SELECT f(1).a FROM nation";
  const auto field = [&](std::string_view type) {
    Part part(kRow);
    part.typer.say("f(1)", type);
    return named(part, part.context());
  };
  CHECK(field("row(a integer, b varchar)") == "integer");
  CHECK(field("row(A date)") == "date");
  CHECK(field("bigint") == "TYPE_MISMATCH line 1:8: Expression f(1) is not of type ROW");
  CHECK(field("row(b bigint)") ==
        "INVALID_COLUMN_REFERENCE line 1:8: Column reference 'a' is invalid");
  CHECK(field("row(a integer, a integer)") ==
        "AMBIGUOUS_NAME line 1:13: Ambiguous row field reference: a");
  CHECK(field("") == "unsure:");
}

std::string labelled(std::string_view sql) {
  Part part(sql);
  const PatternLabels labels{.names = {"A", "B"}};
  return named(part, {.scope = part.source, .correlated = false, .labels = &labels});
}

TEST_CASE("names: in a row pattern a column has a label in front of it") {
  CHECK(labelled("SELECT a.name FROM nation") == "varchar(25)");
  CHECK(labelled("SELECT C.name FROM nation") ==
        "COLUMN_NOT_FOUND line 1:8: Column 'c.name' cannot be resolved");
  CHECK(labelled("SELECT B.nope FROM nation") ==
        "COLUMN_NOT_FOUND line 1:8: Column nope prefixed with label B cannot be resolved");
  CHECK(labelled("SELECT name FROM nation") == "varchar(25)");
}

}  // namespace
}  // namespace mapping::analysis
