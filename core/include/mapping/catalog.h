#pragma once

#include <cstdint>
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

struct CatalogTable {
  std::string catalog;
  std::string schema;
  std::string name;
  std::vector<CatalogColumn> columns;
};

// Names are compared in lower case, as Trino does. Built once, used by many analyses.
//
//   Catalog catalog(tables, "2026-11-23T00:00:00Z");
//   catalog.find("tpch", "tiny", "ORDERS")->columns[0].name   // "orderkey"
class Catalog {
 public:
  Catalog() = default;
  Catalog(std::vector<CatalogTable> tables, std::string captured_at);
  Catalog(Catalog&&) noexcept = default;  // not copied: the tables of names look into the keys
  Catalog& operator=(Catalog&&) noexcept = default;
  ~Catalog() = default;

  [[nodiscard]] const std::vector<CatalogTable>& tables() const { return tables_; }
  [[nodiscard]] std::string_view captured_at() const { return captured_at_; }  // ISO 8601

  [[nodiscard]] const CatalogTable* find(std::string_view catalog, std::string_view schema,
                                         std::string_view name) const;
  [[nodiscard]] bool has_catalog(std::string_view catalog) const;
  [[nodiscard]] bool has_schema(std::string_view catalog, std::string_view schema) const;

 private:
  std::vector<CatalogTable> tables_;
  std::string captured_at_;
  // Of each table, in lower case; the names below are parts of them.
  std::vector<std::string> keys_;
  NameTable names_{NameCase::kExact};
  NameTable catalogs_{NameCase::kExact};
  NameTable schemas_{NameCase::kExact};
};

}  // namespace mapping
