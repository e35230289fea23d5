#pragma once

#include "sql/parser.h"

// The functions of JSON, and what they share with JSON_TABLE.
namespace mapping::sql {

// `children` take what is read, here and below.
void parse_json_path(Parser& parser, NodeList& children);
SqlNodeId parse_path(Parser& parser);
void parse_json_format(Parser& parser);
NodeList parse_json_exists(Parser& parser);
NodeList parse_json_value(Parser& parser);
// `of_value`: of JSON_VALUE and what is read as it reads.
void parse_json_behaviors(Parser& parser, NodeList& children, bool of_value);
NodeList parse_json_query(Parser& parser);
void parse_json_wrapper(Parser& parser);
NodeList parse_json_object(Parser& parser);
NodeList parse_json_array(Parser& parser);

}  // namespace mapping::sql
