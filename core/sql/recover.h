#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/sql.h"
#include "sql/token.h"

// Reading on behind a fault. Where reading ends a few words are put in, or some are left out: what
// lets the parser come farthest for the least. So every clause behind a fault keeps its tree, and
// what is missing is a hole, a name that nobody would write.
//
//   recover("SELECT a, FROM t WHERE x = ").text  // "SELECT a,  hole__ FROM t WHERE x =  hole__ "
namespace mapping::sql {

// The name that stands where one is missing.
inline constexpr std::string_view kHole = "hole__";

// Places in two texts, of which the second has more: insertions, in the order of the text.
class OffsetMap {
 public:
  void insert(std::uint32_t place, std::uint32_t size) { insertions_.push_back({place, size}); }

  // Behind what was put in at the place itself.
  [[nodiscard]] std::uint32_t to_mended(std::uint32_t offset) const;
  // The place where a text was put in, for all of it.
  [[nodiscard]] std::uint32_t to_written(std::uint32_t offset) const;
  [[nodiscard]] Span to_written(Span span) const {
    return {to_written(span.begin), to_written(span.end)};
  }

 private:
  struct Insertion {
    std::uint32_t place;  // in the text as it was written
    std::uint32_t size;
  };

  std::vector<Insertion> insertions_{};
};

// Tokens of a text, which are changed until they can be read.
//
// The work is bounded: it grows with the text and the number of its faults, and where there are too
// many nothing is mended.
class Repair {
 public:
  // `tokens` are those of the text, of which some may be left out.
  Repair(std::string_view text, std::vector<Token> tokens);

  // Puts `name` in front of the token `index`, for what is written at a place of the text; it is kept
  // whatever is mended.
  void put_name(std::uint32_t index, std::string_view name, Span written);

  // Mends what ends reading in front of the token that was put in.
  bool mend_before_name();
  // Mends the whole.
  bool mend();

  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  // The one that was put in.
  [[nodiscard]] std::uint32_t name_index() const { return kept_; }
  // The text of the tokens, whose spans are places in it. What was put in stands at its end.
  [[nodiscard]] std::string_view text() const { return text_; }
  // How many tokens can be read; all of them and one more where that is a statement.
  [[nodiscard]] std::uint32_t reach(const std::vector<Token>& tokens) const;
  // A text that can be read, and its places.
  [[nodiscard]] std::string mended(OffsetMap& map) const;

 private:
  // At a token: how many are left out, and what is put in.
  struct Change {
    std::uint32_t at = 0;
    std::uint32_t removed = 0;
    std::vector<TokenKind> put{};
    int cost = 0;
  };
  struct Best {
    Change change{};
    int score = 0;
  };

  void insert(std::uint32_t index, Token token, std::uint32_t place);
  void leave_out(std::uint32_t index, std::uint32_t count);
  bool mend_until(bool whole);
  [[nodiscard]] std::uint32_t reach_until(std::vector<Token>& tokens, std::uint32_t wall);
  void try_change(Change change, std::uint32_t stop, bool whole, Best& best);
  void try_changes(std::uint32_t stop, bool whole, Best& best);
  void try_ends(std::uint32_t stop, Best& best);
  void try_cuts(std::uint32_t stop, bool whole, Best& best);
  [[nodiscard]] std::vector<Token> changed(const Change& change) const;
  [[nodiscard]] std::uint32_t next_at_depth(std::uint32_t index,
                                            bool (*is_wanted)(TokenKind)) const;
  [[nodiscard]] std::uint32_t query_in_front(std::uint32_t index) const;
  [[nodiscard]] std::vector<TokenKind> open_ends(std::uint32_t end) const;
  void apply(const Change& change);
  [[nodiscard]] Token token_of(TokenKind kind) const;

  std::string text_;
  std::size_t written_size_;
  std::vector<Token> tokens_;
  std::vector<Span> word_places_;      // of the words that can be put in, in `text_`
  std::vector<std::uint32_t> places_;  // of the tokens, in the text as it was written
  std::vector<Span> left_out_{};
  std::uint32_t kept_ = UINT32_MAX;
  std::size_t budget_;
};

}  // namespace mapping::sql
