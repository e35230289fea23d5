#pragma once

#include "sql/parser.h"

// INTERVAL, as a literal and as a type.
namespace mapping::sql {

SqlNodeId parse_interval(Parser& parser);
// INTERVAL is not reserved.
[[nodiscard]] bool at_interval(const Cursor& cursor);
// The fields. `in_type`: of a type, where the words can be
// no alias.
SqlDetail parse_interval_qualifier(Parser& parser, bool in_type);
[[nodiscard]] bool at_interval_field(const Cursor& cursor, std::uint32_t ahead);

}  // namespace mapping::sql
