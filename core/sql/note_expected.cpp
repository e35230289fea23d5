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
    note_all(kinds);
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
  if (is_predicate || at(TokenKind::kIn)) {
    return;
  }
  if (!at(kAt)) {
    note_all({kPercent, kAsterisk, kPlus, kMinus, kSlash, kAt, TokenKind::kConcat});
  }
  if (!at_any({kAt, kDot})) {
    note_all({kDot, kLeftBracket});
  }
  if (waiting == FrameKind::kLike) {
    note(display_name(TokenKind::kEscape));
  } else if (waiting == FrameKind::kBooleanBase && !may_be_subscript) {
    note("<predicate>");
  }
  note_column_behind_choice();
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

SqlNodeId Parser::last_child(SqlNodeId node) const {
  SqlNodeId child = nodes_[node].first_child;
  while (nodes_[child].next != kNoSqlNode) {
    child = nodes_[child].next;
  }
  return child;
}

// Behind a parenthesis around one expression Trino lists what could have stood in front of the
// parenthesis that closes it, and no more; but where a choice is open, all, and that names in
// parentheses may be those of a lambda.
void Parser::note_behind_parenthesis(const Frame& frame, SqlNodeId operand) {
  const auto spans = [&](const Choice& choice) {
    return choice.begin < frame.first_token && index_ <= choice.last;
  };
  const bool is_row = (frame.detail & kListed) != 0;
  const SqlNodeId inner = is_row ? last_child(operand) : nodes_[operand].first_child;
  if (std::ranges::any_of(choices_, spans)) {
    if ((frame.detail & kNoLambda) == 0 && nodes_[inner].kind == SqlNodeKind::kColumn) {
      note(display_name(kArrow));
    }
  } else if (!is_row && !is_element() && frames_[floor_].kind != FrameKind::kValueBase) {
    note_end_of(inner);
  }
}

// What may stand between the expression and the parenthesis that closes it; nothing else is noted
// then. An expression that a query ends says nothing.
void Parser::note_end_of(SqlNodeId expression) {
  using enum SqlNodeKind;
  bool may_become_predicate = true;
  SqlNodeId end = expression;
  for (SqlNodeKind kind = nodes_[end].kind;
       kind == kParenthesized || (kind >= kNot && kind <= SqlNodeKind::kConcat);
       kind = nodes_[end].kind) {
    if (kind == kQuantified) return;
    if (kind == SqlNodeKind::kIn || kind == kIsNull) break;
    may_become_predicate = may_become_predicate && (kind < kComparison || kind > kIsDistinct);
    if (kind == SqlNodeKind::kLike && nodes_[nodes_[end].first_child].next == last_child(end)) {
      note(display_name(TokenKind::kEscape));
    }
    end = last_child(end);
  }
  const SqlNodeKind kind = nodes_[end].kind;
  if (kind == kSubquery || kind == SqlNodeKind::kExists) return;
  note_each({kRightParen, TokenKind::kAnd, TokenKind::kOr});
  if (kind != SqlNodeKind::kIn && kind != kIsNull) {
    note_end_of_value(end);
    if (may_become_predicate) note("<predicate>");
  }
  watch_index_ = UINT32_MAX;
}

void Parser::note_end_of_value(SqlNodeId value) {
  const SqlNode& node = nodes_[value];
  note_each({kPercent, kAsterisk, kPlus, kMinus, kSlash, kAt, TokenKind::kConcat});
  if (node.kind != SqlNodeKind::kAtTimeZone) {
    note_each({kDot, kLeftBracket});
  }
  if (node.kind == SqlNodeKind::kFunction) {
    note_each({TokenKind::kFilter, kOver});
    if ((node.detail & kSqlStar) == 0) {
      note_each({kIgnore, kRespect});
    }
  }
}

// A column that was met within a choice could as well have been the beginning of something else.
void Parser::note_column_behind_choice() {
  if (column_end_ != index_) {
    return;
  }
  for (const Choice& choice : choices_) {
    if (choice.begin < column_begin_ && index_ <= choice.last) {
      note(display_name(kLeftParen));
      if (column_begin_ + 1 == column_end_) {
        note_all({kArrow, kOver});
        note("<string>");
      }
      return;
    }
  }
}

}  // namespace mapping::sql
