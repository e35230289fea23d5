#include "types/trino_type_lexer.h"

#include <algorithm>
#include <cstddef>

#include "types/plain_name.h"

namespace mapping {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  TypeToken next() {
    skip_blanks_and_comments();
    const std::size_t begin = position_;
    const TypeTokenKind kind = scan();
    return {kind, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(position_)}};
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : '\0';
  }

  // Moves past `terminator`; an unterminated comment stays where it is and becomes an unknown
  // token.
  bool skip_past(std::string_view terminator, std::size_t from) {
    const std::size_t found = text_.find(terminator, from);
    if (found == std::string_view::npos) return false;
    position_ = found + terminator.size();
    return true;
  }

  void skip_blanks_and_comments() {
    while (position_ < text_.size()) {
      if (is_blank(peek())) {
        ++position_;
      } else if (peek() == '-' && peek(1) == '-') {
        position_ = std::min(text_.find_first_of("\r\n", position_), text_.size());
      } else if (peek() != '/' || peek(1) != '*' || !skip_past("*/", position_ + 2)) {
        return;
      }
    }
  }

  TypeTokenKind scan() {
    if (position_ >= text_.size()) return TypeTokenKind::kEnd;
    if (is_name_start(peek())) {
      while (is_name_part(peek())) ++position_;
      return TypeTokenKind::kWord;
    }
    if (is_digit(peek())) return scan_number();
    if (peek() == '"') return scan_quoted_name();
    constexpr std::string_view kSymbols = "()<>[],";
    const bool known = kSymbols.find(peek()) != std::string_view::npos;
    ++position_;
    return known ? TypeTokenKind::kSymbol : TypeTokenKind::kUnknown;
  }

  // DIGIT+ ('_'? DIGIT)*; a number that runs into a word is an identifier that starts with a digit,
  // which is refused.
  TypeTokenKind scan_number() {
    while (is_digit(peek()) || (peek() == '_' && is_digit(peek(1)))) ++position_;
    if (!is_name_part(peek())) return TypeTokenKind::kNumber;
    while (is_name_part(peek())) ++position_;
    return TypeTokenKind::kUnknown;
  }

  // '"' ('""' | any other)+ '"'
  TypeTokenKind scan_quoted_name() {
    const std::size_t begin = position_;
    while (skip_past("\"", position_ + 1)) {
      if (peek() != '"')
        return position_ == begin + 2 ? TypeTokenKind::kUnknown : TypeTokenKind::kQuotedName;
    }
    position_ = begin + 1;
    return TypeTokenKind::kUnknown;
  }

  std::string_view text_;
  std::size_t position_ = 0;
};

}  // namespace

std::vector<TypeToken> lex_trino_type(std::string_view text) {
  std::vector<TypeToken> tokens;
  Lexer lexer(text);
  do {
    tokens.push_back(lexer.next());
  } while (tokens.back().kind != TypeTokenKind::kEnd);
  return tokens;
}

}  // namespace mapping
