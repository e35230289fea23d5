#include "sql/grammar/table_function.h"

#include "sql/grammar/expression.h"
#include "sql/grammar/grouping.h"
#include "sql/grammar/names.h"
#include "sql/grammar/query.h"
#include "sql/grammar/relation.h"
#include "sql/grammar/subquery.h"
#include "sql/grammar/type.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// rule copartitionTables: '(' qualifiedName ',' qualifiedName (',' qualifiedName)* ')'
void parse_copartition(Parser& parser, NodeList& children) {
  const std::uint32_t from = parser.begin();
  parser.expect(kLeftParen);
  NodeList names = parser.list({parse_qualified_name(parser)});
  parser.expect(kComma);
  do {
    parser.append(names, parse_qualified_name(parser));
  } while (parser.accept(kComma));
  parser.expect(kRightParen);
  parser.append(children, parser.add(SqlNodeKind::kColumnNames, from, names));
}

// PARTITION BY ('(' (expression (',' expression)*)? ')' | expression)
// A list in parentheses is a row to the expression rule; only the empty one needs a rule.
SqlNodeId parse_argument_partition(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.expect_all({TokenKind::kPartition, kBy});
  return parser.add(SqlNodeKind::kPartition, from,
                    parser.list({parse_grouping_set(parser, false)}));
}

// Whether the parenthesis here closes where the argument ends: `(a, b DESC)` is
// a list, `(a + b) * 2` an expression.
bool at_sort_list(const Cursor& cursor) {
  if (!cursor.at(kLeftParen)) {
    return false;
  }
  std::uint32_t open = 0;
  for (std::uint32_t ahead = 0; cursor.kind_at(ahead) != kEndOfText; ++ahead) {
    open += cursor.kind_at(ahead) == kLeftParen ? 1 : 0;
    open -= cursor.kind_at(ahead) == kRightParen ? 1 : 0;
    if (open == 0) {
      const TokenKind next = cursor.kind_at(ahead + 1);
      return next == kRightParen || next == kComma || next == kCopartition;
    }
  }
  return true;
}

// ORDER BY ('(' sortItem (',' sortItem)* ')' | sortItem)
SqlNodeId parse_argument_order(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.expect_all({kOrder, kBy});
  const bool parenthesized = at_sort_list(parser) && parser.accept(kLeftParen);
  NodeList children;
  do {
    parser.append(children, parse_sort_item(parser));
  } while (parenthesized && parser.accept(kComma));
  if (parenthesized) {
    parser.expect(kRightParen);
  }
  return parser.add(SqlNodeKind::kOrderBy, from, children);
}

// rule tableArgument: TABLE '(' (qualifiedName | query) ')' (AS? identifier columnAliases?)?
//   (PARTITION BY …)? ((PRUNE | KEEP) WHEN EMPTY)? (ORDER BY …)?
SqlNodeId parse_table_argument(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.advance();
  SqlNodeId relation = kNoSqlNode;
  if (parser.at(kLeftParen) && is_identifier(parser.kind_at(1))) {
    parser.advance();
    relation =
        parser.add(SqlNodeKind::kTableName, from, parser.list({parse_qualified_name(parser)}));
    parser.expect(kRightParen);
  } else {
    parser.expected.note_ahead(1, "<identifier>");
    relation = parse_subquery(parser);
  }
  const bool clause = (parser.at(TokenKind::kPartition) && parser.kind_at(1) == kBy) ||
                      (parser.at_any({kPrune, kKeep}) && parser.kind_at(1) == TokenKind::kWhen) ||
                      (parser.at(kCopartition) && parser.kind_at(1) == kLeftParen);
  NodeList children = parser.list({clause ? relation : parse_alias_of(parser, relation, from)});
  if (parser.at(TokenKind::kPartition)) {
    parser.append(children, parse_argument_partition(parser));
  } else {
    parser.accept(TokenKind::kPartition);
  }
  const std::uint32_t empty = parser.begin();
  const SqlEmptyInput which = parser.at(kKeep) ? SqlEmptyInput::kKeep : SqlEmptyInput::kPrune;
  if (parser.accept_any({kPrune, kKeep})) {
    parser.expect_all({TokenKind::kWhen, kEmpty});
    parser.append(children, parser.add(SqlNodeKind::kEmptyInput, empty, {}, which));
  }
  if (parser.at(kOrder)) {
    parser.append(children, parse_argument_order(parser));
  } else {
    parser.accept(kOrder);
  }
  return parser.add(SqlNodeKind::kTableArgument, from, children);
}

// DESCRIPTOR is not reserved: with other arguments than names and types it is a function of that
// name.
bool at_descriptor(const Cursor& cursor) {
  std::uint32_t name = 2;
  while (is_identifier(cursor.kind_at(name)) && cursor.kind_at(name + 1) == kComma) {
    name += 2;
  }
  const TokenKind next = cursor.kind_at(name + 1);
  return cursor.kind_at(1) == kLeftParen && is_identifier(cursor.kind_at(name)) &&
         (next == kRightParen || is_identifier(next));
}

// rule descriptorArgument: DESCRIPTOR '(' identifier type? (',' identifier type?)* ')'
SqlNodeId parse_descriptor(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.advance();
  parser.advance();
  NodeList children;
  do {
    parser.append(children, parse_identifier(parser));
    if (!parser.at_any({kComma, kRightParen})) {
      parser.append(children, parse_type(parser));
    }
  } while (parser.accept(kComma));
  parser.expect(kRightParen);
  return parser.add(SqlNodeKind::kDescriptor, from, children);
}

// rule tableFunctionArgument:
//   (identifier '=>')? (tableArgument | descriptorArgument | expression)
SqlNodeId parse_table_function_argument(Parser& parser) {
  const std::uint32_t from = parser.begin();
  SqlNodeId name = kNoSqlNode;
  if (is_identifier(parser.kind()) && parser.kind_at(1) == kDoubleArrow) {
    name = parse_identifier(parser);
    parser.advance();
  }
  parser.expected.note({kCast, TokenKind::kDescriptor, TokenKind::kTable});
  SqlNodeId value = kNoSqlNode;
  if (parser.at(TokenKind::kTable)) {
    value = parse_table_argument(parser);
  } else if (parser.at(TokenKind::kDescriptor) && at_descriptor(parser)) {
    value = parse_descriptor(parser);
  } else {
    value = parse_element(parser);
  }
  return name == kNoSqlNode
             ? value
             : parser.add(SqlNodeKind::kNamedArgument, from, parser.list({name, value}));
}

// COPARTITION is not reserved: of fewer than two tables it is a function of that name.
bool at_copartition(const Cursor& cursor) {
  if (!cursor.at(kCopartition) || cursor.kind_at(1) != kLeftParen) {
    return false;
  }
  std::uint32_t ahead = 2;
  while (is_identifier(cursor.kind_at(ahead)) && cursor.kind_at(ahead + 1) == kDot) {
    ahead += 2;
  }
  return is_identifier(cursor.kind_at(ahead)) && cursor.kind_at(ahead + 1) == kComma;
}

}  // namespace

// rule tableFunctionCall: qualifiedName '(' (tableFunctionArgument (',' tableFunctionArgument)*)?
//   (COPARTITION copartitionTables (',' copartitionTables)*)? ')'
SqlNodeId parse_table_function(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  parser.advance();
  parser.expect(kLeftParen);
  NodeList children = parser.list({parse_qualified_name(parser)});
  parser.expect(kLeftParen);
  const bool copartition_first = at_copartition(parser);
  parser.expected.note({kRightParen, kCopartition});
  if (!parser.at(kRightParen) && !copartition_first) {
    do {
      parser.append(children, parse_table_function_argument(parser));
    } while (parser.accept(kComma));
  }
  if (parser.accept(kCopartition)) {
    do {
      parse_copartition(parser, children);
    } while (parser.accept(kComma));
  }
  parser.expect_all({kRightParen, kRightParen});
  return parser.add(SqlNodeKind::kTableFunction, from, children);
}

}  // namespace mapping::sql
