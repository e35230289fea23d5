#pragma once

#include <vector>

#include "sql/token.h"

namespace mapping::sql {

// The parts of a statement that are open behind some of its tokens: parentheses, brackets, CASE, and
// JOIN and BETWEEN, which have no end of their own.
//
//   CASE WHEN a IN (1   →   ) THEN hole__ END
class OpenParts {
 public:
  // The next token, and the one in front of it.
  void add(TokenKind kind, TokenKind before);

  // What closes them all, with what each still lacks; kName: any name.
  [[nodiscard]] std::vector<TokenKind> ends() const;

 private:
  void add_case_word(TokenKind kind);
  void leave(TokenKind first);
  void replace(TokenKind last, std::vector<TokenKind> with);
  void drop_lacking();
  void close(TokenKind last);

  std::vector<std::vector<TokenKind>> open_{};  // of each what is missing up to its end
};

}  // namespace mapping::sql
