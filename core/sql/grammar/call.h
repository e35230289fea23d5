#pragma once

#include "sql/parser.h"

// Calls of functions.
namespace mapping::sql {

// At the parenthesis; `first`: the first token of the name.
SqlNodeId parse_call(Parser& parser, std::uint32_t first, SqlNodeId name, SqlProcessingMode mode,
                     std::uint32_t from);
// At the parenthesis of a call, or of what stands behind a column.
void open_call_choice(Parser& parser, std::uint32_t first_token);
// Behind the first operand of a call's first argument.
void close_call_choice(Parser& parser, std::uint32_t first_token);
void parse_arguments(Parser& parser, NodeList& children);
SqlNodeId parse_static_method(Parser& parser, SqlNodeId name, std::uint32_t from);
// The rest of a call of a function whose name is also a keyword.
SqlNodeId finish_plain_call(Parser& parser, Span name_span, SqlNodeId first_argument);
SqlNodeId parse_row(Parser& parser);

}  // namespace mapping::sql
