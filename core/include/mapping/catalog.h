#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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

  [[nodiscard]] const std::vector<CatalogTable>& tables() const { return tables_; }
  [[nodiscard]] std::string_view captured_at() const { return captured_at_; }  // ISO 8601

  [[nodiscard]] const CatalogTable* find(std::string_view catalog, std::string_view schema,
                                         std::string_view name) const;
  [[nodiscard]] bool has_catalog(std::string_view catalog) const;
  [[nodiscard]] bool has_schema(std::string_view catalog, std::string_view schema) const;

 private:
  std::vector<CatalogTable> tables_;
  std::string captured_at_;
  std::unordered_map<std::string, std::size_t> by_name_;  // catalog.schema.name in lower case
  std::unordered_map<std::string, bool> catalogs_;
  std::unordered_map<std::string, bool> schemas_;
};

}  // namespace mapping
