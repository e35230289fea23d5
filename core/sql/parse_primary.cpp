#include "sql/parser.h"

namespace mapping::sql {

using enum TokenKind;

// rule primaryExpression, without what follows it
SqlNodeId Parser::parse_primary() {
  const TokenKind first = kind();
  if (first == kName || first == kQuotedName) {
    return parse_name_primary();
  }
  if ((first >= kBackquotedName && first <= kDoubleLiteral) || first == kMinus ||
      first == kQuestionMark) {
    return parse_literal();
  }
  if (first == kLeftParen) {
    return at_query_start(1) ? parse_subquery() : parse_lambda();
  }
  if (first == kLeftBracket) {
    return parse_array();
  }
  return is_keyword(first) ? parse_keyword_primary() : fail("<expression>");
}

// primaryExpression '[' valueExpression ']' | primaryExpression '.' identifier
// | valueExpression AT timeZoneSpecifier
// A '.' or an AT that is to blame is what the expression leaves off at.
SqlNodeId Parser::parse_postfix(SqlNodeId primary, std::uint32_t first_token) {
  SqlNodeId result = primary;
  if (tokens_[first_token].kind == kLeftParen) {
    close_call_choice(first_token);
  }
  while (true) {
    if (at(kLeftBracket)) {
      const std::uint32_t from = span_begin(result);
      advance();
      const bool star = newest() && at(kAsterisk) && kind_at(1) == kRightBracket;
      if (star) {
        advance();
      }
      NodeList children = list({result});
      append(children, star ? kNoSqlNode : parse_value());
      expect_end(kRightBracket);
      result = add(SqlNodeKind::kSubscript, from, children);
    } else if (at(kDot) && index_ != watch_index_ &&
               !(first_token == star_index_ && kind_at(1) == kAsterisk)) {
      result = parse_field(result, first_token == star_index_);
    } else {
      break;
    }
  }
  if (first_token == star_index_ && frames_.back().kind == FrameKind::kBooleanBase) {
    const bool may_be_interval =
        tokens_[first_token].kind == TokenKind::kInterval && at_any({kPlus, kMinus});
    if (may_be_interval) {
      choices_[frames_.back().choices - 1].last = index_ + 1;
    } else {
      close_choices(frames_.back().choices - 1);
    }
  }
  while (at_time_zone()) {
    result = parse_at_time_zone(result);
  }
  return result;
}

// AT is not reserved: without TIME behind it, it is an alias where there may be one.
bool Parser::at_time_zone() const {
  if (!at(kAt) || index_ == watch_index_) {
    return false;
  }
  return kind_at(1) == kTime ||
         (newest() ? kind_at(1) == kLocal && is_at_local_end() : !is_alias_possible());
}

// primaryExpression '.' identifier; newer servers also call methods:
// primaryExpression '.' methodName '(' … ')'
SqlNodeId Parser::parse_field(SqlNodeId primary, bool may_be_star) {
  const std::uint32_t from = span_begin(primary);
  const std::size_t choices = choices_.size();
  open_choice(index_, index_, index_ + 1);  // a field, or `primaryExpression.*`
  advance();
  if (may_be_star) {
    note_watched(kAsterisk);
  }
  if (newest() && at_any({kStringLiteral, kUnicodeLiteral})) {
    return add(SqlNodeKind::kDereference, from, list({primary, parse_string()}));
  }
  if (column_end_ + 1 == index_) {
    column_end_ += 2;
  }
  NodeList children = list({primary});
  const bool is_method = newest() && at(kTrim) && kind_at(1) == kLeftParen;
  append(children, is_method ? add_leaf(SqlNodeKind::kName) : parse_identifier());
  close_choices(choices);
  if (!newest() || !at(kLeftParen) || at_final_query(0)) {
    return add(SqlNodeKind::kDereference, from, children);
  }
  advance();
  parse_arguments(children);
  return add(SqlNodeKind::kMethod, from, children);
}

// rule timeZoneSpecifier: TIME ZONE interval | TIME ZONE string; AT LOCAL on
// newer servers
SqlNodeId Parser::parse_at_time_zone(SqlNodeId operand) {
  const std::uint32_t from = span_begin(operand);
  advance();
  if (newest() && accept(kLocal)) {
    return add(SqlNodeKind::kAtTimeZone, from, list({operand}));
  }
  const std::size_t choices = choices_.size();
  open_choice(index_ - 1, index_ - 1, index_);  // a time zone or an alias
  expect_all({kTime, kZone});
  close_choices(choices);
  NodeList children = list({operand});
  note_watched(TokenKind::kInterval);
  append(children, at(TokenKind::kInterval) ? parse_interval() : parse_string());
  return add(SqlNodeKind::kAtTimeZone, from, children);
}

bool Parser::is_at_local_end() const {
  const TokenKind next = kind_at(2);
  return !is_identifier(next) || !at_name_before_clause(2);
}

// Literals that are one token, and numbers with a sign of their own.
SqlNodeId Parser::parse_literal() {
  switch (kind()) {
    case kStringLiteral:
    case kUnicodeLiteral:
      return parse_string();
    case kBinaryLiteral:
      return add_leaf(SqlNodeKind::kBinary);
    case kIntegerLiteral:
      return add_leaf(SqlNodeKind::kInteger);
    case kDecimalLiteral:
      return add_leaf(SqlNodeKind::kDecimal);
    case kDoubleLiteral:
      return add_leaf(SqlNodeKind::kDouble);
    case kQuestionMark:
      return add_leaf(SqlNodeKind::kParameter);
    case kMinus: {
      const std::uint32_t from = begin();
      advance();
      const SqlNodeId number = parse_literal();
      if (number != kNoSqlNode) {
        nodes_[number].span.begin = from;
      }
      signed_end_ = index_;
      return number;
    }
    case kBackquotedName:
    case kDigitName:
      return parse_name_primary();
    default:
      return fail("<expression>");
  }
}

// What begins with a word that is not reserved, or with any other name.
SqlNodeId Parser::parse_name_primary() {
  const std::uint32_t from = begin();
  const TokenKind next = kind_at(1);
  if (next == kStringLiteral || next == kUnicodeLiteral) {
    const bool may_be_interval = at(TokenKind::kInterval);
    const std::uint32_t first_token = index_;
    NodeList children = list({parse_identifier()});
    append(children, parse_string());
    if (may_be_interval) {
      note_within_choice(first_token, {kYear, kMonth, kDay, kHour, kMinute, kSecond});
    }
    return add(SqlNodeKind::kTypedLiteral, from, children);
  }
  if (next == kArrow) {
    return parse_lambda();
  }
  if (at_over(1)) {
    NodeList children = list({parse_identifier()});
    append(children, parse_over());
    return add(SqlNodeKind::kMeasure, from, children);
  }
  return parse_column_or_call();
}

// identifier | qualifiedName '(' … ')'; the names behind a column's dots are
// left to parse_postfix()
SqlNodeId Parser::parse_column_or_call() {
  const std::uint32_t from = begin();
  if (at_call()) {
    const std::uint32_t first_token = index_;
    const SqlNodeId name = parse_qualified_name();
    return at(kLeftParen) ? parse_call(first_token, name, 0, from)
                          : parse_static_method(name, from);
  }
  column_begin_ = index_;
  column_end_ = index_ + 1;
  return add_leaf(SqlNodeKind::kColumn);
}

// Whether `name.name…` here is followed by `(`, or by `::`, which newer servers
// call static methods with. A `(` that is to blame begins no arguments.
bool Parser::at_call() const {
  std::uint32_t ahead = 1;
  while (kind_at(ahead) == kDot && is_identifier(kind_at(ahead + 1))) {
    ahead += 2;
  }
  return (kind_at(ahead) == kLeftParen && index_ + ahead != watch_index_ &&
          !at_final_query(ahead)) ||
         (newest() && kind_at(ahead) == kColon && kind_at(ahead + 1) == kColon);
}

// rule primaryExpression: identifier '->' expression | '(' (identifier (','
// identifier)*)? ')' '->' expression
SqlNodeId Parser::parse_lambda() {
  const DepthGuard guard(*this);
  const std::uint32_t from = begin();
  NodeList children;
  if (accept(kLeftParen)) {
    if (!at(kRightParen)) {
      do {
        append(children, parse_identifier());
      } while (accept(kComma));
    }
    expect(kRightParen);
  } else {
    append(children, parse_identifier());
  }
  expect(kArrow);
  append(children, is_element() ? parse_element() : parse_expression());
  return add(SqlNodeKind::kLambda, from, children);
}

// Whether the parenthesis here holds the names of a lambda's arguments. `()`
// can be nothing else.
bool Parser::at_lambda() const {
  std::uint32_t ahead = 1;
  if (kind_at(ahead) == kRightParen) {
    return true;
  }
  while (is_identifier(kind_at(ahead)) && kind_at(ahead + 1) == kComma) {
    ahead += 2;
  }
  return is_identifier(kind_at(ahead)) && kind_at(ahead + 1) == kRightParen &&
         kind_at(ahead + 2) == kArrow;
}

// rule interval: INTERVAL ('+' | '-')? string intervalField (TO intervalField)?
SqlNodeId Parser::parse_interval() {
  const std::uint32_t from = begin();
  expect(TokenKind::kInterval);
  accept_any({kPlus, kMinus});
  const NodeList children = list({parse_string()});
  const unsigned detail = parse_interval_qualifier(false);
  return add(SqlNodeKind::kInterval, from, children, detail);
}

// INTERVAL is not reserved: without a field behind the string, `INTERVAL '1'`
// is a literal of a type of that name, and `interval - '1'` a difference.
bool Parser::at_interval() const {
  const std::uint32_t sign = kind_at(1) == kPlus || kind_at(1) == kMinus ? 1U : 0U;
  const TokenKind text = kind_at(1 + sign);
  if (text == kStringLiteral) {
    return at_interval_field(2 + sign);
  }
  return text == kUnicodeLiteral &&
         at_interval_field(kind_at(2 + sign) == kUescape ? 4 + sign : 2 + sign);
}

// A field, on newer servers with its digits in parentheses: two numbers behind a first SECOND.
unsigned Parser::parse_interval_field(bool is_first) {
  static constexpr TokenKind kFields[] = {kYear, kMonth, kDay, kHour, kMinute, kSecond};
  unsigned field = 0;
  while (field < 6 && !accept(kFields[field])) {
    ++field;
  }
  if (field == 6) {
    fail("'YEAR'");
    return 0;
  }
  if (newest() && at(kLeftParen) && kind_at(1) == kIntegerLiteral) {
    advance();
    advance();
    if (is_first && kFields[field] == kSecond && accept(kComma)) {
      parse_integer();
    }
    expect(kRightParen);
  }
  return field + 1;
}

// rule intervalQualifier: field (TO field)?
unsigned Parser::parse_interval_qualifier(bool in_type) {
  const unsigned start = parse_interval_field(true);
  const bool must_follow = in_type || (!newest() && !is_alias_possible());
  if (!at(kTo) || (!in_type && index_ == watch_index_) || !(must_follow || at_interval_field(1))) {
    if (!at(kTo) && !has_left() && !has_left_at_in()) {
      note_watched(kTo);
    }
    is_extra_end_ = index_ + 1 == watch_index_ && at(kRightParen) && kind_at(1) == kRightParen;
    return start;
  }
  const std::size_t choices = choices_.size();
  if (!in_type) {
    open_choice(index_, index_, index_ + 1);  // of the interval, or what stands behind it
  }
  advance();
  const unsigned end = parse_interval_field(false);
  close_choices(choices);
  return start | (end << 4U);
}

}  // namespace mapping::sql
