#include "sql/lexer.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace mapping::sql {
namespace {

enum CharacterClass : std::uint8_t { kOther = 0, kLetter = 1, kDigit = 2, kSpace = 4 };

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) {
    classes[c] = classes[c - 'a' + 'A'] = kLetter;
  }
  classes['_'] = kLetter;
  for (std::size_t c = '0'; c <= '9'; ++c) {
    classes[c] = kDigit;
  }
  // Only these four: a no-break space or a form feed is a character that the
  // server refuses.
  classes[' '] = classes['\t'] = classes['\r'] = classes['\n'] = kSpace;
  return classes;
}

constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

constexpr bool has_class(char c, unsigned classes) {
  return (kClasses[static_cast<unsigned char>(c)] & classes) != 0;
}
constexpr bool is_digit(char c) { return has_class(c, kDigit); }
constexpr bool is_word(char c) { return has_class(c, kLetter | kDigit); }
constexpr bool is_hex(char c) { return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f'); }
constexpr bool is_octal(char c) { return c >= '0' && c <= '7'; }
constexpr bool is_binary(char c) { return c == '0' || c == '1'; }

struct Symbol {
  std::string_view text;
  TokenKind kind;
};

// Longer symbols before their beginnings.
constexpr Symbol kSymbols[] = {
    {"<=", TokenKind::kLessOrEqual},
    {"<>", TokenKind::kNotEqual},
    {"!=", TokenKind::kNotEqual},
    {">=", TokenKind::kGreaterOrEqual},
    {"=>", TokenKind::kDoubleArrow},
    {"->", TokenKind::kArrow},
    {"-}", TokenKind::kMinusRightBrace},
    {"{-", TokenKind::kLeftBraceMinus},
    {"||", TokenKind::kConcat},
    {"=", TokenKind::kEqual},
    {"<", TokenKind::kLess},
    {">", TokenKind::kGreater},
    {"+", TokenKind::kPlus},
    {"-", TokenKind::kMinus},
    {"*", TokenKind::kAsterisk},
    {"/", TokenKind::kSlash},
    {"%", TokenKind::kPercent},
    {"?", TokenKind::kQuestionMark},
    {";", TokenKind::kSemicolon},
    {".", TokenKind::kDot},
    {",", TokenKind::kComma},
    {"(", TokenKind::kLeftParen},
    {")", TokenKind::kRightParen},
    {"[", TokenKind::kLeftBracket},
    {"]", TokenKind::kRightBracket},
    {":", TokenKind::kColon},
    {"|", TokenKind::kPipe},
    {"^", TokenKind::kCaret},
    {"$", TokenKind::kDollar},
    {"{", TokenKind::kLeftBrace},
    {"}", TokenKind::kRightBrace},
};

// For each first character the symbols that are one character long; 0 where a
// longer one is possible or none exists.
constexpr std::array<TokenKind, 256> make_single_symbols() {
  std::array<TokenKind, 256> kinds{};
  kinds['$'] = TokenKind::kUnrecognized;
  for (const Symbol& symbol : kSymbols) {
    TokenKind& kind = kinds[static_cast<unsigned char>(symbol.text[0])];
    kind = symbol.text.size() > 1 || kind == TokenKind::kUnrecognized ? TokenKind::kUnrecognized
                                                                      : symbol.kind;
  }
  return kinds;
}

constexpr std::array<TokenKind, 256> kSingleSymbols = make_single_symbols();

class Lexer {
 public:
  explicit Lexer(std::string_view sql) : sql_(sql) {}

  std::vector<Token> tokens() {
    std::vector<Token> tokens;
    tokens.reserve(sql_.size() / 4 + 8);
    while (skip_hidden(nullptr)) tokens.push_back(next());
    const auto end = static_cast<std::uint32_t>(sql_.size());
    tokens.push_back({TokenKind::kEndOfText, {end, end}});
    return tokens;
  }

  std::vector<Token> first(std::size_t count) {
    std::vector<Token> tokens;
    while (tokens.size() < count && skip_hidden(nullptr)) tokens.push_back(next());
    return tokens;
  }

  std::vector<Span> comments() {
    std::vector<Span> comments;
    while (skip_hidden(&comments)) {
      scan();
    }
    return comments;
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0';
  }

  Token next() {
    const std::size_t begin = at_;
    const TokenKind kind = scan();
    return {kind, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}};
  }

  // Skips spaces and comments; whether a token follows.
  bool skip_hidden(std::vector<Span>* comments) {
    while (at_ < sql_.size()) {
      const std::size_t begin = at_;
      if (has_class(sql_[at_], kSpace)) {
        ++at_;
      } else if (skip_comment()) {
        if (comments != nullptr) {
          comments->push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)});
        }
      } else {
        return true;
      }
    }
    return false;
  }

  bool skip_comment() {
    if (peek() == '-' && peek(1) == '-') {
      at_ = std::min(sql_.find_first_of("\r\n", at_), sql_.size());
      return true;
    }
    if (peek() != '/' || peek(1) != '*' || comment_end_missing_) {
      return false;
    }
    const std::size_t end = sql_.find("*/", at_ + 2);
    if (end == std::string_view::npos) {
      comment_end_missing_ = true;  // remembered, so that a text full of `/*` is
                                    // not searched again and again
      return false;
    }
    at_ = end + 2;
    return true;
  }

  TokenKind scan() {
    const char c = sql_[at_];
    if (has_class(c, kLetter)) {
      return scan_word();
    }
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) {
      return scan_number();
    }
    const TokenKind single = kSingleSymbols[static_cast<unsigned char>(c)];
    if (single != TokenKind::kEndOfText && single != TokenKind::kUnrecognized) {
      ++at_;
      return single;
    }
    switch (c) {
      case '\'':
        return scan_quoted(0, '\'', TokenKind::kStringLiteral);
      case '"':
        return scan_quoted(0, '"', TokenKind::kQuotedName);
      case '`':
        return scan_quoted(0, '`', TokenKind::kBackquotedName);
      case '$':
        return scan_dollar();
      default:
        return scan_symbol();
    }
  }

  TokenKind scan_word() {
    if (peek(1) == '\'' && to_lower(peek()) == 'x') {
      const std::size_t end = sql_.find('\'', at_ + 2);  // no doubled quotes in a binary literal
      if (end != std::string_view::npos) {
        at_ = end + 1;
        return TokenKind::kBinaryLiteral;
      }
    }
    if (peek(1) == '&' && peek(2) == '\'' && to_lower(peek()) == 'u') {
      const std::size_t begin = at_;
      if (scan_quoted(2, '\'', TokenKind::kUnicodeLiteral) == TokenKind::kUnicodeLiteral) {
        return TokenKind::kUnicodeLiteral;
      }
      at_ = begin;
    }
    const std::size_t begin = at_;
    do {
      ++at_;
    } while (at_ < sql_.size() && is_word(sql_[at_]));
    return find_keyword(sql_.substr(begin, at_ - begin)).value_or(TokenKind::kName);
  }

  // '(~' | '')*' and its like. Without an end the longest match is what
  // precedes the last doubled quote, if there is one.
  TokenKind scan_quoted(std::size_t prefix, char quote, TokenKind kind) {
    std::size_t last_match = std::string_view::npos;
    for (std::size_t from = at_ + prefix + 1;;) {
      const std::size_t end = sql_.find(quote, from);
      if (end == std::string_view::npos) {
        break;
      }
      last_match = end;
      if (end + 1 >= sql_.size() || sql_[end + 1] != quote) {
        break;
      }
      from = end + 2;
    }
    if (last_match == std::string_view::npos) {
      return scan_unrecognized();
    }
    at_ = last_match + 1;
    return kind;
  }

  TokenKind scan_dollar() {
    const std::size_t end = peek(1) == '$' ? sql_.find("$$", at_ + 2) : std::string_view::npos;
    if (end == std::string_view::npos) {
      ++at_;
      return TokenKind::kDollar;
    }
    at_ = end + 2;
    return TokenKind::kDollarLiteral;
  }

  TokenKind scan_symbol() {
    const std::string_view rest = sql_.substr(at_, 2);
    for (const Symbol& symbol : kSymbols) {
      if (rest.starts_with(symbol.text)) {
        at_ += symbol.text.size();
        return symbol.kind;
      }
    }
    return scan_unrecognized();
  }

  // One whole character, so that a place never falls inside one.
  TokenKind scan_unrecognized() {
    ++at_;
    while (at_ < sql_.size() && (static_cast<unsigned char>(sql_[at_]) & 0xC0U) == 0x80U) {
      ++at_;
    }
    return TokenKind::kUnrecognized;
  }

  // The longest of an integer, a decimal, a double and a name that starts with
  // a digit; the first where two are equal.
  TokenKind scan_number() {
    const std::size_t begin = at_;
    const std::size_t integer_end = scan_digits(begin, is_digit);
    TokenKind kind = TokenKind::kIntegerLiteral;
    std::size_t end = integer_end;
    if (const std::size_t radix_end = scan_radix(begin); radix_end > end) {
      end = radix_end;
    }
    if (integer_end < sql_.size() && sql_[integer_end] == '.') {
      kind = TokenKind::kDecimalLiteral;
      end = scan_digits(integer_end + 1, is_digit);
    }
    if (const std::size_t double_end = scan_double(begin); double_end > end) {
      kind = TokenKind::kDoubleLiteral;
      end = double_end;
    }
    std::size_t word_end = begin;
    while (word_end < sql_.size() && is_word(sql_[word_end])) {
      ++word_end;
    }
    at_ = end;
    if (word_end > end) {
      at_ = word_end;
      return TokenKind::kDigitName;
    }
    return kind;
  }

  // DIGIT ('_'? DIGIT)*; `from` itself where no digit stands.
  template <typename IsDigit>
  [[nodiscard]] std::size_t scan_digits(std::size_t from, IsDigit is_digit_of) const {
    std::size_t end = from;
    while (end < sql_.size()) {
      if (is_digit_of(sql_[end])) {
        ++end;
      } else if (sql_[end] == '_' && end > from && end + 1 < sql_.size() &&
                 is_digit_of(sql_[end + 1])) {
        end += 2;
      } else {
        break;
      }
    }
    return end;
  }

  // 0x1F, 0o17, 0b101; the digits may be parted by `_`, also the first from the
  // letter.
  [[nodiscard]] std::size_t scan_radix(std::size_t begin) const {
    if (sql_[begin] != '0' || begin + 2 >= sql_.size()) {
      return begin;
    }
    const std::size_t first = begin + (sql_[begin + 2] == '_' ? 3 : 2);
    std::size_t end = first;
    switch (to_lower(sql_[begin + 1])) {
      case 'x':
        end = scan_digits(first, is_hex);
        break;
      case 'o':
        end = scan_digits(first, is_octal);
        break;
      case 'b':
        end = scan_digits(first, is_binary);
        break;
      default:
        break;
    }
    return end > first ? end : begin;
  }

  // DIGIT+ ('.' DIGIT*)? E [+-]? DIGIT+ | '.' DIGIT+ E [+-]? DIGIT+, without
  // `_`
  [[nodiscard]] std::size_t scan_double(std::size_t begin) const {
    std::size_t end = scan_plain_digits(begin);
    if (end < sql_.size() && sql_[end] == '.') {
      end = scan_plain_digits(end + 1);
    }
    if (end >= sql_.size() || to_lower(sql_[end]) != 'e') {
      return begin;
    }
    ++end;
    if (end < sql_.size() && (sql_[end] == '+' || sql_[end] == '-')) {
      ++end;
    }
    const std::size_t exponent_end = scan_plain_digits(end);
    return exponent_end > end ? exponent_end : begin;
  }

  [[nodiscard]] std::size_t scan_plain_digits(std::size_t from) const {
    while (from < sql_.size() && is_digit(sql_[from])) {
      ++from;
    }
    return from;
  }

  std::string_view sql_;
  std::size_t at_ = 0;
  bool comment_end_missing_ = false;
};

}  // namespace

std::vector<Token> tokenize(std::string_view sql) { return Lexer(sql).tokens(); }

std::vector<Token> first_tokens(std::string_view sql, std::size_t count) {
  return Lexer(sql).first(count);
}

std::vector<Span> find_comments(std::string_view sql) { return Lexer(sql).comments(); }

}  // namespace mapping::sql
