#include "sql/grammar/notes.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// Whether the sign `back` tokens before the last one may be that of an interval: within a choice
// INTERVAL is both a column and the word that begins a literal.
bool is_behind_interval_sign(const Parser& parser, std::uint32_t back) {
  if (parser.index() < back + 2 || parser.expected.is_end()) return false;
  const std::uint32_t word = parser.index() - back - 2;
  const TokenKind sign = parser.kind_of(word + 1);
  return parser.kind_of(word) == TokenKind::kInterval && (sign == kPlus || sign == kMinus) &&
         (back == 0 || parser.kind_of(word + 2) == kStringLiteral) &&
         parser.choices.is_within(word + 1);
}

// A column that was met within a choice could as well have been the beginning of something else.
void note_column_behind_choice(Parser& parser) {
  const LastRead& last = parser.last;
  if (last.column_end != parser.index() || parser.expected.is_end() ||
      !parser.choices.is_within(last.column_begin)) {
    return;
  }
  parser.expected.note(kLeftParen);
  if (last.column_begin + 1 == last.column_end) {
    parser.expected.note({kArrow, kOver});
    parser.expected.note("<string>");
    if (parser.kind_of(last.column_begin) == TokenKind::kDouble) parser.expected.note(kPrecision);
  }
}

}  // namespace

void note_within_choice(Parser& parser, std::uint32_t first_token,
                        std::initializer_list<TokenKind> kinds) {
  if (parser.expected.watches() && parser.choices.is_within(first_token)) {
    parser.expected.note(kinds);
  }
}

void note_before_operand(Parser& parser) {
  const Frame& frame = parser.operators.top();
  if (!parser.expected.watches() || frame.first_token + 1 != parser.index()) {
    return;
  }
  if (frame.kind == FrameKind::kParen) {
    parser.expected.note(kRightParen);
    parser.expected.note("<query>");
  } else if (frame.kind == FrameKind::kComparison) {
    parser.expected.note({kAll, TokenKind::kAny, kSome});
  } else if (is_behind_interval_sign(parser, 0)) {
    parser.expected.note("<string>");
  } else if (frame.kind == FrameKind::kSign && frame.written == SqlDetail(SqlSign::kMinus)) {
    parser.expected.note({kIntegerLiteral, kDecimalLiteral, kDoubleLiteral});
  }
}

void note_behind_operand(Parser& parser, bool is_predicate) {
  if (!parser.expected.watches()) {
    return;
  }
  const bool may_be_subscript =
      parser.operators.is_in(kSubscript) && parser.operators.is_value() && !is_predicate;
  if (has_left(parser) && !may_be_subscript) {
    return;
  }
  const FrameKind waiting = parser.operators.waiting();
  if (waiting != FrameKind::kValueBase && !may_be_subscript) {
    parser.expected.note(TokenKind::kAnd);
    if (waiting != FrameKind::kBetweenLow) {
      parser.expected.note(TokenKind::kOr);
    }
  }
  if (is_predicate || has_left_at_in(parser)) {
    return;
  }
  if (!parser.at(kAt)) {
    parser.expected.note({kPercent, kAsterisk, kPlus, kMinus, kSlash, kAt, TokenKind::kConcat});
  }
  const bool is_zone = parser.tree.last().kind == SqlNodeKind::kAtTimeZone;
  if (!parser.at_any({kAt, kDot}) && !is_zone) {
    parser.expected.note({kDot, kLeftBracket});
  }
  if (waiting == FrameKind::kLike) {
    parser.expected.note(TokenKind::kEscape);
  } else if (waiting == FrameKind::kBooleanBase && !may_be_subscript) {
    parser.expected.note("<predicate>");
  }
  note_column_behind_choice(parser);
  if (is_behind_interval_sign(parser, 1)) {
    parser.expected.note({kYear, kMonth, kDay, kHour, kMinute, kSecond});
  }
}

void note_star_of_call(Parser& parser) {
  if (is_identifier(parser.kind()) && parser.kind_at(1) == kDot) {
    parser.expected.note_ahead(2, kAsterisk);
  }
}

void note_behind_call(Parser& parser, std::initializer_list<TokenKind> kinds) {
  if (parser.expected.watches() && !parser.at(kDot) && !has_left_at_in(parser) &&
      !has_left(parser)) {
    parser.expected.note(kinds);
  }
}

void note_behind_alias(Parser& parser) {
  if (!parser.expected.watches() || !parser.choices.is_within(parser.index() - 1)) {
    return;
  }
  switch (parser.kind_of(parser.index() - 1)) {
    case kLimit:
      return parser.expected.note({kQuestionMark, kAll, kIntegerLiteral});
    case kOffset:
      return parser.expected.note({kQuestionMark, kIntegerLiteral});
    case kFetch:
      return parser.expected.note({kFirst, kNext});
    default:
      return;
  }
}

void note_behind_trim_side(Parser& parser) {
  if (!parser.expected.watches() || !parser.choices.is_open()) return;
  parser.expected.note({kPercent, kLeftParen, kRightParen, kAsterisk, kPlus, kComma, kMinus, kArrow,
                        kDot, kSlash, kAt, TokenKind::kFrom, kOver, kLeftBracket,
                        TokenKind::kConcat});
  parser.expected.note("<string>");
}

void note_behind_grouping_set(Parser& parser, SqlNodeId set) {
  const TreeBuilder& tree = parser.tree;
  const SqlNodeKind kind = tree[set].kind;
  if (!parser.expected.watches() || parser.expected.is_end() ||
      (kind != SqlNodeKind::kParenthesized && kind != SqlNodeKind::kRow)) {
    return;
  }
  if (!parser.at_any({kRightParen, TokenKind::kWith})) {
    parser.expected.note_only({});
    return;
  }
  parser.expected.set_behind_end(false);
  SqlNodeId element = tree[set].first_child;
  while (element != kNoSqlNode && tree[element].kind == SqlNodeKind::kColumn) {
    element = tree[element].next;
  }
  if (element == kNoSqlNode) {
    parser.expected.note(kArrow);
  }
}

void note_behind_parenthesis(Parser& parser, const Frame& frame, SqlNodeId last) {
  if (!parser.expected.watches()) {
    return;
  }
  const Frame& outer = parser.operators.top();
  const bool is_row = (frame.detail & kListed) != 0;
  const bool is_list = outer.kind == FrameKind::kInList;
  const bool is_negated = is_list && outer.written != SqlDetail();
  const bool is_end = parser.expected.is_end();
  if (!is_end && parser.choices.is_within(frame.first_token)) {
    if (!is_list && (frame.detail & kNoLambda) == 0 &&
        parser.tree[last].kind == SqlNodeKind::kColumn) {
      parser.expected.note(kArrow);
    }
  } else if (!is_row && !is_negated && !(is_end && is_list)) {
    note_end(parser, true);
  }
}

void note_end(Parser& parser, bool also_nested) {
  Expectations& expected = parser.expected;
  if (!expected.watches() || parser.failed() || parser.operators.is_element() || parser.at(kDot) ||
      has_left_at_in(parser)) {
    return;
  }
  expected.set_behind_end(expected.is_behind_end() || also_nested || expected.is_end() ||
                          !parser.operators.is_nested());
}

void expect_end(Parser& parser, TokenKind kind) {
  parser.expect(kind);
  note_end(parser);
}

bool has_left(const Parser& parser) {
  const bool is_to_blame = parser.at(kLeftParen) &&
                           parser.last.column_end == parser.index();  // and the column is no call
  return parser.operators.is_element() && parser.index() != parser.last.signed_end &&
         (is_to_blame || !parser.choices.is_open());
}

bool has_left_at_in(const Parser& parser) {
  return parser.at(TokenKind::kIn) && parser.operators.waiting() == FrameKind::kBooleanBase;
}

}  // namespace mapping::sql
