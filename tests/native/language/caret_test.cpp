#include "language/caret.h"

#include <catch2/catch_test_macros.hpp>
#include <string_view>

#include "language/caret_text.h"

namespace mapping::language {
namespace {

struct Found {
  std::string_view marked;
  std::string_view word;
  std::string_view letters;
};

TEST_CASE("the word at the caret") {
  constexpr Found kRows[] = {
      {"SELECT ord| FROM t", "ord", "ord"},
      {"SELECT or|d FROM t", "ord", "or"},
      {"SELECT | FROM t", "", ""},
      {"SELECT t.|", "", ""},
      {"SELECT t.|id", "", ""},
      {"SELECT \"My co|l\" FROM t", "\"My col\"", "My co"},
      {"SELECT \"My co| FROM t", "\"My co", "My co"},
      {"fro|", "fro", "fro"},
      {"|", "", ""},
  };
  for (const Found& row : kRows) {
    CAPTURE(row.marked);
    const CaretText at(row.marked);
    const Caret caret = find_caret(at.text, at.caret);
    CHECK_FALSE(caret.in_text);
    CHECK(slice(at.text, caret.word) == row.word);
    CHECK(caret.letters(at.text) == row.letters);
    CHECK(caret.index < caret.tokens.size());
  }
}

TEST_CASE("nothing is named in comments, strings and numbers") {
  constexpr std::string_view kRows[] = {"SELECT 'a|b'", "SELECT 12|3",       "SELECT 12|",
                                        "-- a|b",       "/* a| */ SELECT 1", "SELECT 1 -- a|\n"};
  for (const std::string_view row : kRows) {
    CAPTURE(row);
    const CaretText at(row);
    CHECK(find_caret(at.text, at.caret).in_text);
  }
}

TEST_CASE("a caret beyond the text is at its end") {
  CHECK(find_caret("SELECT a", 100).offset == 8);
}

}  // namespace
}  // namespace mapping::language
