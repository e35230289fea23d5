#pragma once

#include "sql/parser.h"

// Operators and parentheses, on a stack of their own: neither a long chain nor deep parentheses need
// the machine's.
//
// rule booleanExpression: valueExpression predicate? | NOT booleanExpression | … AND … | … OR …
// rule valueExpression: primaryExpression | … AT timeZoneSpecifier | ('-' | '+') …
//   | … ('*' | '/' | '%') … | … ('+' | '-') … | … '||' …
namespace mapping::sql {

// An expression that others may follow, or that stands in a list of clauses.
SqlNodeId parse_element(Parser& parser);
// `base` says whether it is one of values. `operand`: the first one, where it has been read. `floor`:
// FrameDetail.
SqlNodeId parse_operators(Parser& parser, FrameKind base, SqlNodeId operand,
                          std::uint16_t floor = 0);
inline SqlNodeId parse_expression(Parser& parser, std::uint16_t floor = 0) {
  return parse_operators(parser, FrameKind::kBooleanBase, kNoSqlNode, floor);
}
inline SqlNodeId parse_value(Parser& parser, std::uint16_t floor = 0) {
  return parse_operators(parser, FrameKind::kValueBase, kNoSqlNode, floor);
}
// Reads the operator's token, which waits for its right side.
void push_operator(Parser& parser, FrameKind kind, SqlNodeId operand, SqlDetail written = {});
// Ends the operators that bind at least as tightly as one of `precedence`.
SqlNodeId reduce(Parser& parser, SqlNodeId operand, int precedence);

}  // namespace mapping::sql
