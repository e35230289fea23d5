#include "sql/grammar/json_table.h"

#include "sql/grammar/json.h"
#include "sql/grammar/names.h"
#include "sql/grammar/notes.h"
#include "sql/grammar/type.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

void parse_json_columns(Parser& parser, NodeList& children);
SqlNodeId parse_json_specific_plan(Parser& parser);

// rule jsonTableColumn: identifier FOR ORDINALITY
//   | identifier type (PATH string)? behaviors
//   | identifier type FORMAT jsonRepresentation (PATH string)? wrapper behaviors
//   | NESTED PATH? string (AS identifier)? COLUMNS '(' … ')'
SqlNodeId parse_json_column(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  NodeList children;
  const auto is_string = [](TokenKind kind) {
    return kind == kStringLiteral || kind == kUnicodeLiteral;
  };
  if (parser.at(kNested) && (is_string(parser.kind_at(1)) ||
                             (parser.kind_at(1) == kPath && is_string(parser.kind_at(2))))) {
    parser.advance();
    parser.accept(kPath);
    parser.append(children, parse_path(parser));
    if (parser.accept(kAs)) {
      parser.append(children, parse_identifier(parser));
    }
    parser.expect(kColumns);
    parse_json_columns(parser, children);
    return parser.add(SqlNodeKind::kJsonColumn, from, children, SqlJsonColumn::kNested);
  }
  parser.expected.note(kNested);
  parser.append(children, parse_identifier(parser));
  if (parser.accept(kFor)) {
    parser.expect(TokenKind::kOrdinality);
    return parser.add(SqlNodeKind::kJsonColumn, from, children, SqlJsonColumn::kOrdinality);
  }
  parser.append(children, parse_type(parser));
  SqlDetail detail = SqlJsonColumn::kValue;
  const bool formatted = parser.accept(kFormat);
  if (formatted) {
    detail = {SqlJsonColumn::kQuery, parse_json_format(parser)};
  }
  if (parser.accept(kPath)) {
    parser.append(children, parse_path(parser));
  }
  if (formatted) {
    parse_json_wrapper(parser, detail);
  }
  parse_json_behaviors(parser, children, !formatted, detail);
  parser.expected.note_only({});  // what a column goes on with has been given up
  return parser.add(SqlNodeKind::kJsonColumn, from, children, detail);
}

// '(' jsonTableColumn (',' jsonTableColumn)* ')' behind COLUMNS
void parse_json_columns(Parser& parser, NodeList& children) {
  parser.expect(kLeftParen);
  do {
    parser.append(children, parse_json_column(parser));
  } while (parser.accept(kComma));
  parser.expect(kRightParen);
}

// (OUTER | INNER)?
SqlJsonNesting accept_json_nesting(Parser& parser) {
  const bool is_outer = parser.at(TokenKind::kOuter);
  if (!parser.accept_any({TokenKind::kOuter, TokenKind::kInner})) {
    return SqlJsonNesting::kNone;
  }
  return is_outer ? SqlJsonNesting::kOuter : SqlJsonNesting::kInner;
}

// rule planPrimary: jsonTablePathName | '(' jsonTableSpecificPlan ')'
SqlNodeId parse_json_plan_primary(Parser& parser) {
  const std::uint32_t from = parser.begin();
  if (!parser.accept(kLeftParen)) {
    return parser.add(SqlNodeKind::kJsonPlan, from, parser.list({parse_identifier(parser)}));
  }
  const SqlNodeId plan = parse_json_specific_plan(parser);
  parser.expect(kRightParen);
  return plan;
}

// rule jsonTableSpecificPlan: jsonTablePathName | jsonTablePathName (OUTER | INNER) planPrimary
//   | planPrimary UNION planPrimary (UNION planPrimary)*
//   | planPrimary CROSS planPrimary (CROSS planPrimary)*
SqlNodeId parse_json_specific_plan(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  const bool is_name = is_identifier(parser.kind());
  SqlNodeId first = kNoSqlNode;
  if (is_name) {
    NodeList family = parser.list({parse_identifier(parser)});
    const SqlJsonNesting nesting = accept_json_nesting(parser);
    const bool is_parent = nesting != SqlJsonNesting::kNone;
    if (is_parent) {
      parser.append(family, parse_json_plan_primary(parser));
    }
    first = parser.add(SqlNodeKind::kJsonPlan, from, family, nesting);
    if (is_parent) {
      return first;
    }
  } else {
    first = parse_json_plan_primary(parser);
  }
  const TokenKind operation = parser.kind();
  if (operation != kUnion && operation != TokenKind::kCross) {
    if (!is_name) {
      parser.expect_any({kUnion, TokenKind::kCross});
    }
    return first;
  }
  NodeList siblings = parser.list({first});
  while (parser.accept(operation)) {
    parser.append(siblings, parse_json_plan_primary(parser));
  }
  return parser.add(SqlNodeKind::kJsonPlan, from, siblings,
                    operation == kUnion ? SqlJsonSiblings::kUnion : SqlJsonSiblings::kCross);
}

// '(' jsonTableSpecificPlan ')' | DEFAULT '(' jsonTableDefaultPlan ')' behind PLAN
// rule jsonTableDefaultPlan: (OUTER | INNER) (',' (UNION | CROSS))?
//   | (UNION | CROSS) (',' (OUTER | INNER))?
SqlNodeId parse_json_plan(Parser& parser) {
  const std::uint32_t from = parser.begin();
  if (!parser.accept(kDefault)) {
    parser.expect(kLeftParen);
    const SqlNodeId plan = parse_json_specific_plan(parser);
    parser.expect(kRightParen);
    return plan;
  }
  parser.expect(kLeftParen);
  SqlDetail detail;
  const auto read_siblings = [&] {
    detail.set(parser.at(kUnion) ? SqlJsonSiblings::kUnion : SqlJsonSiblings::kCross);
    parser.expect_any({kUnion, TokenKind::kCross});
  };
  if (const SqlJsonNesting nesting = accept_json_nesting(parser);
      nesting != SqlJsonNesting::kNone) {
    detail.set(nesting);
    if (parser.accept(kComma)) {
      read_siblings();
    }
  } else {
    read_siblings();
    if (parser.accept(kComma)) {
      detail.set(parser.at(TokenKind::kOuter) ? SqlJsonNesting::kOuter : SqlJsonNesting::kInner);
      parser.expect_any({TokenKind::kOuter, TokenKind::kInner});
    }
  }
  parser.expect(kRightParen);
  return parser.add(SqlNodeKind::kJsonPlan, from, {}, detail);
}

}  // namespace

// JSON_TABLE '(' jsonPathInvocation COLUMNS '(' jsonTableColumn (',' jsonTableColumn)* ')'
//   (PLAN '(' jsonTableSpecificPlan ')' | PLAN DEFAULT '(' jsonTableDefaultPlan ')')?
//   ((ERROR | EMPTY) ON ERROR)? ')'
SqlNodeId parse_json_table(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  parser.advance();
  parser.expect(kLeftParen);
  NodeList children;
  parse_json_path(parser, children);
  expect_end(parser, kColumns);
  parse_json_columns(parser, children);
  if (parser.accept(kPlan)) {
    parser.append(children, parse_json_plan(parser));
  }
  SqlDetail detail;
  const SqlJsonBehavior behavior =
      parser.at(kError) ? SqlJsonBehavior::kError : SqlJsonBehavior::kEmpty;
  if (parser.accept_any({kError, kEmpty})) {
    detail = SqlOnError{behavior};
    parser.expect_all({kOn, kError});
  }
  parser.expect(kRightParen);
  return parser.add(SqlNodeKind::kJsonTable, from, children, detail);
}

}  // namespace mapping::sql
