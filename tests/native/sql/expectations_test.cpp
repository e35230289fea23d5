#include "sql/expectations.h"

#include <catch2/catch_test_macros.hpp>
#include <string_view>
#include <vector>

// What is noted of a token that is watched, and of no other.
namespace mapping::sql {
namespace {

using Names = std::vector<std::string_view>;

// `a b`
constexpr Token kTokens[] = {
    {TokenKind::kName, {0, 1}}, {TokenKind::kName, {2, 3}}, {TokenKind::kEndOfText, {3, 3}}};

TEST_CASE("expectations: nothing is noted where nothing is watched", "[sql][parser]") {
  const Cursor cursor(kTokens);
  Expectations expected(cursor);
  CHECK_FALSE(expected.watches());
  expected.note(TokenKind::kComma);
  expected.note("<identifier>");
  expected.note({TokenKind::kSelect, TokenKind::kTable});
  expected.note_ahead(1, TokenKind::kDot);
  expected.note_only({TokenKind::kAs});
  CHECK(expected.names().empty());
}

TEST_CASE("expectations: only what is noted at the watched token counts", "[sql][parser]") {
  Cursor cursor(kTokens);
  Expectations expected(cursor);
  expected.watch(1, false);
  CHECK_FALSE(expected.watches());
  CHECK(expected.watches(1));
  expected.note(TokenKind::kComma);
  CHECK(expected.names().empty());
  cursor.advance();
  CHECK(expected.watches());
  expected.note(TokenKind::kTable);
  expected.note(TokenKind::kSelect);
  cursor.advance();
  expected.note(TokenKind::kDot);
  CHECK(expected.names() == Names{"'SELECT'", "'TABLE'"});
}

TEST_CASE("expectations: names are told by their characters, each once", "[sql][parser]") {
  const Cursor cursor(kTokens);
  Expectations expected(cursor);
  expected.watch(0, false);
  expected.note("<identifier>");
  expected.note({TokenKind::kTable, TokenKind::kComma, TokenKind::kTable});
  expected.note(TokenKind::kComma);
  CHECK(expected.names() == Names{"','", "'TABLE'", "<identifier>"});
}

TEST_CASE("expectations: of one reading of a token, what follows it", "[sql][parser]") {
  const Cursor cursor(kTokens);
  Expectations expected(cursor);
  expected.watch(1, false);
  expected.note_ahead(2, TokenKind::kComma);
  expected.note_ahead(1, TokenKind::kDot);
  CHECK(expected.names() == Names{"'.'"});
}

TEST_CASE("expectations: what has been given up is gone", "[sql][parser]") {
  const Cursor cursor(kTokens);
  Expectations expected(cursor);
  expected.watch(0, false);
  expected.note(TokenKind::kSelect);
  expected.set_behind_end(true);
  expected.set_extra_end(true);
  CHECK(expected.is_extra_end());
  expected.note_only({TokenKind::kAs});
  CHECK(expected.names() == Names{"'AS'"});
  CHECK_FALSE(expected.is_behind_end());
  CHECK_FALSE(expected.is_extra_end());
}

TEST_CASE("expectations: an end decides against what another alternative goes on with",
          "[sql][parser]") {
  const Cursor cursor(kTokens);
  for (const bool is_end : {false, true}) {
    Expectations expected(cursor);
    expected.watch(0, is_end);
    expected.note_alternative({TokenKind::kAs});
    CHECK(expected.names().empty() == is_end);
  }
}

// Reading stops at the end of the text, which may be what is watched.
TEST_CASE("expectations: behind a fault nothing is expected any more", "[sql][parser]") {
  Cursor cursor(kTokens);
  Expectations expected(cursor);
  expected.watch(2, false);
  cursor.stop();
  CHECK(expected.watches());
  expected.note(TokenKind::kComma);
  expected.note_only({TokenKind::kComma});
  CHECK(expected.names().empty());
}

}  // namespace
}  // namespace mapping::sql
