#include "sql/parser.h"

namespace mapping::sql {

using enum TokenKind;

// rule tableFunctionArgument: (identifier '=>')? (tableArgument |
// descriptorArgument | expression)
SqlNodeId Parser::parse_table_function_argument() {
  const std::uint32_t from = begin();
  SqlNodeId name = kNoSqlNode;
  if (is_identifier(kind()) && kind_at(1) == kDoubleArrow) {
    name = parse_identifier();
    advance();
  }
  note_all({kCast, TokenKind::kDescriptor, TokenKind::kTable});
  SqlNodeId value = kNoSqlNode;
  if (at(TokenKind::kTable)) {
    value = parse_table_argument();
  } else if (at(TokenKind::kDescriptor) && at_descriptor()) {
    value = parse_descriptor();
  } else {
    value = parse_element();
  }
  return name == kNoSqlNode ? value : add(SqlNodeKind::kNamedArgument, from, list({name, value}));
}

// rule tableArgument: TABLE '(' (qualifiedName | query) ')' (AS? identifier
// columnAliases?)?
//   (PARTITION BY …)? ((PRUNE | KEEP) WHEN EMPTY)? (ORDER BY …)?
SqlNodeId Parser::parse_table_argument() {
  const std::uint32_t from = begin();
  advance();
  SqlNodeId relation = kNoSqlNode;
  if (at(kLeftParen) && is_identifier(kind_at(1))) {
    advance();
    relation = add(SqlNodeKind::kTableName, from, list({parse_qualified_name()}));
    expect(kRightParen);
  } else {
    note_next("<identifier>");
    relation = parse_subquery();
  }
  const bool clause = (at(TokenKind::kPartition) && kind_at(1) == kBy) ||
                      (at_any({kPrune, kKeep}) && kind_at(1) == TokenKind::kWhen) ||
                      (at(kCopartition) && kind_at(1) == kLeftParen);
  NodeList children = list({clause ? relation : parse_alias_of(relation, from)});
  if (at(TokenKind::kPartition)) {
    append(children, parse_argument_partition());
  } else {
    accept(TokenKind::kPartition);
  }
  if (accept_any({kPrune, kKeep})) {
    expect_all({TokenKind::kWhen, kEmpty});
  }
  if (at(kOrder)) {
    append(children, parse_argument_order());
  } else {
    accept(kOrder);
  }
  return add(SqlNodeKind::kTableArgument, from, children);
}

// PARTITION BY ('(' (expression (',' expression)*)? ')' | expression)
// A list in parentheses is a row to the expression rule; only the empty one
// needs a rule of its own.
SqlNodeId Parser::parse_argument_partition() {
  const std::uint32_t from = begin();
  expect_all({TokenKind::kPartition, kBy});
  return add(SqlNodeKind::kPartition, from, list({parse_grouping_set(false)}));
}

// ORDER BY ('(' sortItem (',' sortItem)* ')' | sortItem)
SqlNodeId Parser::parse_argument_order() {
  const std::uint32_t from = begin();
  expect_all({kOrder, kBy});
  const bool parenthesized = at_sort_list() && accept(kLeftParen);
  NodeList children;
  do {
    append(children, parse_sort_item());
  } while (parenthesized && accept(kComma));
  if (parenthesized) {
    expect(kRightParen);
  }
  return add(SqlNodeKind::kOrderBy, from, children);
}

// Whether the parenthesis here closes where the argument ends: `(a, b DESC)` is
// a list, `(a + b) * 2` an expression.
bool Parser::at_sort_list() const {
  if (!at(kLeftParen)) {
    return false;
  }
  std::uint32_t open = 0;
  for (std::uint32_t ahead = 0; kind_at(ahead) != kEndOfText; ++ahead) {
    open += kind_at(ahead) == kLeftParen ? 1 : 0;
    open -= kind_at(ahead) == kRightParen ? 1 : 0;
    if (open == 0) {
      const TokenKind next = kind_at(ahead + 1);
      return next == kRightParen || next == kComma || next == kCopartition;
    }
  }
  return true;
}

// DESCRIPTOR is not reserved: with other arguments than names and types it is a function of that
// name.
bool Parser::at_descriptor() const {
  std::uint32_t name = 2;
  while (is_identifier(kind_at(name)) && kind_at(name + 1) == kComma) {
    name += 2;
  }
  const TokenKind next = kind_at(name + 1);
  return kind_at(1) == kLeftParen && is_identifier(kind_at(name)) &&
         (next == kRightParen || is_identifier(next));
}

// rule descriptorArgument: DESCRIPTOR '(' identifier type? (',' identifier
// type?)* ')'
SqlNodeId Parser::parse_descriptor() {
  const std::uint32_t from = begin();
  advance();
  advance();
  NodeList children;
  do {
    append(children, parse_identifier());
    if (!at_any({kComma, kRightParen})) {
      append(children, parse_type());
    }
  } while (accept(kComma));
  expect(kRightParen);
  return add(SqlNodeKind::kDescriptor, from, children);
}

}  // namespace mapping::sql
