#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/catalog.h"
#include "mapping/name_table.h"

// The SQL of suggested definitions.
namespace mapping {

// What a mapping declares for a type of the warehouse, and the cast that the engine needs.
struct LoadableColumn {
  std::string type;  // of RyuGraph, empty where the engine can hold nothing of it
  bool needs_cast = false;
};

// Types are few and columns are many: each is read once.
class LoadableTypes {
 public:
  [[nodiscard]] const LoadableColumn& of(std::string_view type);
  // The column, or the cast that makes it loadable.
  [[nodiscard]] std::string expression(std::string_view column, std::string_view type);

 private:
  NameTable numbers_{NameCase::kExact};
  std::vector<LoadableColumn> types_;
};

// How the values of a node's key are written, there and in every edge.
enum class KeyForm : std::uint8_t {
  kNone,  // of a type that can be no key
  kAsIs,
  kWhole,     // CAST(x AS BIGINT)
  kText,      // CAST(x AS VARCHAR)
  kCompound,  // '["7","2"]': a list as JSON, which no other values give
};

struct KeyShape {
  KeyForm form = KeyForm::kNone;
  std::string_view type{};  // of RyuGraph
};

[[nodiscard]] KeyShape key_shape(const CatalogTable& table, std::span<const std::uint32_t> columns);

// The key of that shape in columns of `table`, whose types may be others of the same family. `alias` is that of the table
// where it has one.
[[nodiscard]] std::string key_expression(KeyShape shape, const CatalogTable& table,
                                         std::span<const std::uint32_t> columns,
                                         std::string_view alias = {});

// catalog.schema.table, quoted where it needs to be.
[[nodiscard]] std::string qualified_name(const CatalogTable& table);
[[nodiscard]] std::string column_reference(const CatalogTable& table, std::uint32_t column,
                                           std::string_view alias = {});

// Appends `expression AS name`, without the name where it is the expression.
void append_item(std::string& sql, std::string_view expression, std::string_view name);

// `a IS NOT NULL AND b IS NOT NULL`
[[nodiscard]] std::string none_is_null(const CatalogTable& table,
                                       std::span<const std::uint32_t> columns,
                                       std::string_view alias = {});

}  // namespace mapping
