#include "sql/cursor.h"

#include <catch2/catch_test_macros.hpp>

// Where reading stands among tokens that no text was needed for.
namespace mapping::sql {
namespace {

// `a + b`, with two blanks behind the plus.
constexpr Token kTokens[] = {{TokenKind::kName, {0, 1}},
                             {TokenKind::kPlus, {2, 3}},
                             {TokenKind::kName, {5, 6}},
                             {TokenKind::kEndOfText, {6, 6}}};

TEST_CASE("cursor: the token here and those around it", "[sql][parser]") {
  Cursor cursor(kTokens);
  CHECK(cursor.index() == 0);
  CHECK(cursor.previous_end() == 0);
  cursor.advance();
  CHECK(cursor.at(TokenKind::kPlus));
  CHECK_FALSE(cursor.at(TokenKind::kName));
  CHECK(cursor.at_any({TokenKind::kMinus, TokenKind::kPlus}));
  CHECK_FALSE(cursor.at_any({TokenKind::kMinus, TokenKind::kName}));
  CHECK(cursor.kind_at(0) == TokenKind::kPlus);
  CHECK(cursor.kind_at(1) == TokenKind::kName);
  CHECK(cursor.kind_of(0) == TokenKind::kName);
  CHECK(cursor.begin() == 2);
  CHECK(cursor.previous_end() == 1);
}

TEST_CASE("cursor: beyond the text there are only ends", "[sql][parser]") {
  Cursor cursor(kTokens);
  CHECK(cursor.kind_at(3) == TokenKind::kEndOfText);
  CHECK(cursor.kind_at(4) == TokenKind::kEndOfText);
  CHECK(cursor.kind_at(UINT32_MAX) == TokenKind::kEndOfText);
  for (int i = 0; i < 5; ++i) {
    cursor.advance();
  }
  CHECK(cursor.index() == 3);
  CHECK(cursor.at(TokenKind::kEndOfText));
  CHECK_FALSE(cursor.failed());
}

TEST_CASE("cursor: what stops does so at the end, for good", "[sql][parser]") {
  Cursor cursor(kTokens);
  cursor.advance();
  cursor.stop();
  CHECK(cursor.failed());
  CHECK(cursor.at(TokenKind::kEndOfText));
  cursor.advance();
  CHECK(cursor.index() == 3);
}

}  // namespace
}  // namespace mapping::sql
