#include "protocol/catalogs.h"

#include "protocol/catalog_reader.h"
#include "protocol/results.h"

namespace mapping {
namespace {

void read_covers(const Json& covers, Catalog& catalog) {
  if (!covers.is_array()) return;
  std::vector<CatalogCover> read;
  for (const Json& cover : items_of(covers))
    read.push_back({view_of(cover, "catalog"), view_of(cover, "schema")});
  catalog.set_covers(read);
}

std::string too_large(const CatalogStore& catalogs, const Catalog& catalog) {
  return error_result({"catalog_too_large",
                       {{"limit", static_cast<std::int64_t>(catalogs.most_bytes() >> 20U)},
                        {"tables", static_cast<std::int64_t>(catalog.table_count())},
                        {"columns", static_cast<std::int64_t>(catalog.column_count())}}});
}

}  // namespace

std::uint32_t catalog_id(const Json& options) {
  return number_of(member(options, "catalog")).value_or(0);
}

Refusal unknown_catalog(const Json& options) {
  return {"unknown_catalog", {{"id", std::int64_t{catalog_id(options)}}}};
}

std::string catalog_begin(CatalogStore& catalogs, std::string_view input) {
  const Json json = read_json(input);
  const std::uint32_t id = catalogs.begin(view_of(json, "captured_at"));
  read_covers(member(json, "covers"), *catalogs.filling(id));
  return number_result("catalog", id);
}

std::string catalog_add(CatalogStore& catalogs, std::string_view input, const Json& options) {
  Catalog* const catalog = catalogs.filling(catalog_id(options));
  if (catalog == nullptr) return error_result(unknown_catalog(options));
  CatalogReader reader(*catalog);
  if (!read_json(input, reader)) return error_result({"bad_catalog", {}});
  if (catalog->bytes() > catalogs.most_bytes()) return too_large(catalogs, *catalog);
  return number_result("tables", catalog->table_count());
}

std::string catalog_end(CatalogStore& catalogs, const Json& options) {
  if (!catalogs.complete(catalog_id(options))) return error_result(unknown_catalog(options));
  return number_result("bytes", catalogs.find(catalog_id(options))->bytes());
}

std::string catalog_release(CatalogStore& catalogs, const Json& options) {
  return boolean_result(catalogs.release(catalog_id(options)));
}

}  // namespace mapping
