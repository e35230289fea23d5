#include "sql/parser.h"

#include <algorithm>

#include "sql/grammar/query.h"

namespace mapping::sql {

Parser::Parser(std::string_view sql, const std::vector<Token>& tokens, Dialect dialect)
    : Cursor(tokens), tree(tokens.size()), sql_(sql), dialect_(dialect) {}

bool Parser::parse_statement() {
  root_ = parse_root_query(*this);
  expect(TokenKind::kEndOfText);
  return !failed();
}

bool Parser::accept(TokenKind kind) {
  if (at(kind)) {
    step();
    return true;
  }
  if (expected.watches()) {
    expected.note(kind);
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

SqlNodeId Parser::fail(std::string_view name) {
  expected.note(name);
  if (!failed()) {
    stop_place_ = {index(), index(), index()};
    if (const Choice* const choice = choices.deciding()) {
      const bool is_blamed = choice->blame != Choice::kNoBlame;
      stop_place_.fault_index = is_blamed ? choice->blame : index();
      stop_place_.names_end = is_blamed ? choice->blame : choice->begin;
    }
    stop();
  }
  return kNoSqlNode;
}

void Parser::enter_level() {
  if (++depth_ > kMaxSqlDepth) {
    too_deep_ = too_deep_ || !failed();
    fail("");
  }
}

SqlNodeId Parser::add(SqlNodeKind kind, std::uint32_t begin, NodeList children, SqlDetail detail) {
  if (failed()) {
    return kNoSqlNode;  // the places behind a fault mean nothing
  }
  return tree.add(kind, {begin, previous_end()}, children, detail);
}

SqlNodeId Parser::add_leaf(SqlNodeKind kind, SqlDetail detail) {
  const std::uint32_t from = begin();
  step();
  return add(kind, from, {}, detail);
}

}  // namespace mapping::sql
