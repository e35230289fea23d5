#pragma once

#include "sql/parser.h"

// Calls of table functions, with the tables among their arguments.
namespace mapping::sql {

SqlNodeId parse_table_function(Parser& parser);

}  // namespace mapping::sql
