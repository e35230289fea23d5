#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/sql.h"

// Questions about the tree of a statement that the analysis asks in many places.
namespace mapping::analysis {

// The expression without the parentheses around it, which Trino's tree does not keep, and without
// the FORMAT JSON behind it.
[[nodiscard]] SqlNodeId unwrapped(const SqlTree& tree, SqlNodeId id);

// The value below casts and parentheses.
[[nodiscard]] SqlNodeId without_casts(const SqlTree& tree, SqlNodeId id);

// The relation without the parentheses around it.
[[nodiscard]] SqlNodeId unwrapped_relation(const SqlTree& tree, SqlNodeId id);

// The relation without its aliases, and the parentheses around it and below them.
[[nodiscard]] SqlNodeId unaliased_relation(const SqlTree& tree, SqlNodeId id);

// Whether a relation sees the relations in front of it.
[[nodiscard]] bool is_lateral(const SqlTree& tree, SqlNodeId relation);

// Where the server places an expression: binary operators and predicates at their operator,
// everything else at its beginning.
[[nodiscard]] std::uint32_t place_of(const SqlTree& tree, SqlNodeId id);

// The first byte behind `byte` that is neither a blank nor in a comment.
[[nodiscard]] std::uint32_t next_token(std::string_view text, std::uint32_t byte);

[[nodiscard]] bool is_special(const SqlTree& tree, SqlNodeId id, SqlSpecial which);

// The names of `a.b.c`, first to last, whether written as a column or as a qualified name; empty
// for anything else.
[[nodiscard]] std::vector<SqlNodeId> name_parts(const SqlTree& tree, SqlNodeId id);

// Identifier.getCanonicalValue: capitals unless quoted.
[[nodiscard]] std::string canonical_name(const SqlTree& tree, SqlNodeId name);

// The name that is called, in lower case: `system.builtin.sum`; empty where nothing is. Special
// forms have the name of the function that Trino's parser makes of them.
[[nodiscard]] std::string called_name(const SqlTree& tree, SqlNodeId id);

// The nodes below and including `id`, children first, not those of queries inside.
[[nodiscard]] std::vector<SqlNodeId> nodes_below(const SqlTree& tree, SqlNodeId id);

// All of them, parents first, in the order of the text.
[[nodiscard]] std::vector<SqlNodeId> nodes_in(const SqlTree& tree, SqlNodeId id);

// A number without what may stand between its sign and its digits: `- 1.5` is `-1.5`.
[[nodiscard]] std::string number_text(const SqlTree& tree, SqlNodeId id);

// The form of a NORMALIZE in the letters that it is written in; NFC where none is.
[[nodiscard]] std::string_view normal_form(const SqlTree& tree, SqlNodeId id);

// The arguments of a call: the expressions between name and clauses.
[[nodiscard]] std::vector<SqlNodeId> call_arguments(const SqlTree& tree, SqlNodeId id);

// What an expression holds, without the queries inside.
enum ExpressionContent : std::uint8_t {
  kHasAggregate = 1,  // also any call with FILTER or ORDER BY, as Trino has it
  kHasWindow = 2,     // a call with OVER, or of a function that needs one
  kHasGrouping = 4,
  kHasOver = 8,
};

// One for each node, from one walk over the tree.
[[nodiscard]] std::vector<std::uint8_t> expression_contents(const SqlTree& tree);

// What a single call adds to the content of the expressions around it.
[[nodiscard]] std::uint8_t content_of_call(const SqlTree& tree, SqlNodeId id);

// The text that a string literal stands for: quotes and escapes taken away.
[[nodiscard]] std::string string_value(const SqlTree& tree, SqlNodeId id);

}  // namespace mapping::analysis
