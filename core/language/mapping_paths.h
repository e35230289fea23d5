#pragma once

#include <string>
#include <vector>

#include "language/json_place.h"
#include "mapping/document.h"

namespace mapping::language {

// The value at a path such as node_definitions/0/sql, as far as the text can be read; kNoValue: none.
[[nodiscard]] ValueId value_at(const Document& document, const std::vector<std::string>& path);

// Whether the place is in the SQL of a definition.
[[nodiscard]] bool is_sql(const JsonPlace& place);

}  // namespace mapping::language
