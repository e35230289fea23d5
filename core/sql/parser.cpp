#include "sql/parser.h"

#include <algorithm>

namespace mapping::sql {

Parser::Parser(std::string_view sql, const std::vector<Token>& tokens, Dialect dialect)
    : sql_(sql), tokens_(tokens), kind_(tokens.front().kind), dialect_(dialect) {
  nodes_.reserve(tokens.size() * 2 + 1);
  nodes_.emplace_back();  // kNoSqlNode
  frames_.reserve(32);
}

bool Parser::parse_statement() {
  root_ = parse_root_query();
  expect(TokenKind::kEndOfText);
  return !failed_;
}

bool Parser::at_any(std::initializer_list<TokenKind> kinds) const {
  return std::ranges::find(kinds, kind_) != kinds.end();
}

void Parser::advance() {
  if (index_ + 1 < tokens_.size()) {
    ++index_;
    kind_ = tokens_[index_].kind;
  }
}

bool Parser::accept(TokenKind kind) {
  if (kind_ == kind) {
    advance();
    return true;
  }
  if (index_ == watch_index_) {
    note(display_name(kind));
  }
  return false;
}

bool Parser::accept_any(std::initializer_list<TokenKind> kinds) {
  return std::ranges::any_of(kinds, [this](TokenKind kind) { return accept(kind); });
}

void Parser::expect(TokenKind kind) {
  if (!accept(kind)) {
    fail(display_name(kind));
  }
}

void Parser::expect_end(TokenKind kind) {
  expect(kind);
  note_end();
}

void Parser::expect_any(std::initializer_list<TokenKind> kinds) {
  if (!accept_any(kinds)) {
    fail(display_name(*kinds.begin()));
  }
}

void Parser::expect_all(std::initializer_list<TokenKind> kinds) {
  for (const TokenKind kind : kinds) {
    expect(kind);
  }
}

void Parser::note(std::string_view name) {
  if (failed_) return;
  add_expected(expected_, name);
}

SqlNodeId Parser::fail(std::string_view expected) {
  if (index_ == watch_index_) {
    note(expected);
  }
  if (!failed_) {
    failed_ = true;
    fault_index_ = stop_index_ = names_end_ = index_;
    for (const Choice& choice : choices_) {
      if (index_ <= choice.last) {
        fault_index_ = choice.blame == Choice::kNoBlame ? index_ : choice.blame;
        names_end_ = choice.blame == Choice::kNoBlame ? choice.begin : choice.blame;
        break;
      }
    }
    index_ = static_cast<std::uint32_t>(tokens_.size()) - 1;
    kind_ = TokenKind::kEndOfText;
  }
  return kNoSqlNode;
}

// At the parenthesis of a call, or of what stands behind a column: open for one token more, and if
// that begins a query, until what follows the query.
void Parser::open_call_choice(std::uint32_t first_token) {
  std::uint32_t ahead = 1;
  while (kind_at(ahead) == TokenKind::kLeftParen) {
    ++ahead;
  }
  const bool is_query = ahead > 1 && at_query_start(ahead) && kind_at(ahead) != TokenKind::kWith;
  open_choice(first_token, index_, is_query ? UINT32_MAX : index_ + 1);
}

// Behind the first operand of a call's first argument; there may be a choice of words above.
void Parser::close_call_choice(std::uint32_t first_token) {
  for (std::size_t i = choices_.size(); i > 0 && choices_.size() - i < 2; --i) {
    Choice& choice = choices_[i - 1];
    if (choice.blame + 1 == first_token) {
      choice.last = std::min(choice.last, at(TokenKind::kIn) ? index_ - 1 : index_);
    }
  }
}

void Parser::step_into_depth() {
  if (++depth_ > kMaxSqlDepth) {
    too_deep_ = too_deep_ || !failed_;
    fail("");
  }
}

SqlNodeId Parser::add(SqlNodeKind kind, std::uint32_t begin, NodeList children, unsigned detail) {
  if (failed_) {
    return kNoSqlNode;  // after a fault the places behind it mean nothing
  }
  SqlNode node;
  node.kind = kind;
  node.detail = static_cast<std::uint16_t>(detail);
  node.span = {begin, previous_end()};
  node.first_child = children.first;
  nodes_.push_back(node);
  return static_cast<SqlNodeId>(nodes_.size() - 1);
}

SqlNodeId Parser::add_leaf(SqlNodeKind kind, unsigned detail) {
  const std::uint32_t from = begin();
  advance();
  return add(kind, from, {}, detail);
}

void Parser::append(NodeList& list, SqlNodeId node) {
  if (node == kNoSqlNode) {
    return;
  }
  if (list.first == kNoSqlNode) {
    list.first = node;
  } else {
    nodes_[list.last].next = node;
  }
  list.last = node;
}

NodeList Parser::list(std::initializer_list<SqlNodeId> nodes) {
  NodeList result;
  for (const SqlNodeId node : nodes) {
    append(result, node);
  }
  return result;
}

}  // namespace mapping::sql
