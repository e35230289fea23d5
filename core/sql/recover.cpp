#include "sql/recover.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "sql/open_parts.h"
#include "sql/parser.h"

namespace mapping::sql {

using enum TokenKind;

namespace {

// What is put in, in the order of `word_places_`.
struct Word {
  TokenKind kind;
  std::string_view text;
};

constexpr auto kWords = std::to_array<Word>({
    {kName, kHole},
    {kLeftParen, "("},
    {kRightParen, ")"},
    {kRightBracket, "]"},
    {kComma, ","},
    {kDot, "."},
    {kEqual, "="},
    {kQuestionMark, "?"},
    {kAnd, "AND"},
    {kAs, "AS"},
    {kBy, "BY"},
    {kEnd, "END"},
    {kFrom, "FROM"},
    {kGroup, "GROUP"},
    {kIn, "IN"},
    {kJoin, "JOIN"},
    {TokenKind::kNull, "NULL"},
    {kOn, "ON"},
    {kOrder, "ORDER"},
    {kSelect, "SELECT"},
    {kThen, "THEN"},
    {kUnion, "UNION"},
    {kWhen, "WHEN"},
    {kWhere, "WHERE"},
    {kWith, "WITH"},
    {kElse, "ELSE"},
    {kOver, "OVER"},
});

// What may be missing in front of a token, with what it costs. The first are tried first.
struct Missing {
  std::array<TokenKind, 5> put;  // up to kEndOfText
  int cost;
  bool earlier;  // also in front of the token before it
};

constexpr auto kMissing = std::to_array<Missing>({
    {{kName}, 1, true},
    {{kRightParen}, 2, false},
    {{kComma}, 2, true},
    {{kFrom}, 2, true},
    {{kBy}, 2, false},
    {{kAs}, 2, true},
    {{kEqual}, 2, false},
    {{kAnd}, 2, true},
    {{kOn, kName}, 2, false},
    {{kOn}, 2, true},
    {{kEnd}, 2, true},
    {{kThen}, 2, true},
    {{kThen, kName}, 2, false},
    {{kThen, kName, kEnd}, 3, false},
    {{kWhen}, 2, true},
    {{kWhere}, 2, true},
    {{kLeftParen}, 2, true},
    {{kJoin}, 2, true},
    {{kAnd, kName}, 2, false},
    {{TokenKind::kNull}, 2, false},
    {{kOrder}, 3, false},
    {{kGroup}, 2, false},
    {{kSelect}, 2, true},
    {{kDot}, 3, true},
    {{kIn}, 3, true},
    {{kElse}, 3, true},
    {{kUnion}, 3, true},
    {{kWith}, 3, true},
    {{kOver}, 3, false},
    {{kSelect, kName}, 3, false},
    {{kSelect, kName, kFrom}, 3, false},
    {{kQuestionMark}, 3, false},
    {{kWhen, kName, kThen, kName}, 3, false},
    {{kAs, kLeftParen, kSelect, kName}, 4, false},
    {{kLeftParen, kName}, 4, false},
    {{kLeftParen, kSelect, kName}, 4, false},
});

constexpr int kCostOfLeaving = 3;
constexpr int kCostOfCut = 8;
constexpr int kMostProgress =
    14;  // tokens that are read behind a change; more do not make it better
constexpr std::size_t kMostRepairs = 32;
constexpr std::size_t kLeastBudget = 300'000;  // tokens that are read
constexpr std::size_t kReadings = 60;          // of the whole text

// The words where a part begins that can be read without the ones before it.
bool is_anchor(TokenKind kind) {
  static constexpr auto kAnchors = std::to_array<TokenKind>(
      {kFrom,   kWhere, kGroup, kHaving, kOrder, kLimit,  kUnion, kExcept,     kIntersect,
       kSelect, kJoin,  kLeft,  kInner,  kCross, kOn,     kComma, kRightParen, kAnd,
       kOr,     kWhen,  kThen,  kElse,   kEnd,   kOffset, kFetch, kWindow});
  return std::ranges::find(kAnchors, kind) != kAnchors.end();
}

}  // namespace

std::uint32_t OffsetMap::to_mended(std::uint32_t offset) const {
  std::uint32_t added = 0;
  for (const Insertion& insertion : insertions_) {
    if (insertion.place > offset) break;
    added += insertion.size;
  }
  return offset + added;
}

std::uint32_t OffsetMap::to_written(std::uint32_t offset) const {
  std::uint32_t added = 0;
  for (const Insertion& insertion : insertions_) {
    if (offset < insertion.place + added) break;
    if (offset < insertion.place + added + insertion.size) return insertion.place;
    added += insertion.size;
  }
  return offset - added;
}

Repair::Repair(std::string_view text, std::vector<Token> tokens)
    : text_(text),
      written_size_(text.size()),
      tokens_(std::move(tokens)),
      budget_(kLeastBudget + tokens_.size() * kReadings) {
  places_.reserve(tokens_.size());
  for (const Token& token : tokens_) places_.push_back(token.span.begin);
  for (const Word& word : kWords) {
    text_ += ' ';
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += word.text;
    word_places_.push_back({begin, static_cast<std::uint32_t>(text_.size())});
  }
}

Token Repair::token_of(TokenKind kind) const {
  const auto word =
      std::ranges::find(kWords, kind, &Word::kind) - kWords.begin();  // every kind put in is there
  return {kind, word_places_[static_cast<std::size_t>(word)]};
}

void Repair::put_name(std::uint32_t index, std::string_view name, Span written) {
  left_out_.push_back(written);
  text_ += ' ';
  const auto begin = static_cast<std::uint32_t>(text_.size());
  text_ += name;
  const Span span{begin, static_cast<std::uint32_t>(text_.size())};
  insert(index, {kName, span}, written.begin);
  kept_ = index;
}

void Repair::insert(std::uint32_t index, Token token, std::uint32_t place) {
  tokens_.insert(tokens_.begin() + static_cast<std::ptrdiff_t>(index), token);
  places_.insert(places_.begin() + static_cast<std::ptrdiff_t>(index), place);
}

void Repair::leave_out(std::uint32_t index, std::uint32_t count) {
  for (std::uint32_t at = index; at < index + count; ++at) {
    if (tokens_[at].span.begin < written_size_) left_out_.push_back(tokens_[at].span);
  }
  const auto first = static_cast<std::ptrdiff_t>(index);
  const auto last = first + static_cast<std::ptrdiff_t>(count);
  tokens_.erase(tokens_.begin() + first, tokens_.begin() + last);
  places_.erase(places_.begin() + first, places_.begin() + last);
  if (kept_ != UINT32_MAX && kept_ > index) kept_ -= count;
}

std::uint32_t Repair::reach(const std::vector<Token>& tokens) const {
  Parser parser(text_, tokens, Dialect::kNewest);
  const bool whole = parser.parse_statement();
  return whole ? static_cast<std::uint32_t>(tokens.size()) : parser.stop_place().stop_index;
}

bool Repair::mend_before_name() { return mend_until(false); }

bool Repair::mend() { return mend_until(true); }

// Nothing can take the token at the wall.
std::uint32_t Repair::reach_until(std::vector<Token>& tokens, std::uint32_t wall) {
  budget_ -= std::min(budget_, tokens.size());
  if (wall >= tokens.size()) return reach(tokens);
  const TokenKind kind = std::exchange(tokens[wall].kind, kUnrecognized);
  const std::uint32_t stop = reach(tokens);
  tokens[wall].kind = kind;
  return stop;
}

bool Repair::mend_until(bool whole) {
  for (std::size_t repairs = 0;; ++repairs) {
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    const std::uint32_t wall = whole ? size : kept_;
    const std::uint32_t stop = reach_until(tokens_, wall);
    if (stop >= wall) return true;
    if (repairs == kMostRepairs || budget_ == 0) return false;
    Best best;
    if (stop + 1 == size)
      try_ends(stop, best);
    else
      try_changes(stop, whole, best);
    if (best.score <= 0) try_cuts(stop, whole, best);
    if (best.score <= 0) return false;
    apply(best.change);
  }
}

void Repair::try_change(Change change, std::uint32_t stop, bool whole, Best& best) {
  const bool is_kept =
      kept_ != UINT32_MAX && change.at <= kept_ && kept_ < change.at + change.removed;
  const int most = 2 * kMostProgress - change.cost * 3 + 4;
  if (is_kept || most <= best.score || budget_ == 0) return;
  std::vector<Token> tokens = changed(change);
  const auto added = static_cast<std::int64_t>(change.put.size()) - change.removed;
  const auto wall =
      static_cast<std::uint32_t>(whole ? static_cast<std::int64_t>(tokens.size()) : kept_ + added);
  const std::uint32_t reached = reach_until(tokens, wall);
  const auto progress =
      static_cast<int>(std::min<std::int64_t>(reached - added - stop, kMostProgress));
  if (progress <= 0 && reached < wall) return;
  const int score = 2 * (reached >= wall ? kMostProgress : progress) + 4 - change.cost * 3;
  if (score > best.score) best = {std::move(change), score};
}

void Repair::try_changes(std::uint32_t stop, bool whole, Best& best) {
  for (const Missing& missing : kMissing) {
    const auto end = std::ranges::find(missing.put, kEndOfText);
    const std::vector<TokenKind> put(missing.put.begin(), end);
    try_change({stop, 0, put, missing.cost}, stop, whole, best);
    if (missing.earlier && stop > 0)
      try_change({stop - 1, 0, put, missing.cost + 1}, stop, whole, best);
  }
  try_change({stop, 1, {}, kCostOfLeaving}, stop, whole, best);
  if (stop > 0) try_change({stop - 1, 1, {}, kCostOfLeaving}, stop, whole, best);
  if (stop > 0) try_change({stop - 1, 1, {kName}, kCostOfLeaving}, stop, whole, best);
  try_change({stop, 1, {kName}, kCostOfLeaving}, stop, whole, best);
  const std::uint32_t anchor = next_at_depth(stop, is_anchor);
  const int cost = kCostOfLeaving + static_cast<int>(std::min(anchor - stop, 20U) / 4);
  if (anchor == stop || anchor + 1 > tokens_.size()) return;
  try_change({stop, anchor - stop, {}, cost}, stop, whole, best);
  try_change({stop, anchor - stop, {kName}, cost}, stop, whole, best);
}

// The text is not finished.
void Repair::try_ends(std::uint32_t stop, Best& best) {
  const std::vector<TokenKind> ends = open_ends(stop);
  std::vector<TokenKind> closing = ends;  // alone
  std::erase_if(closing, [](TokenKind kind) {
    return kind != kRightParen && kind != kRightBracket && kind != kEnd;
  });
  const auto add = [&](const std::vector<TokenKind>& put, int cost) {
    for (const std::vector<TokenKind>& end : {ends, closing}) {
      std::vector<TokenKind> whole = put;
      whole.insert(whole.end(), end.begin(), end.end());
      try_change({stop, 0, whole, cost}, stop, true, best);
      whole.insert(whole.end(), {kSelect, kName});
      try_change({stop, 0, std::move(whole), cost + 1}, stop, true, best);
    }
  };
  if (!ends.empty()) add({}, 1);
  for (const Missing& missing : kMissing) {
    add({missing.put.begin(), std::ranges::find(missing.put, kEndOfText)}, missing.cost);
  }
  try_change({stop - 1, 1, ends, kCostOfLeaving + 4}, stop, true, best);
}

// Nothing that is put in leads on: another query may not stand there, as behind LIMIT. Either it or the
// one in front of it is left out.
void Repair::try_cuts(std::uint32_t stop, bool whole, Best& best) {
  const std::uint32_t end = next_at_depth(stop, [](TokenKind) { return false; });
  try_change({stop, end - stop, {}, kCostOfCut}, stop, whole, best);
  const TokenKind kind = tokens_[stop].kind;
  if (kind != kUnion && kind != kExcept && kind != kIntersect) return;
  const std::uint32_t begin = query_in_front(stop);
  try_change({begin, stop + 1 - begin, {}, kCostOfCut}, stop, whole, best);
}

std::vector<Token> Repair::changed(const Change& change) const {
  std::vector<Token> tokens;
  tokens.reserve(tokens_.size() + change.put.size());
  const std::span<const Token> all(tokens_);
  const auto append = [&tokens](std::span<const Token> part) {
    tokens.insert(tokens.end(), part.begin(), part.end());
  };
  append(all.first(change.at));
  for (const TokenKind kind : change.put) tokens.push_back(token_of(kind));
  append(all.subspan(change.at + change.removed));
  return tokens;
}

// The next token at this depth that is wanted, or the one that ends the depth.
std::uint32_t Repair::next_at_depth(std::uint32_t index, bool (*is_wanted)(TokenKind)) const {
  int depth = 0;
  for (std::uint32_t at = index; at + 1 < tokens_.size(); ++at) {
    const TokenKind kind = tokens_[at].kind;
    if (depth == 0 && at > index && is_wanted(kind)) return at;
    if (kind == kLeftParen) ++depth;
    if (kind == kRightParen && --depth < 0) return at;
  }
  return static_cast<std::uint32_t>(tokens_.size()) - 1;
}

// Where the query that ends in front of a token begins, at its depth.
std::uint32_t Repair::query_in_front(std::uint32_t index) const {
  int depth = 0;
  for (std::uint32_t at = index; at > 0; --at) {
    const TokenKind kind = tokens_[at - 1].kind;
    if (kind == kRightParen) ++depth;
    if (kind == kLeftParen && --depth < 0) return at;
    if (depth == 0 && kind == kSelect) return at - 1;
  }
  return 0;
}

// What closes all that is open in front of a token.
std::vector<TokenKind> Repair::open_ends(std::uint32_t end) const {
  OpenParts open;
  for (std::uint32_t at = 0; at < end; ++at)
    open.add(tokens_[at].kind, at == 0 ? kEndOfText : tokens_[at - 1].kind);
  return open.ends();
}

void Repair::apply(const Change& change) {
  leave_out(change.at, change.removed);
  const std::uint32_t place = change.at == 0 ? 0 : [&] {
    const Token& before = tokens_[change.at - 1];
    const bool is_written = before.span.begin < written_size_;
    return is_written ? before.span.end : places_[change.at - 1];
  }();
  for (std::size_t i = 0; i < change.put.size(); ++i) {
    insert(change.at + static_cast<std::uint32_t>(i), token_of(change.put[i]), place);
  }
  if (kept_ != UINT32_MAX && kept_ >= change.at)
    kept_ += static_cast<std::uint32_t>(change.put.size());
}

std::string Repair::mended(OffsetMap& map) const {
  std::string written(text_, 0, written_size_);
  for (const Span span : left_out_) {
    written.replace(span.begin, span.size(), span.size(), ' ');
  }
  std::string result;
  std::size_t done = 0;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].span.begin < written_size_ || tokens_[i].kind == kEndOfText) continue;
    const std::string_view word = slice(text_, tokens_[i].span);
    result.append(written, done, places_[i] - done);
    done = places_[i];
    result.append(" ").append(word).append(" ");
    map.insert(places_[i], static_cast<std::uint32_t>(word.size()) + 2);
  }
  return result.append(written, done);
}

}  // namespace mapping::sql
