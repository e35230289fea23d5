#pragma once

#include "sql/parser.h"

// Operands: literals, columns, lambdas, and what stands in brackets or behind a dot.
namespace mapping::sql {

SqlNodeId parse_primary(Parser& parser);
// What follows an operand, which began at `first_token`.
SqlNodeId parse_postfix(Parser& parser, SqlNodeId primary, std::uint32_t first_token);
SqlNodeId parse_name_primary(Parser& parser);
// Whether the parenthesis here holds the names of a lambda's arguments.
[[nodiscard]] bool at_lambda(const Cursor& cursor);

}  // namespace mapping::sql
