#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "sql/token.h"

namespace mapping::sql {

// Splits `sql` into tokens; spaces and comments are left out, the last token is
// always kEndOfText.
//
// Never fails and reads the text once: what Trino's lexer cannot take becomes
// kUnrecognized, one character each, and the parser reports it where it stands.
// An unterminated string, quoted name or comment is not one long token: its
// opening character is unrecognized and the text behind it is read as usual,
// which is where a Trino server points too.
//
//   tokenize("a -- b\n= 'c'")  // kName [0,1)  kEqual [7,8)  kStringLiteral
//   [9,12)  kEndOfText [12,12)
[[nodiscard]] std::vector<Token> tokenize(std::string_view sql);

// Its first tokens, at most so many; no more of it is read.
[[nodiscard]] std::vector<Token> first_tokens(std::string_view sql, std::size_t count);

// The comments of `sql` in order, `-- …` without its line end and `/* … */`:
// what a printer has to keep.
[[nodiscard]] std::vector<Span> find_comments(std::string_view sql);

}  // namespace mapping::sql
