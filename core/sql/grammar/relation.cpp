#include "sql/grammar/relation.h"

#include "sql/grammar/expression.h"
#include "sql/grammar/json_table.h"
#include "sql/grammar/names.h"
#include "sql/grammar/notes.h"
#include "sql/grammar/pattern.h"
#include "sql/grammar/pivot.h"
#include "sql/grammar/subquery.h"
#include "sql/grammar/table_function.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

SqlNodeId parse_relation_from(Parser& parser, SqlNodeId primary, std::uint32_t from);

// joinType JOIN
// rule joinType: INNER? | LEFT OUTER? | RIGHT OUTER? | FULL OUTER?
SqlJoinType parse_join_type(Parser& parser) {
  SqlJoinType type = SqlJoinType::kInner;
  if (parser.accept(kLeft)) {
    type = SqlJoinType::kLeft;
  } else if (parser.accept(kRight)) {
    type = SqlJoinType::kRight;
  } else if (parser.accept(kFull)) {
    type = SqlJoinType::kFull;
  } else {
    parser.accept(kInner);
  }
  if (type != SqlJoinType::kInner) {
    parser.accept(kOuter);
  }
  parser.expect(kJoin);
  return type;
}

// qualifiedName queryPeriod?
// rule queryPeriod: FOR (TIMESTAMP | VERSION) AS OF valueExpression
SqlNodeId parse_table_name(Parser& parser) {
  const std::uint32_t from = parser.begin();
  NodeList children = parser.list({parse_qualified_name(parser)});
  const std::uint32_t period = parser.begin();
  if (parser.accept(kFor)) {
    const SqlVersionPointer pointer =
        parser.at(kVersion) ? SqlVersionPointer::kVersion : SqlVersionPointer::kTimestamp;
    parser.expect_any({kTimestamp, kVersion});
    parser.expect_all({kAs, kOf});
    const SqlNodeId moment = parse_value(parser);
    parser.append(children,
                  parser.add(SqlNodeKind::kPeriod, period, parser.list({moment}), pointer));
  }
  return parser.add(SqlNodeKind::kTableName, from, children);
}

// '(' query ')' | '(' relation ')'
// A `(query)` inside may turn out to be the beginning of either.
SqlNodeId parse_parenthesized_relation(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  if (at_query_start(parser, 1)) {
    return parse_subquery(parser);
  }
  parser.advance();
  parser.expected.note("<query>");
  if (!parser.at(kLeftParen)) {
    const SqlNodeId relation = parse_relation(parser);
    expect_end(parser, kRightParen);
    return parser.add(SqlNodeKind::kParenthesizedRelation, from, parser.list({relation}));
  }
  const std::uint32_t inner_begin = parser.begin();
  const std::size_t choices = parser.choices.size();
  parser.choices.open(parser.index() -
                      1);  // a query or a relation: open until what follows the inner parenthesis
  const SqlNodeId inner = parse_parenthesized_relation(parser);
  if (is_plain_subquery(parser, inner)) {
    if (at_query_continuation(parser)) {
      parser.choices.close(choices);
      return continue_subquery(parser, inner, from);
    }
    if (parser.at(kRightParen)) {
      parser.advance();
      note_end(parser);
      parser.choices.close(choices);
      return wrap_subquery(parser, inner, from);
    }
  }
  parser.choices.close(choices);
  const SqlNodeId relation = parse_relation_from(parser, inner, inner_begin);
  expect_end(parser, kRightParen);
  return parser.add(SqlNodeKind::kParenthesizedRelation, from, parser.list({relation}));
}

// UNNEST '(' expression (',' expression)* ')' (WITH ORDINALITY)?
SqlNodeId parse_unnest(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.advance();
  parser.expect(kLeftParen);
  NodeList children;
  do {
    parser.append(children, parse_element(parser));
  } while (parser.accept(kComma));
  parser.expect(kRightParen);
  SqlOrdinality ordinality = SqlOrdinality::kNone;
  const std::size_t choices = parser.choices.size();
  parser.choices.open(parser.index(), parser.index(), parser.index() + 1);
  const bool is_to_blame = parser.at(TokenKind::kWith) && parser.expected.watches();
  if (!is_to_blame && parser.accept(TokenKind::kWith)) {
    parser.expect(TokenKind::kOrdinality);
    ordinality = SqlOrdinality::kWith;
  }
  parser.choices.close(choices);
  return parser.add(SqlNodeKind::kUnnest, from, children, ordinality);
}

// rule relationPrimary: qualifiedName queryPeriod? | '(' query ')'
//   | UNNEST '(' … ')' (WITH ORDINALITY)? | LATERAL '(' query ')' | TABLE '(' tableFunctionCall ')'
//   | '(' relation ')' | JSON_TABLE '(' … ')'
SqlNodeId parse_relation_primary(Parser& parser) {
  switch (parser.kind()) {
    case kLeftParen:
      return parse_parenthesized_relation(parser);
    case TokenKind::kUnnest:
      return parse_unnest(parser);
    case TokenKind::kTable:
      return parse_table_function(parser);
    case TokenKind::kJsonTable:
      return parse_json_table(parser);
    case TokenKind::kLateral:
      if (parser.kind_at(1) == kLeftParen) {
        const std::uint32_t from = parser.begin();
        parser.advance();
        return parser.add(SqlNodeKind::kLateral, from, parser.list({parse_subquery(parser)}));
      }
      return parse_table_name(parser);
    case TokenKind::kNearest:
      return parser.newest() && parser.kind_at(1) == kLeftParen ? parse_nearest(parser)
                                                                : parse_table_name(parser);
    default:
      if (!is_identifier(parser.kind())) {
        for (const TokenKind first :
             {kLeftParen, TokenKind::kUnnest, TokenKind::kTable, TokenKind::kJsonTable}) {
          parser.accept(first);
        }
        parser.accept(TokenKind::kLateral);
      }
      return parse_table_name(parser);
  }
}

// rule sampledRelation: patternRecognition (TABLESAMPLE (BERNOULLI | SYSTEM) '(' expression ')')?
// rule patternRecognition: aliasedRelation
//   (MATCH_RECOGNIZE '(' … ')' (AS? identifier columnAliases?)?)?
SqlNodeId parse_sampled_relation(Parser& parser, SqlNodeId primary, std::uint32_t from) {
  SqlNodeId relation = primary != kNoSqlNode ? primary : parse_relation_primary(parser);
  relation = parse_alias_of(parser, relation, from);
  if (parser.at(kMatchRecognize)) {
    relation = parse_match_recognize(parser, relation, from);
  } else {
    parser.expected.note(kMatchRecognize);
  }
  if (parser.newest() && parser.at(kPivot)) {
    relation = parse_pivot(parser, relation, from);
  }
  if (parser.accept(kTablesample)) {
    const SqlSampling sampling =
        parser.at(kSystem) ? SqlSampling::kSystem : SqlSampling::kBernoulli;
    parser.expect_any({kBernoulli, kSystem});
    parser.expect(kLeftParen);
    const SqlNodeId percentage = parse_expression(parser);
    expect_end(parser, kRightParen);
    relation =
        parser.add(SqlNodeKind::kSample, from, parser.list({relation, percentage}), sampling);
  }
  return relation;
}

// CROSS JOIN sampledRelation | joinType JOIN relation joinCriteria
//   | NATURAL joinType JOIN sampledRelation
// rule joinCriteria: ON booleanExpression | USING '(' identifier (',' identifier)* ')'
SqlNodeId parse_join(Parser& parser, SqlNodeId left, std::uint32_t from) {
  if (parser.accept(kCross)) {
    parser.expect(kJoin);
    const SqlNodeId right = parse_sampled_relation(parser, kNoSqlNode, parser.begin());
    return parser.add(SqlNodeKind::kJoin, from, parser.list({left, right}), SqlJoinType::kCross);
  }
  if (parser.accept(kNatural)) {
    const SqlJoinType type = parse_join_type(parser);
    const SqlNodeId right = parse_sampled_relation(parser, kNoSqlNode, parser.begin());
    return parser.add(SqlNodeKind::kJoin, from, parser.list({left, right}),
                      {type, SqlNaturalness::kNatural});
  }
  const SqlJoinType type = parse_join_type(parser);
  const SqlNodeId right = parse_relation(parser);
  const std::uint32_t criteria = parser.begin();
  SqlNodeId condition = kNoSqlNode;
  if (parser.accept(kOn)) {
    condition = parser.add(SqlNodeKind::kJoinOn, criteria, parser.list({parse_expression(parser)}));
  } else {
    if (!parser.at(kUsing)) {
      parser.expected.note_only({kOn, kUsing});
    }
    parser.expect(kUsing);
    condition = parse_column_names(parser);
  }
  return parser.add(SqlNodeKind::kJoin, from, parser.list({left, right, condition}), type);
}

// rule relation; `primary` is its first one, where that has been read, or none
SqlNodeId parse_relation_from(Parser& parser, SqlNodeId primary, std::uint32_t from) {
  const DepthGuard guard(parser);
  SqlNodeId left = parse_sampled_relation(parser, primary, from);
  while (parser.at_any({kCross, kInner, kLeft, kRight, kFull, kJoin, kNatural})) {
    left = parse_join(parser, left, from);
  }
  for (const TokenKind first : {kCross, kInner, kLeft, kRight, kFull, kJoin, kNatural}) {
    parser.expected.note(first);
  }
  return left;
}

}  // namespace

// rule relation: sampledRelation (CROSS JOIN sampledRelation
//   | joinType JOIN relation joinCriteria | NATURAL joinType JOIN sampledRelation)*
SqlNodeId parse_relation(Parser& parser) {
  return parse_relation_from(parser, kNoSqlNode, parser.begin());
}

// rule aliasedRelation: relationPrimary (AS? identifier columnAliases?)?
SqlNodeId parse_alias_of(Parser& parser, SqlNodeId relation, std::uint32_t from) {
  const SqlNodeId name = parse_optional_alias(parser);
  if (name == kNoSqlNode) {
    return relation;
  }
  const SqlNodeId columns = parser.at(kLeftParen) ? parse_column_names(parser) : kNoSqlNode;
  if (columns == kNoSqlNode) {
    parser.expected.note(kLeftParen);
  }
  return parser.add(SqlNodeKind::kAliased, from, parser.list({relation, name, columns}));
}

}  // namespace mapping::sql
