#include "sql/parser.h"

namespace mapping::sql {

using enum TokenKind;

// JSON_TABLE '(' jsonPathInvocation COLUMNS '(' jsonTableColumn (','
// jsonTableColumn)* ')'
//   (PLAN '(' jsonTableSpecificPlan ')' | PLAN DEFAULT '(' jsonTableDefaultPlan
//   ')')? ((ERROR | EMPTY) ON ERROR)? ')'
SqlNodeId Parser::parse_json_table() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  advance();
  expect(kLeftParen);
  NodeList children;
  parse_json_path(children);
  expect_end(kColumns);
  parse_json_columns(children);
  if (accept(kPlan)) {
    append(children, parse_json_plan());
  }
  if (accept_any({kError, kEmpty})) {
    expect_all({kOn, kError});
  }
  expect(kRightParen);
  return add(SqlNodeKind::kJsonTable, from, children);
}

// '(' jsonTableColumn (',' jsonTableColumn)* ')' behind COLUMNS
void Parser::parse_json_columns(NodeList& children) {
  expect(kLeftParen);
  do {
    append(children, parse_json_column());
  } while (accept(kComma));
  expect(kRightParen);
}

// rule jsonTableColumn: identifier FOR ORDINALITY | identifier type (PATH
// string)? behaviors
//   | identifier type FORMAT jsonRepresentation (PATH string)? wrapper
//   behaviors | NESTED PATH? string (AS identifier)? COLUMNS '(' … ')'
SqlNodeId Parser::parse_json_column() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  NodeList children;
  const auto is_string = [](TokenKind kind) {
    return kind == kStringLiteral || kind == kUnicodeLiteral;
  };
  if (at(kNested) && (is_string(kind_at(1)) || (kind_at(1) == kPath && is_string(kind_at(2))))) {
    advance();
    accept(kPath);
    append(children, parse_path());
    if (accept(kAs)) {
      append(children, parse_identifier());
    }
    expect(kColumns);
    parse_json_columns(children);
    return add(SqlNodeKind::kJsonColumn, from, children, kSqlNested);
  }
  note_watched(kNested);
  append(children, parse_identifier());
  if (accept(kFor)) {
    expect(TokenKind::kOrdinality);
    return add(SqlNodeKind::kJsonColumn, from, children, kSqlOrdinality);
  }
  append(children, parse_type());
  const bool formatted = accept(kFormat);
  if (formatted) {
    parse_json_format();
  }
  if (accept(kPath)) {
    append(children, parse_path());
  }
  if (formatted) {
    parse_json_wrapper();
  }
  parse_json_behaviors(children, !formatted);
  note_only({});  // what a column goes on with has been given up
  return add(SqlNodeKind::kJsonColumn, from, children);
}

// rule jsonTableDefaultPlan: (OUTER | INNER) (',' (UNION | CROSS))? | (UNION |
// CROSS) (',' (OUTER | INNER))?
SqlNodeId Parser::parse_json_plan() {
  const std::uint32_t from = begin();
  if (!accept(kDefault)) {
    expect(kLeftParen);
    const SqlNodeId plan = parse_json_specific_plan();
    expect(kRightParen);
    return plan;
  }
  expect(kLeftParen);
  if (accept_any({TokenKind::kOuter, TokenKind::kInner})) {
    if (accept(kComma)) {
      expect_any({kUnion, TokenKind::kCross});
    }
  } else {
    expect_any({kUnion, TokenKind::kCross});
    if (accept(kComma)) {
      expect_any({TokenKind::kOuter, TokenKind::kInner});
    }
  }
  expect(kRightParen);
  return add(SqlNodeKind::kJsonPlan, from, {});
}

// rule jsonTableSpecificPlan: jsonTablePathName | jsonTablePathName (OUTER |
// INNER) planPrimary
//   | planPrimary UNION planPrimary (UNION planPrimary)* | planPrimary CROSS
//   planPrimary (CROSS planPrimary)*
SqlNodeId Parser::parse_json_specific_plan() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  const bool is_name = is_identifier(kind());
  SqlNodeId first = kNoSqlNode;
  if (is_name) {
    NodeList family = list({parse_identifier()});
    const bool is_parent = accept_any({TokenKind::kOuter, TokenKind::kInner});
    if (is_parent) {
      append(family, parse_json_plan_primary());
    }
    first = add(SqlNodeKind::kJsonPlan, from, family);
    if (is_parent) {
      return first;
    }
  } else {
    first = parse_json_plan_primary();
  }
  const TokenKind operation = kind();
  if (operation != kUnion && operation != TokenKind::kCross) {
    if (!is_name) {
      expect_any({kUnion, TokenKind::kCross});
    }
    return first;
  }
  NodeList siblings = list({first});
  while (accept(operation)) {
    append(siblings, parse_json_plan_primary());
  }
  return add(SqlNodeKind::kJsonPlan, from, siblings);
}

// rule planPrimary: jsonTablePathName | '(' jsonTableSpecificPlan ')'
SqlNodeId Parser::parse_json_plan_primary() {
  const std::uint32_t from = begin();
  if (!accept(kLeftParen)) {
    return add(SqlNodeKind::kJsonPlan, from, list({parse_identifier()}));
  }
  const SqlNodeId plan = parse_json_specific_plan();
  expect(kRightParen);
  return plan;
}

}  // namespace mapping::sql
