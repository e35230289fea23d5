#pragma once

#include "sql/parser.h"

// What stands behind FROM.
namespace mapping::sql {

SqlNodeId parse_relation(Parser& parser);
// The relation itself where no alias follows it.
SqlNodeId parse_alias_of(Parser& parser, SqlNodeId relation, std::uint32_t from);

}  // namespace mapping::sql
