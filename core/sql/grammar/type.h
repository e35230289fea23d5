#pragma once

#include "sql/parser.h"

// Types.
namespace mapping::sql {

SqlNodeId parse_type(Parser& parser);
// Also the parameter of a function.
SqlNodeId parse_row_field(Parser& parser);

}  // namespace mapping::sql
