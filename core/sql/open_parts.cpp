#include "sql/open_parts.h"

#include <utility>

namespace mapping::sql {

using enum TokenKind;

void OpenParts::add(TokenKind kind, TokenKind before) {
  switch (kind) {
    case kLeftParen:
      open_.push_back({kRightParen});
      if (before == kCast || before == kTryCast) open_.back() = {kAs, kName, kRightParen};
      break;
    case kLeftBracket:
      open_.push_back({kRightBracket});
      break;
    case kBetween:
      open_.push_back({kAnd, kName});
      break;
    case kJoin:
      if (before != kCross && before != kNatural) open_.push_back({kOn, kName});
      break;
    case kAnd:
      leave(kAnd);
      break;
    case kOn:
    case kUsing:
      leave(kOn);
      break;
    case kAs:
      replace(kRightParen, {kRightParen});
      break;
    case kRightParen:
    case kRightBracket:
      close(kind);
      break;
    default:
      add_case_word(kind);
  }
}

void OpenParts::add_case_word(TokenKind kind) {
  if (kind == kCase) open_.push_back({kWhen, kName, kThen, kName, kEnd});
  if (kind == kWhen) replace(kEnd, {kThen, kName, kEnd});
  if (kind == kThen || kind == kElse) {
    drop_lacking();
    replace(kEnd, {kEnd});
  }
  if (kind == kEnd) close(kEnd);
}

void OpenParts::leave(TokenKind first) {
  if (!open_.empty() && open_.back().front() == first) open_.pop_back();
}

void OpenParts::replace(TokenKind last, std::vector<TokenKind> with) {
  if (!open_.empty() && open_.back().back() == last) open_.back() = std::move(with);
}

// JOIN and BETWEEN have no end of their own.
void OpenParts::drop_lacking() {
  while (!open_.empty() && open_.back().back() == kName) open_.pop_back();
}

void OpenParts::close(TokenKind last) {
  drop_lacking();
  if (!open_.empty() && open_.back().back() == last) open_.pop_back();
}

std::vector<TokenKind> OpenParts::ends() const {
  std::vector<TokenKind> ends;
  for (auto part = open_.rbegin(); part != open_.rend(); ++part)
    ends.insert(ends.end(), part->begin(), part->end());
  return ends;
}

}  // namespace mapping::sql
