#pragma once

#include "sql/parser.h"

// JSON_TABLE.
namespace mapping::sql {

SqlNodeId parse_json_table(Parser& parser);

}  // namespace mapping::sql
