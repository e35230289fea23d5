#include "mapping/catalog.h"

#include <algorithm>
#include <utility>

#include "catalog/arena.h"
#include "catalog/number_table.h"
#include "mapping/name_table.h"
#include "mapping/text.h"
#include "text/letter_case.h"

namespace mapping {
namespace {

constexpr std::uint32_t kNone = NumberTable::kNone;

std::uint32_t combined(std::uint32_t hash, std::string_view name) {
  constexpr std::uint32_t kFactor = 0x9E3779B1U;
  return (hash ^ hash_in_lower_case(name)) * kFactor;
}

struct KnownCatalog {
  std::string_view name;
  bool is_covered = false;
};

struct KnownSchema {
  std::string_view catalog;
  std::string_view name;
  bool is_covered = false;
  // Its tables, each with the next one.
  std::uint32_t first = kNone;
  std::uint32_t last = kNone;
  std::size_t table_count = 0;
};

struct KnownTable {
  CatalogTable table;
  std::uint32_t next_in_schema = kNone;
};

}  // namespace

struct Catalog::Content {
  std::string_view keep_once(std::string_view text);
  [[nodiscard]] std::uint32_t find_catalog(std::string_view name, std::uint32_t hash) const;
  [[nodiscard]] std::uint32_t find_schema(std::string_view catalog, std::string_view name,
                                          std::uint32_t hash) const;
  [[nodiscard]] std::uint32_t find_table(const CatalogTable& wanted, std::uint32_t hash) const;
  [[nodiscard]] const KnownCatalog* catalog_of(std::string_view name) const;
  [[nodiscard]] const KnownSchema* schema_of(std::string_view catalog, std::string_view name) const;
  KnownCatalog& add_catalog(std::string_view name);
  KnownSchema& add_schema(std::string_view catalog, std::string_view name);
  std::span<const CatalogColumn> keep_columns(std::span<const CatalogColumn> columns);
  void append(KnownSchema& schema, const CatalogTable& table, std::uint32_t hash);

  Arena arena;
  std::string_view captured_at;
  bool says_covers = false;
  std::size_t column_count = 0;
  std::vector<KnownCatalog> catalogs;
  std::vector<KnownSchema> schemas;
  std::vector<KnownTable> tables;
  NumberTable catalogs_by_name;
  NumberTable schemas_by_name;
  NumberTable tables_by_name;
  std::vector<std::string_view> texts;  // types, and names that many tables share
  NameTable numbers_of_texts{NameCase::kExact};
};

// What hardly ever repeats is not worth its place in the table.
std::string_view Catalog::Content::keep_once(std::string_view text) {
  constexpr std::size_t kMost = 1U << 15U;
  if (const std::uint32_t known = numbers_of_texts.find(text); known != NameTable::kNone)
    return texts[known];
  const std::string_view kept = arena.copy(text);
  if (texts.size() == kMost) return kept;
  numbers_of_texts.insert(kept, static_cast<std::uint32_t>(texts.size()));
  texts.push_back(kept);
  return kept;
}

std::uint32_t Catalog::Content::find_catalog(std::string_view name, std::uint32_t hash) const {
  return catalogs_by_name.find(
      hash, [&](std::uint32_t number) { return same_in_lower_case(catalogs[number].name, name); });
}

std::uint32_t Catalog::Content::find_schema(std::string_view catalog, std::string_view name,
                                            std::uint32_t hash) const {
  return schemas_by_name.find(hash, [&](std::uint32_t number) {
    const KnownSchema& schema = schemas[number];
    return same_in_lower_case(schema.name, name) && same_in_lower_case(schema.catalog, catalog);
  });
}

std::uint32_t Catalog::Content::find_table(const CatalogTable& wanted, std::uint32_t hash) const {
  return tables_by_name.find(hash, [&](std::uint32_t number) {
    const CatalogTable& table = tables[number].table;
    return same_in_lower_case(table.name, wanted.name) &&
           same_in_lower_case(table.schema, wanted.schema) &&
           same_in_lower_case(table.catalog, wanted.catalog);
  });
}

const KnownCatalog* Catalog::Content::catalog_of(std::string_view name) const {
  const std::uint32_t number = find_catalog(name, combined(0, name));
  return number == kNone ? nullptr : &catalogs[number];
}

const KnownSchema* Catalog::Content::schema_of(std::string_view catalog,
                                               std::string_view name) const {
  const std::uint32_t number = find_schema(catalog, name, combined(combined(0, catalog), name));
  return number == kNone ? nullptr : &schemas[number];
}

KnownCatalog& Catalog::Content::add_catalog(std::string_view name) {
  const std::uint32_t hash = combined(0, name);
  const std::uint32_t known = find_catalog(name, hash);
  if (known != kNone) return catalogs[known];
  catalogs_by_name.insert(hash, static_cast<std::uint32_t>(catalogs.size()));
  return catalogs.emplace_back(KnownCatalog{keep_once(name)});
}

KnownSchema& Catalog::Content::add_schema(std::string_view catalog, std::string_view name) {
  const std::uint32_t hash = combined(combined(0, catalog), name);
  const std::uint32_t known = find_schema(catalog, name, hash);
  if (known != kNone) return schemas[known];
  add_catalog(catalog);
  schemas_by_name.insert(hash, static_cast<std::uint32_t>(schemas.size()));
  return schemas.emplace_back(KnownSchema{keep_once(catalog), keep_once(name)});
}

std::span<const CatalogColumn> Catalog::Content::keep_columns(
    std::span<const CatalogColumn> columns) {
  if (columns.empty()) return {};
  auto* const kept = static_cast<CatalogColumn*>(arena.take(columns.size_bytes()));
  CatalogColumn* place = kept;
  for (const CatalogColumn& column : columns)
    new (place++) CatalogColumn{arena.copy(column.name), keep_once(column.type)};
  column_count += columns.size();
  return {kept, columns.size()};
}

void Catalog::Content::append(KnownSchema& schema, const CatalogTable& table, std::uint32_t hash) {
  const auto number = static_cast<std::uint32_t>(tables.size());
  tables.push_back({{.catalog = keep_once(table.catalog),
                     .schema = keep_once(table.schema),
                     .name = arena.copy(table.name),
                     .columns = keep_columns(table.columns),
                     .kind = table.kind}});
  tables_by_name.insert(hash, number);
  if (schema.first == kNone) {
    schema.first = number;
  } else {
    tables[schema.last].next_in_schema = number;
  }
  schema.last = number;
  ++schema.table_count;
}

Catalog::Catalog(std::string_view captured_at) : content_(std::make_unique<Content>()) {
  content_->captured_at = content_->arena.copy(captured_at);
}
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;
Catalog::~Catalog() = default;

void Catalog::set_covers(std::span<const CatalogCover> covers) {
  content_->says_covers = true;
  for (const CatalogCover& cover : covers) {
    if (cover.catalog.empty()) continue;
    if (cover.schema.empty()) {
      content_->add_catalog(cover.catalog).is_covered = true;
    } else {
      content_->add_schema(cover.catalog, cover.schema).is_covered = true;
    }
  }
}

void Catalog::add(const CatalogTable& table) {
  const std::uint32_t hash =
      combined(combined(combined(0, table.catalog), table.schema), table.name);
  if (content_->find_table(table, hash) != kNone) return;
  content_->append(content_->add_schema(table.catalog, table.schema), table, hash);
}

std::size_t Catalog::table_count() const { return content_->tables.size(); }
const CatalogTable& Catalog::table(std::size_t number) const {
  return content_->tables[number].table;
}
std::size_t Catalog::column_count() const { return content_->column_count; }
std::string_view Catalog::captured_at() const { return content_->captured_at; }

std::size_t Catalog::bytes() const {
  return content_->arena.bytes() + content_->tables.capacity() * sizeof(KnownTable) +
         content_->schemas.capacity() * sizeof(KnownSchema) +
         content_->catalogs.capacity() * sizeof(KnownCatalog) + content_->tables_by_name.bytes() +
         content_->schemas_by_name.bytes() + content_->catalogs_by_name.bytes();
}

const CatalogTable* Catalog::find(std::string_view catalog, std::string_view schema,
                                  std::string_view name) const {
  const std::uint32_t hash = combined(combined(combined(0, catalog), schema), name);
  const std::uint32_t found = content_->find_table(
      {.catalog = catalog, .schema = schema, .name = name, .columns = {}}, hash);
  return found == kNone ? nullptr : &content_->tables[found].table;
}

bool Catalog::has_catalog(std::string_view catalog) const {
  return content_->catalog_of(catalog) != nullptr;
}

bool Catalog::has_schema(std::string_view catalog, std::string_view schema) const {
  return content_->schema_of(catalog, schema) != nullptr;
}

bool Catalog::covers_catalog(std::string_view catalog) const {
  const KnownCatalog* const known = content_->catalog_of(catalog);
  return known != nullptr && (!content_->says_covers || known->is_covered);
}

bool Catalog::covers_schema(std::string_view catalog, std::string_view schema) const {
  const KnownSchema* const known = content_->schema_of(catalog, schema);
  if (!content_->says_covers) return known != nullptr;
  return covers_catalog(catalog) || (known != nullptr && known->is_covered);
}

std::vector<std::string_view> Catalog::catalogs() const {
  std::vector<std::string_view> names;
  for (const KnownCatalog& catalog : content_->catalogs) names.push_back(catalog.name);
  return names;
}

std::vector<std::string_view> Catalog::schemas_of(std::string_view catalog) const {
  std::vector<std::string_view> names;
  for (const KnownSchema& schema : content_->schemas) {
    if (same_in_lower_case(schema.catalog, catalog)) names.push_back(schema.name);
  }
  return names;
}

std::size_t Catalog::table_count(std::string_view catalog, std::string_view schema) const {
  const KnownSchema* const known = content_->schema_of(catalog, schema);
  return known == nullptr ? 0 : known->table_count;
}

std::vector<const CatalogTable*> Catalog::tables_of(std::string_view catalog,
                                                    std::string_view schema) const {
  std::vector<const CatalogTable*> tables;
  const KnownSchema* const known = content_->schema_of(catalog, schema);
  if (known == nullptr) return tables;
  tables.reserve(known->table_count);
  for (std::uint32_t at = known->first; at != kNone; at = content_->tables[at].next_in_schema)
    tables.push_back(&content_->tables[at].table);
  return tables;
}

}  // namespace mapping
