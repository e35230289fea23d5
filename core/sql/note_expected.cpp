#include <algorithm>

#include "sql/parser.h"

// What could stand at the fault, for "Expecting: …": what Trino lists there beyond the tokens that
// the parser asks for on its way.
namespace mapping::sql {

using enum TokenKind;

void Parser::note_each(std::initializer_list<TokenKind> kinds) {
  for (const TokenKind kind : kinds) {
    note(display_name(kind));
  }
}

// Where Trino has given up all that could have stood here before.
void Parser::note_only(std::initializer_list<TokenKind> kinds) {
  if (index_ == watch_index_ && !failed_) {
    expected_.clear();
    is_behind_end_ = false;
    note_all(kinds);
  }
}

// What another alternative goes on with: the end of a part has decided against it.
void Parser::note_alternative(std::initializer_list<TokenKind> kinds) {
  if (!is_end_) {
    note_all(kinds);
  }
}

// What else may follow a part that began at `first_token`, where a choice keeps it in sight.
void Parser::note_within_choice(std::uint32_t first_token, std::initializer_list<TokenKind> kinds) {
  if (index_ == watch_index_ && is_within_choice(first_token)) {
    note_each(kinds);
  }
}

// At the beginning of an operand.
void Parser::note_before_operand() {
  const Frame& frame = frames_.back();
  if (frame.first_token + 1 != index_) {
    return;
  }
  if (frame.kind == FrameKind::kParen) {
    note(display_name(kRightParen));
    note("<query>");
  } else if (frame.kind == FrameKind::kComparison) {
    note_all({kAll, TokenKind::kAny, kSome});
  } else if (behind_interval_sign(0)) {
    note("<string>");
  } else if (frame.kind == FrameKind::kSign &&
             frame.detail == static_cast<unsigned>(SqlOperator::kSubtract)) {
    note_all({kIntegerLiteral, kDecimalLiteral, kDoubleLiteral});
  }
}

// Behind an operand. An IN, an AT or a '.' that is to blame is one that the expression leaves off at.
void Parser::note_behind_operand(bool is_predicate) {
  const bool may_be_subscript =
      (frames_[floor_].detail & kSubscript) != 0 && is_value_above_floor() && !is_predicate;
  if (has_left() && !may_be_subscript) {
    return;
  }
  const FrameKind waiting = waiting_frame();
  if (waiting != FrameKind::kValueBase && !may_be_subscript) {
    note(display_name(TokenKind::kAnd));
    if (waiting != FrameKind::kBetweenLow) {
      note(display_name(TokenKind::kOr));
    }
  }
  if (is_predicate || has_left_at_in()) {
    return;
  }
  if (!at(kAt)) {
    note_all({kPercent, kAsterisk, kPlus, kMinus, kSlash, kAt, TokenKind::kConcat});
  }
  const bool is_zone = nodes_.back().kind == SqlNodeKind::kAtTimeZone;
  if (!at_any({kAt, kDot}) && !is_zone) {
    note_all({kDot, kLeftBracket});
  }
  if (waiting == FrameKind::kLike) {
    note(display_name(TokenKind::kEscape));
  } else if (waiting == FrameKind::kBooleanBase && !may_be_subscript) {
    note("<predicate>");
  }
  note_column_behind_choice();
  if (behind_interval_sign(1)) note_all({kYear, kMonth, kDay, kHour, kMinute, kSecond});
}

// Whether the sign `back` tokens before the last one may be that of an interval: within a choice
// INTERVAL is both a column and the word that begins a literal.
bool Parser::behind_interval_sign(std::uint32_t back) const {
  if (index_ < back + 2 || is_end_) return false;
  const std::uint32_t word = index_ - back - 2;
  const TokenKind sign = tokens_[word + 1].kind;
  return tokens_[word].kind == TokenKind::kInterval && (sign == kPlus || sign == kMinus) &&
         (back == 0 || tokens_[word + 2].kind == kStringLiteral) && is_within_choice(word + 1);
}

bool Parser::has_left() const {
  const bool is_to_blame = at(kLeftParen) && column_end_ == index_;  // and the column is no call
  return is_element() && index_ != signed_end_ && (is_to_blame || !is_choice_open());
}

// Unless the expression leaves off at the token that is to blame.
void Parser::note_behind_call(std::initializer_list<TokenKind> kinds) {
  if (index_ == watch_index_ && !at(kDot) && !has_left_at_in() && !has_left()) note_each(kinds);
}

// Whether what is being read is an element of a list. Behind one Trino has left the expression, as
// has_left() says, and lists what the list may go on with, but for choices that are still open.
bool Parser::is_element() const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    switch (frame->kind) {
      case FrameKind::kBetweenLow:
        return false;
      case FrameKind::kParen:
      case FrameKind::kBooleanBase:
      case FrameKind::kValueBase:
        return (frame->detail & (kListed | kSubscript)) != 0;
      default:
        break;
    }
  }
  return false;
}

// Whether the expression, as far as it has been read, is one of values alone.
bool Parser::is_value_above_floor() const {
  return std::all_of(frames_.begin() + static_cast<std::ptrdiff_t>(floor_) + 1, frames_.end(),
                     [](const Frame& frame) { return frame.kind >= FrameKind::kConcat; });
}

bool Parser::is_choice_open() const {
  return std::ranges::any_of(choices_,
                             [this](const Choice& choice) { return index_ <= choice.last; });
}

// Whether what begins at `first_token` was met within a choice that is still open.
bool Parser::is_within_choice(std::uint32_t first_token) const {
  return std::ranges::any_of(choices_, [&](const Choice& choice) {
    return choice.begin < first_token && index_ <= choice.last;
  });
}

// Whether the token here is the IN of a predicate, which is to blame: the expression leaves off at
// it. Behind a comparison IN begins no predicate and is as wrong as any other word.
bool Parser::has_left_at_in() const {
  return at(TokenKind::kIn) && waiting_frame() == FrameKind::kBooleanBase;
}

// The innermost frame that says what may follow its operand: the floor of a value, a predicate's
// right side, or kBooleanBase for all that may become a predicate.
FrameKind Parser::waiting_frame() const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    switch (frame->kind) {
      case FrameKind::kConcat:
      case FrameKind::kAdditive:
      case FrameKind::kMultiplicative:
      case FrameKind::kSign:
        continue;
      case FrameKind::kParen:
      case FrameKind::kNot:
      case FrameKind::kAnd:
      case FrameKind::kOr:
        return FrameKind::kBooleanBase;
      default:
        return frame->kind;
    }
  }
  return FrameKind::kBooleanBase;
}

// Whether an expression is a part of another one. Each that is open has a floor and each
// parenthesis a frame; a query of EXISTS or IN is no part of the expression around it.
bool Parser::is_nested() const {
  const auto is_open = [](const Frame& frame) { return frame.kind <= FrameKind::kParen; };
  return std::ranges::count_if(frames_, is_open) > 1 + queries_apart_;
}

// Behind the end of a part Trino lists what could have stood in front of that end, and no more, but
// for elements of lists, and for parts of other primary expressions than parentheses.
void Parser::note_end(bool also_nested) {
  if (index_ != watch_index_ || failed_ || is_element() || at(kDot) || has_left_at_in()) {
    return;
  }
  is_behind_end_ = is_behind_end_ || also_nested || is_end_ || !is_nested();
}

// Behind a parenthesis around one expression Trino lists what could have stood in front of the
// parenthesis that closes it, and no more; but where a choice is open, all, and that names in
// parentheses may be those of a lambda.
void Parser::note_behind_parenthesis(const Frame& frame, SqlNodeId last) {
  const bool is_row = (frame.detail & kListed) != 0;
  const bool is_list = frames_.back().kind == FrameKind::kInList;
  const bool is_negated = is_list && frames_.back().detail != 0;
  if (!is_end_ && is_within_choice(frame.first_token)) {
    if (!is_list && (frame.detail & kNoLambda) == 0 && nodes_[last].kind == SqlNodeKind::kColumn) {
      note(display_name(kArrow));
    }
  } else if (!is_row && !is_negated && !(is_end_ && is_list)) {
    note_end(true);
  }
}

// A word that may begin a clause is an alias if the clause cannot go on behind it; within a choice
// both are in sight.
void Parser::note_behind_alias() {
  if (index_ != watch_index_ || !is_within_choice(index_ - 1)) {
    return;
  }
  switch (tokens_[index_ - 1].kind) {
    case kLimit:
      return note_each({kQuestionMark, kAll, kIntegerLiteral});
    case kOffset:
      return note_each({kQuestionMark, kIntegerLiteral});
    case kFetch:
      return note_each({kFirst, kNext});
    default:
      return;
  }
}

// Behind a set in parentheses, which may also be an expression, Trino has decided for the set, but
// where a query may end.
void Parser::note_behind_grouping_set(SqlNodeId set) {
  const SqlNodeKind kind = nodes_[set].kind;
  if (index_ != watch_index_ || is_end_ ||
      (kind != SqlNodeKind::kParenthesized && kind != SqlNodeKind::kRow)) {
    return;
  }
  if (!at_any({kRightParen, TokenKind::kWith})) {
    note_only({});
    return;
  }
  is_behind_end_ = false;
  SqlNodeId element = nodes_[set].first_child;
  while (element != kNoSqlNode && nodes_[element].kind == SqlNodeKind::kColumn) {
    element = nodes_[element].next;
  }
  if (element == kNoSqlNode) {
    note(display_name(kArrow));
  }
}

// Behind LEADING, TRAILING or BOTH, which may be a column as well.
void Parser::note_behind_trim_side() {
  if (index_ != watch_index_ || !is_choice_open()) return;
  note_each({kPercent, kLeftParen, kRightParen, kAsterisk, kPlus, kComma, kMinus, kArrow, kDot,
             kSlash, kAt, TokenKind::kFrom, kOver, kLeftBracket, TokenKind::kConcat});
  note("<string>");
}

// A column that was met within a choice could as well have been the beginning of something else.
void Parser::note_column_behind_choice() {
  if (column_end_ != index_ || is_end_ || !is_within_choice(column_begin_)) {
    return;
  }
  note(display_name(kLeftParen));
  if (column_begin_ + 1 == column_end_) {
    note_all({kArrow, kOver});
    note("<string>");
    if (tokens_[column_begin_].kind == TokenKind::kDouble) note_watched(kPrecision);
  }
}

}  // namespace mapping::sql
