#pragma once

#include "sql/parser.h"

// SELECT with its clauses.
namespace mapping::sql {

SqlNodeId parse_select(Parser& parser);

}  // namespace mapping::sql
