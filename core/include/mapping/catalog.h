#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/name_table.h"

// What the warehouse holds, as it was seen at one time.
namespace mapping {

struct CatalogColumn {
  std::string name;
  std::string type;  // as the server prints it: `varchar(25)`
};

enum class CatalogTableKind : std::uint8_t {
  kTable,
  kView,  // the server may refuse it: what it reads may have changed since it was made
};

struct CatalogTable {
  std::string catalog;
  std::string schema;
  std::string name;
  std::vector<CatalogColumn> columns;
  CatalogTableKind kind = CatalogTableKind::kTable;
};

// What was read whole: every table of the schema or, where `schema` is empty, every schema of the
// catalog with all of its tables.
struct CatalogCover {
  std::string catalog;
  std::string schema{};
};

// Names are compared in lower case, as Trino does. Built once, used by many analyses.
//
//   Catalog catalog(tables, "2026-11-23T00:00:00Z", {{{"tpch", "tiny"}}});
//   catalog.find("tpch", "tiny", "ORDERS")->columns[0].name   // "orderkey"
//   catalog.covers_schema("tpch", "tiny")                     // true: other tables do not exist
//   catalog.covers_catalog("tpch")                            // false: it may have other schemas
class Catalog {
 public:
  Catalog() = default;
  // Without `covers`, the catalogs and schemas that tables name were read whole.
  Catalog(std::vector<CatalogTable> tables, std::string captured_at,
          const std::optional<std::vector<CatalogCover>>& covers = std::nullopt);
  Catalog(Catalog&&) noexcept = default;  // not copied: the tables of names look into the keys
  Catalog& operator=(Catalog&&) noexcept = default;
  ~Catalog() = default;

  [[nodiscard]] const std::vector<CatalogTable>& tables() const { return tables_; }
  [[nodiscard]] std::string_view captured_at() const { return captured_at_; }  // ISO 8601

  [[nodiscard]] const CatalogTable* find(std::string_view catalog, std::string_view schema,
                                         std::string_view name) const;
  // Whether it exists: a table or a cover names it.
  [[nodiscard]] bool has_catalog(std::string_view catalog) const;
  [[nodiscard]] bool has_schema(std::string_view catalog, std::string_view schema) const;
  // Whether what it holds and the snapshot does not is known not to exist.
  [[nodiscard]] bool covers_catalog(std::string_view catalog) const;
  [[nodiscard]] bool covers_schema(std::string_view catalog, std::string_view schema) const;

 private:
  void add_cover(const CatalogCover& cover);

  std::vector<CatalogTable> tables_;
  std::string captured_at_;
  bool says_covers_ = false;
  // Of each table and cover, in lower case; the names below are parts of them.
  std::vector<std::string> keys_;
  NameTable names_{NameCase::kExact};
  NameTable catalogs_{NameCase::kExact};
  NameTable schemas_{NameCase::kExact};
  NameTable covers_{NameCase::kExact};
};

}  // namespace mapping
