#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "mapping/text.h"

// The tokens of Trino's SQL, and what each is called.
namespace mapping::sql {

// The keywords come last, so that `is_keyword` is one comparison.
enum class TokenKind : std::uint16_t {
  kEndOfText,
  kUnrecognized,  // one character that no rule of the lexer takes: `é`, `@`, an
                  // opening quote without its end
  kName,          // letters, digits and `_`, ASCII only, no digit first
  kQuotedName,
  kBackquotedName,  // a name to the grammar, refused right after
  kDigitName,       // `1abc`: likewise
  kStringLiteral,
  kUnicodeLiteral,  // U&'…'
  kBinaryLiteral,   // X'…', whatever stands between the quotes
  kDollarLiteral,   // $$…$$, the body of a function
  kIntegerLiteral,
  kDecimalLiteral,
  kDoubleLiteral,
  kEqual,
  kNotEqual,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
  kPlus,
  kMinus,
  kAsterisk,
  kSlash,
  kPercent,
  kConcat,
  kQuestionMark,
  kSemicolon,
  kDot,
  kComma,
  kLeftParen,
  kRightParen,
  kLeftBracket,
  kRightBracket,
  kArrow,        // ->
  kDoubleArrow,  // =>
  kColon,
  kPipe,
  kCaret,
  kDollar,
  kLeftBrace,
  kRightBrace,
  kLeftBraceMinus,   // {-
  kMinusRightBrace,  // -}
#define KEYWORD(name, spelling, reserved) k##name,
#include "text/trino_keywords.inc"
#undef KEYWORD
  kEndOfKinds,
};

// A token's place in bytes; its text is `slice(sql, token.span)`.
struct Token {
  TokenKind kind = TokenKind::kEndOfText;
  Span span;
};

[[nodiscard]] constexpr bool is_keyword(TokenKind kind) {
  return kind > TokenKind::kMinusRightBrace;
}

[[nodiscard]] constexpr bool is_number(TokenKind kind) {
  return kind >= TokenKind::kIntegerLiteral && kind <= TokenKind::kDoubleLiteral;
}

[[nodiscard]] constexpr bool is_literal(TokenKind kind) {
  return kind == TokenKind::kStringLiteral || is_number(kind);
}

// Whether the word may not be a name without quotes.
[[nodiscard]] bool is_reserved(TokenKind kind);

// rule identifier: IDENTIFIER | QUOTED_IDENTIFIER | nonReserved |
// BACKQUOTED_IDENTIFIER | DIGIT_IDENTIFIER
[[nodiscard]] bool is_identifier(TokenKind kind);

// The way Trino names a token in "Expecting: …": 'SELECT', ',', <integer>,
// <EOF>.
[[nodiscard]] std::string_view display_name(TokenKind kind);

// The words that begin statements other than queries, in the order of their letters.
[[nodiscard]] std::span<const TokenKind> other_statement_words();

// The keyword that a word spells in any case, if it is one.
[[nodiscard]] std::optional<TokenKind> find_keyword(std::string_view word);

}  // namespace mapping::sql
