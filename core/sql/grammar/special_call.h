#pragma once

#include "sql/parser.h"

// Functions that are called with keywords between their arguments.
namespace mapping::sql {

// `parse_inside`: what stands in the parentheses.
SqlNodeId parse_special_call(Parser& parser, SqlSpecial which, NodeList (*parse_inside)(Parser&));
SqlNodeId parse_position(Parser& parser);
SqlNodeId parse_substring(Parser& parser);
SqlNodeId parse_overlay(Parser& parser);
SqlNodeId parse_trim(Parser& parser);
NodeList parse_normalize(Parser& parser);
NodeList parse_extract(Parser& parser);
SqlNodeId parse_listagg(Parser& parser);
NodeList parse_grouping(Parser& parser);

}  // namespace mapping::sql
