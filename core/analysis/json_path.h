#pragma once

#include <string_view>

namespace mapping::analysis {

// Whether a JSON path is one of the common form, which the server takes whatever the types:
// `lax $.a."b c"[0][*].*`. Filters, methods and arithmetic are left to the server.
[[nodiscard]] bool is_plain_json_path(std::string_view path);

}  // namespace mapping::analysis
