#include "sql/grammar/json.h"

#include "sql/grammar/expression.h"
#include "sql/grammar/names.h"
#include "sql/grammar/type.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// rule jsonValueExpression: expression (FORMAT jsonRepresentation)?
SqlNodeId parse_json_input(Parser& parser) {
  const SqlNodeId value = parse_expression(parser);
  if (parser.accept(kFormat)) {
    parse_json_format(parser);
  }
  return value;
}

// RETURNING type (FORMAT jsonRepresentation)?
void parse_json_returning(Parser& parser, NodeList& children, bool with_format) {
  if (!parser.accept(kReturning)) {
    return;
  }
  parser.append(children, parse_type(parser));
  if (with_format && parser.accept(kFormat)) {
    parse_json_format(parser);
  }
}

// KEY is not reserved: it is a column where an operator, or VALUE and an expression, follow it, and
// a type in `KEY 'a' : 1`.
bool at_json_key(const Cursor& cursor) {
  const TokenKind next = cursor.kind_at(1);
  if (!cursor.at(kKey) || next == TokenKind::kAnd || next == TokenKind::kOr ||
      next == TokenKind::kIn || next == kIs || next == TokenKind::kLike ||
      next == TokenKind::kBetween) {
    return false;
  }
  if (next == kStringLiteral) {
    return cursor.kind_at(2) != kColon;
  }
  const bool is_literal =
      is_number(next) || next == TokenKind::kBinaryLiteral || next == kQuestionMark;
  return is_literal || (is_identifier(next) && (next != kValue || cursor.kind_at(2) == kValue)) ||
         (is_keyword(next) && is_reserved(next));
}

// rule jsonObjectMember: KEY? expression VALUE jsonValueExpression
//   | expression ':' jsonValueExpression
void parse_json_object_member(Parser& parser, NodeList& children) {
  const bool keyword = at_json_key(parser);
  const bool may_be_type = parser.kind_at(1) == kStringLiteral;
  parser.expected.note(kKey);
  const std::size_t choices = parser.choices.size();
  parser.choices.open(parser.index());  // VALUE or a colon behind the key: open until then
  if (keyword) {
    parser.advance();
  }
  parser.append(children, parse_expression(parser));
  if (keyword && may_be_type) {
    parser.expected.note(kColon);
  }
  if (keyword || !parser.accept(kColon)) {
    parser.expect(kValue);
  }
  parser.choices.close(choices);
  parser.append(children, parse_json_input(parser));
}

// (NULL | ABSENT) ON NULL
void parse_json_nulls(Parser& parser) {
  if (parser.accept_any({TokenKind::kNull, kAbsent})) {
    parser.expect_all({kOn, TokenKind::kNull});
  }
}

// RETURNING is not reserved: it is a column unless a type follows it.
bool at_json_returning(const Cursor& cursor) {
  return cursor.at(kReturning) && is_identifier(cursor.kind_at(1)) &&
         (cursor.kind_at(1) != kFormat || cursor.kind_at(2) != kJson) &&
         cursor.kind_at(1) != kValue;
}

}  // namespace

// rule jsonPathInvocation: jsonValueExpression ',' string (AS identifier)?
//   (PASSING jsonArgument (',' jsonArgument)*)?
// rule jsonArgument: jsonValueExpression AS identifier
void parse_json_path(Parser& parser, NodeList& children) {
  parser.append(children, parse_json_input(parser));
  parser.expect(kComma);
  parser.append(children, parse_path(parser));
  if (parser.accept(kAs)) {
    parser.append(children, parse_identifier(parser));
  }
  if (parser.accept(kPassing)) {
    do {
      const std::uint32_t from = parser.begin();
      NodeList parts = parser.list({parse_json_input(parser)});
      parser.expect(kAs);
      parser.append(parts, parse_identifier(parser));
      parser.append(children, parser.add(SqlNodeKind::kJsonPassing, from, parts));
    } while (parser.accept(kComma));
  }
}

// rule jsonPath: string, which a server reads as a path
SqlNodeId parse_path(Parser& parser) {
  const SqlNodeId path = parse_string(parser);
  if (path != kNoSqlNode) {
    parser.tree[path].detail = kSqlJsonPath;
  }
  return path;
}

// rule jsonRepresentation: JSON (ENCODING (UTF8 | UTF16 | UTF32))?
void parse_json_format(Parser& parser) {
  parser.expect(kJson);
  if (parser.accept(kEncoding)) {
    parser.expect_any({kUtf8, kUtf16, kUtf32});
  }
}

// JSON_EXISTS '(' jsonPathInvocation ((TRUE | FALSE | UNKNOWN | ERROR) ON ERROR)? ')'
NodeList parse_json_exists(Parser& parser) {
  NodeList children;
  parse_json_path(parser, children);
  if (parser.accept_any({kTrue, kFalse, kUnknown, kError})) {
    parser.expect_all({kOn, kError});
  }
  return children;
}

// JSON_VALUE '(' jsonPathInvocation (RETURNING type)? (jsonValueBehavior ON EMPTY)?
//   (jsonValueBehavior ON ERROR)? ')'
NodeList parse_json_value(Parser& parser) {
  NodeList children;
  parse_json_path(parser, children);
  parse_json_returning(parser, children, false);
  parse_json_behaviors(parser, children, true);
  return children;
}

// rule jsonValueBehavior: ERROR | NULL | DEFAULT expression
// rule jsonQueryBehavior: ERROR | NULL | EMPTY ARRAY | EMPTY OBJECT
void parse_json_behaviors(Parser& parser, NodeList& children, bool of_value) {
  for (const bool on_empty_possible : {true, false}) {
    if (of_value && parser.accept(kDefault)) {
      parser.append(children, parse_expression(parser));
    } else if (!of_value && parser.accept(kEmpty)) {
      parser.expect_any({TokenKind::kArray, kObject});
    } else if (!parser.accept_any({kError, TokenKind::kNull})) {
      return;
    }
    parser.expect(kOn);
    if (!on_empty_possible || !parser.accept(kEmpty)) {
      parser.expect(kError);
      return;
    }
  }
}

// JSON_QUERY '(' jsonPathInvocation (RETURNING type (FORMAT …)?)? (… WRAPPER)?
//   ((KEEP | OMIT) QUOTES (ON SCALAR STRING)?)? (jsonQueryBehavior ON EMPTY)?
//   (jsonQueryBehavior ON ERROR)? ')'
NodeList parse_json_query(Parser& parser) {
  NodeList children;
  parse_json_path(parser, children);
  parse_json_returning(parser, children, true);
  parse_json_wrapper(parser);
  parse_json_behaviors(parser, children, false);
  return children;
}

// (jsonQueryWrapperBehavior WRAPPER)? ((KEEP | OMIT) QUOTES (ON SCALAR STRING)?)?
// rule jsonQueryWrapperBehavior: WITHOUT ARRAY? | WITH (CONDITIONAL | UNCONDITIONAL)? ARRAY?
void parse_json_wrapper(Parser& parser) {
  const bool without = parser.accept(kWithout);
  if (without || parser.accept(TokenKind::kWith)) {
    if (!without) {
      parser.accept_any({kConditional, kUnconditional});
    }
    parser.accept(TokenKind::kArray);
    parser.expect(kWrapper);
  }
  if (parser.accept_any({kKeep, kOmit})) {
    parser.expect(kQuotes);
    if (parser.accept(kOn)) {
      parser.expect_all({kScalar, TokenKind::kString});
    }
  }
}

// JSON_OBJECT '(' (jsonObjectMember (',' jsonObjectMember)* ((NULL | ABSENT) ON NULL)?
//   ((WITH | WITHOUT) UNIQUE KEYS?)?)? (RETURNING type (FORMAT jsonRepresentation)?)? ')'
NodeList parse_json_object(Parser& parser) {
  NodeList children;
  parser.expected.note({kRightParen, kReturning});
  if (!parser.at(kRightParen) && !at_json_returning(parser)) {
    do {
      parse_json_object_member(parser, children);
    } while (parser.accept(kComma));
    parse_json_nulls(parser);
    if (parser.accept_any({TokenKind::kWith, kWithout})) {
      parser.expect(TokenKind::kUnique);
      parser.accept(kKeys);
    }
  }
  parse_json_returning(parser, children, true);
  return children;
}

// JSON_ARRAY '(' (jsonValueExpression (',' jsonValueExpression)* ((NULL | ABSENT) ON NULL)?)?
//   (RETURNING type (FORMAT jsonRepresentation)?)? ')'
NodeList parse_json_array(Parser& parser) {
  NodeList children;
  parser.expected.note({kRightParen, kReturning});
  if (!parser.at(kRightParen) && !at_json_returning(parser)) {
    do {
      parser.append(children, parse_json_input(parser));
    } while (parser.accept(kComma));
    parse_json_nulls(parser);
  }
  parse_json_returning(parser, children, true);
  return children;
}

}  // namespace mapping::sql
