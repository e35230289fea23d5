#pragma once

#include "sql/parser.h"

// Queries in parentheses, and what tells that one begins or goes on.
namespace mapping::sql {

// `is_apart`: it is no part of the expression around it.
SqlNodeId parse_subquery(Parser& parser, bool is_apart = false);
// A query of one `(query)`, whose parenthesis has been read; `from` is where the outer one begins.
SqlNodeId wrap_subquery(Parser& parser, SqlNodeId primary, std::uint32_t from);
// What was read as an operand or a relation goes on as a query.
SqlNodeId continue_subquery(Parser& parser, SqlNodeId primary, std::uint32_t from);
// Whether a `(query)` may also be a queryPrimary, which has no WITH.
[[nodiscard]] bool is_plain_subquery(const Parser& parser, SqlNodeId node);
// The words that begin a query.
[[nodiscard]] bool at_query_start(const Cursor& cursor, std::uint32_t ahead);
// What may follow a queryPrimary inside its query.
[[nodiscard]] bool at_query_continuation(const Parser& parser);

}  // namespace mapping::sql
