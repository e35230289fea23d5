#include "sql/grammar/json.h"

#include "sql/grammar/expression.h"
#include "sql/grammar/names.h"
#include "sql/grammar/subquery.h"
#include "sql/grammar/type.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// rule jsonValueExpression: expression (FORMAT jsonRepresentation)?
SqlNodeId parse_json_input(Parser& parser) {
  const std::uint32_t from = parser.begin();
  const SqlNodeId value = parse_expression(parser);
  if (!parser.accept(kFormat)) {
    return value;
  }
  const SqlJsonFormat format = parse_json_format(parser);
  return parser.add(SqlNodeKind::kJsonFormatted, from, parser.list({value}), format);
}

// RETURNING type (FORMAT jsonRepresentation)?
SqlJsonFormat parse_json_returning(Parser& parser, NodeList& children, bool with_format) {
  if (!parser.accept(kReturning)) {
    return SqlJsonFormat::kNone;
  }
  parser.append(children, parse_type(parser));
  return with_format && parser.accept(kFormat) ? parse_json_format(parser) : SqlJsonFormat::kNone;
}

// KEY is not reserved: it is a column where an operator, or VALUE and an expression, follow it, and
// a type in `KEY 'a' : 1`.
bool at_json_key(const Cursor& cursor) {
  const TokenKind next = cursor.kind_at(1);
  if (!cursor.at(kKey) || next == TokenKind::kAnd || next == TokenKind::kOr ||
      next == TokenKind::kIn || next == kIs || next == TokenKind::kLike ||
      next == TokenKind::kBetween || (next == kAt && cursor.kind_at(2) == kTime)) {
    return false;
  }
  if (next == kLeftParen) {
    return at_query_start(cursor, 2);
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
SqlJsonNulls parse_json_nulls(Parser& parser) {
  const bool absent = parser.at(kAbsent);
  if (!parser.accept_any({TokenKind::kNull, kAbsent})) {
    return SqlJsonNulls::kNone;
  }
  parser.expect_all({kOn, TokenKind::kNull});
  return absent ? SqlJsonNulls::kAbsent : SqlJsonNulls::kNull;
}

// RETURNING is not reserved: it is a column unless a type follows it. `column` is the word that may
// stand behind a column there: VALUE behind a key, FORMAT behind a value.
bool at_json_returning(const Cursor& cursor, TokenKind column) {
  if (!cursor.at(kReturning) || !is_identifier(cursor.kind_at(1))) {
    return false;
  }
  const TokenKind next = cursor.kind_at(1);
  const TokenKind after = cursor.kind_at(2);
  switch (next) {
    case kAt:
      return after != kTime;
    case kOver:
      return after != kLeftParen || cursor.kind_at(3) == kIntegerLiteral;
    case kFormat:
      return next != column || after != kJson;
    default:
      return next != column;
  }
}

// rule jsonValueBehavior: ERROR | NULL | DEFAULT expression
SqlJsonBehavior parse_json_value_behavior(Parser& parser, NodeList& children) {
  if (parser.accept(kDefault)) {
    parser.append(children, parse_expression(parser));
    return SqlJsonBehavior::kDefault;
  }
  const bool is_error = parser.at(kError);
  if (!parser.accept_any({kError, TokenKind::kNull})) {
    return SqlJsonBehavior::kNone;
  }
  return is_error ? SqlJsonBehavior::kError : SqlJsonBehavior::kNull;
}

// rule jsonQueryBehavior: ERROR | NULL | EMPTY ARRAY | EMPTY OBJECT
SqlJsonBehavior parse_json_query_behavior(Parser& parser) {
  if (parser.accept(kEmpty)) {
    const bool is_object = parser.at(kObject);
    parser.expect_any({TokenKind::kArray, kObject});
    return is_object ? SqlJsonBehavior::kEmptyObject : SqlJsonBehavior::kEmptyArray;
  }
  const bool is_error = parser.at(kError);
  if (!parser.accept_any({kError, TokenKind::kNull})) {
    return SqlJsonBehavior::kNone;
  }
  return is_error ? SqlJsonBehavior::kError : SqlJsonBehavior::kNull;
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
    parser.tree[path].detail = SqlStringUse::kJsonPath;
  }
  return path;
}

// rule jsonRepresentation: JSON (ENCODING (UTF8 | UTF16 | UTF32))?
SqlJsonFormat parse_json_format(Parser& parser) {
  parser.expect(kJson);
  if (!parser.accept(kEncoding)) {
    return SqlJsonFormat::kJson;
  }
  const SqlJsonFormat format = parser.at(kUtf16)   ? SqlJsonFormat::kUtf16
                               : parser.at(kUtf32) ? SqlJsonFormat::kUtf32
                                                   : SqlJsonFormat::kUtf8;
  parser.expect_any({kUtf8, kUtf16, kUtf32});
  return format;
}

// JSON_EXISTS '(' jsonPathInvocation ((TRUE | FALSE | UNKNOWN | ERROR) ON ERROR)? ')'
NodeList parse_json_exists(Parser& parser, SqlDetail& detail) {
  NodeList children;
  parse_json_path(parser, children);
  const SqlJsonBehavior behavior = parser.at(kTrue)      ? SqlJsonBehavior::kTrue
                                   : parser.at(kFalse)   ? SqlJsonBehavior::kFalse
                                   : parser.at(kUnknown) ? SqlJsonBehavior::kUnknown
                                                         : SqlJsonBehavior::kError;
  if (parser.accept_any({kTrue, kFalse, kUnknown, kError})) {
    detail.set(SqlOnError{behavior});
    parser.expect_all({kOn, kError});
  }
  return children;
}

// JSON_VALUE '(' jsonPathInvocation (RETURNING type)? (jsonValueBehavior ON EMPTY)?
//   (jsonValueBehavior ON ERROR)? ')'
NodeList parse_json_value(Parser& parser, SqlDetail& detail) {
  NodeList children;
  parse_json_path(parser, children);
  parse_json_returning(parser, children, false);
  parse_json_behaviors(parser, children, true, detail);
  return children;
}

// (behavior ON EMPTY)? (behavior ON ERROR)?
void parse_json_behaviors(Parser& parser, NodeList& children, bool of_value, SqlDetail& detail) {
  for (const bool on_empty_possible : {true, false}) {
    const SqlJsonBehavior behavior =
        of_value ? parse_json_value_behavior(parser, children) : parse_json_query_behavior(parser);
    if (behavior == SqlJsonBehavior::kNone) {
      return;
    }
    parser.expect(kOn);
    if (!on_empty_possible || !parser.accept(kEmpty)) {
      parser.expect(kError);
      detail.set(SqlOnError{behavior});
      return;
    }
    detail.set(SqlOnEmpty{behavior});
  }
}

// JSON_QUERY '(' jsonPathInvocation (RETURNING type (FORMAT …)?)? (… WRAPPER)?
//   ((KEEP | OMIT) QUOTES (ON SCALAR STRING)?)? (jsonQueryBehavior ON EMPTY)?
//   (jsonQueryBehavior ON ERROR)? ')'
NodeList parse_json_query(Parser& parser, SqlDetail& detail) {
  NodeList children;
  parse_json_path(parser, children);
  detail.set(parse_json_returning(parser, children, true));
  parse_json_wrapper(parser, detail);
  parse_json_behaviors(parser, children, false, detail);
  return children;
}

// (jsonQueryWrapperBehavior WRAPPER)? ((KEEP | OMIT) QUOTES (ON SCALAR STRING)?)?
// rule jsonQueryWrapperBehavior: WITHOUT ARRAY? | WITH (CONDITIONAL | UNCONDITIONAL)? ARRAY?
void parse_json_wrapper(Parser& parser, SqlDetail& detail) {
  const bool without = parser.accept(kWithout);
  if (without || parser.accept(TokenKind::kWith)) {
    detail.set(without                   ? SqlJsonWrapper::kWithout
               : parser.at(kConditional) ? SqlJsonWrapper::kConditional
                                         : SqlJsonWrapper::kUnconditional);
    if (!without) {
      parser.accept_any({kConditional, kUnconditional});
    }
    parser.accept(TokenKind::kArray);
    parser.expect(kWrapper);
  }
  const SqlJsonQuotes quotes = parser.at(kKeep) ? SqlJsonQuotes::kKeep : SqlJsonQuotes::kOmit;
  if (parser.accept_any({kKeep, kOmit})) {
    detail.set(quotes);
    parser.expect(kQuotes);
    if (parser.accept(kOn)) {
      parser.expect_all({kScalar, TokenKind::kString});
    }
  }
}

// JSON_OBJECT '(' (jsonObjectMember (',' jsonObjectMember)* ((NULL | ABSENT) ON NULL)?
//   ((WITH | WITHOUT) UNIQUE KEYS?)?)? (RETURNING type (FORMAT jsonRepresentation)?)? ')'
NodeList parse_json_object(Parser& parser, SqlDetail& detail) {
  NodeList children;
  parser.expected.note({kRightParen, kReturning});
  if (!parser.at(kRightParen) && !at_json_returning(parser, kValue)) {
    do {
      parse_json_object_member(parser, children);
    } while (parser.accept(kComma));
    detail.set(parse_json_nulls(parser));
    const SqlUniqueKeys keys = parser.at(kWithout) ? SqlUniqueKeys::kWithout : SqlUniqueKeys::kWith;
    if (parser.accept_any({TokenKind::kWith, kWithout})) {
      detail.set(keys);
      parser.expect(TokenKind::kUnique);
      parser.accept(kKeys);
    }
  }
  detail.set(parse_json_returning(parser, children, true));
  return children;
}

// JSON_ARRAY '(' (jsonValueExpression (',' jsonValueExpression)* ((NULL | ABSENT) ON NULL)?)?
//   (RETURNING type (FORMAT jsonRepresentation)?)? ')'
NodeList parse_json_array(Parser& parser, SqlDetail& detail) {
  NodeList children;
  parser.expected.note({kRightParen, kReturning});
  if (!parser.at(kRightParen) && !at_json_returning(parser, kFormat)) {
    do {
      parser.append(children, parse_json_input(parser));
    } while (parser.accept(kComma));
    detail.set(parse_json_nulls(parser));
  }
  detail.set(parse_json_returning(parser, children, true));
  return children;
}

}  // namespace mapping::sql
