#include "sql/grammar/query.h"

#include "sql/grammar/expression.h"
#include "sql/grammar/names.h"
#include "sql/grammar/notes.h"
#include "sql/grammar/routine.h"
#include "sql/grammar/select.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

SqlNodeId parse_intersect_term(Parser& parser, SqlNodeId first_primary, std::uint32_t from);

// rule rowCount: INTEGER_VALUE | QUESTION_MARK
SqlNodeId parse_row_count(Parser& parser) {
  if (parser.at(kQuestionMark)) {
    return parser.add_leaf(SqlNodeKind::kParameter);
  }
  parser.accept(kQuestionMark);
  return parse_integer(parser);
}

// (OFFSET rowCount (ROW | ROWS)?)?
//   (LIMIT (ALL | rowCount) | FETCH (FIRST | NEXT) rowCount? (ROW | ROWS) (ONLY | WITH TIES))?
void parse_row_limits(Parser& parser, NodeList& children) {
  std::uint32_t from = parser.begin();
  if (parser.accept(kOffset)) {
    const NodeList count = parser.list({parse_row_count(parser)});
    parser.accept_any({kRow, kRows});
    parser.append(children, parser.add(SqlNodeKind::kOffset, from, count));
    from = parser.begin();
  }
  if (parser.accept(kLimit)) {
    const NodeList count =
        parser.accept(kAll) ? NodeList{} : parser.list({parse_row_count(parser)});
    parser.append(children, parser.add(SqlNodeKind::kLimit, from, count));
  } else if (parser.accept(kFetch)) {
    parser.expect_any({kFirst, kNext});
    NodeList count;
    if (!parser.at_any({kRow, kRows})) {
      parser.expected.note({kRow, kRows});
      count = parser.list({parse_row_count(parser)});
    }
    parser.expect_any({kRow, kRows});
    SqlTies ties = SqlTies::kOnly;
    if (!parser.accept(kOnly)) {
      parser.expect_all({TokenKind::kWith, kTies});
      ties = SqlTies::kWithTies;
    }
    parser.append(children, parser.add(SqlNodeKind::kFetch, from, count, ties));
  }
}

// WITH SESSION sessionProperty (',' sessionProperty)*
// rule sessionProperty: qualifiedName EQ expression
// They are of no meaning to a mapping: nothing but that there are some is kept.
void parse_session(Parser& parser) {
  parser.advance();
  parser.advance();
  do {
    parse_qualified_name(parser);
    parser.expect(kEqual);
    parse_expression(parser);
  } while (parser.accept(kComma));
}

// rule namedQuery: identifier columnAliases? AS '(' query ')'
SqlNodeId parse_named_query(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList children = parser.list({parse_identifier(parser)});
  if (parser.accept(kAs)) {
  } else {
    if (parser.at(kLeftParen)) {
      parser.append(children, parse_column_names(parser));
    } else {
      parser.expected.note(kLeftParen);
    }
    parser.expect(kAs);
  }
  parser.expect(kLeftParen);
  parser.append(children, parse_query(parser));
  parser.expect(kRightParen);
  return parser.add(SqlNodeKind::kNamedQuery, from, children);
}

// rule with: WITH RECURSIVE? namedQuery (',' namedQuery)*
SqlNodeId parse_with(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.advance();
  if (parser.index() == 1) {
    parser.expected.note({kFunction, kSession});
    if (parser.at(kFunction)) {
      parser.expected.note_ahead(1, "<identifier>");
    }
  }
  const SqlRecursion recursive =
      parser.accept(kRecursive) ? SqlRecursion::kRecursive : SqlRecursion::kNone;
  NodeList children = parser.list({parse_named_query(parser)});
  while (parser.at(kComma)) {  // not `accept`: Trino does not expect a comma there
    parser.advance();
    parser.append(children, parse_named_query(parser));
  }
  return parser.add(SqlNodeKind::kWith, from, children, recursive);
}

// rule queryPrimary: querySpecification | TABLE qualifiedName | VALUES expression (',' expression)*
//   | '(' queryNoWith ')'
SqlNodeId parse_query_primary(Parser& parser) {
  const std::uint32_t from = parser.begin();
  switch (parser.kind()) {
    case kSelect:
      return parse_select(parser);
    case kTable:
      parser.advance();
      return parser.add(SqlNodeKind::kTable, from, parser.list({parse_qualified_name(parser)}));
    case kValues: {
      parser.advance();
      NodeList children;
      do {
        parser.append(children, parse_expression(parser));
      } while (parser.accept(kComma));
      return parser.add(SqlNodeKind::kValues, from, children);
    }
    case kLeftParen: {
      const DepthGuard guard(parser);
      parser.advance();
      const SqlNodeId query = parse_query_no_with(parser, kNoSqlNode, kNoSqlNode, parser.begin());
      expect_end(parser, kRightParen);
      return parser.add(SqlNodeKind::kSubquery, from, parser.list({query}));
    }
    default:
      if (parser.index() == parser.last.query_begin) {
        return parser.fail("<query>");
      }
      parser.expected.note({kSelect, kTable, kValues});
      return parser.fail(display_name(kLeftParen));
  }
}

// setQuantifier? corresponding? queryTerm behind the operation
// rule corresponding: CORRESPONDING (BY columnAliases)?
SqlNodeId parse_set_operation(Parser& parser, SqlNodeId left, std::uint32_t from,
                              SqlSetOperator operation) {
  SqlDetail detail = operation;
  if (parser.accept(kDistinct)) {
    detail.set(SqlQuantifier::kDistinct);
  } else if (parser.accept(kAll)) {
    detail.set(SqlQuantifier::kAll);
  }
  SqlNodeId names = kNoSqlNode;
  if (parser.accept(kCorresponding)) {
    detail.set(SqlMatching::kCorresponding);
    names = parser.accept(kBy) ? parse_column_names(parser) : kNoSqlNode;
  }
  const std::uint32_t right_begin = parser.begin();
  const SqlNodeId right = operation == SqlSetOperator::kIntersect
                              ? parse_query_primary(parser)
                              : parse_intersect_term(parser, kNoSqlNode, right_begin);
  return parser.add(SqlNodeKind::kSetOperation, from, parser.list({left, right, names}), detail);
}

// rule queryTerm: queryTerm INTERSECT setQuantifier? corresponding? queryTerm | queryPrimary
SqlNodeId parse_intersect_term(Parser& parser, SqlNodeId first_primary, std::uint32_t from) {
  SqlNodeId left = first_primary != kNoSqlNode ? first_primary : parse_query_primary(parser);
  while (parser.accept(kIntersect)) {
    left = parse_set_operation(parser, left, from, SqlSetOperator::kIntersect);
  }
  return left;
}

// rule queryTerm: queryTerm (UNION | EXCEPT) setQuantifier? corresponding? queryTerm | …
SqlNodeId parse_query_term(Parser& parser, SqlNodeId first_primary, std::uint32_t from) {
  SqlNodeId left = parse_intersect_term(parser, first_primary, from);
  while (true) {
    if (parser.accept(kUnion)) {
      left = parse_set_operation(parser, left, from, SqlSetOperator::kUnion);
    } else if (parser.accept(kExcept)) {
      left = parse_set_operation(parser, left, from, SqlSetOperator::kExcept);
    } else {
      return left;
    }
  }
}

// rule rootQuery: withFunction? query
// rule withFunction: WITH functionSpecification (',' functionSpecification)*
SqlNodeId parse_query_with_functions(Parser& parser) {
  if (!parser.at(kWith) || parser.kind_at(1) != kFunction || !is_identifier(parser.kind_at(2))) {
    return parse_query(parser);
  }
  const std::uint32_t from = parser.begin();
  NodeList children;
  parser.advance();
  do {
    parser.append(children, parse_routine(parser));
  } while (parser.accept(kComma));
  parser.append(children, parse_query(parser));
  return parser.add(SqlNodeKind::kWithFunction, from, children);
}

}  // namespace

// rule rootQueryWithSession: (WITH SESSION sessionProperty (',' sessionProperty)*)? rootQuery
SqlNodeId parse_root_query(Parser& parser) {
  if (parser.at(kWith) && parser.kind_at(1) == kSession && is_identifier(parser.kind_at(2))) {
    parse_session(parser);
    const SqlNodeId root = parse_query_with_functions(parser);
    if (root != kNoSqlNode) parser.tree[root].detail.set(SqlSession::kGiven);
    return root;
  }
  return parse_query_with_functions(parser);
}

// rule query: with? queryNoWith
SqlNodeId parse_query(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  parser.last.query_begin = parser.index();
  const SqlNodeId with = parser.at(kWith) ? parse_with(parser) : kNoSqlNode;
  return parse_query_no_with(parser, with, kNoSqlNode, from);
}

// rule queryNoWith: queryTerm (ORDER BY sortItem (',' sortItem)*)? (OFFSET …)?
//   (LIMIT … | FETCH …)?
SqlNodeId parse_query_no_with(Parser& parser, SqlNodeId with, SqlNodeId first_primary,
                              std::uint32_t from) {
  NodeList children;
  parser.append(children, with);
  parser.append(children, parse_query_term(parser, first_primary, from));
  if (parser.at(kOrder)) {
    parser.append(children, parse_order_by(parser));
  } else {
    parser.expected.note(kOrder);
  }
  parse_row_limits(parser, children);
  return parser.add(SqlNodeKind::kQuery, from, children);
}

// rule orderBy: ORDER BY sortItem (',' sortItem)*
SqlNodeId parse_order_by(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.expect_all({kOrder, kBy});
  NodeList children;
  do {
    parser.append(children, parse_sort_item(parser));
  } while (parser.accept(kComma));
  return parser.add(SqlNodeKind::kOrderBy, from, children);
}

// rule sortItem: expression (ASC | DESC)? (NULLS (FIRST | LAST))?
SqlNodeId parse_sort_item(Parser& parser) {
  const std::uint32_t from = parser.begin();
  const NodeList children = parser.list({parse_expression(parser)});
  SqlDetail detail;
  if (!parser.accept(kAsc) && parser.accept(kDesc)) {
    detail.set(SqlSortOrder::kDescending);
  }
  if (parser.accept(kNulls)) {
    detail.set(parser.at(kFirst) ? SqlNullOrder::kFirst : SqlNullOrder::kLast);
    parser.expect_any({kFirst, kLast});
  }
  return parser.add(SqlNodeKind::kSortItem, from, children, detail);
}

}  // namespace mapping::sql
