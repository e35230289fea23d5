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
  parse_json_columns(children);
  if (accept(kPlan)) {
    parse_json_plan();
  }
  if (accept_any({kError, kEmpty})) {
    expect_all({kOn, kError});
  }
  expect(kRightParen);
  return add(SqlNodeKind::kJsonTable, from, children);
}

// COLUMNS '(' jsonTableColumn (',' jsonTableColumn)* ')'
void Parser::parse_json_columns(NodeList& children) {
  expect_all({kColumns, kLeftParen});
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
    parse_json_columns(children);
    return add(SqlNodeKind::kJsonColumn, from, children, kSqlNested);
  }
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
    parse_json_query_behaviors();
  } else {
    parse_json_value_behaviors(children);
  }
  return add(SqlNodeKind::kJsonColumn, from, children);
}

// rule jsonTableDefaultPlan: (OUTER | INNER) (',' (UNION | CROSS))? | (UNION |
// CROSS) (',' (OUTER | INNER))?
void Parser::parse_json_plan() {
  if (!accept(kDefault)) {
    expect(kLeftParen);
    parse_json_specific_plan();
    expect(kRightParen);
    return;
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
}

// rule jsonTableSpecificPlan: jsonTablePathName | jsonTablePathName (OUTER |
// INNER) planPrimary
//   | planPrimary UNION planPrimary (UNION planPrimary)* | planPrimary CROSS
//   planPrimary (CROSS planPrimary)*
void Parser::parse_json_specific_plan() {
  const DepthGuard guard(*this);
  const bool is_name = is_identifier(kind());
  parse_json_plan_primary();
  if (is_name && accept_any({TokenKind::kOuter, TokenKind::kInner})) {
    parse_json_plan_primary();
    return;
  }
  const TokenKind operation = kind();
  if (operation != kUnion && operation != TokenKind::kCross) {
    if (!is_name) {
      expect_any({kUnion, TokenKind::kCross});
    }
    return;
  }
  while (accept(operation)) {
    parse_json_plan_primary();
  }
}

// rule planPrimary: jsonTablePathName | '(' jsonTableSpecificPlan ')'
void Parser::parse_json_plan_primary() {
  if (accept(kLeftParen)) {
    parse_json_specific_plan();
    expect(kRightParen);
  } else {
    parse_identifier();
  }
}

}  // namespace mapping::sql
