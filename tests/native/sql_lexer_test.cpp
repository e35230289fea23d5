#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "sql/lexer.h"
#include "sql/token.h"

using mapping::slice;
using mapping::sql::find_comments;
using mapping::sql::find_keyword;
using mapping::sql::first_tokens;
using mapping::sql::is_identifier;
using mapping::sql::is_reserved;
using mapping::sql::Token;
using mapping::sql::tokenize;
using mapping::sql::TokenKind;

namespace {

// The tokens as text, one blank between them, without the end.
std::string texts(std::string_view sql) {
  std::string joined;
  for (const Token& token : tokenize(sql)) {
    if (token.kind != TokenKind::kEndOfText) {
      joined += joined.empty() ? "" : " ";
      joined += slice(sql, token.span);
    }
  }
  return joined;
}

std::vector<TokenKind> kinds(std::string_view sql) {
  std::vector<TokenKind> kinds;
  for (const Token& token : tokenize(sql)) {
    kinds.push_back(token.kind);
  }
  kinds.pop_back();
  return kinds;
}

TokenKind kind_of(std::string_view sql) {
  const std::vector<TokenKind> all = kinds(sql);
  REQUIRE(all.size() == 1);
  return all[0];
}

}  // namespace

TEST_CASE("Words are keywords in any case and names otherwise", "[sql][lexer]") {
  CHECK(kind_of("SELECT") == TokenKind::kSelect);
  CHECK(kind_of("sElEcT") == TokenKind::kSelect);
  CHECK(kind_of("selects") == TokenKind::kName);
  CHECK(kind_of("_a1") == TokenKind::kName);
  CHECK(kind_of("1abc") == TokenKind::kDigitName);
  CHECK(kind_of("\"a\"\"b\"") == TokenKind::kQuotedName);
  CHECK(kind_of("`a``b`") == TokenKind::kBackquotedName);
}

TEST_CASE("Every keyword finds itself", "[sql][lexer]") {
  const auto end = static_cast<std::uint16_t>(TokenKind::kEndOfKinds);
  for (auto i = static_cast<std::uint16_t>(TokenKind::kMinusRightBrace) + 1; i < end; ++i) {
    const auto kind = static_cast<TokenKind>(i);
    const std::string_view quoted = mapping::sql::display_name(kind);
    CHECK(find_keyword(quoted.substr(1, quoted.size() - 2)) == kind);
    CHECK(is_identifier(kind) != is_reserved(kind));
  }
  CHECK_FALSE(find_keyword(""));
  CHECK_FALSE(find_keyword("CUSTOMER"));
}

TEST_CASE("Reserved words are those of Trino 476", "[sql][lexer]") {
  CHECK(is_reserved(TokenKind::kSelect));
  CHECK(is_reserved(TokenKind::kSkip));
  CHECK_FALSE(is_reserved(TokenKind::kLimit));
  CHECK_FALSE(is_reserved(TokenKind::kExecute));
  CHECK_FALSE(is_reserved(TokenKind::kOverlaps));
}

TEST_CASE("Numbers take the longest match", "[sql][lexer]") {
  CHECK(kind_of("1_000") == TokenKind::kIntegerLiteral);
  CHECK(kind_of("0x1F") == TokenKind::kIntegerLiteral);
  CHECK(kind_of("0b_101") == TokenKind::kIntegerLiteral);
  CHECK(kind_of("0o8") == TokenKind::kDigitName);
  CHECK(kind_of("1__0") == TokenKind::kDigitName);
  CHECK(kind_of(".5") == TokenKind::kDecimalLiteral);
  CHECK(kind_of("5.") == TokenKind::kDecimalLiteral);
  CHECK(kind_of("1.5e-3") == TokenKind::kDoubleLiteral);
  CHECK(kind_of("1_0e5") == TokenKind::kDigitName);
  CHECK(texts("1..2") == "1. .2");
  CHECK(texts("1e+") == "1e +");
  CHECK(texts("1.x") == "1. x");
}

TEST_CASE("Literals end where Trino ends them", "[sql][lexer]") {
  CHECK(kind_of("'it''s'") == TokenKind::kStringLiteral);
  CHECK(kind_of("U&'\\00e9'") == TokenKind::kUnicodeLiteral);
  CHECK(kind_of("x'ab cd'") == TokenKind::kBinaryLiteral);
  CHECK(kind_of("$$\nreturn 1$$") == TokenKind::kDollarLiteral);
  CHECK(texts("x'a''b'") == "x'a' 'b'");
}

TEST_CASE("What has no end is unrecognized at its first character", "[sql][lexer]") {
  CHECK(texts("'abc def") == "' abc def");
  CHECK(kinds("'abc")[0] == TokenKind::kUnrecognized);
  CHECK(texts("'a''b c") == "'a' ' b c");
  CHECK(texts("\"a b") == "\" a b");
  CHECK(texts("/* a") == "/ * a");
  CHECK(texts("U&'a") == "U & ' a");
  CHECK(texts("x'ab") == "x ' ab");
}

TEST_CASE("A character that is not ASCII is one unrecognized token", "[sql][lexer]") {
  CHECK(texts("a\xC3\xA9 \xF0\x9F\x98\x80x") == "a \xC3\xA9 \xF0\x9F\x98\x80 x");
}

TEST_CASE("Comments are no tokens and are found by themselves", "[sql][lexer]") {
  const std::string_view sql = "a -- b\r\n/* c -- d */ e '-- f' --";
  CHECK(texts(sql) == "a e '-- f'");
  std::vector<std::string_view> comments;
  for (const mapping::Span span : find_comments(sql)) {
    comments.push_back(slice(sql, span));
  }
  CHECK(comments == std::vector<std::string_view>{"-- b", "/* c -- d */", "--"});
}

TEST_CASE("Symbols take the longest match", "[sql][lexer]") {
  CHECK(texts("a<>b!=c<=d=>e->f||g|h{-i-}") == "a <> b != c <= d => e -> f || g | h {- i -}");
  CHECK(kind_of("!") == TokenKind::kUnrecognized);
}

TEST_CASE("The last token is the end of the text", "[sql][lexer]") {
  const std::vector<Token> tokens = tokenize("a  ");
  REQUIRE(tokens.size() == 2);
  CHECK(tokens.back().kind == TokenKind::kEndOfText);
  CHECK(tokens.back().span == mapping::Span{3, 3});
}

TEST_CASE("the first tokens are those of the whole text", "[sql][lexer]") {
  const std::string_view sql = "/* a */ trim( -- b\n FROM 'x')";
  const std::vector<Token> all = tokenize(sql);
  const std::vector<Token> first = first_tokens(sql, 3);
  REQUIRE(first.size() == 3);
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].kind == all[i].kind);
    CHECK(first[i].span == all[i].span);
  }
  CHECK(first_tokens(sql, 0).empty());
  CHECK(first_tokens(sql, 100).size() == all.size() - 1);
}
