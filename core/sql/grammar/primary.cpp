#include "sql/grammar/primary.h"

#include "sql/grammar/call.h"
#include "sql/grammar/expression.h"
#include "sql/grammar/interval.h"
#include "sql/grammar/keyword_primary.h"
#include "sql/grammar/names.h"
#include "sql/grammar/notes.h"
#include "sql/grammar/routine.h"
#include "sql/grammar/subquery.h"
#include "sql/grammar/window.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// LOCAL is not reserved: a name behind AT LOCAL makes an alias of AT.
bool is_at_local_end(const Parser& parser) {
  const TokenKind next = parser.kind_at(2);
  return !is_identifier(next) || !at_name_before_clause(parser, 2);
}

// AT is not reserved: without TIME behind it, it is an alias where there may be one.
bool at_time_zone(const Parser& parser) {
  if (!parser.at(kAt) || parser.expected.watches()) {
    return false;
  }
  return parser.kind_at(1) == kTime ||
         (parser.newest() ? parser.kind_at(1) == kLocal && is_at_local_end(parser)
                          : !parser.operators.is_alias_possible());
}

// primaryExpression '.' identifier; newer servers also call methods:
// primaryExpression '.' methodName '(' … ')'
SqlNodeId parse_field(Parser& parser, SqlNodeId primary, bool may_be_star) {
  const std::uint32_t from = parser.span_begin(primary);
  const std::size_t choices = parser.choices.size();
  parser.choices.open(parser.index(), parser.index(),
                      parser.index() + 1);  // a field, or `primaryExpression.*`
  parser.advance();
  if (may_be_star) {
    parser.expected.note(kAsterisk);
  }
  if (parser.newest() && parser.at_any({kStringLiteral, kUnicodeLiteral})) {
    return parser.add(SqlNodeKind::kDereference, from,
                      parser.list({primary, parse_string(parser)}));
  }
  if (parser.last.column_end + 1 == parser.index()) {
    parser.last.column_end += 2;
  }
  NodeList children = parser.list({primary});
  const bool is_method = parser.newest() && parser.at(kTrim) && parser.kind_at(1) == kLeftParen;
  parser.append(children,
                is_method ? parser.add_leaf(SqlNodeKind::kName) : parse_identifier(parser));
  parser.choices.close(choices);
  if (!parser.newest() || !parser.at(kLeftParen) || at_final_query(parser, 0)) {
    return parser.add(SqlNodeKind::kDereference, from, children);
  }
  parser.advance();
  parse_arguments(parser, children);
  return parser.add(SqlNodeKind::kMethod, from, children);
}

// AT timeZoneSpecifier; AT LOCAL on newer servers
// rule timeZoneSpecifier: TIME ZONE interval | TIME ZONE string
SqlNodeId parse_at_time_zone(Parser& parser, SqlNodeId operand) {
  const std::uint32_t from = parser.span_begin(operand);
  parser.advance();
  if (parser.newest() && parser.accept(kLocal)) {
    return parser.add(SqlNodeKind::kAtTimeZone, from, parser.list({operand}));
  }
  const std::size_t choices = parser.choices.size();
  parser.choices.open(parser.index() - 1, parser.index() - 1,
                      parser.index());  // a time zone or an alias
  parser.expect_all({kTime, kZone});
  parser.choices.close(choices);
  NodeList children = parser.list({operand});
  parser.expected.note(TokenKind::kInterval);
  parser.append(children,
                parser.at(TokenKind::kInterval) ? parse_interval(parser) : parse_string(parser));
  return parser.add(SqlNodeKind::kAtTimeZone, from, children);
}

// string | BINARY_LITERAL | MINUS? number | QUESTION_MARK: literals that are one token, and numbers
// with a sign of their own
SqlNodeId parse_literal(Parser& parser) {
  switch (parser.kind()) {
    case kStringLiteral:
    case kUnicodeLiteral:
      return parse_string(parser);
    case kBinaryLiteral:
      return parser.add_leaf(SqlNodeKind::kBinary);
    case kIntegerLiteral:
      return parser.add_leaf(SqlNodeKind::kInteger);
    case kDecimalLiteral:
      return parser.add_leaf(SqlNodeKind::kDecimal);
    case kDoubleLiteral:
      return parser.add_leaf(SqlNodeKind::kDouble);
    case kQuestionMark:
      return parser.add_leaf(SqlNodeKind::kParameter);
    case kMinus: {
      const std::uint32_t from = parser.begin();
      parser.advance();
      const SqlNodeId number = parse_literal(parser);
      if (number != kNoSqlNode) {
        parser.tree[number].span.begin = from;
      }
      parser.last.signed_end = parser.index();
      return number;
    }
    case kBackquotedName:
    case kDigitName:
      return parse_name_primary(parser);
    default:
      return parser.fail("<expression>");
  }
}

// Whether `name.name…` here is followed by `(`, or by `::`, which newer servers
// call static methods with. A `(` that is to blame begins no arguments.
bool at_call(const Parser& parser) {
  std::uint32_t ahead = 1;
  while (parser.kind_at(ahead) == kDot && is_identifier(parser.kind_at(ahead + 1))) {
    ahead += 2;
  }
  return (parser.kind_at(ahead) == kLeftParen && !parser.expected.watches(ahead) &&
          !at_final_query(parser, ahead)) ||
         (parser.newest() && parser.kind_at(ahead) == kColon &&
          parser.kind_at(ahead + 1) == kColon);
}

// identifier | qualifiedName '(' … ')'
// The names behind a column's dots are left to parse_postfix().
SqlNodeId parse_column_or_call(Parser& parser) {
  const std::uint32_t from = parser.begin();
  if (at_call(parser)) {
    const std::uint32_t first_token = parser.index();
    const SqlNodeId name = parse_qualified_name(parser);
    return parser.at(kLeftParen)
               ? parse_call(parser, first_token, name, SqlProcessingMode::kNone, from)
               : parse_static_method(parser, name, from);
  }
  parser.last.column_begin = parser.index();
  parser.last.column_end = parser.index() + 1;
  return parser.add_leaf(SqlNodeKind::kColumn);
}

// rule primaryExpression: identifier '->' expression
//   | '(' (identifier (',' identifier)*)? ')' '->' expression
SqlNodeId parse_lambda(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  NodeList children;
  if (parser.accept(kLeftParen)) {
    if (!parser.at(kRightParen)) {
      do {
        parser.append(children, parse_identifier(parser));
      } while (parser.accept(kComma));
    }
    parser.expect(kRightParen);
  } else {
    parser.append(children, parse_identifier(parser));
  }
  parser.expect(kArrow);
  parser.append(children,
                parser.operators.is_element() ? parse_element(parser) : parse_expression(parser));
  return parser.add(SqlNodeKind::kLambda, from, children);
}

}  // namespace

// rule primaryExpression, without what follows it
SqlNodeId parse_primary(Parser& parser) {
  const TokenKind first = parser.kind();
  if (first == kName || first == kQuotedName) {
    return parse_name_primary(parser);
  }
  if ((first >= kBackquotedName && first <= kDoubleLiteral) || first == kMinus ||
      first == kQuestionMark) {
    return parse_literal(parser);
  }
  if (first == kLeftParen) {
    return at_query_start(parser, 1) ? parse_subquery(parser) : parse_lambda(parser);
  }
  if (first == kLeftBracket) {
    return parse_array(parser);
  }
  return is_keyword(first) ? parse_keyword_primary(parser) : parser.fail("<expression>");
}

// primaryExpression '[' valueExpression ']' | primaryExpression '.' identifier
//   | valueExpression AT timeZoneSpecifier
// A '.' or an AT that is to blame is what the expression leaves off at.
SqlNodeId parse_postfix(Parser& parser, SqlNodeId primary, std::uint32_t first_token) {
  SqlNodeId result = primary;
  const bool may_be_star = parser.operators.begins(kSelectItem, first_token);
  if (parser.kind_of(first_token) == kLeftParen) {
    close_call_choice(parser, first_token);
  }
  while (true) {
    if (parser.at(kLeftBracket)) {
      const std::uint32_t from = parser.span_begin(result);
      parser.advance();
      const bool star =
          parser.newest() && parser.at(kAsterisk) && parser.kind_at(1) == kRightBracket;
      if (star) {
        parser.advance();
      }
      NodeList children = parser.list({result});
      parser.append(children, star ? kNoSqlNode : parse_value(parser));
      expect_end(parser, kRightBracket);
      result = parser.add(SqlNodeKind::kSubscript, from, children);
    } else if (parser.at(kDot) && !parser.expected.watches() &&
               !(may_be_star && parser.kind_at(1) == kAsterisk)) {
      result = parse_field(parser, result, may_be_star);
    } else {
      break;
    }
  }
  if (may_be_star && parser.operators.top().kind == FrameKind::kBooleanBase) {
    const bool may_be_interval =
        parser.kind_of(first_token) == TokenKind::kInterval && parser.at_any({kPlus, kMinus});
    if (may_be_interval) {
      parser.choices.limit(parser.operators.top().choices - 1, parser.index() + 1);
    } else {
      parser.choices.close(parser.operators.top().choices - 1);
    }
  }
  while (at_time_zone(parser)) {
    result = parse_at_time_zone(parser, result);
  }
  return result;
}

// identifier string | identifier '->' expression | identifier over | identifier
//   | qualifiedName '(' … ')': what begins with a word that is not reserved, or any other name
SqlNodeId parse_name_primary(Parser& parser) {
  const std::uint32_t from = parser.begin();
  const TokenKind next = parser.kind_at(1);
  if (next == kStringLiteral || next == kUnicodeLiteral) {
    const bool may_be_interval = parser.at(TokenKind::kInterval);
    const std::uint32_t first_token = parser.index();
    NodeList children = parser.list({parse_identifier(parser)});
    parser.append(children, parse_string(parser));
    if (may_be_interval) {
      note_within_choice(parser, first_token, {kYear, kMonth, kDay, kHour, kMinute, kSecond});
    }
    return parser.add(SqlNodeKind::kTypedLiteral, from, children);
  }
  if (next == kArrow) {
    return parse_lambda(parser);
  }
  if (at_over(parser, 1)) {
    NodeList children = parser.list({parse_identifier(parser)});
    parser.append(children, parse_over(parser));
    return parser.add(SqlNodeKind::kMeasure, from, children);
  }
  return parse_column_or_call(parser);
}

// Whether the parenthesis here holds the names of a lambda's arguments. `()`
// can be nothing else.
bool at_lambda(const Cursor& cursor) {
  std::uint32_t ahead = 1;
  if (cursor.kind_at(ahead) == kRightParen) {
    return true;
  }
  while (is_identifier(cursor.kind_at(ahead)) && cursor.kind_at(ahead + 1) == kComma) {
    ahead += 2;
  }
  return is_identifier(cursor.kind_at(ahead)) && cursor.kind_at(ahead + 1) == kRightParen &&
         cursor.kind_at(ahead + 2) == kArrow;
}

}  // namespace mapping::sql
