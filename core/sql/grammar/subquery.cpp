#include "sql/grammar/subquery.h"

#include "sql/grammar/names.h"
#include "sql/grammar/notes.h"
#include "sql/grammar/query.h"

namespace mapping::sql {

using enum TokenKind;

// '(' query ')'
SqlNodeId parse_subquery(Parser& parser, bool is_apart) {
  const std::uint32_t from = parser.begin();
  parser.expect(kLeftParen);
  if (is_apart) parser.operators.enter_query();
  const SqlNodeId query = parse_query(parser);
  if (is_apart) parser.operators.leave_query();
  expect_end(parser, kRightParen);
  return parser.add(SqlNodeKind::kSubquery, from, parser.list({query}));
}

// `((SELECT 1))`: the inner `(query)` is the body of a query of its own. The
// closing parenthesis has been read.
SqlNodeId wrap_subquery(Parser& parser, SqlNodeId primary, std::uint32_t from) {
  const SqlNodeId query =
      parser.add(SqlNodeKind::kQuery, parser.span_begin(primary), parser.list({primary}));
  if (query != kNoSqlNode) {
    parser.tree[query].span.end = parser.tree[primary].span.end;
  }
  return parser.add(SqlNodeKind::kSubquery, from, parser.list({query}));
}

// `((SELECT 1) UNION …`: what was read as an operand or a relation goes on as a
// query; `from` is the outer parenthesis.
SqlNodeId continue_subquery(Parser& parser, SqlNodeId primary, std::uint32_t from) {
  const DepthGuard guard(parser);
  const SqlNodeId query =
      parse_query_no_with(parser, kNoSqlNode, primary, parser.span_begin(primary));
  expect_end(parser, kRightParen);
  return parser.add(SqlNodeKind::kSubquery, from, parser.list({query}));
}

// Whether a `(query)` may also be a queryPrimary, which has no WITH.
bool is_plain_subquery(const Parser& parser, SqlNodeId node) {
  const SqlNode& subquery = parser.tree[node];
  if (subquery.kind != SqlNodeKind::kSubquery) {
    return false;
  }
  const SqlNodeId body = parser.tree[subquery.first_child].first_child;
  return parser.tree[body].kind != SqlNodeKind::kWith;
}

// The words that begin a query; `TABLE(` begins a table function instead.
bool at_query_start(const Cursor& cursor, std::uint32_t ahead) {
  const TokenKind first = cursor.kind_at(ahead);
  return first == kSelect || first == TokenKind::kWith || first == TokenKind::kValues ||
         (first == TokenKind::kTable && cursor.kind_at(ahead + 1) != kLeftParen);
}

// What may follow a queryPrimary inside its query.
bool at_query_continuation(const Parser& parser) {
  switch (parser.kind()) {
    case kUnion:
    case kIntersect:
    case kExcept:
    case kOrder:
      return true;
    case kOffset:
    case kLimit:
    case kFetch:
      return !at_name_before_clause(parser, 0);
    default:
      return false;
  }
}

}  // namespace mapping::sql
