#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/arena.h"
#include "mapping/catalog.h"

// The SQL of suggested definitions.
namespace mapping {

// What a mapping declares for a type of the warehouse, and the cast that the engine needs.
struct LoadableColumn {
  std::string_view type;  // of RyuGraph, empty where the engine can hold nothing of it
  bool needs_cast = false;
};

// Types are few and columns are many: each is read once.
class LoadableTypes {
 public:
  // What a mapping declares is kept in `texts`.
  LoadableTypes(Arena& texts, std::size_t count) : texts_(texts), types_(count) {}

  // `number` is that of the survey.
  [[nodiscard]] const LoadableColumn& of(std::uint32_t number, std::string_view type);
  // The cast that makes such a column loadable.
  [[nodiscard]] static std::string expression(std::string_view column, std::string_view type);

 private:
  [[nodiscard]] LoadableColumn read(std::string_view type);

  Arena& texts_;
  std::vector<std::optional<LoadableColumn>> types_;
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
