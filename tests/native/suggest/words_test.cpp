#include "suggest/words.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

namespace {

using mapping::column_stem;
using mapping::KeyWord;
using mapping::Shortening;
using mapping::shortens;
using mapping::split_words;
using mapping::Stem;
using Words = std::vector<std::string>;

struct NameCase {
  std::string_view name;
  std::string_view stem;
  KeyWord word;
};

}  // namespace

TEST_CASE("names are split at marks, blanks and capitals", "[suggest]") {
  CHECK(split_words("order_line_items") == Words{"order", "line", "items"});
  CHECK(split_words("BusinessEntityID") == Words{"business", "entity", "id"});
  CHECK(split_words("XMLExportFile") == Words{"xml", "export", "file"});
  CHECK(split_words("Order  Details-2") == Words{"order", "details", "2"});
  CHECK(split_words("__x__") == Words{"x"});
  CHECK(split_words("größe") == Words{"größe"});
  CHECK(split_words("").empty());
}

TEST_CASE("a column's name tells what it is about and that it is a key", "[suggest]") {
  const NameCase cases[] = {
      {"customer_id", "customer", KeyWord::kId},
      {"CustomerID", "customer", KeyWord::kId},
      {"customerid", "customer", KeyWord::kId},
      {"suppkey", "supp", KeyWord::kKey},
      {"bill_cust_sk", "billcustomer", KeyWord::kSurrogate},
      {"id", "", KeyWord::kId},
      {"fk_customer_id", "customer", KeyWord::kId},
      {"customer_id_fk", "customer", KeyWord::kId},
      {"customer_fk", "customer", KeyWord::kForeign},
      {"pk_customer", "customer", KeyWord::kPrimary},
      {"id_cliente", "cliente", KeyWord::kId},
      {"movie_ids", "movieid", KeyWord::kNone},
      {"team1_id", "team", KeyWord::kId},
      {"emp_no", "employee", KeyWord::kNumber},
      {"country_code", "country", KeyWord::kCode},
      {"status", "status", KeyWord::kNone},
  };
  for (const NameCase& each : cases) {
    CAPTURE(each.name);
    const Stem stem = column_stem(each.name);
    CHECK(stem.text == each.stem);
    CHECK(stem.key_word == each.word);
  }
}

TEST_CASE("one thing has one stem, in the singular and in the plural", "[suggest]") {
  for (const auto& [one, many] : {std::pair{"movie", "movies"},
                                  {"category", "categories"},
                                  {"cache", "caches"},
                                  {"status", "status"},
                                  {"box", "boxes"},
                                  {"address", "addresses"},
                                  {"person", "people"}}) {
    CAPTURE(one);
    CHECK(mapping::stem_of({one}).text == mapping::stem_of({many}).text);
  }
}

TEST_CASE("a word is shortened to its beginning or to some of its letters", "[suggest]") {
  CHECK(shortens("promo", "promotion") == Shortening::kBeginning);
  CHECK(shortens("mktg", "marketing") == Shortening::kLetters);
  CHECK(shortens("pr", "promotion") == Shortening::kNone);
  CHECK(shortens("promotion", "promotion") == Shortening::kNone);
  CHECK(shortens("tion", "promotion") == Shortening::kNone);
}
