#include "language/clause.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace mapping::language {

using sql::Token;
using sql::TokenKind;
using enum sql::TokenKind;

namespace {

struct ClauseWord {
  TokenKind word;
  Clause clause;
};

// What begins a clause at its depth.
constexpr auto kClauses = std::to_array<ClauseWord>({
    {kSelect, Clause::kSelect},   {kFrom, Clause::kFrom},
    {kJoin, Clause::kJoin},       {kOn, Clause::kOn},
    {kUsing, Clause::kFrom},      {kWhere, Clause::kWhere},
    {kGroup, Clause::kGroupBy},   {kHaving, Clause::kHaving},
    {kOrder, Clause::kOrderBy},   {kPartition, Clause::kPartition},
    {kCase, Clause::kCase},       {kWhen, Clause::kWhen},
    {kThen, Clause::kThen},       {kElse, Clause::kElse},
    {kWith, Clause::kWith},       {kUnion, Clause::kStart},
    {kExcept, Clause::kStart},    {kIntersect, Clause::kStart},
    {kBetween, Clause::kBetween}, {kLimit, Clause::kOther},
    {kOffset, Clause::kOther},    {kFetch, Clause::kOther},
    {kWindow, Clause::kOther},    {kRows, Clause::kOther},
    {kRange, Clause::kOther},     {kGroups, Clause::kOther},
});

constexpr auto kConditionWords =
    std::to_array<TokenKind>({kEqual, kNotEqual, kLess, kLessOrEqual, kGreater, kGreaterOrEqual,
                              kIn, kLike, kIs, kExists, kBetween});

bool is_operand_end(TokenKind kind) {
  return kind == kRightParen || kind == kRightBracket || kind == kEnd || kind == TokenKind::kNull ||
         kind == kTrue || kind == kFalse || kind == kAsterisk || kind == kQuestionMark ||
         sql::is_literal(kind) || sql::is_identifier(kind);
}

std::optional<Clause> clause_of(TokenKind kind) {
  const auto found = std::ranges::find(kClauses, kind, &ClauseWord::word);
  return found == kClauses.end() ? std::nullopt : std::optional(found->clause);
}

// What a parenthesis behind these begins is mostly a query.
bool begins_query(TokenKind previous) {
  static constexpr auto kWords =
      std::to_array<TokenKind>({kFrom, kJoin, kIn, kExists, kAll, kSome, kAny, kUnion, kExcept,
                                kIntersect, kLateral, kEndOfText});
  return std::ranges::find(kWords, previous) != kWords.end();
}

// The clause that the parenthesis behind `before` opens; none: it belongs to the one around it.
std::optional<Clause> clause_of_parenthesis(std::span<const Token> before) {
  const TokenKind previous = before.empty() ? kEndOfText : before.back().kind;
  if (previous == kCast || previous == kTryCast) return Clause::kCast;
  if (previous == kOver) return Clause::kOver;
  if (begins_query(previous)) return Clause::kStart;
  if (previous == kAs) return Clause::kStart;
  if (sql::is_identifier(previous)) return Clause::kArguments;
  return std::nullopt;
}

// Reads backwards from a place, over what is closed in front of it.
class ClauseReader {
 public:
  // Whether the token is in a parenthesis or a CASE that is closed.
  bool is_closed(TokenKind kind) {
    if (kind == kRightParen) ++depth_;
    const bool is_in_parenthesis = depth_ > 0;
    if (kind == kLeftParen && depth_ > 0) --depth_;
    if (is_in_parenthesis) return true;
    if (kind == kEnd) ++ends_;
    const bool is_in_case = ends_ > 0;
    if (kind == kCase && ends_ > 0) --ends_;
    return is_in_case;
  }

  // Whether the token begins a clause that is open.
  bool begins(TokenKind kind) {
    if (kind == kAs) has_as_ = true;
    if (kind == kBetween && std::exchange(has_and_, false)) return false;
    if (kind == kAnd) has_and_ = true;
    return clause_of(kind).has_value();
  }

  [[nodiscard]] bool has_as() const { return has_as_; }

 private:
  int depth_ = 0;
  int ends_ = 0;  // of CASE
  bool has_as_ = false;
  bool has_and_ = false;  // of a BETWEEN
};

}  // namespace

ClausePlace clause_at(std::span<const Token> before) {
  ClausePlace place;
  if (before.empty()) return place;
  place.previous = before.back().kind;
  place.behind_operand = is_operand_end(place.previous);
  ClauseReader reader;
  int joins = 0;  // AND, OR and open parentheses behind what is read
  for (std::size_t behind = before.size(); behind > 0; --behind) {
    const TokenKind kind = before[behind - 1].kind;
    if (joins == 0 && std::ranges::find(kConditionWords, kind) != kConditionWords.end())
      place.is_condition = true;
    if (reader.is_closed(kind)) continue;
    if (kind == kLeftParen) {
      ++joins;
      const std::optional<Clause> opened = clause_of_parenthesis(before.first(behind - 1));
      if (!opened) continue;
      place.clause = opened == Clause::kCast && reader.has_as() ? Clause::kOther : *opened;
      return place;
    }
    if (reader.begins(kind)) {
      place.clause = *clause_of(kind);
      return place;
    }
    if (kind == kAnd || kind == kOr) ++joins;
    // One that has its AND: nothing was joined by that.
    if (kind == kBetween && --joins == 0) place.is_condition = true;
  }
  return place;
}

namespace {

constexpr std::size_t kMostWords = 14;
using Words = std::array<TokenKind, kMostWords>;  // up to kEndOfText

struct UsualWords {
  Clause clause;
  Words words;
};

// Behind a token, whatever the clause is.
struct NextWords {
  TokenKind previous;
  Words words;
};

constexpr auto kFollowers = std::to_array<NextWords>({
    {kGroup, {kBy}},
    {kOrder, {kBy}},
    {kPartition, {kBy}},
    {kLeft, {kJoin, kOuter}},
    {kRight, {kJoin, kOuter}},
    {kFull, {kJoin, kOuter}},
    {kOuter, {kJoin}},
    {kInner, {kJoin}},
    {kCross, {kJoin}},
    {kNatural, {kJoin, kLeft, kInner}},
    {kIs, {TokenKind::kNull, kNot, kDistinct}},
    {kNot, {kIn, kLike, TokenKind::kNull, kExists, kBetween}},
    {kUnion, {kAll, kSelect, kDistinct}},
    {kExcept, {kSelect, kAll}},
    {kIntersect, {kSelect, kAll}},
    {kAll, {kSelect}},
    {kSelect, {kDistinct, kCase, kCast}},
    {kDistinct, {kCase, kCast, kFrom}},
    {kCase, {kWhen}},
    {kLeftParen, {kSelect, kCase, kDistinct, kNot, kExists}},
    {kNulls, {kFirst, kLast}},
    {kRows, {kBetween, kUnbounded, kCurrent}},
    {kRange, {kBetween, kUnbounded, kCurrent}},
    {kBetween, {kUnbounded, kCurrent}},
    {kUnbounded, {kPreceding, kFollowing}},
    {kCurrent, {kRow}},
    {kWith, {kRecursive}},
    {kExists, {kSelect}},
    {kBy, {kRollup, kCube, kGrouping}},
    {kWhere, {kNot, kExists, kCase}},
    {kAnd, {kNot, kExists, kCase, kCurrent, kUnbounded}},
    {kOr, {kNot, kExists, kCase}},
    {kJoin, {kUnnest, kLateral}},
    {kFrom, {kUnnest, kLateral}},
    {kComma, {kCase, kCast, kUnnest}},
});

constexpr auto kBehindOperand = std::to_array<UsualWords>({
    {Clause::kStart, {kUnion, kOrder, kSelect, kLimit, kAs}},
    {Clause::kSelect, {kFrom, kAs, kOver, kUnion, kAnd, kFilter, kIs, kIn, kBetween, kOr}},
    {Clause::kFrom,
     {kWhere, kJoin, kLeft, kGroup, kInner, kOrder, kAs, kCross, kLimit, kUnion, kOn}},
    {Clause::kJoin, {kOn, kUsing, kAs, kJoin, kLeft, kWhere}},
    {Clause::kOn,
     {kAnd, kWhere, kLeft, kJoin, kGroup, kInner, kOr, kOrder, kCross, kIn, kIs, kBetween}},
    {Clause::kWhere, {kAnd, kGroup, kOrder, kOr, kUnion, kLimit, kIn, kBetween, kIs, kLike, kNot}},
    {Clause::kGroupBy, {kOrder, kHaving, kLimit, kUnion}},
    {Clause::kHaving, {kAnd, kOrder, kOr, kLimit, kUnion, kIn, kBetween, kIs}},
    {Clause::kOrderBy, {kDesc, kLimit, kAsc, kNulls, kRows}},
    {Clause::kPartition, {kOrder, kRows, kRange}},
    {Clause::kCase, {kWhen, kEnd}},
    {Clause::kWhen, {kThen, kAnd, kOr, kIn, kIs, kBetween, kLike, kNot}},
    {Clause::kThen, {kElse, kEnd, kWhen}},
    {Clause::kElse, {kEnd}},
    {Clause::kBetween, {kAnd}},
    {Clause::kCast, {kAs}},
    {Clause::kArguments, {kOrder, kAs, kAnd, kOr, kIs, kIn, kFrom}},
    {Clause::kOver, {kOrder, kPartition, kRows}},
    {Clause::kWith, {kAs, kSelect}},
    {Clause::kOther, {kRow, kRows, kUnbounded, kAnd, kPreceding, kFollowing, kOnly}},
});

// A value without a comparison wants one first.
constexpr Words kPredicates = {kIn, kBetween, kIs, kLike, kNot};

constexpr auto kBeforeOperand = std::to_array<UsualWords>({
    {Clause::kStart, {kSelect, kWith, kValues, kDistinct, kCase, kNot, kExists}},
    {Clause::kOver, {kPartition, kOrder, kRows}},
    {Clause::kArguments, {kDistinct, kCase, kCast, kSelect}},
    {Clause::kOther, {kUnbounded, kCurrent, kBetween, kAll}},
});

std::span<const TokenKind> used(const Words& words) {
  const auto end = std::ranges::find(words, kEndOfText);
  return {words.data(), static_cast<std::size_t>(end - words.begin())};
}

template <typename Rows>
std::span<const TokenKind> words_of(const Rows& rows, Clause clause) {
  const auto found = std::ranges::find(rows, clause, &UsualWords::clause);
  return found == rows.end() ? std::span<const TokenKind>() : used(found->words);
}

}  // namespace

bool wants_word(const ClausePlace& place) {
  return place.previous == kCase ||
         (place.previous == kLeftParen && place.clause == Clause::kStart) ||
         place.previous == kUnion;
}

std::span<const TokenKind> usual_words(const ClausePlace& place) {
  if (place.behind_operand) {
    const bool takes_condition = place.clause == Clause::kWhere || place.clause == Clause::kOn ||
                                 place.clause == Clause::kHaving || place.clause == Clause::kWhen;
    if (takes_condition && !place.is_condition) return used(kPredicates);
    return words_of(kBehindOperand, place.clause);
  }
  const bool is_opened = place.clause == Clause::kArguments || place.clause == Clause::kOver;
  if (place.previous == kLeftParen && is_opened) return words_of(kBeforeOperand, place.clause);
  const auto next = std::ranges::find(kFollowers, place.previous, &NextWords::previous);
  return next == kFollowers.end() ? words_of(kBeforeOperand, place.clause) : used(next->words);
}

}  // namespace mapping::language
