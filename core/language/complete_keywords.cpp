#include <algorithm>
#include <array>

#include "language/candidates.h"
#include "mapping/text.h"

namespace mapping::language {

using sql::TokenKind;
using enum sql::TokenKind;

namespace {

constexpr int kUsual = 1000;
constexpr int kUnusual = 300;
constexpr int kBesideNames = 850;  // where a name can stand as well
constexpr int kStepOfRank = 30;
constexpr int kBegun = 400;     // its first letters are written
constexpr int kReadsOn = 1500;  // the rest of the statement can be read behind it, and no farther

struct Phrase {
  TokenKind word;
  TokenKind next;
};

// Words of which the next one is clear.
constexpr auto kPhrases = std::to_array<Phrase>({{kGroup, kBy},
                                                 {kOrder, kBy},
                                                 {kPartition, kBy},
                                                 {kLeft, kJoin},
                                                 {kRight, kJoin},
                                                 {kFull, kJoin},
                                                 {kInner, kJoin},
                                                 {kCross, kJoin},
                                                 {kOuter, kJoin}});

std::string_view spelled(TokenKind kind) {
  const std::string_view shown = sql::display_name(kind);
  return shown.substr(1, shown.size() - 2);
}

// Whether the author writes keywords in small letters.
bool writes_small(const Place& place) {
  int small = 0;
  int large = 0;
  const auto count = [&](const std::vector<sql::Token>& tokens) {
    for (const sql::Token& token : tokens) {
      const std::string_view text = slice(place.text, token.span);
      if (!sql::is_keyword(token.kind) || text.empty()) continue;
      ++(text[0] >= 'a' && text[0] <= 'z' ? small : large);
    }
  };
  count(place.before);
  count(place.behind);
  return small > large;
}

std::string text_of(const ExpectedWord& word, bool at_end, bool small) {
  std::string text(spelled(word.kind));
  const auto phrase = std::ranges::find(kPhrases, word.kind, &Phrase::word);
  if (phrase != kPhrases.end() && (at_end || word.progress == 0)) {
    text += ' ';
    text += spelled(phrase->next);
  }
  return small ? to_lower(text) : text;
}

}  // namespace

void add_keywords(const Request& request, Candidates& candidates) {
  const Place& place = request.place;
  const std::span<const TokenKind> usual = usual_words(request.clause);
  const bool at_end = request.at_end();
  const bool small = writes_small(place);
  const bool has_names = place.role != PlaceRole::kNone;
  // Two names behind each other are seldom a name and its alias.
  const TokenKind next = request.next();
  const bool is_alias = next == kName || next == kQuotedName;
  const bool is_rather_word =
      is_alias || place.role == PlaceRole::kFunction || wants_word(request.clause);
  int best = place.name_progress;
  for (const ExpectedWord& word : place.words) best = std::max(best, word.progress);
  for (const ExpectedWord& word : place.words) {
    const auto rank = std::ranges::find(usual, word.kind) - usual.begin();
    const bool is_usual = static_cast<std::size_t>(rank) < usual.size();
    int score = is_usual ? kUsual - static_cast<int>(rank) * kStepOfRank : kUnusual;
    if (has_names) score -= kUsual - kBesideNames;
    if (at_end) {
      if (rank == 0 && is_usual && wants_word(request.clause)) score += kReadsOn;
    } else {
      const bool beats_names =
          !has_names || word.progress > place.name_progress || (is_usual && is_rather_word);
      score += word.progress >= best && beats_names ? kReadsOn : std::min(word.progress, 10) * 10;
    }
    if (place.caret.letters(request.sql).size() > 1) score += kBegun;
    candidates.add(CompletionKind::kKeyword, text_of(word, at_end, small), score);
  }
}

}  // namespace mapping::language
