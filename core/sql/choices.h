#pragma once

#include <cstdint>
#include <vector>

#include "sql/cursor.h"

namespace mapping::sql {

// A choice of the grammar that Trino's parser makes by reading on, as far as it needs, before it
// takes a step. A token that no alternative takes is met while the choice is still open, and what
// is reported is the choice's business: the token itself, or, where one alternative was to leave
// off in front of the choice, the token that it leaves off at.
struct Choice {
  static constexpr std::uint32_t kNoBlame = UINT32_MAX;

  std::uint32_t begin = 0;          // its first token
  std::uint32_t blame = kNoBlame;   // the token to report, if not the one that could not go on
  std::uint32_t last = UINT32_MAX;  // the last token at which it can be open
};

// The choices that are open where the cursor stands, in the order they were begun; at a fault the
// first one decides. This is why a server reports `WHERE a IN (1, b c)` at IN, but
// `WHERE (a IN (1, b c))` at c.
class Choices {
 public:
  explicit Choices(const Cursor& cursor) : cursor_(cursor) {}

  void open(std::uint32_t begin, std::uint32_t blame = Choice::kNoBlame,
            std::uint32_t last = UINT32_MAX);
  // Back to so many.
  void close(std::size_t count);
  [[nodiscard]] std::size_t size() const { return choices_.size(); }
  // The one at `position` is open until the token `last`.
  void limit(std::size_t position, std::uint32_t last) { choices_[position].last = last; }
  // So is that of a call whose parenthesis the token `first` stands behind.
  void limit_call(std::uint32_t first, std::uint32_t last);

  [[nodiscard]] bool is_open() const { return deciding() != nullptr; }
  // Whether what begins at this token was met within a choice that is still open.
  [[nodiscard]] bool is_within(std::uint32_t first_token) const;
  // The first one that is open, or none.
  [[nodiscard]] const Choice* deciding() const;

 private:
  const Cursor& cursor_;
  std::vector<Choice> choices_;
};

}  // namespace mapping::sql
