#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the warehouse holds, as it was seen at one time.
namespace mapping {

struct CatalogColumn {
  std::string_view name;
  std::string_view type;  // as the server prints it: `varchar(25)`
};

enum class CatalogTableKind : std::uint8_t {
  kTable,
  kView,  // the server may refuse it: what it reads may have changed since it was made
};

// The texts and columns of a table that a catalog gives are the catalog's own.
struct CatalogTable {
  std::string_view catalog;
  std::string_view schema;
  std::string_view name;
  std::span<const CatalogColumn> columns;
  CatalogTableKind kind = CatalogTableKind::kTable;
};

// What was read whole: every table of the schema or, where `schema` is empty, every schema of the
// catalog with all of its tables.
struct CatalogCover {
  std::string_view catalog;
  std::string_view schema{};
};

// Names are compared in lower case, as Trino does. Filled once, then used by many analyses: looking
// up a table takes the same time in a catalog of any size. Each column takes 16 bytes and its name; a
// type is kept once.
//
//   Catalog catalog("2026-11-23T00:00:00Z");
//   catalog.set_covers(covers);              // {{"tpch", "tiny"}}
//   catalog.add(table);                      // copies the texts and columns
//   catalog.find("tpch", "tiny", "ORDERS")->columns[0].name   // "orderkey"
//   catalog.covers_schema("tpch", "tiny")                     // true: other tables do not exist
//   catalog.covers_catalog("tpch")                            // false: it may have other schemas
class Catalog {
 public:
  explicit Catalog(std::string_view captured_at = {});
  Catalog(Catalog&&) noexcept;
  Catalog& operator=(Catalog&&) noexcept;
  ~Catalog();

  // Without covers, the catalogs and schemas that tables name were read whole.
  void set_covers(std::span<const CatalogCover> covers);
  // Of two tables of one name the first counts.
  void add(const CatalogTable& table);

  [[nodiscard]] std::size_t table_count() const;
  [[nodiscard]] std::size_t column_count() const;
  // Memory that it takes.
  [[nodiscard]] std::size_t bytes() const;
  [[nodiscard]] std::string_view captured_at() const;  // ISO 8601

  // The tables in the order in which they were added, from 0. Valid until a table is added, as the next.
  [[nodiscard]] const CatalogTable& table(std::size_t number) const;
  [[nodiscard]] const CatalogTable* find(std::string_view catalog, std::string_view schema,
                                         std::string_view name) const;
  // Whether it exists: a table or a cover names it.
  [[nodiscard]] bool has_catalog(std::string_view catalog) const;
  [[nodiscard]] bool has_schema(std::string_view catalog, std::string_view schema) const;
  // Whether what it holds and the snapshot does not is known not to exist.
  [[nodiscard]] bool covers_catalog(std::string_view catalog) const;
  [[nodiscard]] bool covers_schema(std::string_view catalog, std::string_view schema) const;

  [[nodiscard]] std::size_t table_count(std::string_view catalog, std::string_view schema) const;
  // Each once, in the order in which they were added.
  [[nodiscard]] std::vector<std::string_view> catalogs() const;
  [[nodiscard]] std::vector<std::string_view> schemas_of(std::string_view catalog) const;
  // Valid until a table is added.
  [[nodiscard]] std::vector<const CatalogTable*> tables_of(std::string_view catalog,
                                                           std::string_view schema) const;

 private:
  struct Content;
  std::unique_ptr<Content> content_;
};

}  // namespace mapping
