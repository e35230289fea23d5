#pragma once

#include "sql/parser.h"

// MATCH_RECOGNIZE and the row patterns that it shares with windows.
namespace mapping::sql {

SqlNodeId parse_match_recognize(Parser& parser, SqlNodeId relation, std::uint32_t from);
void parse_measures(Parser& parser, NodeList& children);
// `required`: a window may leave out all.
void parse_pattern_clauses(Parser& parser, NodeList& children, bool required);

}  // namespace mapping::sql
