#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "mapping/text.h"
#include "sql/token.h"

namespace mapping::language {

// The word that an author is at, in a statement: what is being written, or what was.
//
//   find_caret("SELECT ord FROM t", 10)   // word [7,10), "ord"
struct Caret {
  Span word{};  // empty at the caret where there is none
  std::uint32_t offset = 0;
  bool quoted = false;               // begins with `"`, which may not be closed yet
  bool in_text = false;              // in a comment, a string or a number: nothing is named there
  std::vector<sql::Token> tokens{};  // of the statement, without the word
  std::uint32_t index = 0;           // where the word belongs among them

  // What stands in front of the caret, without a quote.
  [[nodiscard]] std::string_view letters(std::string_view sql) const {
    return slice(sql, {word.begin + (quoted ? 1U : 0U), offset});
  }
};

[[nodiscard]] Caret find_caret(std::string_view sql, std::uint32_t offset);

}  // namespace mapping::language
