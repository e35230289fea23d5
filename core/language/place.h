#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/caret.h"
#include "language/reading.h"
#include "mapping/sql.h"
#include "sql/token.h"

namespace mapping::language {

// What a name at the caret would be.
enum class PlaceRole : std::uint8_t {
  kNone,         // no name may stand there, or none that exists already
  kValue,        // an expression, which a column or a call may be
  kQualifier,    // in front of a dot: `|.a`
  kMember,       // behind one: `t.|`
  kFunction,     // in front of arguments: `|(a)`
  kRelation,     // in FROM, any part of a table's name
  kType,         // of CAST
  kLiteralType,  // in front of a string: `|'2020-01-01'`
  kJoinColumn,   // of USING
  kWindow,       // behind OVER
};

// A keyword that the grammar takes at the caret.
struct ExpectedWord {
  sql::TokenKind kind{};
  int progress = 0;  // how many tokens behind the caret can be read then; at most kMostProgress
};

inline constexpr int kMostProgress = 16;
inline constexpr std::string_view kCaretName = "caret__";

// What stands at a place of a statement that may be unfinished or faulty: a tree in which a name
// stands at the caret, and all else is as it was written as far as it can be read.
struct Place : OutwardTree {
  Caret caret{};
  PlaceRole role = PlaceRole::kNone;
  int name_progress = -1;  // as that of a keyword; -1: the grammar takes no name there
  std::vector<ExpectedWord> words{};
  std::string text{};                // of the tokens
  std::vector<sql::Token> before{};  // the tokens in front of the caret, mended
  std::vector<sql::Token> behind{};  // those behind it, as they were written

  SqlNodeId node = kNoSqlNode;  // the name at the caret

  [[nodiscard]] Span span() const { return tree[node].span; }
  // Reads the text that stands for the statement, in which the caret has its name.
  void read(std::string_view mended);
};

[[nodiscard]] Place find_place(std::string_view sql, std::uint32_t offset);

}  // namespace mapping::language
