#pragma once

#include <string_view>

#include "mapping/diagnostic.h"

namespace mapping {

// The sentence for what a server says of a query, `message` without its place: the code, and behind
// `params` what the sentence needs of the message. kSqlError, which shows the server's own words,
// where there is no plainer one.
//
//   plain_code("Catalog 'hiev' not found", params)   // kSqlCatalogNotFound, params += name: hiev
[[nodiscard]] Code plain_code(std::string_view message, Params& params);

}  // namespace mapping
