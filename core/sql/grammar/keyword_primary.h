#pragma once

#include "sql/parser.h"

// The operands that begin with a keyword.
namespace mapping::sql {

SqlNodeId parse_keyword_primary(Parser& parser);
// At ARRAY or its bracket.
SqlNodeId parse_array(Parser& parser);

}  // namespace mapping::sql
