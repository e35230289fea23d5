#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>

#include "sql/token.h"

namespace mapping::sql {

// Where reading stands among the tokens of a text, of which the last is kEndOfText.
//
//   Cursor cursor(tokens);          // SELECT a
//   cursor.at(TokenKind::kSelect)   // true
//   cursor.kind_at(1)               // TokenKind::kName
//
// The first token that cannot go on ends everything: the cursor stops at the end of the text, where
// nothing that is asked for stands, so that every loop ends and every caller returns.
class Cursor {
 public:
  explicit Cursor(std::span<const Token> tokens) : tokens_(tokens), kind_(tokens.front().kind) {}

  [[nodiscard]] TokenKind kind() const { return kind_; }
  // Of the token so many behind this one; beyond the text there are only ends.
  [[nodiscard]] TokenKind kind_at(std::uint32_t ahead) const {
    const std::size_t index = index_ + std::size_t{ahead};
    return index < tokens_.size() ? tokens_[index].kind : TokenKind::kEndOfText;
  }
  [[nodiscard]] TokenKind kind_of(std::uint32_t index) const { return tokens_[index].kind; }
  [[nodiscard]] bool at(TokenKind kind) const { return kind_ == kind; }
  [[nodiscard]] bool at_any(std::initializer_list<TokenKind> kinds) const;
  [[nodiscard]] std::uint32_t index() const { return index_; }
  // Where the token begins in the text.
  [[nodiscard]] std::uint32_t begin() const { return tokens_[index_].span.begin; }
  // Where what has been read ends.
  [[nodiscard]] std::uint32_t previous_end() const {
    return index_ == 0 ? 0 : tokens_[index_ - 1].span.end;
  }

  void advance();
  void stop();
  [[nodiscard]] bool failed() const { return failed_; }

 protected:
  // advance(), for the few places that most tokens pass.
  void step() {
    if (index_ + 1 < tokens_.size()) {
      ++index_;
      kind_ = tokens_[index_].kind;
    }
  }

 private:
  std::span<const Token> tokens_;
  std::uint32_t index_ = 0;
  TokenKind kind_;
  bool failed_ = false;
};

}  // namespace mapping::sql
