#include "mapping/catalog.h"

#include <utility>

#include "mapping/text.h"
#include "text/letter_case.h"

namespace mapping {
namespace {

// A byte that no name holds keeps `a.b`.`c` and `a`.`b.c` apart.
std::string joined(std::string_view catalog, std::string_view schema) {
  return lower_identifier(catalog) + '\0' + lower_identifier(schema);
}

std::string joined(std::string_view catalog, std::string_view schema, std::string_view name) {
  return joined(catalog, schema) + '\0' + lower_identifier(name);
}

}  // namespace

Catalog::Catalog(std::vector<CatalogTable> tables, std::string captured_at)
    : tables_(std::move(tables)), captured_at_(std::move(captured_at)) {
  keys_.reserve(tables_.size());
  for (const CatalogTable& table : tables_) {
    const auto number = static_cast<std::uint32_t>(keys_.size());
    keys_.push_back(joined(table.catalog, table.schema, table.name));
    const std::string_view key = keys_.back();
    names_.insert(key, number);
    schemas_.insert(key.substr(0, key.rfind('\0')), number);
    catalogs_.insert(key.substr(0, key.find('\0')), number);
  }
}

const CatalogTable* Catalog::find(std::string_view catalog, std::string_view schema,
                                  std::string_view name) const {
  const std::uint32_t found = names_.find(joined(catalog, schema, name));
  return found == NameTable::kNone ? nullptr : &tables_[found];
}

bool Catalog::has_catalog(std::string_view catalog) const {
  return catalogs_.contains(lower_identifier(catalog));
}

bool Catalog::has_schema(std::string_view catalog, std::string_view schema) const {
  return schemas_.contains(joined(catalog, schema));
}

}  // namespace mapping
