#pragma once

#include "sql/parser.h"

// WITH FUNCTION: functions that live as long as the query.
namespace mapping::sql {

SqlNodeId parse_routine(Parser& parser);
// Whether the parenthesis here ends a body `RETURN name` and begins the query of the statement.
[[nodiscard]] bool at_final_query(const Parser& parser, std::uint32_t ahead);

}  // namespace mapping::sql
