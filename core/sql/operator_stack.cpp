#include "sql/operator_stack.h"

#include <algorithm>
#include <utility>

namespace mapping::sql {

Frame OperatorStack::pop() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  return frame;
}

std::size_t OperatorStack::open_floor(const Frame& floor) {
  frames_.push_back(floor);
  return std::exchange(floor_, frames_.size() - 1);
}

void OperatorStack::close_floor(std::size_t outer) {
  frames_.resize(floor_);
  floor_ = outer;
}

// Between two parts of a query there is no expression at all.
bool OperatorStack::is_in(FrameDetail detail) const {
  return floor_ < frames_.size() && (frames_[floor_].detail & detail) != 0;
}

bool OperatorStack::is_boolean_context() const {
  switch (top().kind) {
    case FrameKind::kBooleanBase:
    case FrameKind::kParen:
    case FrameKind::kNot:
    case FrameKind::kAnd:
    case FrameKind::kOr:
      return true;
    default:
      return false;
  }
}

bool OperatorStack::is_alias_possible() const {
  return is_in(kSelectItem) && std::none_of(frames_.begin() + static_cast<std::ptrdiff_t>(floor_),
                                            frames_.end(), [](const Frame& frame) {
                                              return frame.kind == FrameKind::kParen ||
                                                     frame.kind == FrameKind::kBetweenLow;
                                            });
}

bool OperatorStack::is_without_parenthesis() const {
  return std::none_of(frames_.begin() + static_cast<std::ptrdiff_t>(floor_), frames_.end(),
                      [](const Frame& frame) { return frame.kind == FrameKind::kParen; });
}

bool OperatorStack::is_value() const {
  return std::all_of(frames_.begin() + static_cast<std::ptrdiff_t>(floor_) + 1, frames_.end(),
                     [](const Frame& frame) { return frame.kind >= FrameKind::kConcat; });
}

bool OperatorStack::is_element() const {
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

FrameKind OperatorStack::waiting() const {
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

bool OperatorStack::is_nested() const {
  const auto is_open = [](const Frame& frame) { return frame.kind <= FrameKind::kParen; };
  return std::ranges::count_if(frames_, is_open) > 1 + queries_apart_;
}

}  // namespace mapping::sql
