#pragma once

#include <span>
#include <vector>

#include "sql/token.h"

namespace mapping::language {

// The part of a query that a place is in.
enum class Clause : std::uint8_t {
  kStart,  // where a query begins
  kSelect,
  kFrom,
  kJoin,  // behind JOIN, whose condition is missing
  kOn,
  kWhere,
  kGroupBy,
  kHaving,
  kOrderBy,
  kPartition,
  kCase,  // behind CASE or a WHEN that has its THEN
  kWhen,
  kThen,
  kElse,
  kBetween,  // whose AND is missing
  kCast,     // whose AS is missing
  kArguments,
  kOver,  // in the parenthesis of a window
  kWith,
  kOther,
};

struct ClausePlace {
  Clause clause = Clause::kStart;
  bool behind_operand = false;  // a value, a name or what closes a parenthesis is in front
  bool is_condition = false;    // with a comparison since the last AND, OR or beginning
  sql::TokenKind previous = sql::TokenKind::kEndOfText;  // the token in front; the end: none
};

[[nodiscard]] ClausePlace clause_at(std::span<const sql::Token> before);

// The keywords that people write at such a place, the usual ones first.
[[nodiscard]] std::span<const sql::TokenKind> usual_words(const ClausePlace& place);

// Whether people write the first of them there rather than a name.
[[nodiscard]] bool wants_word(const ClausePlace& place);

}  // namespace mapping::language
