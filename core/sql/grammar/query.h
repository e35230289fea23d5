#pragma once

#include "sql/parser.h"

// Queries, from WITH to LIMIT.
namespace mapping::sql {

SqlNodeId parse_root_query(Parser& parser);
SqlNodeId parse_query(Parser& parser);
// `first_primary`: a `(query)` that was read before it was known that it begins a query, or none.
SqlNodeId parse_query_no_with(Parser& parser, SqlNodeId with, SqlNodeId first_primary,
                              std::uint32_t from);
SqlNodeId parse_order_by(Parser& parser);
SqlNodeId parse_sort_item(Parser& parser);

}  // namespace mapping::sql
