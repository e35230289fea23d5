#include "sql/parser.h"

namespace mapping::sql {

using enum TokenKind;

// rule jsonPathInvocation: jsonValueExpression ',' string (AS identifier)?
// (PASSING jsonArgument (',' jsonArgument)*)? rule jsonArgument:
// jsonValueExpression AS identifier
void Parser::parse_json_path(NodeList& children) {
  append(children, parse_json_input());
  expect(kComma);
  append(children, parse_path());
  if (accept(kAs)) {
    append(children, parse_identifier());
  }
  if (accept(kPassing)) {
    do {
      const std::uint32_t from = begin();
      NodeList parts = list({parse_json_input()});
      expect(kAs);
      append(parts, parse_identifier());
      append(children, add(SqlNodeKind::kJsonPassing, from, parts));
    } while (accept(kComma));
  }
}

// A string that a server reads as a path.
SqlNodeId Parser::parse_path() {
  const SqlNodeId path = parse_string();
  if (path != kNoSqlNode) {
    nodes_[path].detail = kSqlJsonPath;
  }
  return path;
}

// rule jsonValueExpression: expression (FORMAT jsonRepresentation)?
SqlNodeId Parser::parse_json_input() {
  const SqlNodeId value = parse_expression();
  if (accept(kFormat)) {
    parse_json_format();
  }
  return value;
}

// rule jsonRepresentation: JSON (ENCODING (UTF8 | UTF16 | UTF32))?
void Parser::parse_json_format() {
  expect(kJson);
  if (accept(kEncoding)) {
    expect_any({kUtf8, kUtf16, kUtf32});
  }
}

// RETURNING type (FORMAT jsonRepresentation)?
void Parser::parse_json_returning(NodeList& children, bool with_format) {
  if (!accept(kReturning)) {
    return;
  }
  append(children, parse_type());
  if (with_format && accept(kFormat)) {
    parse_json_format();
  }
}

// JSON_EXISTS '(' jsonPathInvocation ((TRUE | FALSE | UNKNOWN | ERROR) ON
// ERROR)? ')'
NodeList Parser::parse_json_exists() {
  NodeList children;
  parse_json_path(children);
  if (accept_any({kTrue, kFalse, kUnknown, kError})) {
    expect_all({kOn, kError});
  }
  return children;
}

// JSON_VALUE '(' jsonPathInvocation (RETURNING type)? (jsonValueBehavior ON
// EMPTY)? (jsonValueBehavior ON ERROR)? ')'
NodeList Parser::parse_json_value() {
  NodeList children;
  parse_json_path(children);
  parse_json_returning(children, false);
  parse_json_behaviors(children, true);
  return children;
}

// rule jsonValueBehavior: ERROR | NULL | DEFAULT expression
// rule jsonQueryBehavior: ERROR | NULL | EMPTY ARRAY | EMPTY OBJECT
void Parser::parse_json_behaviors(NodeList& children, bool of_value) {
  for (const bool on_empty_possible : {true, false}) {
    if (of_value && accept(kDefault)) {
      append(children, parse_expression());
    } else if (!of_value && accept(kEmpty)) {
      expect_any({TokenKind::kArray, kObject});
    } else if (!accept_any({kError, TokenKind::kNull})) {
      return;
    }
    expect(kOn);
    if (!on_empty_possible || !accept(kEmpty)) {
      expect(kError);
      return;
    }
  }
}

// JSON_QUERY '(' jsonPathInvocation (RETURNING type (FORMAT …)?)? (… WRAPPER)?
// ((KEEP | OMIT) QUOTES (ON SCALAR STRING)?)?
//   (jsonQueryBehavior ON EMPTY)? (jsonQueryBehavior ON ERROR)? ')'
NodeList Parser::parse_json_query() {
  NodeList children;
  parse_json_path(children);
  parse_json_returning(children, true);
  parse_json_wrapper();
  parse_json_behaviors(children, false);
  return children;
}

// rule jsonQueryWrapperBehavior: WITHOUT ARRAY? | WITH (CONDITIONAL |
// UNCONDITIONAL)? ARRAY?; WRAPPER behind it, and what is done with quotes
void Parser::parse_json_wrapper() {
  const bool without = accept(kWithout);
  if (without || accept(TokenKind::kWith)) {
    if (!without) {
      accept_any({kConditional, kUnconditional});
    }
    accept(TokenKind::kArray);
    expect(kWrapper);
  }
  if (accept_any({kKeep, kOmit})) {
    expect(kQuotes);
    if (accept(kOn)) {
      expect_all({kScalar, TokenKind::kString});
    }
  }
}

// JSON_OBJECT '(' (jsonObjectMember (',' jsonObjectMember)* ((NULL | ABSENT) ON
// NULL)? ((WITH | WITHOUT) UNIQUE KEYS?)?)?
//   (RETURNING type (FORMAT jsonRepresentation)?)? ')'
NodeList Parser::parse_json_object() {
  NodeList children;
  note_all({kRightParen, kReturning});
  if (!at(kRightParen) && !at_json_returning()) {
    do {
      parse_json_object_member(children);
    } while (accept(kComma));
    parse_json_nulls();
    if (accept_any({TokenKind::kWith, kWithout})) {
      expect(TokenKind::kUnique);
      accept(kKeys);
    }
  }
  parse_json_returning(children, true);
  return children;
}

// rule jsonObjectMember: KEY? expression VALUE jsonValueExpression | expression
// ':' jsonValueExpression
void Parser::parse_json_object_member(NodeList& children) {
  const bool keyword = at_json_key();
  const bool may_be_type = kind_at(1) == kStringLiteral;
  note_watched(kKey);
  const std::size_t choices = choices_.size();
  open_choice(index_);  // VALUE or a colon behind the key: open until then
  if (keyword) {
    advance();
  }
  append(children, parse_expression());
  if (keyword && may_be_type) {
    note_watched(kColon);
  }
  if (keyword || !accept(kColon)) {
    expect(kValue);
  }
  close_choices(choices);
  append(children, parse_json_input());
}

// KEY is not reserved: it is a column where an operator, or VALUE and an expression, follow it, and
// a type in `KEY 'a' : 1`.
bool Parser::at_json_key() const {
  const TokenKind next = kind_at(1);
  if (!at(kKey) || next == TokenKind::kAnd || next == TokenKind::kOr || next == TokenKind::kIn ||
      next == kIs || next == TokenKind::kLike || next == TokenKind::kBetween) {
    return false;
  }
  if (next == kStringLiteral) {
    return kind_at(2) != kColon;
  }
  const bool is_literal =
      is_number(next) || next == TokenKind::kBinaryLiteral || next == kQuestionMark;
  return is_literal || (is_identifier(next) && (next != kValue || kind_at(2) == kValue)) ||
         (is_keyword(next) && is_reserved(next));
}

// (NULL | ABSENT) ON NULL
void Parser::parse_json_nulls() {
  if (accept_any({TokenKind::kNull, kAbsent})) {
    expect_all({kOn, TokenKind::kNull});
  }
}

// RETURNING is not reserved: it is a column unless a type follows it.
bool Parser::at_json_returning() const {
  return at(kReturning) && is_identifier(kind_at(1)) &&
         (kind_at(1) != kFormat || kind_at(2) != kJson) && kind_at(1) != kValue;
}

// JSON_ARRAY '(' (jsonValueExpression (',' jsonValueExpression)* ((NULL |
// ABSENT) ON NULL)?)?
//   (RETURNING type (FORMAT jsonRepresentation)?)? ')'
NodeList Parser::parse_json_array() {
  NodeList children;
  note_all({kRightParen, kReturning});
  if (!at(kRightParen) && !at_json_returning()) {
    do {
      append(children, parse_json_input());
    } while (accept(kComma));
    parse_json_nulls();
  }
  parse_json_returning(children, true);
  return children;
}

}  // namespace mapping::sql
