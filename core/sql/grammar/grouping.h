#pragma once

#include "sql/parser.h"

// GROUP BY, and the sets of expressions that others take as well.
namespace mapping::sql {

SqlNodeId parse_group_by(Parser& parser);
// `is_listed`: others of a list may follow it.
SqlNodeId parse_grouping_set(Parser& parser, bool is_listed);

}  // namespace mapping::sql
