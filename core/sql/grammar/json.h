#pragma once

#include "sql/parser.h"

// The functions of JSON, and what they share with JSON_TABLE.
namespace mapping::sql {

// `children` take what is read, here and below.
void parse_json_path(Parser& parser, NodeList& children);
SqlNodeId parse_path(Parser& parser);
SqlJsonFormat parse_json_format(Parser& parser);
NodeList parse_json_exists(Parser& parser, SqlDetail& detail);
NodeList parse_json_value(Parser& parser, SqlDetail& detail);
// `of_value`: of JSON_VALUE and what is read as it reads.
void parse_json_behaviors(Parser& parser, NodeList& children, bool of_value, SqlDetail& detail);
NodeList parse_json_query(Parser& parser, SqlDetail& detail);
void parse_json_wrapper(Parser& parser, SqlDetail& detail);
NodeList parse_json_object(Parser& parser, SqlDetail& detail);
NodeList parse_json_array(Parser& parser, SqlDetail& detail);

}  // namespace mapping::sql
