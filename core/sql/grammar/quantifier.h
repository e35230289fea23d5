#pragma once

#include "sql/parser.h"

// DISTINCT and ALL.
namespace mapping::sql {

SqlQuantifier parse_quantifier(Parser& parser);
// ALL is not reserved.
[[nodiscard]] bool at_all_quantifier(const Parser& parser);

}  // namespace mapping::sql
