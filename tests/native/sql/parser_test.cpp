#include "sql/parser.h"

#include <catch2/catch_test_macros.hpp>
#include <string_view>
#include <vector>

// How a parser asks for tokens, and where it stops.
namespace mapping::sql {
namespace {

using Names = std::vector<std::string_view>;

constexpr std::string_view kText = "a , b";
const std::vector<Token> kTokens = {{TokenKind::kName, {0, 1}},
                                    {TokenKind::kComma, {2, 3}},
                                    {TokenKind::kName, {4, 5}},
                                    {TokenKind::kEndOfText, {5, 5}}};

TEST_CASE("parser: a token is read if it is what is asked for, or else it could have been",
          "[sql][parser]") {
  Parser parser(kText, kTokens, Dialect::kNewest);
  parser.expected.watch(1, false);
  CHECK(parser.accept(TokenKind::kName));
  CHECK_FALSE(parser.accept(TokenKind::kDot));
  CHECK_FALSE(parser.accept_any({TokenKind::kAs, TokenKind::kFrom}));
  CHECK(parser.accept_any({TokenKind::kDot, TokenKind::kComma}));
  CHECK_FALSE(parser.accept(TokenKind::kComma));
  CHECK(parser.index() == 2);
  CHECK(parser.expected.names() == Names{"'.'", "'AS'", "'FROM'"});
}

TEST_CASE("parser: it stops at the first token that is missing", "[sql][parser]") {
  Parser parser(kText, kTokens, Dialect::kNewest);
  parser.expect_all({TokenKind::kName, TokenKind::kDot, TokenKind::kName});
  parser.expect(TokenKind::kRightParen);  // says nothing any more
  CHECK(parser.failed());
  CHECK(parser.at(TokenKind::kEndOfText));
  CHECK(parser.stop_place().fault_index == 1);
  CHECK(parser.stop_place().stop_index == 1);
  CHECK(parser.stop_place().names_end == 1);
  CHECK(parser.add(SqlNodeKind::kName, 0) == kNoSqlNode);
}

TEST_CASE("parser: the choice that is open says which token is reported", "[sql][parser]") {
  Parser parser(kText, kTokens, Dialect::kNewest);
  parser.choices.open(1, 1);
  parser.advance();
  parser.advance();
  CHECK(parser.fail("<query>") == kNoSqlNode);
  CHECK(parser.stop_place().fault_index == 1);
  CHECK(parser.stop_place().stop_index == 2);
  CHECK(parser.stop_place().names_end == 1);
}

TEST_CASE("parser: names within a choice that blames no token were not read for good",
          "[sql][parser]") {
  Parser parser(kText, kTokens, Dialect::kNewest);
  parser.choices.open(0);
  parser.advance();
  parser.fail("<query>");
  CHECK(parser.stop_place().fault_index == 1);
  CHECK(parser.stop_place().names_end == 0);
}

TEST_CASE("parser: a node spans what was read since it began", "[sql][parser]") {
  Parser parser(kText, kTokens, Dialect::kNewest);
  const SqlNodeId name = parser.add_leaf(SqlNodeKind::kName);
  parser.advance();
  const SqlNodeId list = parser.add(SqlNodeKind::kColumnNames, 0, parser.list({name}));
  CHECK(parser.text_of(name) == "a");
  CHECK(parser.text_of(list) == "a ,");
}

TEST_CASE("parser: one level too many ends the reading", "[sql][parser]") {
  Parser parser(kText, kTokens, Dialect::kNewest);
  for (std::uint32_t level = 0; level < kMaxSqlDepth; ++level) {
    parser.enter_level();
  }
  CHECK_FALSE(parser.failed());
  parser.leave_level();
  const DepthGuard last(parser);
  CHECK_FALSE(parser.is_too_deep());
  const DepthGuard one_too_many(parser);
  CHECK(parser.is_too_deep());
  CHECK(parser.failed());
}

}  // namespace
}  // namespace mapping::sql
