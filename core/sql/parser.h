#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "mapping/sql_tree.h"
#include "sql/choices.h"
#include "sql/cursor.h"
#include "sql/expectations.h"
#include "sql/operator_stack.h"
#include "sql/token.h"
#include "sql/tree_builder.h"

namespace mapping::sql {

// Which grammar is read. Texts are first read with the newer forms; a text that has a fault is read
// again as Trino 476 reads it, so that the fault is told as that server tells it.
enum class Dialect : std::uint8_t { kTrino476, kNewest };

// Where a statement could not go on.
struct StopPlace {
  std::uint32_t fault_index = 0;  // the token to report
  std::uint32_t stop_index = 0;   // the token that could not go on, which a server does not always
                                  // report
  // Names before this token were read for good before the fault was met: their faults come first.
  std::uint32_t names_end = UINT32_MAX;
};

// What was read last, by its tokens.
struct LastRead {
  std::uint32_t query_begin = UINT32_MAX;
  std::uint32_t column_begin = UINT32_MAX;  // of `a.b` the first token …
  std::uint32_t column_end = UINT32_MAX;    // … and the first one behind it
  std::uint32_t signed_end = UINT32_MAX;    // behind `-1`, a number or a sign and one
};

// What the functions of the grammar, in sql/grammar/, read with: the cursor, asked for what must
// stand there, and what they build, note and keep open.
//
//   Parser parser(sql, tokens, Dialect::kNewest);
//   if (parser.parse_statement()) nodes = parser.tree.take();
//
// A place where the grammar can only be told apart by what a word is followed by is decided by
// looking ahead, never by trying: every token is read once. What nodes were made until a fault is of
// no use to anyone.
class Parser : public Cursor {
 public:
  Parser(std::string_view sql, const std::vector<Token>& tokens, Dialect dialect);
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // rule singleStatement: rootQuery EOF
  bool parse_statement();
  [[nodiscard]] SqlNodeId root() const { return root_; }
  // Meaningful after parse_statement() has returned false.
  [[nodiscard]] const StopPlace& stop_place() const { return stop_place_; }
  [[nodiscard]] bool is_too_deep() const { return too_deep_; }

  [[nodiscard]] bool newest() const { return dialect_ == Dialect::kNewest; }
  // Reads the token if it is of this kind. If not, it could have been.
  bool accept(TokenKind kind);
  bool accept_any(std::initializer_list<TokenKind> kinds);
  // Reads the token, which must be of this kind.
  void expect(TokenKind kind);
  void expect_any(std::initializer_list<TokenKind> kinds);
  // One behind the other.
  void expect_all(std::initializer_list<TokenKind> kinds);
  // The token here cannot go on; returns kNoSqlNode.
  SqlNodeId fail(std::string_view name);

  // A node of what has been read since the byte `begin`; after a fault none.
  SqlNodeId add(SqlNodeKind kind, std::uint32_t begin, NodeList children = {},
                SqlDetail detail = {});
  // Reads one token as a node.
  SqlNodeId add_leaf(SqlNodeKind kind, SqlDetail detail = {});
  void append(NodeList& list, SqlNodeId node) { tree.append(list, node); }
  NodeList list(std::initializer_list<SqlNodeId> nodes) { return tree.list(nodes); }
  [[nodiscard]] std::uint32_t span_begin(SqlNodeId node) const { return tree[node].span.begin; }
  [[nodiscard]] std::string_view text_of(SqlNodeId node) const {
    return slice(sql_, tree[node].span);
  }

  void enter_level();
  void leave_level() { --depth_; }

  TreeBuilder tree;
  OperatorStack operators;
  Choices choices{*this};
  Expectations expected{*this};
  LastRead last;

 private:
  std::string_view sql_;
  StopPlace stop_place_;
  SqlNodeId root_ = kNoSqlNode;
  std::uint32_t depth_ = 0;
  Dialect dialect_;
  bool too_deep_ = false;
};

// Counts a level of kMaxSqlDepth as long as it lives.
class DepthGuard {
 public:
  explicit DepthGuard(Parser& parser) : parser_(parser) { parser_.enter_level(); }
  ~DepthGuard() { parser_.leave_level(); }
  DepthGuard(const DepthGuard&) = delete;
  DepthGuard& operator=(const DepthGuard&) = delete;

 private:
  Parser& parser_;
};

}  // namespace mapping::sql
