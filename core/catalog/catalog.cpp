#include "mapping/catalog.h"

#include <utility>

#include "mapping/text.h"

namespace mapping {
namespace {

// A byte that no name holds keeps `a.b`.`c` and `a`.`b.c` apart.
std::string joined(std::string_view catalog, std::string_view schema) {
  return to_lower(catalog) + '\0' + to_lower(schema);
}

std::string joined(std::string_view catalog, std::string_view schema, std::string_view name) {
  return joined(catalog, schema) + '\0' + to_lower(name);
}

}  // namespace

Catalog::Catalog(std::vector<CatalogTable> tables, std::string captured_at)
    : tables_(std::move(tables)), captured_at_(std::move(captured_at)) {
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    const CatalogTable& table = tables_[i];
    by_name_.emplace(joined(table.catalog, table.schema, table.name), i);
    catalogs_.emplace(to_lower(table.catalog), true);
    schemas_.emplace(joined(table.catalog, table.schema), true);
  }
}

const CatalogTable* Catalog::find(std::string_view catalog, std::string_view schema,
                                  std::string_view name) const {
  const auto found = by_name_.find(joined(catalog, schema, name));
  return found == by_name_.end() ? nullptr : &tables_[found->second];
}

bool Catalog::has_catalog(std::string_view catalog) const {
  return catalogs_.contains(to_lower(catalog));
}

bool Catalog::has_schema(std::string_view catalog, std::string_view schema) const {
  return schemas_.contains(joined(catalog, schema));
}

}  // namespace mapping
