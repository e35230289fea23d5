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
    std::size_t query = 0;
    for (;;) {
      const std::size_t from = find_from(skip_with(skip_opening(query)));
      const std::size_t relation = skip_opening(from + 1);
      if (kind(relation) == TokenKind::kSelect || kind(relation) == TokenKind::kWith) {
        query = relation;
        continue;
      }
      std::string name;
      const bool qualified = read_table(relation, name);
      if (name.empty() || qualified || !take_named_query(name, query)) return name;
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

  // with = WITH [ RECURSIVE ] name [ "(" names ")" ] AS "(" query ")" { "," … }
  std::size_t skip_with(std::size_t at) {
    if (kind(at) != TokenKind::kWith) return at;
    ++at;
    if (kind(at) == TokenKind::kRecursive) ++at;
    while (sql::is_identifier(kind(at))) {
      const std::string name = name_at(at++);
      if (kind(at) == TokenKind::kLeftParen) at = behind_[at];
      if (kind(at) == TokenKind::kAs) ++at;
      named_queries_.push_back({name, at});
      if (kind(at) == TokenKind::kLeftParen) at = behind_[at];
      if (kind(at) != TokenKind::kComma) break;
      ++at;
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

  // Puts the last part of the name at `at` into `name`, nothing for a function; whether it has more
  // than one part.
  bool read_table(std::size_t at, std::string& name) const {
    if (!sql::is_identifier(kind(at))) return false;
    const std::size_t first = at;
    while (kind(at + 1) == TokenKind::kDot && sql::is_identifier(kind(at + 2))) at += 2;
    if (kind(at + 1) != TokenKind::kLeftParen) name = name_at(at);
    return at != first;
  }

  // A CTE stands for its own first table; taking it out of the list ends a recursive one.
  bool take_named_query(const std::string& name, std::size_t& query) {
    for (std::size_t i = named_queries_.size(); i-- > 0;) {
      if (!equals_ignoring_case(named_queries_[i].name, name)) continue;
      query = named_queries_[i].body;
      named_queries_.erase(named_queries_.begin() + static_cast<std::ptrdiff_t>(i));
      return true;
    }
    return false;
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

  struct NamedQuery {
    std::string name;
    std::size_t body;
  };

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<std::size_t> behind_;
  std::vector<NamedQuery> named_queries_;
};

}  // namespace

std::string primary_table(std::string_view sql) { return TableFinder(sql).find(); }

}  // namespace mapping
