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

Catalog::Catalog(std::vector<CatalogTable> tables, std::string captured_at,
                 const std::optional<std::vector<CatalogCover>>& covers)
    : tables_(std::move(tables)), captured_at_(std::move(captured_at)), says_covers_(covers) {
  keys_.reserve(tables_.size() + (covers ? covers->size() : 0));
  for (const CatalogTable& table : tables_) {
    const auto number = static_cast<std::uint32_t>(keys_.size());
    keys_.push_back(joined(table.catalog, table.schema, table.name));
    const std::string_view key = keys_.back();
    const std::size_t end_of_catalog = key.find('\0');
    names_.insert(key, number);
    schemas_.insert(key.substr(0, key.find('\0', end_of_catalog + 1)), number);
    catalogs_.insert(key.substr(0, end_of_catalog), number);
  }
  if (!covers) return;
  for (const CatalogCover& cover : *covers) add_cover(cover);
}

void Catalog::add_cover(const CatalogCover& cover) {
  if (cover.catalog.empty()) return;
  keys_.push_back(joined(cover.catalog, cover.schema));
  const std::string_view key = keys_.back();
  const std::string_view catalog = key.substr(0, key.find('\0'));
  covers_.insert(cover.schema.empty() ? catalog : key, 0);
  catalogs_.insert(catalog, 0);
  if (!cover.schema.empty()) schemas_.insert(key, 0);
}

const CatalogTable* Catalog::find(std::string_view catalog, std::string_view schema,
                                  std::string_view name) const {
  const std::uint32_t found = names_.find(joined(catalog, schema, name));
  return found == NameTable::kNone ? nullptr : &tables_[found];
}

bool Catalog::has_catalog(std::string_view catalog) const {
  return catalogs_.contains(to_lower(catalog));
}

bool Catalog::has_schema(std::string_view catalog, std::string_view schema) const {
  return schemas_.contains(joined(catalog, schema));
}

bool Catalog::covers_catalog(std::string_view catalog) const {
  return says_covers_ ? covers_.contains(to_lower(catalog)) : has_catalog(catalog);
}

bool Catalog::covers_schema(std::string_view catalog, std::string_view schema) const {
  if (!says_covers_) return has_schema(catalog, schema);
  return covers_catalog(catalog) || covers_.contains(joined(catalog, schema));
}

}  // namespace mapping
