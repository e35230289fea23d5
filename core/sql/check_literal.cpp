#include <algorithm>
#include <vector>

#include "sql/check_tree.h"
#include "sql/lexer.h"

namespace mapping::sql {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  const char lower = to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The content of '…' with doubled quotes made one.
std::string unquote(std::string_view literal) {
  std::string content;
  for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
    content += literal[i];
    i += literal[i] == '\'' ? 1U : 0U;
  }
  return content;
}

// Java counts UTF-16 units: one character above U+FFFF is too long, too.
bool is_escape_character(std::string_view escape) {
  const char c = escape.front();
  return escape.size() == 1 && c > 0x20 && c < 0x7f && hex_value(c) < 0 && c != '"' && c != '+' &&
         c != '\'';
}

// The digits of one escape, from behind the escape character; `at` is moved behind them.
ServerSentence check_escape(std::string_view content, std::size_t& at) {
  const bool is_long = at < content.size() && content[at] == '+';
  if (!is_long && at < content.size() && hex_value(content[at]) < 0) {
    return say(ServerMessage::kHexadecimalDigit, {std::string(1, content[at])});
  }
  at += is_long ? 1U : 0U;
  const std::size_t needed = is_long ? 6 : 4;
  const std::size_t begin = at;
  std::uint32_t value = 0;
  while (at < content.size() && at - begin < needed && hex_value(content[at]) >= 0) {
    value = value * 16 + static_cast<std::uint32_t>(hex_value(content[at]));
    ++at;
  }
  const std::string digits(content.substr(begin, at - begin));
  if (digits.size() < needed) {
    return say(ServerMessage::kIncompleteEscape, {digits});
  }
  if (value > 0x10ffff) {
    return say(ServerMessage::kEscapedCharacter, {digits});
  }
  if (value >= 0xd800 && value <= 0xdfff) {
    return say(ServerMessage::kEscapedSurrogate, {digits});
  }
  return {};
}

}  // namespace

ServerSentence check_unicode_literal(std::string_view literal) {
  const std::vector<Token> tokens = tokenize(literal);
  char escape = '\\';
  if (tokens.size() > 2) {
    const std::string text = unquote(slice(literal, tokens[2].span));
    if (text.empty()) {
      return say(ServerMessage::kEmptyEscape);
    }
    if (!is_escape_character(text)) {
      return say(ServerMessage::kEscapeCharacter, {text});
    }
    escape = text.front();
  }
  const std::string content = unquote(slice(literal, tokens[0].span).substr(2));
  for (std::size_t at = 0; at < content.size();) {
    if (content[at++] != escape) {
      continue;
    }
    if (at < content.size() && content[at] == escape) {
      ++at;
    } else if (ServerSentence fault = check_escape(content, at)) {
      return fault;
    }
  }
  return {};
}

ServerSentence check_binary_literal(std::string_view literal) {
  std::size_t digits = 0;
  bool all_hex = true;
  for (const char c : literal.substr(2, literal.size() - 3)) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
      ++digits;
      all_hex = all_hex && hex_value(c) >= 0;
    }
  }
  if (!all_hex) {
    return say(ServerMessage::kBinaryDigits);
  }
  if (digits % 2 != 0) {
    return say(ServerMessage::kBinaryDigitCount);
  }
  return {};
}

// A BIGINT, in any of the four notations; the sign belongs to the literal.
ServerSentence check_integer_literal(std::string_view literal) {
  const bool negative = literal.front() == '-';
  const std::size_t first = literal.find_first_not_of("- \t\r\n");
  std::string_view digits = literal.substr(std::min(first, literal.size()));
  std::uint64_t radix = 10;
  if (digits.size() > 2 && digits[0] == '0' && to_lower(digits[1]) > '9') {
    const char mark = to_lower(digits[1]);
    radix = mark == 'x' ? 16 : mark == 'o' ? 8 : 2;
    digits.remove_prefix(2);
  }
  const std::uint64_t limit = (std::uint64_t{1} << 63U) - (negative ? 0 : 1);
  std::uint64_t value = 0;
  for (const char c : digits) {
    if (hex_value(c) < 0) {
      continue;  // `_`
    }
    const auto digit = static_cast<std::uint64_t>(hex_value(c));
    if (value > (limit - digit) / radix) {
      return say(ServerMessage::kNumericLiteral, {literal});
    }
    value = value * radix + digit;
  }
  return {};
}

}  // namespace mapping::sql
