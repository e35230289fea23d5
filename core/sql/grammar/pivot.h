#pragma once

#include "sql/parser.h"

// The relations that only newer servers know.
namespace mapping::sql {

SqlNodeId parse_pivot(Parser& parser, SqlNodeId relation, std::uint32_t from);
SqlNodeId parse_nearest(Parser& parser);

}  // namespace mapping::sql
