#pragma once

#include "sql/parser.h"

// What makes a condition of a value.
namespace mapping::sql {

// True: read as far as its next operand, or, with `is_predicate` set, completely.
bool parse_predicate(Parser& parser, SqlNodeId& operand, bool& is_predicate);

}  // namespace mapping::sql
