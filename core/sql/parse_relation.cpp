#include "sql/parser.h"

namespace mapping::sql {

using enum TokenKind;

// rule relation: sampledRelation (CROSS JOIN sampledRelation | joinType JOIN
// relation joinCriteria
//   | NATURAL joinType JOIN sampledRelation)*
SqlNodeId Parser::parse_relation() { return parse_relation_from(kNoSqlNode, begin()); }

// `primary` is a relation that has been read already, or none.
SqlNodeId Parser::parse_relation_from(SqlNodeId primary, std::uint32_t from) {
  const DepthGuard guard(*this);
  SqlNodeId left = parse_sampled_relation(primary, from);
  while (at_any({kCross, kInner, kLeft, kRight, kFull, kJoin, kNatural})) {
    left = parse_join(left, from);
  }
  for (const TokenKind first : {kCross, kInner, kLeft, kRight, kFull, kJoin, kNatural}) {
    note_watched(first);
  }
  return left;
}

// rule joinCriteria: ON booleanExpression | USING '(' identifier (','
// identifier)* ')'
SqlNodeId Parser::parse_join(SqlNodeId left, std::uint32_t from) {
  if (accept(kCross)) {
    expect(kJoin);
    const SqlNodeId right = parse_sampled_relation(kNoSqlNode, begin());
    return add(SqlNodeKind::kJoin, from, list({left, right}), kSqlJoinCross);
  }
  if (accept(kNatural)) {
    const unsigned detail = parse_join_type() | kSqlJoinNatural;
    const SqlNodeId right = parse_sampled_relation(kNoSqlNode, begin());
    return add(SqlNodeKind::kJoin, from, list({left, right}), detail);
  }
  const unsigned detail = parse_join_type();
  const SqlNodeId right = parse_relation();
  const std::uint32_t criteria = begin();
  SqlNodeId condition = kNoSqlNode;
  if (accept(kOn)) {
    condition = add(SqlNodeKind::kJoinOn, criteria, list({parse_expression()}));
  } else {
    if (!at(kUsing)) {
      note_only({kOn, kUsing});
    }
    expect(kUsing);
    condition = parse_column_names();
  }
  return add(SqlNodeKind::kJoin, from, list({left, right, condition}), detail);
}

// rule joinType: INNER? | LEFT OUTER? | RIGHT OUTER? | FULL OUTER?; and the
// JOIN behind it
unsigned Parser::parse_join_type() {
  unsigned detail = kSqlJoinInner;
  if (accept(kLeft)) {
    detail = kSqlJoinLeft;
  } else if (accept(kRight)) {
    detail = kSqlJoinRight;
  } else if (accept(kFull)) {
    detail = kSqlJoinFull;
  } else {
    accept(kInner);
  }
  if (detail != kSqlJoinInner) {
    accept(kOuter);
  }
  expect(kJoin);
  return detail;
}

// rule sampledRelation: patternRecognition (TABLESAMPLE (BERNOULLI | SYSTEM)
// '(' expression ')')? rule patternRecognition: aliasedRelation
// (MATCH_RECOGNIZE '(' … ')' (AS? identifier columnAliases?)?)?
SqlNodeId Parser::parse_sampled_relation(SqlNodeId primary, std::uint32_t from) {
  SqlNodeId relation = primary != kNoSqlNode ? primary : parse_relation_primary();
  relation = parse_alias_of(relation, from);
  if (at(kMatchRecognize)) {
    relation = parse_match_recognize(relation, from);
  } else {
    note_watched(kMatchRecognize);
  }
  if (newest() && at(kPivot)) {
    relation = parse_pivot(relation, from);
  }
  if (accept(kTablesample)) {
    expect_any({kBernoulli, kSystem});
    expect(kLeftParen);
    const SqlNodeId percentage = parse_expression();
    expect_end(kRightParen);
    relation = add(SqlNodeKind::kSample, from, list({relation, percentage}));
  }
  return relation;
}

// (AS? identifier columnAliases?)?
SqlNodeId Parser::parse_alias_of(SqlNodeId relation, std::uint32_t from) {
  const SqlNodeId name = parse_optional_alias();
  if (name == kNoSqlNode) {
    return relation;
  }
  const SqlNodeId columns = at(kLeftParen) ? parse_column_names() : kNoSqlNode;
  if (columns == kNoSqlNode) {
    note_watched(kLeftParen);
  }
  return add(SqlNodeKind::kAliased, from, list({relation, name, columns}));
}

// rule relationPrimary: qualifiedName queryPeriod? | '(' query ')' | UNNEST '('
// … ')' (WITH ORDINALITY)?
//   | LATERAL '(' query ')' | TABLE '(' tableFunctionCall ')' | '(' relation
//   ')' | JSON_TABLE '(' … ')'
SqlNodeId Parser::parse_relation_primary() {
  switch (kind()) {
    case kLeftParen:
      return parse_parenthesized_relation();
    case TokenKind::kUnnest:
      return parse_unnest();
    case TokenKind::kTable:
      return parse_table_function();
    case TokenKind::kJsonTable:
      return parse_json_table();
    case TokenKind::kLateral:
      if (kind_at(1) == kLeftParen) {
        const std::uint32_t from = begin();
        advance();
        return add(SqlNodeKind::kLateral, from, list({parse_subquery()}));
      }
      return parse_table_name();
    case TokenKind::kNearest:
      return newest() && kind_at(1) == kLeftParen ? parse_nearest() : parse_table_name();
    default:
      if (!is_identifier(kind())) {
        for (const TokenKind first :
             {kLeftParen, TokenKind::kUnnest, TokenKind::kTable, TokenKind::kJsonTable}) {
          accept(first);
        }
        accept(TokenKind::kLateral);
      }
      return parse_table_name();
  }
}

// rule queryPeriod: FOR (TIMESTAMP | VERSION) AS OF valueExpression
SqlNodeId Parser::parse_table_name() {
  const std::uint32_t from = begin();
  NodeList children = list({parse_qualified_name()});
  const std::uint32_t period = begin();
  if (accept(kFor)) {
    expect_any({kTimestamp, kVersion});
    expect_all({kAs, kOf});
    append(children, add(SqlNodeKind::kPeriod, period, list({parse_value()})));
  }
  return add(SqlNodeKind::kTableName, from, children);
}

// '(' query ')' | '(' relation ')'; a `(query)` inside may turn out to be the
// beginning of either.
SqlNodeId Parser::parse_parenthesized_relation() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  if (at_query_start(1)) {
    return parse_subquery();
  }
  advance();
  note_watched("<query>");
  if (!at(kLeftParen)) {
    const SqlNodeId relation = parse_relation();
    expect_end(kRightParen);
    return add(SqlNodeKind::kParenthesizedRelation, from, list({relation}));
  }
  const std::uint32_t inner_begin = begin();
  const std::size_t choices = choices_.size();
  open_choice(index_ - 1);  // a query or a relation: open until what follows the inner parenthesis
  const SqlNodeId inner = parse_parenthesized_relation();
  if (is_plain_subquery(inner)) {
    if (at_query_continuation()) {
      close_choices(choices);
      return continue_subquery(inner, from);
    }
    if (at(kRightParen)) {
      advance();
      note_end();
      close_choices(choices);
      return wrap_subquery(inner, from);
    }
  }
  close_choices(choices);
  const SqlNodeId relation = parse_relation_from(inner, inner_begin);
  expect_end(kRightParen);
  return add(SqlNodeKind::kParenthesizedRelation, from, list({relation}));
}

// UNNEST '(' expression (',' expression)* ')' (WITH ORDINALITY)?
SqlNodeId Parser::parse_unnest() {
  const std::uint32_t from = begin();
  advance();
  expect(kLeftParen);
  NodeList children;
  do {
    append(children, parse_element());
  } while (accept(kComma));
  expect(kRightParen);
  unsigned detail = 0;
  const std::size_t choices = choices_.size();
  open_choice(index_, index_, index_ + 1);
  const bool is_to_blame = at(TokenKind::kWith) && index_ == watch_index_;
  if (!is_to_blame && accept(TokenKind::kWith)) {
    expect(TokenKind::kOrdinality);
    detail = kSqlOrdinality;
  }
  close_choices(choices);
  return add(SqlNodeKind::kUnnest, from, children, detail);
}

// rule tableFunctionCall: qualifiedName '(' (tableFunctionArgument (','
// tableFunctionArgument)*)?
//   (COPARTITION copartitionTables (',' copartitionTables)*)? ')'
SqlNodeId Parser::parse_table_function() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  advance();
  expect(kLeftParen);
  NodeList children = list({parse_qualified_name()});
  expect(kLeftParen);
  const bool copartition_first =
      at(kCopartition) && kind_at(1) == kLeftParen && is_identifier(kind_at(2));
  note_all({kRightParen, kCopartition});
  if (!at(kRightParen) && !copartition_first) {
    do {
      append(children, parse_table_function_argument());
    } while (accept(kComma));
  }
  if (accept(kCopartition)) {
    do {
      parse_copartition(children);
    } while (accept(kComma));
  }
  expect_all({kRightParen, kRightParen});
  return add(SqlNodeKind::kTableFunction, from, children);
}

// rule copartitionTables: '(' qualifiedName ',' qualifiedName (','
// qualifiedName)* ')'
void Parser::parse_copartition(NodeList& children) {
  const std::uint32_t from = begin();
  expect(kLeftParen);
  NodeList names = list({parse_qualified_name()});
  expect(kComma);
  do {
    append(names, parse_qualified_name());
  } while (accept(kComma));
  expect(kRightParen);
  append(children, add(SqlNodeKind::kColumnNames, from, names));
}

// rule pivot: patternRecognition PIVOT '(' expression (AS? identifier)? (','
// …)* FOR (qualifiedName | '(' … ')')
//   IN '(' value (AS? identifier)? (',' …)* ')' (GROUP BY groupBy)? ')' (AS?
//   identifier columnAliases?)?   (newer servers)
SqlNodeId Parser::parse_pivot(SqlNodeId relation, std::uint32_t from) {
  advance();
  expect(kLeftParen);
  NodeList children = list({relation});
  const auto parse_items = [&] {
    do {
      const std::uint32_t item = begin();
      NodeList parts = list({parse_expression()});
      append(parts, parse_optional_alias());
      append(children, add(SqlNodeKind::kSelectItem, item, parts));
    } while (accept(kComma));
  };
  parse_items();
  expect(kFor);
  const std::uint32_t columns_begin = begin();
  const bool parenthesized = accept(kLeftParen);
  NodeList columns;
  do {
    append(columns, parse_qualified_name());
  } while (parenthesized && accept(kComma));
  if (parenthesized) {
    expect(kRightParen);
  }
  append(children, add(SqlNodeKind::kColumnNames, columns_begin, columns));
  expect_all({TokenKind::kIn, kLeftParen});
  parse_items();
  expect(kRightParen);
  if (at(kGroup)) {
    append(children, parse_group_by());
  }
  expect(kRightParen);
  return parse_alias_of(add(SqlNodeKind::kPivot, from, children), from);
}

// NEAREST '(' FROM relation (WHERE booleanExpression)? MATCH booleanExpression
// ')'   (newer servers)
SqlNodeId Parser::parse_nearest() {
  const std::uint32_t from = begin();
  advance();
  expect_all({kLeftParen, TokenKind::kFrom});
  NodeList children = list({parse_relation()});
  const std::uint32_t where = begin();
  if (accept(TokenKind::kWhere)) {
    append(children, add(SqlNodeKind::kWhere, where, list({parse_expression()})));
  }
  expect(TokenKind::kMatch);
  append(children, parse_expression());
  expect(kRightParen);
  return add(SqlNodeKind::kNearest, from, children);
}

}  // namespace mapping::sql
