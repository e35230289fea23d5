#include "suggest/primary_table.h"

#include <span>
#include <vector>

#include "mapping/text.h"
#include "sql/lexer.h"

namespace mapping {
namespace {

using sql::Token;
using sql::TokenKind;

// Walks over the tokens without a stack: parentheses are paired once, so every step over a
// sub-query is one jump.
class TableFinder {
 public:
  explicit TableFinder(std::string_view text)
      : text_(text), tokens_(sql::tokenize(text)), behind_(pair_parentheses(tokens_)) {}

  std::string find() {
    std::size_t at = skip_with(skip_opening(0));
    for (;;) {
      if (kind(at) == TokenKind::kTable) return table_name(at + 1);
      const std::size_t relation = find_readable_relation(find_from(at) + 1);
      if (!starts_query(kind(relation))) return table_name(relation);
      at = skip_with(relation);
    }
  }

 private:
  // For every opening parenthesis the place behind its closing one, for any other token the next
  // place.
  static std::vector<std::size_t> pair_parentheses(std::span<const Token> tokens) {
    std::vector<std::size_t> behind(tokens.size());
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      behind[at] = at + 1;
      if (tokens[at].kind == TokenKind::kLeftParen) open.push_back(at);
      if (tokens[at].kind != TokenKind::kRightParen || open.empty()) continue;
      behind[open.back()] = at + 1;
      open.pop_back();
    }
    for (const std::size_t unclosed : open) behind[unclosed] = tokens.size();
    return behind;
  }

  [[nodiscard]] TokenKind kind(std::size_t at) const {
    return at < tokens_.size() ? tokens_[at].kind : TokenKind::kEndOfText;
  }

  [[nodiscard]] std::size_t skip_opening(std::size_t at) const {
    while (kind(at) == TokenKind::kLeftParen) ++at;
    return at;
  }

  static bool starts_query(TokenKind kind) {
    return kind == TokenKind::kSelect || kind == TokenKind::kWith || kind == TokenKind::kTable;
  }

  // with = WITH [ RECURSIVE ] name [ "(" names ")" ] AS "(" query ")" { "," … }
  [[nodiscard]] std::size_t skip_with(std::size_t at) const {
    if (kind(at) != TokenKind::kWith) return at;
    while (kind(at) != TokenKind::kEndOfText && kind(at) != TokenKind::kSelect &&
           kind(at) != TokenKind::kTable) {
      at = behind_[at];
    }
    return at;
  }

  // The first FROM of the query at `at` itself, not of a sub-query or a function such as EXTRACT;
  // the end without one.
  [[nodiscard]] std::size_t find_from(std::size_t at) const {
    while (kind(at) != TokenKind::kEndOfText && kind(at) != TokenKind::kRightParen) {
      if (kind(at) == TokenKind::kFrom && !is_distinct_from(at)) return at;
      at = behind_[at];
    }
    return tokens_.size();
  }

  // `a IS [NOT] DISTINCT FROM b`
  [[nodiscard]] bool is_distinct_from(std::size_t at) const {
    return at >= 2 && kind(at - 1) == TokenKind::kDistinct &&
           (kind(at - 2) == TokenKind::kIs || kind(at - 2) == TokenKind::kNot);
  }

  // The first relation from `at` on, in the same FROM, that is a table or a sub-query and no
  // function.
  [[nodiscard]] std::size_t find_readable_relation(std::size_t at) const {
    for (;;) {
      at = skip_opening(at);
      if (starts_query(kind(at)) || !table_name(at).empty()) return at;
      while (kind(at) != TokenKind::kComma && kind(at) != TokenKind::kJoin) {
        if (kind(at) == TokenKind::kEndOfText) return tokens_.size();
        at = behind_[at];
      }
      ++at;
    }
  }

  // The last part of the name at `at`; empty when there is none or it is a function's.
  [[nodiscard]] std::string table_name(std::size_t at) const {
    if (!sql::is_identifier(kind(at))) return {};
    while (kind(at + 1) == TokenKind::kDot && sql::is_identifier(kind(at + 2))) at += 2;
    return kind(at + 1) == TokenKind::kLeftParen ? std::string() : name_at(at);
  }

  [[nodiscard]] std::string name_at(std::size_t at) const {
    const std::string_view text = slice(text_, tokens_[at].span);
    if (kind(at) != TokenKind::kQuotedName && kind(at) != TokenKind::kBackquotedName)
      return std::string(text);
    std::string name;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
      name.push_back(text[i]);
      if (text[i] == text.front()) ++i;  // a doubled quote
    }
    return name;
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<std::size_t> behind_;
};

}  // namespace

std::string primary_table(std::string_view sql) { return TableFinder(sql).find(); }

}  // namespace mapping
