#include "sql/grammar/pivot.h"

#include "sql/grammar/expression.h"
#include "sql/grammar/grouping.h"
#include "sql/grammar/names.h"
#include "sql/grammar/relation.h"

namespace mapping::sql {

using enum TokenKind;

// rule pivot: patternRecognition PIVOT '(' expression (AS? identifier)? (',' …)*
//   FOR (qualifiedName | '(' … ')') IN '(' value (AS? identifier)? (',' …)* ')'
//   (GROUP BY groupBy)? ')' (AS? identifier columnAliases?)?
SqlNodeId parse_pivot(Parser& parser, SqlNodeId relation, std::uint32_t from) {
  parser.advance();
  parser.expect(kLeftParen);
  NodeList children = parser.list({relation});
  const auto parse_items = [&] {
    do {
      const std::uint32_t item = parser.begin();
      NodeList parts = parser.list({parse_expression(parser)});
      parser.append(parts, parse_optional_alias(parser));
      parser.append(children, parser.add(SqlNodeKind::kSelectItem, item, parts));
    } while (parser.accept(kComma));
  };
  parse_items();
  parser.expect(kFor);
  const std::uint32_t columns_begin = parser.begin();
  const bool parenthesized = parser.accept(kLeftParen);
  NodeList columns;
  do {
    parser.append(columns, parse_qualified_name(parser));
  } while (parenthesized && parser.accept(kComma));
  if (parenthesized) {
    parser.expect(kRightParen);
  }
  parser.append(children, parser.add(SqlNodeKind::kColumnNames, columns_begin, columns));
  parser.expect_all({TokenKind::kIn, kLeftParen});
  parse_items();
  parser.expect(kRightParen);
  if (parser.at(kGroup)) {
    parser.append(children, parse_group_by(parser));
  }
  parser.expect(kRightParen);
  return parse_alias_of(parser, parser.add(SqlNodeKind::kPivot, from, children), from);
}

// NEAREST '(' FROM relation (WHERE booleanExpression)? MATCH booleanExpression ')'
SqlNodeId parse_nearest(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.advance();
  parser.expect_all({kLeftParen, TokenKind::kFrom});
  NodeList children = parser.list({parse_relation(parser)});
  const std::uint32_t where = parser.begin();
  if (parser.accept(TokenKind::kWhere)) {
    parser.append(children,
                  parser.add(SqlNodeKind::kWhere, where, parser.list({parse_expression(parser)})));
  }
  parser.expect(TokenKind::kMatch);
  parser.append(children, parse_expression(parser));
  parser.expect(kRightParen);
  return parser.add(SqlNodeKind::kNearest, from, children);
}

}  // namespace mapping::sql
