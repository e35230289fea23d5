#pragma once

#include <string>
#include <string_view>

#include "mapping/catalog_store.h"
#include "mapping/outcome.h"
#include "protocol/json.h"

// The operations on the catalogs that the sessions share.
namespace mapping {

[[nodiscard]] std::string catalog_begin(CatalogStore& catalogs, std::string_view input);
[[nodiscard]] std::string catalog_add(CatalogStore& catalogs, std::string_view input,
                                      const Json& options);
[[nodiscard]] std::string catalog_end(CatalogStore& catalogs, const Json& options);
[[nodiscard]] std::string catalog_release(CatalogStore& catalogs, const Json& options);

// The number that `options` name a catalog by; 0, which is none, where they do not.
[[nodiscard]] std::uint32_t catalog_id(const Json& options);
[[nodiscard]] Refusal unknown_catalog(const Json& options);

}  // namespace mapping
