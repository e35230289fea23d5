#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "mapping/sql.h"

namespace mapping::analysis {

// What Trino's parser makes of an expression, by which it tells whether two are the same: however
// they are written, `name || 'a'` is the call concat(name, 'a'), `a NOT IN (1)` is NOT (a IN (1)),
// 0x0A is 10, and `(a, b)` is ROW(a, b). Two are the same where their forms, their words and their
// parts are; AstBuilder and Node.shallowEquals of 476.
struct ExpressionForm {
  SqlNodeId node = kNoSqlNode;  // without parentheses and NOT around it
  SqlNodeKind kind{};
  SqlDetail detail{};
  std::uint16_t parentheses = 0;  // around a query, each of which is a query of its own
  std::uint32_t negations = 0;    // how many NOTs stand in front, or in it
};

// How names are compared: `a` and `A` are one, `"a"` another; or by each letter, quotes aside.
enum class NameForm : std::uint8_t { kCanonical, kWritten };

[[nodiscard]] ExpressionForm form_of(const SqlTree& tree, SqlNodeId id);

// What tells two expressions of one form apart, besides their parts: names, values, keywords.
[[nodiscard]] std::string words_of(const SqlTree& tree, const ExpressionForm& form, NameForm names);

// In the order in which they are compared; most often all children.
[[nodiscard]] std::vector<SqlNodeId> parts_of(const SqlTree& tree, const ExpressionForm& form);

// Whether parts_of would give the children of the node, as they are.
[[nodiscard]] bool parts_are_children(const ExpressionForm& form);

}  // namespace mapping::analysis
