#include "analysis/relations/catalog_table.h"

#include <catch2/catch_test_macros.hpp>

#include "part_support.h"

// The tables of a snapshot, and what it means that one is not in it. Every fault is one of a Trino 476.
namespace mapping::analysis {
namespace {

TEST_CASE("catalog table: a table has the columns of the snapshot") {
  Part part("SELECT * FROM nation", nation_catalog());
  part.state.tables.push_back({"tpch", "tiny", "nation", {}});
  const NamePath alias{make_name("n")};
  const Fields fields =
      table_fields(part.state, *part.catalog.find("tpch", "tiny", "nation"), &alias);
  CHECK(part.shown(fields) ==
        "nationkey: bigint, name: varchar(25), regionkey: bigint, comment: varchar(152)");
  CHECK(fields[1].alias == &alias);
  CHECK(fields[1].table == 1);
  CHECK(fields[1].table_column.text == "name");
  CHECK(fields[1].hides == HiddenColumns::kRowNumber);
}

TEST_CASE("catalog table: a connector that is not known may have other columns") {
  constexpr CatalogColumn kColumns[] = {{"a", "bigint"}, {"b", "no such type"}};
  Part part("SELECT * FROM t");
  const auto fields = [&](std::string_view catalog, std::string_view schema) {
    return table_fields(part.state, {catalog, schema, "t", kColumns}, nullptr);
  };
  CHECK(fields("hive", "tiny")[0].hides == HiddenColumns::kAny);
  CHECK(fields("tpch", "sales")[0].hides == HiddenColumns::kAny);
  CHECK(fields("TPCDS", "sf100")[0].hides == HiddenColumns::kRowNumber);
  CHECK(part.shown(fields("hive", "tiny")) == "a: bigint, b: ?");
  CHECK(part.answer().empty());
}

TEST_CASE("catalog table: every catalog has an information schema") {
  Part part("SELECT 1", nation_catalog());
  const Fields fields =
      information_fields(part.state, {"tpch", "Information_Schema", "SCHEMATA", {}}, nullptr);
  CHECK(part.shown(fields) == "catalog_name: varchar, schema_name: varchar");
  CHECK(fields[0].hides == HiddenColumns::kNone);
  const auto has = [&](std::string_view catalog, std::string_view schema, std::string_view name) {
    const SqlTable table{std::string(catalog), std::string(schema), std::string(name), {}};
    return !information_fields(part.state, table, nullptr).empty();
  };
  CHECK(has("tpch", "information_schema", "tables"));
  CHECK_FALSE(has("tpch", "information_schema", "nation"));
  CHECK_FALSE(has("tpch", "tiny", "tables"));
  CHECK_FALSE(has("hive", "information_schema", "tables"));
}

TEST_CASE("catalog table: some columns of it are found by their names alone") {
  Part part("SELECT 1", nation_catalog());
  const Fields fields =
      information_fields(part.state, {"tpch", "information_schema", "tables", {}}, nullptr);
  CHECK(fields.back().name.text == "table_comment");
  CHECK(fields.back().hidden);
  CHECK_FALSE(fields.front().hidden);
}

std::string missing(std::string_view sql, const SqlTable& name,
                    std::span<const CatalogCover> covers = {}) {
  INFO(sql);
  Catalog catalog = nation_catalog();
  if (!covers.empty()) catalog.set_covers(covers);
  Part part(sql, std::move(catalog));
  table_not_found(part.state, part.find(SqlNodeKind::kTableName), name);
  return part.answer();
}

constexpr CatalogCover kWholeCatalog[] = {{"tpch"}};
constexpr CatalogCover kTiny[] = {{"tpch", "tiny"}};

TEST_CASE("catalog table: what a snapshot that was read whole does not have is not there") {
  CHECK(missing("SELECT * FROM \"Ä\"", {"tpch", "tiny", "Ä", {}}) ==
        "TABLE_NOT_FOUND line 1:15: Table 'tpch.tiny.\"ä\"' does not exist");
  CHECK(missing("SELECT * FROM \"Ä\".\"Ö\"", {"tpch", "Ä", "Ö", {}}, kWholeCatalog) ==
        "SCHEMA_NOT_FOUND line 1:15: Schema 'ä' does not exist");
  CHECK(missing("SELECT * FROM information_schema.nope",
                {"tpch", "information_schema", "nope", {}}) ==
        "TABLE_NOT_FOUND line 1:15: Table 'tpch.information_schema.nope' does not exist");
}

TEST_CASE("catalog table: what it does not cover may be there") {
  CHECK(missing("SELECT * FROM t", {"hive", "sales", "t", {}}) ==
        "unsure: the catalog 'hive' is not in the snapshot");
  CHECK(missing("SELECT * FROM t", {"tpch", "Sales", "t", {}}, kTiny) ==
        "unsure: the schema 'sales' is not in the snapshot");
  CHECK(missing("SELECT * FROM t", {"tpch", "sf100", "t", {}}, kWholeCatalog) ==
        "unsure: the schema 'sf100' is not in the snapshot");
  CHECK(missing("SELECT * FROM t", {"", "tiny", "t", {}}) ==
        "unsure: the session's catalog and schema are not known");
  CHECK(missing("SELECT * FROM \"nation$files\"", {"tpch", "tiny", "nation$files", {}}) ==
        "unsure: hidden tables of a connector, such as 'nation$files', are in no snapshot");
}

TEST_CASE("catalog table: a name that is nearly a table's, or a schema's, is mended to it") {
  Part table("SELECT * FROM nations", nation_catalog());
  table_not_found(table.state, table.find(SqlNodeKind::kTableName),
                  {"tpch", "tiny", "nations", {}});
  CHECK(table.mended() == std::vector<std::string>{"SELECT * FROM nation"});
  Catalog catalog = nation_catalog();
  catalog.set_covers(kWholeCatalog);
  Part schema("SELECT * FROM tiney.nation", std::move(catalog));
  table_not_found(schema.state, schema.find(SqlNodeKind::kTableName),
                  {"tpch", "tiney", "nation", {}});
  CHECK(schema.mended() == std::vector<std::string>{"SELECT * FROM tiny.nation"});
}

}  // namespace
}  // namespace mapping::analysis
