#pragma once

#include "sql/parser.h"

// Functions that are called with keywords between their arguments.
namespace mapping::sql {

// `parse_inside`: what stands in the parentheses.
SqlNodeId parse_special_call(Parser& parser, SqlSpecial which,
                             NodeList (*parse_inside)(Parser&, SqlDetail&));
SqlNodeId parse_position(Parser& parser);
SqlNodeId parse_substring(Parser& parser);
SqlNodeId parse_overlay(Parser& parser);
SqlNodeId parse_trim(Parser& parser);
NodeList parse_normalize(Parser& parser, SqlDetail& detail);
NodeList parse_extract(Parser& parser, SqlDetail& detail);
SqlNodeId parse_listagg(Parser& parser);
NodeList parse_grouping(Parser& parser, SqlDetail& detail);

}  // namespace mapping::sql
