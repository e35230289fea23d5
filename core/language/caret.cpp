#include "language/caret.h"

#include <algorithm>

#include "sql/lexer.h"

namespace mapping::language {
namespace {

using sql::Token;
using sql::TokenKind;

constexpr std::uint32_t kLongestName = 64;  // that is looked for without its end

bool is_word(TokenKind kind) {
  return kind == TokenKind::kName || kind == TokenKind::kQuotedName ||
         kind == TokenKind::kDigitName || sql::is_keyword(kind);
}

bool is_text(TokenKind kind) {
  return kind == TokenKind::kStringLiteral || kind == TokenKind::kUnicodeLiteral ||
         kind == TokenKind::kBinaryLiteral || kind == TokenKind::kDollarLiteral;
}

// The line's last quote that opens a name and has no end.
bool opens_name(std::string_view sql, const Token& token, std::uint32_t offset) {
  return token.kind == TokenKind::kUnrecognized && slice(sql, token.span) == "\"" &&
         sql.substr(token.span.end, offset - token.span.end).find('\n') == std::string_view::npos;
}

bool is_in_comment(std::string_view sql, std::uint32_t offset) {
  return std::ranges::any_of(sql::find_comments(sql), [&](Span comment) {
    const bool is_line = slice(sql, comment).starts_with("--");
    return comment.begin < offset && (is_line ? offset <= comment.end : offset < comment.end);
  });
}

}  // namespace

Caret find_caret(std::string_view sql, std::uint32_t offset) {
  offset = std::min(offset, static_cast<std::uint32_t>(sql.size()));
  Caret caret{.word = {offset, offset}, .offset = offset};
  caret.in_text = is_in_comment(sql, offset);
  std::vector<Token> tokens = sql::tokenize(sql);
  std::size_t first = 0;  // the first token that is not in front of the caret
  while (first + 1 < tokens.size() && tokens[first].span.end <= offset) ++first;
  std::size_t last = first;
  if (tokens[first].span.begin < offset && is_word(tokens[first].kind)) {
    last = first + 1;
  } else if (first > 0 && tokens[first - 1].span.end == offset && is_word(tokens[first - 1].kind)) {
    --first;
  } else if (tokens[first].span.begin < offset &&
             (is_text(tokens[first].kind) || sql::is_number(tokens[first].kind))) {
    caret.in_text = true;
  } else if (first > 0 && tokens[first - 1].span.end == offset &&
             sql::is_number(tokens[first - 1].kind)) {
    caret.in_text = true;
  }
  for (std::size_t behind = last; behind > 0; --behind) {
    const Token& token = tokens[behind - 1];
    if (token.span.end + kLongestName < offset) break;
    if (!opens_name(sql, token, offset)) continue;
    first = behind - 1;
    break;
  }
  if (first < last) {
    caret.word = {tokens[first].span.begin, std::max(tokens[last - 1].span.end, offset)};
    caret.quoted = sql[caret.word.begin] == '"';
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(first),
                 tokens.begin() + static_cast<std::ptrdiff_t>(last));
  }
  caret.index = static_cast<std::uint32_t>(first);
  caret.tokens = std::move(tokens);
  return caret;
}

}  // namespace mapping::language
