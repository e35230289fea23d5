#include "protocol/catalogs.h"

#include <limits>

#include "protocol/results.h"

namespace mapping {
namespace {

// The pieces of a catalog are as long as the host makes them.
constexpr DocumentLimits kPieceLimits{.bytes = std::numeric_limits<std::uint32_t>::max()};

void read_covers(const JsonValue& covers, Catalog& catalog) {
  if (!covers.is(ValueKind::kArray)) return;
  std::vector<CatalogCover> read;
  for (const JsonValue& cover : covers.items())
    read.push_back({cover["catalog"].view(), cover["schema"].view()});
  catalog.set_covers(read);
}

void read_table(const JsonValue& value, std::vector<CatalogColumn>& columns, Catalog& catalog) {
  columns.clear();
  for (const JsonValue& column : value["columns"].items())
    columns.push_back({column["name"].view(), column["type"].view()});
  catalog.add({.catalog = value["catalog"].view(),
               .schema = value["schema"].view(),
               .name = value["name"].view(),
               .columns = columns,
               .kind = value["kind"].view() == "view" ? CatalogTableKind::kView
                                                      : CatalogTableKind::kTable});
}

std::string too_large(const CatalogStore& catalogs, const Catalog& catalog) {
  return error_result({"catalog_too_large",
                       {{"limit", static_cast<std::int64_t>(catalogs.most_bytes() >> 20U)},
                        {"tables", static_cast<std::int64_t>(catalog.table_count())},
                        {"columns", static_cast<std::int64_t>(catalog.column_count())}}});
}

}  // namespace

std::uint32_t catalog_id(const JsonValue& options) {
  return options["catalog"].number().value_or(0);
}

Refusal unknown_catalog(const JsonValue& options) {
  return {"unknown_catalog", {{"id", std::int64_t{catalog_id(options)}}}};
}

std::string catalog_begin(CatalogStore& catalogs, std::string_view input) {
  const JsonText json(input);
  const std::uint32_t id = catalogs.begin(json.root()["captured_at"].view());
  read_covers(json.root()["covers"], *catalogs.filling(id));
  return number_result("catalog", id);
}

std::string catalog_add(CatalogStore& catalogs, std::string_view input, const JsonValue& options) {
  Catalog* const catalog = catalogs.filling(catalog_id(options));
  if (catalog == nullptr) return error_result(unknown_catalog(options));
  const JsonText json(input, kPieceLimits);
  if (!json.root().is(ValueKind::kArray)) return error_result({"bad_catalog", {}});
  std::vector<CatalogColumn> columns;
  for (const JsonValue& table : json.root().items()) read_table(table, columns, *catalog);
  if (catalog->bytes() > catalogs.most_bytes()) return too_large(catalogs, *catalog);
  return number_result("tables", catalog->table_count());
}

std::string catalog_end(CatalogStore& catalogs, const JsonValue& options) {
  if (!catalogs.complete(catalog_id(options))) return error_result(unknown_catalog(options));
  return number_result("bytes", catalogs.find(catalog_id(options))->bytes());
}

std::string catalog_release(CatalogStore& catalogs, const JsonValue& options) {
  return boolean_result(catalogs.release(catalog_id(options)));
}

}  // namespace mapping
