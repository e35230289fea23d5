#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mapping/analysis.h"

// What a snapshot cannot know is neither certain nor a fault.
namespace mapping {
namespace {

using Covers = std::optional<std::vector<CatalogCover>>;

// `covering({"c", "c.s"})`: a catalog and a schema.
Covers covering(const std::vector<std::string_view>& places) {
  std::vector<CatalogCover> covers;
  for (const std::string_view place : places) {
    const std::size_t dot = place.find('.');
    covers.push_back({place.substr(0, dot), dot == place.npos ? "" : place.substr(dot + 1)});
  }
  return covers;
}

constexpr CatalogColumn kTable[] = {{"id", "bigint"}, {"name", "varchar(25)"}};
constexpr CatalogColumn kDocuments[] = {{"_source", "row(kind varchar, n bigint)"},
                                        {"id", "bigint"}};
constexpr CatalogColumn kOdd[] = {{"id", "bigint"}, {"r", "number"}, {"n", "row(order varchar)"}};
constexpr CatalogColumn kView[] = {{"id", "bigint"}};
constexpr CatalogTable kTables[] = {{"c", "s", "t", kTable},
                                    {"c", "s", "documents", kDocuments},
                                    {"c", "s", "odd", kOdd},
                                    {"c", "s", "v", kView, CatalogTableKind::kView},
                                    {"c", "s", "broken", {}, CatalogTableKind::kView}};

Catalog catalog_of(std::span<const CatalogTable> tables, const Covers& covers = std::nullopt) {
  Catalog catalog("2026-11-23T00:00:00Z");
  if (covers) catalog.set_covers(*covers);
  for (const CatalogTable& table : tables) catalog.add(table);
  return catalog;
}

std::string answer_of(std::string_view sql, const Catalog& catalog, AnalysisMemo& memo) {
  const Analysis analysis = analyze_sql(parse_sql(sql), catalog, {"c", "s"}, memo);
  if (analysis.fault) return std::string(analysis.fault->error_name);
  std::string answer;
  for (const AnalyzedColumn& column : analysis.columns) {
    answer += answer.empty() ? "" : ", ";
    answer += column.name.value_or("?") + " " + column.type.value_or("?");
    CHECK(column.type.has_value() == column.reason.empty());
  }
  CHECK(analysis.certain == analysis.reasons.empty());
  return (analysis.certain ? "" : "? ") + answer;
}

std::string answer(std::string_view sql, const Covers& covers = std::nullopt) {
  AnalysisMemo memo;
  return answer_of(sql, catalog_of(kTables, covers), memo);
}

struct Case {
  std::string_view sql;
  std::string_view answer;
};

void check(const std::vector<Case>& cases, const Covers& covers = std::nullopt) {
  for (const Case& query : cases) {
    INFO(query.sql);
    CHECK(answer(query.sql, covers) == query.answer);
  }
}

TEST_CASE("A column of a type that cannot be read stays, and is not certain where it is used") {
  check({{"SELECT * FROM odd", "? id bigint, r ?, n row(\"order\" varchar)"},
         {"TABLE odd", "? id bigint, r ?, n row(\"order\" varchar)"},
         {"SELECT id FROM odd", "id bigint"},
         {"SELECT o.* FROM odd AS o", "? id bigint, r ?, n row(\"order\" varchar)"},
         {"SELECT r AS x FROM odd", "? x ?"},
         {"SELECT id FROM (SELECT DISTINCT * FROM odd)", "? id bigint"},
         {"SELECT * FROM odd UNION ALL SELECT * FROM odd",
          "? id bigint, r ?, n row(\"order\" varchar)"},
         {"SELECT id FROM odd WHERE r = 1", "? id bigint"},
         {"SELECT n.\"order\" AS o FROM odd", "o varchar"},
         {"SELECT nmae FROM odd", "COLUMN_NOT_FOUND"}});
}

TEST_CASE("Any number of columns without a type leaves nothing of another text") {
  AnalysisMemo memo;
  for (std::size_t count = 1; count < 64; ++count) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) names.push_back("r" + std::to_string(i));
    std::vector<CatalogColumn> columns{{"id", "bigint"}};
    for (const std::string& name : names) columns.push_back({name, "variant"});
    const CatalogTable table{"c", "s", "t", columns};
    const Catalog catalog = catalog_of({&table, 1});
    const Analysis analysis = analyze_sql(parse_sql("SELECT * FROM t"), catalog, {"c", "s"}, memo);
    CHECK_FALSE(analysis.certain);
    REQUIRE(analysis.columns.size() == count + 1);
    CHECK_FALSE(analysis.columns.back().type);
    CHECK_FALSE(analysis.columns.back().reason.empty());
  }
}

TEST_CASE("A name is a fault only where the snapshot covers its place") {
  const std::vector<Case> known = {{"SELECT id FROM t", "id bigint"},
                                   {"SELECT x FROM c.information_schema.nope", "TABLE_NOT_FOUND"},
                                   {"SELECT x FROM other.s.t", "? x ?"}};
  for (const Covers& covers : {Covers(), covering({"C"}), covering({"c.s"}), covering({})}) {
    check(known, covers);
  }
  check(
      {{"SELECT x FROM nope", "TABLE_NOT_FOUND"}, {"SELECT x FROM c.nope.t", "SCHEMA_NOT_FOUND"}});
  check({{"SELECT x FROM nope", "TABLE_NOT_FOUND"}, {"SELECT x FROM c.nope.t", "SCHEMA_NOT_FOUND"}},
        covering({"C"}));
  check({{"SELECT x FROM nope", "TABLE_NOT_FOUND"}, {"SELECT x FROM c.nope.t", "? x ?"}},
        covering({"c.S"}));
  check({{"SELECT x FROM nope", "? x ?"}, {"SELECT x FROM c.nope.t", "? x ?"}}, covering({"c.x"}));
  check({{"SELECT x FROM c.empty.t", "TABLE_NOT_FOUND"}}, covering({"c", "c.empty"}));
  check({{"SELECT x FROM d.empty.t", "TABLE_NOT_FOUND"}, {"SELECT x FROM d.e.t", "? x ?"}},
        covering({"d.empty"}));
}

TEST_CASE("Hidden tables and columns of connectors are no faults") {
  check({{"SELECT ds AS id FROM \"t$partitions\"", "? id ?"},
         {"SELECT * FROM \"t$properties\"", "? ? ?"},
         {"SELECT _message AS id FROM t", "? id ?"},
         {"SELECT \"$path\", t._id FROM c.s.t", "? $path ?, _id ?"},
         {"SELECT t._key.part AS id FROM t", "? id ?"},
         {"SELECT id FROM t JOIN documents USING (_id)", "? id ?"},
         {"SELECT id FROM documents WHERE _sourc IS NULL", "? id bigint"},
         {"SELECT _source.kind FROM documents", "kind varchar"},
         {"SELECT _source.knd FROM documents", "INVALID_COLUMN_REFERENCE"},
         {"SELECT _t.nmae FROM t AS _t", "COLUMN_NOT_FOUND"},
         {"SELECT _x FROM (SELECT id FROM t)", "COLUMN_NOT_FOUND"},
         {"WITH q AS (SELECT id FROM t) SELECT q._x FROM q", "COLUMN_NOT_FOUND"},
         {"SELECT x._id FROM t", "COLUMN_NOT_FOUND"},
         {"SELECT nmae FROM t", "COLUMN_NOT_FOUND"}});
}

TEST_CASE("The reason tells which column a hidden name may be meant for") {
  const Catalog catalog = catalog_of(kTables);
  AnalysisMemo memo;
  const Analysis analysis =
      analyze_sql(parse_sql("SELECT _sorce FROM documents"), catalog, {"c", "s"}, memo);
  REQUIRE(analysis.reasons.size() == 1);
  CHECK(analysis.reasons[0].ends_with("or '_source' is meant"));
}

TEST_CASE("Functions of catalogs are no faults, those of the server are") {
  check({{"SELECT c.s.plus1(id) AS a FROM t", "? a ?"},
         {"SELECT other.f(DISTINCT id) AS a FROM t", "? a ?"},
         {"SELECT iceberg.system.bucket(id, 4) AS b FROM t", "? b ?"},
         {"SELECT system.builtin.nope(id) AS b FROM t", "FUNCTION_NOT_FOUND"},
         {"SELECT nope(id) AS b FROM t", "FUNCTION_NOT_FOUND"}});
}

TEST_CASE("A query over a view is not certain, and its faults are told") {
  check({{"SELECT * FROM v", "? id bigint"},
         {"SELECT id + 1 AS n FROM v", "? n bigint"},
         {"SELECT nmae FROM v", "COLUMN_NOT_FOUND"},
         {"SELECT x FROM broken", "? x ?"}});
}

// As a server's 476 answers.
TEST_CASE("Every catalog has the tables of information_schema, with columns that no star shows") {
  check({{"TABLE c.information_schema.schemata", "catalog_name varchar, schema_name varchar"},
         {"SELECT comment AS id FROM c.information_schema.columns", "id varchar"},
         {"SELECT a.extra_info, ordinal_position FROM information_schema.columns AS a",
          "extra_info varchar, ordinal_position bigint"},
         {"SELECT table_comment FROM (SELECT 1) CROSS JOIN information_schema.tables",
          "table_comment varchar"},
         {"SELECT * FROM information_schema.tables AS x (a, b, c, d)",
          "a varchar, b varchar, c varchar, d varchar"},
         {"SELECT * FROM information_schema.roles", "role_name varchar"},
         {"SELECT table_comment FROM information_schema.tables AS x (a, b, c, d)",
          "COLUMN_NOT_FOUND"},
         {"SELECT \"$path\" FROM information_schema.columns", "COLUMN_NOT_FOUND"},
         {"SELECT nope FROM information_schema.tables", "COLUMN_NOT_FOUND"},
         {"SELECT * FROM information_schema.\"columns$x\"", "TABLE_NOT_FOUND"}});
}

}  // namespace
}  // namespace mapping
