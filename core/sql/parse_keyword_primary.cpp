#include "sql/parser.h"
#include "sql/session_value.h"

namespace mapping::sql {

using enum TokenKind;

// The primary expressions that begin with a keyword, reserved or not.
SqlNodeId Parser::parse_keyword_primary() {
  const bool called = kind_at(1) == kLeftParen && index_ + 1 != watch_index_ &&  // or to blame
                      !at_final_query(1);
  switch (kind()) {
    case TokenKind::kNull:
      return add_leaf(SqlNodeKind::kNull);
    case kTrue:
    case kFalse:
      return add_leaf(SqlNodeKind::kBoolean);
    case TokenKind::kCase:
      return parse_case();
    case TokenKind::kCast:
      return parse_cast(0);
    case kTryCast:
      return called ? parse_cast(kSqlTry) : parse_name_primary();
    case TokenKind::kExists:
      return parse_exists(SqlNodeKind::kExists);
    case TokenKind::kUnique:
      return newest() && called && at_query_start(2) ? parse_exists(SqlNodeKind::kUnique)
                                                     : parse_name_primary();
    case TokenKind::kArray:
      return kind_at(1) == kLeftBracket ? parse_array() : parse_name_primary();
    case TokenKind::kInterval:
      return at_interval() ? parse_interval() : parse_name_primary();
    case TokenKind::kDouble:
      return at_double_precision() ? parse_double_precision() : parse_name_primary();
    case kFinal:
    case kRunning:
      return at_processing_mode() ? parse_processing_mode() : parse_name_primary();
    default:
      return parse_special_primary(called);
  }
}

// Functions that are called with keywords.
SqlNodeId Parser::parse_special_primary(bool called) {
  switch (kind()) {
    case TokenKind::kRow:
      return called ? parse_row() : parse_name_primary();
    case kPosition:
      return called ? parse_position() : parse_name_primary();
    case kSubstring:
      return called ? parse_substring() : parse_name_primary();
    case kOverlay:
      return called && newest() ? parse_overlay() : parse_name_primary();
    case kTrim:
      return parse_trim();
    case kNormalize:
      return parse_special_call(SqlSpecial::kNormalize, &Parser::parse_normalize);
    case kExtract:
      return parse_special_call(SqlSpecial::kExtract, &Parser::parse_extract);
    case kListagg:
      return parse_listagg();
    case kGrouping:
      return parse_special_call(SqlSpecial::kGrouping, &Parser::parse_grouping);
    case kJsonExists:
      return parse_special_call(SqlSpecial::kJsonExists, &Parser::parse_json_exists);
    case kJsonValue:
      return parse_special_call(SqlSpecial::kJsonValue, &Parser::parse_json_value);
    case kJsonQuery:
      return parse_special_call(SqlSpecial::kJsonQuery, &Parser::parse_json_query);
    case kJsonObject:
      return parse_special_call(SqlSpecial::kJsonObject, &Parser::parse_json_object);
    case kJsonArray:
      return parse_special_call(SqlSpecial::kJsonArray, &Parser::parse_json_array);
    default:
      return is_identifier(kind()) ? parse_name_primary() : parse_session_value();
  }
}

// CURRENT_DATE | CURRENT_TIME ('(' INTEGER_VALUE ')')? | …: words that are no names
SqlNodeId Parser::parse_session_value() {
  if (const SessionValue* const value = session_value(kind())) {
    return parse_datetime(value->which, value->has_precision);
  }
  return fail("<expression>");
}

// EXISTS '(' query ')', on newer servers also UNIQUE '(' query ')'
SqlNodeId Parser::parse_exists(SqlNodeKind which) {
  const std::uint32_t from = begin();
  advance();
  return add(which, from, list({parse_subquery(true)}));
}

// DOUBLE PRECISION string
SqlNodeId Parser::parse_double_precision() {
  const std::uint32_t from = begin();
  advance();
  NodeList children = list({add_leaf(SqlNodeKind::kDoublePrecision)});
  append(children, parse_string());
  return add(SqlNodeKind::kTypedLiteral, from, children);
}

// DOUBLE is not reserved: with any other word behind it, it is a name.
bool Parser::at_double_precision() const {
  const TokenKind value = kind_at(2);
  const bool is_literal = value == kStringLiteral || value == kUnicodeLiteral;
  return kind_at(1) == kPrecision &&
         (is_literal || (!newest() && is_choice_open() && !is_alias_possible()));
}

// (FINAL | RUNNING) qualifiedName '(' … ')'
SqlNodeId Parser::parse_processing_mode() {
  const std::uint32_t from = begin();
  advance();
  const std::uint32_t first_token = index_;
  const SqlNodeId name = parse_qualified_name();
  return parse_call(first_token, name, kSqlProcessingMode, from);
}

// Whether FINAL or RUNNING is the mode of a function: neither word is reserved.
bool Parser::at_processing_mode() const {
  const bool called = kind_at(2) == kLeftParen || kind_at(2) == kDot;
  return is_identifier(kind_at(1)) && kind_at(1) != kOver &&
         (called || (!newest() && !is_alias_possible()));
}

// CASE expression? whenClause+ (ELSE expression)? END
SqlNodeId Parser::parse_case() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  advance();
  NodeList children;
  const bool has_operand = !at(TokenKind::kWhen);
  if (has_operand) {
    note_watched(TokenKind::kWhen);
    append(children, parse_element());
  }
  do {
    append(children, parse_when(has_operand));
  } while (at(TokenKind::kWhen));
  const std::uint32_t else_begin = begin();
  accept(TokenKind::kWhen);
  if (accept(TokenKind::kElse)) {
    append(children, add(SqlNodeKind::kElse, else_begin, list({parse_expression()})));
    expect_end(kEnd);
  } else {
    expect(kEnd);
  }
  return add(SqlNodeKind::kCase, from, children);
}

// rule whenClause: WHEN expression THEN expression; newer servers take a
// predicate without its left side: WHEN > 5 THEN
SqlNodeId Parser::parse_when(bool has_operand) {
  const std::uint32_t from = begin();
  expect(TokenKind::kWhen);
  NodeList children;
  const bool predicate =
      (kind() >= kEqual && kind() <= kGreaterOrEqual) ||
      at_any({TokenKind::kBetween, TokenKind::kIn, TokenKind::kLike, kIs, TokenKind::kMatch,
              kOverlaps}) ||
      (at(TokenKind::kNot) && (kind_at(1) == TokenKind::kIn || kind_at(1) == TokenKind::kLike ||
                               kind_at(1) == TokenKind::kBetween));
  if (newest() && has_operand && predicate) {
    const SqlNodeId subject = add(SqlNodeKind::kParameter, from);  // stands for the operand of CASE
    append(children, parse_operators(FrameKind::kBooleanBase, subject));
  } else {
    append(children, parse_expression());
  }
  expect(TokenKind::kThen);
  append(children, parse_element());
  return add(SqlNodeKind::kWhen, from, children);
}

// CAST '(' expression AS type ')' | TRY_CAST '(' expression AS type ')'
// TRY_CAST is not reserved: with other arguments it is a function of that name.
SqlNodeId Parser::parse_cast(unsigned detail) {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  const std::uint32_t name_begin = begin();
  advance();
  const Span name_span{name_begin, previous_end()};
  const std::size_t choices = choices_.size();
  if (detail == kSqlTry) {
    open_call_choice(index_ - 1);
    open_choice(index_ - 1);  // a cast or a function of that name: open until AS
  }
  expect(kLeftParen);
  if (detail == kSqlTry) {
    note_all({kRightParen, kAsterisk, kAll, kDistinct, kOrder});
    if (at_any({kRightParen, kAsterisk, kDistinct, kOrder})) {
      return finish_plain_call(name_span, kNoSqlNode);
    }
  }
  const SqlNodeId value = parse_expression();
  close_choices(choices);
  if (detail == kSqlTry && !at(kAs)) {
    note_watched(kAs);
    return finish_plain_call(name_span, value);
  }
  expect(kAs);
  NodeList children = list({value});
  append(children, parse_type());
  expect_end(kRightParen);
  return add(SqlNodeKind::kCast, from, children, detail);
}

// ARRAY? '[' (expression (',' expression)*)? ']'
SqlNodeId Parser::parse_array() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  const bool is_named = accept(TokenKind::kArray);
  advance();
  NodeList children;
  if (!is_named || is_choice_open()) {
    note_watched(kRightBracket);
  }
  if (!at(kRightBracket)) {
    next_floor_ = is_choice_open() ? 0 : is_named ? kSubscript : kListed;
    append(children, parse_expression());
    // Behind a plain value it might also be the subscript of a column, which no comma follows.
    const SqlNodeKind first = nodes_[children.first].kind;
    const bool is_predicate = first >= SqlNodeKind::kNot && first <= SqlNodeKind::kMatch;
    bool more = (!is_named || is_predicate || at(kComma) || is_choice_open()) && accept(kComma);
    while (more) {
      append(children, parse_element());
      more = accept(kComma);
    }
  }
  expect(kRightBracket);
  return add(SqlNodeKind::kArray, from, children);
}

SqlNodeId Parser::parse_datetime(SqlSpecial which, bool has_precision) {
  const std::uint32_t from = begin();
  advance();
  NodeList children;
  if (has_precision && at(kLeftParen) && index_ != watch_index_ && !at_final_query(0)) {
    const std::size_t choices = choices_.size();
    open_choice(index_, index_, index_ + 1);  // digits, or what stands behind the value
    advance();
    append(children, parse_integer());
    expect(kRightParen);
    close_choices(choices);
  } else if (has_precision && !at(kLeftParen) && !has_left_at_in()) {
    note_watched(kLeftParen);
  }
  return add(SqlNodeKind::kDatetime, from, children, static_cast<unsigned>(which));
}

}  // namespace mapping::sql
