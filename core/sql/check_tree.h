#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mapping/sql.h"
#include "report/server_messages.h"

namespace mapping::sql {

// A fault that the grammar does not see: what Trino's AstBuilder refuses while it makes its own
// tree.
struct TreeFault {
  Code code{};
  ServerSentence said;
  Span span;
  Params params;
  bool is_newer_grammar = false;  // a server that does not know the form calls it a syntax error
};

// The first of them, in the order of Trino's visit: a node before its children, a query's body
// before its WITH.
[[nodiscard]] std::optional<TreeFault> check_tree(const SqlTree& tree);

// Whether Trino's parser makes an expression of its own of calls of that name, which is in any
// letters: coalesce, if, try …
[[nodiscard]] bool is_known_function(std::string_view name);

// U&'…' UESCAPE '…', X'…' and integers: what is wrong with the characters of a literal, as Trino
// says it.
[[nodiscard]] ServerSentence check_unicode_literal(std::string_view literal);
[[nodiscard]] ServerSentence check_binary_literal(std::string_view literal);
[[nodiscard]] ServerSentence check_integer_literal(std::string_view literal);

}  // namespace mapping::sql
