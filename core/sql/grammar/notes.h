#pragma once

#include <cstdint>
#include <initializer_list>

#include "sql/parser.h"

// What could stand at the fault, for "Expecting: …": what Trino lists there beyond the tokens that
// the grammar asks for on its way. Each notes nothing but at the token that is watched.
namespace mapping::sql {

// What else may follow a part that began at `first_token`, where a choice keeps it in sight.
void note_within_choice(Parser& parser, std::uint32_t first_token,
                        std::initializer_list<TokenKind> kinds);
// At the beginning of an operand.
void note_before_operand(Parser& parser);
// Behind an operand. An IN, an AT or a '.' that is to blame is one that the expression leaves off at.
void note_behind_operand(Parser& parser, bool is_predicate);
// At the first argument of a call, behind whose dot a star could stand: `f(t.*)`.
void note_star_of_call(Parser& parser);
// Unless the expression leaves off at the token that is to blame.
void note_behind_call(Parser& parser, std::initializer_list<TokenKind> kinds);
// A word that may begin a clause is an alias if the clause cannot go on behind it; within a choice
// both are in sight.
void note_behind_alias(Parser& parser);
// Behind LEADING, TRAILING or BOTH, which may be a column as well.
void note_behind_trim_side(Parser& parser);
// Behind a set in parentheses, which may also be an expression, Trino has decided for the set, but
// where a query may end.
void note_behind_grouping_set(Parser& parser, SqlNodeId set);
// Behind a parenthesis around one expression Trino lists what could have stood in front of the
// parenthesis that closes it, and no more; but where a choice is open, all, and that names in
// parentheses may be those of a lambda.
void note_behind_parenthesis(Parser& parser, const Frame& frame, SqlNodeId last);
// Behind the end of a part Trino lists what could have stood in front of that end, and no more, but
// for elements of lists, and for parts of other primary expressions than parentheses.
void note_end(Parser& parser, bool also_nested = false);
// Reads a token that ends a part.
void expect_end(Parser& parser, TokenKind kind);

// Whether Trino has left the expression, which is an element of a list, but for choices that are
// still open.
[[nodiscard]] bool has_left(const Parser& parser);
// Whether the token here is the IN of a predicate, which is to blame: the expression leaves off at
// it. Behind a comparison IN begins no predicate and is as wrong as any other word.
[[nodiscard]] bool has_left_at_in(const Parser& parser);

}  // namespace mapping::sql
