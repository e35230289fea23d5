#include "sql/choices.h"

#include <catch2/catch_test_macros.hpp>

// Which choice of the grammar is open where the cursor stands.
namespace mapping::sql {
namespace {

constexpr Token kTokens[] = {{TokenKind::kName, {0, 1}},
                             {TokenKind::kLeftParen, {1, 2}},
                             {TokenKind::kName, {2, 3}},
                             {TokenKind::kName, {4, 5}},
                             {TokenKind::kEndOfText, {5, 5}}};

TEST_CASE("choices: the first one that is open decides", "[sql][parser]") {
  Cursor cursor(kTokens);
  Choices choices(cursor);
  CHECK(choices.deciding() == nullptr);
  choices.open(0, Choice::kNoBlame, 1);
  choices.open(1, 1);
  REQUIRE(choices.deciding() != nullptr);
  CHECK(choices.deciding()->begin == 0);
  cursor.advance();
  CHECK(choices.deciding()->blame == Choice::kNoBlame);
  cursor.advance();  // the first one reaches no further
  CHECK(choices.deciding()->blame == 1);
  choices.close(1);
  CHECK_FALSE(choices.is_open());
  choices.close(5);
  CHECK(choices.size() == 1);
}

TEST_CASE("choices: what begins behind a choice's first token is within it", "[sql][parser]") {
  Cursor cursor(kTokens);
  Choices choices(cursor);
  choices.open(1);
  CHECK_FALSE(choices.is_within(1));
  CHECK(choices.is_within(2));
  choices.limit(0, 0);
  cursor.advance();
  CHECK_FALSE(choices.is_within(2));
}

TEST_CASE("choices: a call's is limited, with one of words above it", "[sql][parser]") {
  const Cursor cursor(kTokens);
  Choices choices(cursor);
  choices.open(0, 1);  // blames the parenthesis in front of token 2
  choices.open(0, 1);
  choices.open(0, Choice::kNoBlame);
  choices.limit_call(2, 3);
  choices.close(2);
  CHECK(choices.deciding()->last == UINT32_MAX);  // too far below
  choices.limit(0, 0);
  Cursor behind(kTokens);
  Choices others(behind);
  others.open(0, 1);
  others.open(0, Choice::kNoBlame);
  others.limit_call(2, 3);
  CHECK(others.deciding()->last == 3);
}

}  // namespace
}  // namespace mapping::sql
