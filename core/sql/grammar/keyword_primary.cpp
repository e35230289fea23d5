#include "sql/grammar/keyword_primary.h"

#include "sql/grammar/call.h"
#include "sql/grammar/expression.h"
#include "sql/grammar/interval.h"
#include "sql/grammar/json.h"
#include "sql/grammar/names.h"
#include "sql/grammar/notes.h"
#include "sql/grammar/primary.h"
#include "sql/grammar/routine.h"
#include "sql/grammar/special_call.h"
#include "sql/grammar/subquery.h"
#include "sql/grammar/type.h"
#include "sql/session_value.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// keyword ('(' INTEGER_VALUE ')')?, the digits only of some
SqlNodeId parse_datetime(Parser& parser, SqlSpecial which, bool has_precision) {
  const std::uint32_t from = parser.begin();
  parser.advance();
  NodeList children;
  if (has_precision && parser.at(kLeftParen) && !parser.expected.watches() &&
      !at_final_query(parser, 0)) {
    const std::size_t choices = parser.choices.size();
    parser.choices.open(parser.index(), parser.index(),
                        parser.index() + 1);  // digits, or what stands behind the value
    parser.advance();
    parser.append(children, parse_integer(parser));
    parser.expect(kRightParen);
    parser.choices.close(choices);
  } else if (has_precision && !parser.at(kLeftParen) && !has_left_at_in(parser)) {
    parser.expected.note(kLeftParen);
  }
  return parser.add(SqlNodeKind::kDatetime, from, children, which);
}

// CURRENT_DATE | CURRENT_TIME ('(' INTEGER_VALUE ')')? | …: words that are no names
SqlNodeId parse_session_value(Parser& parser) {
  if (const SessionValue* const value = session_value(parser.kind())) {
    return parse_datetime(parser, value->which, value->has_precision);
  }
  return parser.fail("<expression>");
}

// rule primaryExpression: the functions that are called with keywords, or else a name
SqlNodeId parse_special_primary(Parser& parser, bool called) {
  switch (parser.kind()) {
    case TokenKind::kRow:
      return called ? parse_row(parser) : parse_name_primary(parser);
    case kPosition:
      return called ? parse_position(parser) : parse_name_primary(parser);
    case kSubstring:
      return called ? parse_substring(parser) : parse_name_primary(parser);
    case kOverlay:
      return called && parser.newest() ? parse_overlay(parser) : parse_name_primary(parser);
    case kTrim:
      return parse_trim(parser);
    case kNormalize:
      return parse_special_call(parser, SqlSpecial::kNormalize, &parse_normalize);
    case kExtract:
      return parse_special_call(parser, SqlSpecial::kExtract, &parse_extract);
    case kListagg:
      return parse_listagg(parser);
    case kGrouping:
      return parse_special_call(parser, SqlSpecial::kGrouping, &parse_grouping);
    case kJsonExists:
      return parse_special_call(parser, SqlSpecial::kJsonExists, &parse_json_exists);
    case kJsonValue:
      return parse_special_call(parser, SqlSpecial::kJsonValue, &parse_json_value);
    case kJsonQuery:
      return parse_special_call(parser, SqlSpecial::kJsonQuery, &parse_json_query);
    case kJsonObject:
      return parse_special_call(parser, SqlSpecial::kJsonObject, &parse_json_object);
    case kJsonArray:
      return parse_special_call(parser, SqlSpecial::kJsonArray, &parse_json_array);
    default:
      return is_identifier(parser.kind()) ? parse_name_primary(parser)
                                          : parse_session_value(parser);
  }
}

// EXISTS '(' query ')', on newer servers also UNIQUE '(' query ')'
SqlNodeId parse_exists(Parser& parser, SqlNodeKind which) {
  const std::uint32_t from = parser.begin();
  parser.advance();
  return parser.add(which, from, parser.list({parse_subquery(parser, true)}));
}

// DOUBLE PRECISION string
SqlNodeId parse_double_precision(Parser& parser) {
  const std::uint32_t from = parser.begin();
  parser.advance();
  NodeList children = parser.list({parser.add_leaf(SqlNodeKind::kDoublePrecision)});
  parser.append(children, parse_string(parser));
  return parser.add(SqlNodeKind::kTypedLiteral, from, children);
}

// DOUBLE is not reserved: with any other word behind it, it is a name.
bool at_double_precision(const Parser& parser) {
  const TokenKind value = parser.kind_at(2);
  const bool is_literal = value == kStringLiteral || value == kUnicodeLiteral;
  return parser.kind_at(1) == kPrecision &&
         (is_literal ||
          (!parser.newest() && parser.choices.is_open() && !parser.operators.is_alias_possible()));
}

// (FINAL | RUNNING) qualifiedName '(' … ')'
SqlNodeId parse_processing_mode(Parser& parser) {
  const std::uint32_t from = parser.begin();
  const SqlProcessingMode mode =
      parser.at(kFinal) ? SqlProcessingMode::kFinal : SqlProcessingMode::kRunning;
  parser.advance();
  const std::uint32_t first_token = parser.index();
  const SqlNodeId name = parse_qualified_name(parser);
  return parse_call(parser, first_token, name, mode, from);
}

// Whether FINAL or RUNNING is the mode of a function: neither word is reserved.
bool at_processing_mode(const Parser& parser) {
  const TokenKind next = parser.kind_at(1);
  const TokenKind after = parser.kind_at(2);
  const bool is_operator = next == kOver || (next == kAt && after == kTime);
  const bool called = after == kLeftParen || after == kDot;
  return is_identifier(next) && !is_operator &&
         (called || (!parser.newest() && !parser.operators.is_alias_possible()));
}

// rule whenClause: WHEN expression THEN expression
// Newer servers take a predicate without its left side: WHEN > 5 THEN
SqlNodeId parse_when(Parser& parser, bool has_operand) {
  const std::uint32_t from = parser.begin();
  parser.expect(TokenKind::kWhen);
  NodeList children;
  const bool predicate = (parser.kind() >= kEqual && parser.kind() <= kGreaterOrEqual) ||
                         parser.at_any({TokenKind::kBetween, TokenKind::kIn, TokenKind::kLike, kIs,
                                        TokenKind::kMatch, kOverlaps}) ||
                         (parser.at(TokenKind::kNot) && (parser.kind_at(1) == TokenKind::kIn ||
                                                         parser.kind_at(1) == TokenKind::kLike ||
                                                         parser.kind_at(1) == TokenKind::kBetween));
  if (parser.newest() && has_operand && predicate) {
    const SqlNodeId subject =
        parser.add(SqlNodeKind::kParameter, from, {}, SqlParameterUse::kCaseOperand);
    parser.append(children, parse_operators(parser, FrameKind::kBooleanBase, subject));
  } else {
    parser.append(children, parse_expression(parser));
  }
  parser.expect(TokenKind::kThen);
  parser.append(children, parse_element(parser));
  return parser.add(SqlNodeKind::kWhen, from, children);
}

// CASE expression? whenClause+ (ELSE expression)? END
SqlNodeId parse_case(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  parser.advance();
  NodeList children;
  const bool has_operand = !parser.at(TokenKind::kWhen);
  if (has_operand) {
    parser.expected.note(TokenKind::kWhen);
    parser.append(children, parse_element(parser));
  }
  do {
    parser.append(children, parse_when(parser, has_operand));
  } while (parser.at(TokenKind::kWhen));
  const std::uint32_t else_begin = parser.begin();
  parser.accept(TokenKind::kWhen);
  if (parser.accept(TokenKind::kElse)) {
    parser.append(children, parser.add(SqlNodeKind::kElse, else_begin,
                                       parser.list({parse_expression(parser)})));
    expect_end(parser, kEnd);
  } else {
    parser.expect(kEnd);
  }
  return parser.add(SqlNodeKind::kCase, from, children);
}

// CAST '(' expression AS type ')' | TRY_CAST '(' expression AS type ')'
// TRY_CAST is not reserved: with other arguments it is a function of that name.
SqlNodeId parse_cast(Parser& parser, SqlCastForm form) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  const std::uint32_t name_begin = parser.begin();
  parser.advance();
  const Span name_span{name_begin, parser.previous_end()};
  const std::size_t choices = parser.choices.size();
  if (form == SqlCastForm::kTryCast) {
    open_call_choice(parser, parser.index() - 1);
    parser.choices.open(parser.index() - 1);  // a cast or a function of that name: open until AS
  }
  parser.expect(kLeftParen);
  if (form == SqlCastForm::kTryCast) {
    parser.expected.note({kRightParen, kAsterisk, kAll, kDistinct, kOrder});
    if (parser.at_any({kRightParen, kAsterisk, kDistinct, kOrder})) {
      return finish_plain_call(parser, name_span, kNoSqlNode);
    }
  }
  const SqlNodeId value = parse_expression(parser);
  parser.choices.close(choices);
  if (form == SqlCastForm::kTryCast && !parser.at(kAs)) {
    parser.expected.note(kAs);
    return finish_plain_call(parser, name_span, value);
  }
  parser.expect(kAs);
  NodeList children = parser.list({value});
  parser.append(children, parse_type(parser));
  expect_end(parser, kRightParen);
  return parser.add(SqlNodeKind::kCast, from, children, form);
}

}  // namespace

// rule primaryExpression, where it begins with a keyword, reserved or not
SqlNodeId parse_keyword_primary(Parser& parser) {
  const bool called = parser.kind_at(1) == kLeftParen &&
                      !parser.expected.watches(1) &&  // or to blame
                      !at_final_query(parser, 1);
  switch (parser.kind()) {
    case TokenKind::kNull:
      return parser.add_leaf(SqlNodeKind::kNull);
    case kTrue:
    case kFalse:
      return parser.add_leaf(SqlNodeKind::kBoolean,
                             parser.at(kTrue) ? SqlTruth::kTrue : SqlTruth::kFalse);
    case TokenKind::kCase:
      return parse_case(parser);
    case TokenKind::kCast:
      return parse_cast(parser, SqlCastForm::kCast);
    case kTryCast:
      return called ? parse_cast(parser, SqlCastForm::kTryCast) : parse_name_primary(parser);
    case TokenKind::kExists:
      return parse_exists(parser, SqlNodeKind::kExists);
    case TokenKind::kUnique:
      return parser.newest() && called && at_query_start(parser, 2)
                 ? parse_exists(parser, SqlNodeKind::kUnique)
                 : parse_name_primary(parser);
    case TokenKind::kArray:
      return parser.kind_at(1) == kLeftBracket ? parse_array(parser) : parse_name_primary(parser);
    case TokenKind::kInterval:
      return at_interval(parser) ? parse_interval(parser) : parse_name_primary(parser);
    case TokenKind::kDouble:
      return at_double_precision(parser) ? parse_double_precision(parser)
                                         : parse_name_primary(parser);
    case kFinal:
    case kRunning:
      return at_processing_mode(parser) ? parse_processing_mode(parser)
                                        : parse_name_primary(parser);
    default:
      return parse_special_primary(parser, called);
  }
}

// ARRAY? '[' (expression (',' expression)*)? ']'
SqlNodeId parse_array(Parser& parser) {
  const DepthGuard guard(parser);
  const std::uint32_t from = parser.begin();
  const bool is_named = parser.accept(TokenKind::kArray);
  parser.advance();
  NodeList children;
  if (!is_named || parser.choices.is_open()) {
    parser.expected.note(kRightBracket);
  }
  if (!parser.at(kRightBracket)) {
    const std::uint16_t floor = parser.choices.is_open() ? 0 : is_named ? kSubscript : kListed;
    parser.append(children, parse_expression(parser, floor));
    // Behind a plain value it might also be the subscript of a column, which no comma follows.
    const SqlNodeKind first = parser.tree[children.first].kind;
    const bool is_predicate = first >= SqlNodeKind::kNot && first <= SqlNodeKind::kMatch;
    bool more = (!is_named || is_predicate || parser.at(kComma) || parser.choices.is_open()) &&
                parser.accept(kComma);
    while (more) {
      parser.append(children, parse_element(parser));
      more = parser.accept(kComma);
    }
  }
  parser.expect(kRightBracket);
  return parser.add(SqlNodeKind::kArray, from, children);
}

}  // namespace mapping::sql
