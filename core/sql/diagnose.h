#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "mapping/sql.h"
#include "sql/token.h"

namespace mapping::sql {

// A text that the grammar does not take.
struct SyntaxFault {
  std::string_view text;
  const std::vector<Token>& tokens;
  std::uint32_t index;  // the token that is looked at
  const std::vector<std::string_view>& expected;

  [[nodiscard]] bool expects(std::string_view name) const {
    return std::ranges::find(expected, name) != expected.end();
  }
  [[nodiscard]] TokenKind kind(std::uint32_t at) const {
    return at < tokens.size() ? tokens[at].kind : TokenKind::kEndOfText;
  }
  [[nodiscard]] std::string_view text_of(std::uint32_t at) const {
    return slice(text, tokens[at].span);
  }
};

// Says in plain words what is wrong: fills `code`, `params` and `fixes` of `fault`, or leaves them as
// they are where it is nothing that is known; whether it did.
//
// A fix is offered only where the mended text is a statement that Trino takes; `parses` is asked.
bool diagnose(const SyntaxFault& syntax, bool (*parses)(std::string_view), SqlFault& fault);

// `text` with `edits`, which must not overlap, made.
[[nodiscard]] std::string apply_edits(std::string_view text, const std::vector<SqlEdit>& edits);

}  // namespace mapping::sql
