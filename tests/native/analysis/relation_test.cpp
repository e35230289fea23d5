#include "analysis/relations/relation.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// Relations of FROM that are no joins. Every fault is one of a Trino 476 or of Trino's own TestAnalyzer.
namespace mapping::analysis {
namespace {

const Scope* analyzed(Part& part) {
  const SqlNodeId from = part.find(SqlNodeKind::kFrom);
  return Relations(part.state, part.typer)
      .analyze(part.tree[from].first_child, part.state.scopes.make(nullptr, {}));
}

std::string shown(Part& part) {
  const std::string fields = part.shown(analyzed(part)->fields);
  const std::string answer = part.answer();
  return answer.empty() ? fields : answer;
}

constexpr std::string_view kColumns =
    "nationkey: bigint, name: varchar(25), regionkey: bigint, comment: varchar(152)";

TEST_CASE("relation: a table is looked for in the session's catalog and schema") {
  for (const std::string_view name : {"nation", "TINY.Nation", "tpch.tiny.nation", "(nation)"}) {
    Part part("SELECT * FROM " + std::string(name), nation_catalog());
    CHECK(shown(part) == kColumns);
    REQUIRE(part.state.tables.size() == 1);
    CHECK(part.state.tables[0].catalog == "tpch");
  }
  Part dots("SELECT * FROM a.b.c.d", nation_catalog());
  CHECK(shown(dots) == "SYNTAX_ERROR Too many dots in table name: a.b.c.d");
  Part missing("SELECT * FROM nope", nation_catalog());
  CHECK(shown(missing) == "TABLE_NOT_FOUND line 1:15: Table 'tpch.tiny.nope' does not exist");
}

TEST_CASE("relation: a query of WITH goes before a table of its name") {
  Part part("SELECT * FROM Nation", nation_catalog());
  constexpr Said kQuery[] = {{"x", "date"}};
  Scope* const scope = part.state.scopes.make(nullptr, {});
  scope->query_names.insert("nation", 0);
  scope->queries.push_back({make_name("nation"), part.state.scopes.keep(part.fields("", kQuery))});
  const Scope* const found =
      Relations(part.state, part.typer).analyze(part.find(SqlNodeKind::kTableName), scope);
  CHECK(part.shown(found->fields) == "x: date");
  CHECK(same_name(found->fields[0].alias->back(), make_name("nation")));
  CHECK(part.state.tables.empty());
  Part qualified("SELECT * FROM tiny.nation", nation_catalog());
  CHECK(qualified.shown(Relations(qualified.state, qualified.typer)
                            .analyze(qualified.find(SqlNodeKind::kTableName), scope)
                            ->fields) == kColumns);
}

TEST_CASE("relation: an alias takes the place of the name, and may name the columns") {
  Part alias("SELECT * FROM nation AS N");
  const Scope* const scope = analyzed(alias);
  CHECK(alias.shown(scope->fields) == kColumns);
  CHECK(scope->fields[0].alias->size() == 1);
  CHECK(scope->fields[0].alias->back().text == "N");
  Part columns("SELECT * FROM nation AS n(a, \"B\", c, d)");
  CHECK(shown(columns) == "a: bigint, B: varchar(25), c: bigint, d: varchar(152)");
  Part fewer("SELECT * FROM nation AS n(a, b)");
  CHECK(
      shown(fewer) ==
      "MISMATCHED_COLUMN_ALIASES line 1:15: Column alias list has 2 entries but 'n' has 4 columns "
      "available");
  Part open("SELECT * FROM nation AS n(a, b)");
  open.typer.give("nation", {{.open = true}});
  CHECK(open.shown(analyzed(open)->fields) == "a: ?, b: ?");
  CHECK(open.answer() == "unsure: the number of columns is not known");
}

TEST_CASE("relation: a view may be stale, and a table without columns is not known") {
  Catalog catalog = nation_catalog();
  constexpr CatalogColumn kOne[] = {{"x", "bigint"}};
  catalog.add({"tpch", "tiny", "latest", kOne, CatalogTableKind::kView});
  catalog.add({"tpch", "tiny", "empty", {}});
  Part view("SELECT * FROM latest", std::move(catalog));
  CHECK(view.shown(analyzed(view)->fields) == "x: bigint");
  CHECK(view.answer() ==
        "open: the view 'latest' may be stale: what it reads may have changed since it was made");
  Catalog other = nation_catalog();
  other.add({"tpch", "tiny", "empty", {}});
  Part empty("SELECT * FROM empty", std::move(other));
  CHECK(empty.shown(analyzed(empty)->fields) == "…");
  CHECK(empty.answer() == "unsure: the columns of 'empty' are not in the snapshot");
}

std::string unnested(std::string_view type, std::string_view clause = "") {
  Part part("SELECT * FROM UNNEST('a')" + std::string(clause));
  part.typer.say("'a'", type);
  return shown(part);
}

TEST_CASE("relation: UNNEST gives elements, the fields of rows, keys and values") {
  CHECK(unnested("array(date)") == ": date");
  CHECK(unnested("array(row(a bigint, varchar(2)))", " WITH ORDINALITY") ==
        "a: bigint, : varchar(2), : bigint");
  CHECK(unnested("map(bigint, date)") == ": bigint, : date");
  CHECK(unnested("varchar(1)") == "INVALID_FUNCTION_ARGUMENT Cannot unnest type: varchar(1)");
  CHECK(unnested("") == "unsure:");
}

constexpr PartCase kPeriods[] = {
    {"SELECT * FROM nation FOR TIMESTAMP AS OF CAST(NULL AS date)",
     "INVALID_ARGUMENTS line 1:22: Pointer value cannot be NULL",
     {{"CAST(NULL AS date)", "date"}}},
    {"SELECT * FROM nation FOR VERSION AS OF (NULL)",
     "INVALID_ARGUMENTS line 1:22: Pointer value cannot be NULL",
     {{"NULL", "unknown"}}},
    {"SELECT name FROM nation FOR TIMESTAMP AS OF '2022-01-01'",
     "TYPE_MISMATCH line 1:25: Type varchar(10) invalid. Temporal pointers must be of type "
     "Timestamp, "
     "Timestamp with Time Zone, or Date.",
     {{"'2022-01-01'", "varchar(10)"}}},
};

TEST_CASE("relation: versions of tables") {
  check_parts(kPeriods, [](Part& part) { analyzed(part); });
}

TEST_CASE("relation: a query sees what stands in front of it where it is lateral") {
  Part part("SELECT * FROM (SELECT name FROM nation)");
  constexpr Said kName[] = {{"name", "varchar(25)"}};
  part.typer.give("SELECT name FROM nation", part.fields("nation", kName));
  CHECK(shown(part) == "name: varchar(25)");
  CHECK(part.typer.last_correlated);
}

}  // namespace
}  // namespace mapping::analysis
