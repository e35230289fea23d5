#include "mapping/catalog_store.h"

#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "fixture.h"
#include "mapping/protocol.h"

namespace {

using mapping::Catalog;
using mapping::CatalogColumn;
using mapping::CatalogCover;
using mapping::CatalogStore;
using mapping::Session;
using mapping::testing::Json;

constexpr CatalogColumn kColumns[] = {{"id", "bigint"}, {"name", "varchar"}};
constexpr std::string_view kTables =
    R"([{"catalog":"hive","schema":"sales","name":"t","columns":[{"name":"id","type":"bigint"}]}])";
constexpr std::string_view kMapping =
    R"({"node_definitions":[{"label":"A","sql":"SELECT id FROM hive.sales.t",)"
    R"("primary_key":{"name":"id","type":"INT64"}}]})";

Json ask(Session& session, std::string_view operation, std::string_view input,
         std::string_view options) {
  return Json::parse(session.run(operation, input, options));
}

}  // namespace

TEST_CASE("a catalog of very many tables finds each in any case, and the first of two counts") {
  Catalog catalog("2026-01-01T00:00:00Z");
  for (int i = 0; i < 20000; ++i) {
    const std::string schema = "S" + std::to_string(i % 100);
    const std::string name = "Table_" + std::to_string(i);
    catalog.add({"Hive", schema, name, kColumns});
    catalog.add({"hive", schema, name, {}});
  }
  CHECK(catalog.table_count() == 20000);
  CHECK(catalog.column_count() == 40000);
  for (int i = 0; i < 20000; i += 7) {
    const auto* table =
        catalog.find("HIVE", "s" + std::to_string(i % 100), "TABLE_" + std::to_string(i));
    REQUIRE(table != nullptr);
    CHECK(table->name == "Table_" + std::to_string(i));
    REQUIRE(table->columns.size() == 2);
    CHECK(table->columns[1].name == "name");
    CHECK(table->columns[1].type == "varchar");
  }
  CHECK(catalog.find("hive", "s1", "table_2") == nullptr);
  CHECK(catalog.find("hive.s1", "", "table_1") == nullptr);
  CHECK(catalog.schemas_of("hIVE").size() == 100);
  CHECK(catalog.tables_of("hive", "s99").size() == 200);
  CHECK(catalog.tables_of("hive", "s99")[1]->name == "Table_199");
  // 16 bytes in the module, twice as much here, and the names.
  CHECK(catalog.bytes() < std::size_t{6} << 20U);
}

TEST_CASE("what is covered is known whole") {
  Catalog catalog("2026-01-01T00:00:00Z");
  catalog.add({"hive", "sales", "t", kColumns});
  CHECK(catalog.covers_catalog("HIVE"));
  CHECK(catalog.covers_schema("hive", "SALES"));
  CHECK_FALSE(catalog.covers_schema("hive", "other"));
  constexpr CatalogCover kCovers[] = {{"tpch"}, {"hive", "empty"}};
  catalog.set_covers(kCovers);
  CHECK(catalog.covers_catalog("tpch"));
  CHECK(catalog.covers_schema("TPCH", "any"));
  CHECK(catalog.has_schema("hive", "Empty"));
  CHECK(catalog.covers_schema("hive", "empty"));
  CHECK_FALSE(catalog.covers_catalog("hive"));
  CHECK_FALSE(catalog.covers_schema("hive", "sales"));
  CHECK_FALSE(catalog.has_schema("tpch", "any"));
}

TEST_CASE("sessions of a store share its catalogs") {
  const auto store = std::make_shared<CatalogStore>();
  Session first(store);
  Session second(store);
  Session stranger;
  const Json begun = ask(first, "catalog_begin", R"({"captured_at":"2026-01-01T00:00:00Z"})", "");
  CHECK(begun == Json{{"catalog", 1}});
  const std::string options = begun.dump();
  CHECK(ask(second, "check", kMapping, options)["error"]["code"] == "unknown_catalog");
  CHECK(ask(second, "catalog_add", kTables, options) == Json{{"tables", 1}});
  CHECK(ask(second, "catalog_add", "{", options)["error"]["code"] == "bad_catalog");
  CHECK(ask(first, "catalog_end", "", options).contains("bytes"));
  CHECK(ask(first, "catalog_add", kTables, options)["error"]["code"] == "unknown_catalog");
  CHECK(ask(first, "check", kMapping, options)["status"] == "valid");
  CHECK(ask(second, "check", kMapping, options)["status"] == "valid");
  CHECK(ask(stranger, "check", kMapping, options)["error"]["code"] == "unknown_catalog");
  CHECK(ask(first, "catalog_begin", "{}", "") == Json{{"catalog", 2}});
  CHECK(ask(second, "catalog_release", "", options) == Json{{"result", true}});
  CHECK(ask(second, "catalog_release", "", options) == Json{{"result", false}});
  CHECK(ask(first, "check", kMapping, options)["error"]["code"] == "unknown_catalog");
  CHECK(ask(first, "analyze_sql", "SELECT 1", "")["error"]["code"] == "unknown_catalog");
}

TEST_CASE("a job keeps its catalog though it is released") {
  const auto store = std::make_shared<CatalogStore>();
  Session session(store);
  const Json id = mapping::testing::load_catalog(
      session, {{"captured_at", "2026-01-01T00:00:00Z"}, {"tables", Json::parse(kTables)}});
  const std::string options = Json{{"catalog", id}}.dump();
  CHECK(ask(session, "job_start", kMapping, options)["requests"].size() == 1);
  CHECK(ask(session, "catalog_release", "", options)["result"] == true);
  const Json state =
      ask(session, "job_answer", R"({"error":{"kind":"query","message":"no"}})", R"({"id":0})");
  CHECK(state["done"] == state["total"]);
  CHECK(ask(session, "job_report", "", "")["status"] == "invalid");
}

TEST_CASE("a catalog over the limit is refused with what it is") {
  const auto store = std::make_shared<CatalogStore>(std::size_t{1} << 20U);
  Session session(store);
  const std::string options = ask(session, "catalog_begin", "{}", "").dump();
  Json table = Json::parse(kTables)[0];
  table["columns"][0]["name"] = std::string(std::size_t{1} << 18U, 'x');
  Json answer;
  int count = 0;
  for (; count < 10 && !answer.contains("error"); ++count) {
    table["name"] = std::to_string(count);
    answer = ask(session, "catalog_add", Json::array({table}).dump(), options);
  }
  const Json& error = answer["error"];
  CHECK(count > 1);
  CHECK(error["code"] == "catalog_too_large");
  CHECK(error["params"] == Json{{"limit", 1}, {"tables", count}, {"columns", count}});
  const std::string message = error["message"];
  CHECK(message.starts_with("The catalog needs more than 1 MiB of memory: "));
}
