#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "sql/tree_builder.h"

namespace mapping::sql {

enum class FrameKind : std::uint8_t {
  kValueBase,  // the floor of a call: only operators of values may stand above
               // it
  kBooleanBase,
  kParen,
  kInList,
  kOr,
  kAnd,
  kNot,
  kComparison,
  kBetweenLow,
  kBetweenHigh,
  kLike,
  kLikeEscape,
  kIsDistinct,
  kConcat,
  kAdditive,
  kMultiplicative,
  kSign,
};

// Details of kParen and of the floors.
enum FrameDetail : std::uint16_t {
  kListed = 1,        // an element of a list
  kNoLambda = 2,      // not all elements so far are names
  kSubscript = 4,     // also what stands in brackets behind a column named array
  kSelectItem = 8,    // a select item's expression
  kGroupingSet = 16,  // a grouping set's expression
  kReturned = 32,     // what RETURN as a whole body returns
};

// An operator, or an opening parenthesis, whose right side is being read.
struct Frame {
  FrameKind kind;
  SqlDetail written;         // of the node that an operator becomes
  std::uint16_t detail = 0;  // FrameDetail
  std::uint32_t begin = 0;
  std::uint32_t first_token = 0;
  std::uint32_t choices = 0;  // how many were open before it
  NodeList operands;
};

// The operators and parentheses that wait for what is being read. Each expression has a floor, which
// its own stand on and nothing below it sees.
class OperatorStack {
 public:
  OperatorStack() { frames_.reserve(32); }

  [[nodiscard]] Frame& top() { return frames_.back(); }
  [[nodiscard]] const Frame& top() const { return frames_.back(); }
  void push(const Frame& frame) { frames_.push_back(frame); }
  Frame pop();

  // Begins an expression. What is returned is to be given back at its end.
  std::size_t open_floor(const Frame& floor);
  void close_floor(std::size_t outer);
  [[nodiscard]] bool is_at_floor() const { return frames_.size() == floor_ + 1; }
  // Whether the innermost expression is one of this FrameDetail.
  [[nodiscard]] bool is_in(FrameDetail detail) const;
  // Whether it also begins at this token.
  [[nodiscard]] bool begins(FrameDetail detail, std::uint32_t first_token) const {
    return is_in(detail) && frames_[floor_].first_token == first_token;
  }

  // NOT and predicates may stand where no operator of values is waiting for its right side.
  [[nodiscard]] bool is_boolean_context() const;
  // Whether an alias may follow the operand that is being read: it may end a select item.
  [[nodiscard]] bool is_alias_possible() const;
  // Whether nothing in the innermost expression stands in parentheses.
  [[nodiscard]] bool is_without_parenthesis() const;
  // Whether the innermost expression, as far as it has been read, is one of values alone.
  [[nodiscard]] bool is_value() const;
  // Whether what is being read is an element of a list. Behind one Trino has left the expression and
  // lists what the list may go on with.
  [[nodiscard]] bool is_element() const;
  // The innermost frame that says what may follow its operand: the floor of a value, a predicate's
  // right side, or kBooleanBase for all that may become a predicate.
  [[nodiscard]] FrameKind waiting() const;

  // A query of EXISTS or IN is no part of the expression around it.
  void enter_query() { ++queries_apart_; }
  void leave_query() { --queries_apart_; }
  // Whether an expression is a part of another one. Each that is open has a floor and each
  // parenthesis a frame.
  [[nodiscard]] bool is_nested() const;

 private:
  std::vector<Frame> frames_;
  std::size_t floor_ = SIZE_MAX;  // of the innermost expression
  std::ptrdiff_t queries_apart_ = 0;
};

}  // namespace mapping::sql
