#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "language/completing.h"

namespace mapping::language {
namespace {

using Texts = std::vector<std::string>;

// The first keywords that are offered.
Texts keywords(std::string_view marked, std::size_t count) {
  Texts texts;
  for (const CompletionItem& item : complete(marked).items) {
    if (item.kind == CompletionKind::kKeyword && texts.size() < count) texts.push_back(item.text);
  }
  return texts;
}

TEST_CASE("behind a value stands what goes on with it") {
  for (const std::string_view value : {"(1)", "ARRAY[1]", "NULL", "TRUE", "FALSE", "'a'", "1",
                                       "name", "CASE WHEN 1 = 1 THEN 2 END", "?", "count(*)"}) {
    CAPTURE(value);
    CHECK(keywords("SELECT " + std::string(value) + " |", 1) == Texts{"FROM"});
  }
}

TEST_CASE("a condition has a comparison first, and then what joins conditions") {
  CHECK(keywords("SELECT 1 FROM customers WHERE name |", 2) == Texts{"IN", "BETWEEN"});
  CHECK(keywords("SELECT 1 FROM customers WHERE name = 'a' |", 2) == Texts{"AND", "GROUP BY"});
  CHECK(keywords("SELECT 1 FROM customers WHERE id BETWEEN 1 |", 1) == Texts{"AND"});
  CHECK(keywords("SELECT 1 FROM customers WHERE id BETWEEN 1 AND 2 |", 2) ==
        Texts{"AND", "GROUP BY"});
  CHECK(keywords("SELECT city FROM customers GROUP BY city HAVING count(*) > 1 |", 2) ==
        Texts{"AND", "ORDER BY"});
  CHECK(keywords("SELECT city FROM customers GROUP BY city HAVING max(id) |", 1) == Texts{"IN"});
  CHECK(keywords("SELECT 1 FROM customers c JOIN orders o ON c.id = o.customer_id |", 2) ==
        Texts{"AND", "WHERE"});
  CHECK(keywords("SELECT 1 FROM customers c JOIN orders o ON (c.id) |", 1) == Texts{"IN"});
  CHECK(keywords("SELECT 1 FROM customers WHERE (name = 'a' OR |", 1) == Texts{"NOT"});
}

TEST_CASE("the words of a CASE") {
  CHECK(keywords("SELECT CASE |", 1) == Texts{"WHEN"});
  CHECK(keywords("SELECT CASE name |", 1) == Texts{"WHEN"});
  CHECK(keywords("SELECT CASE WHEN name |", 1) == Texts{"IN"});
  CHECK(keywords("SELECT CASE WHEN name = 'a' |", 1) == Texts{"THEN"});
  CHECK(keywords("SELECT CASE WHEN name = 'a' THEN 1 |", 2) == Texts{"ELSE", "END"});
  CHECK(keywords("SELECT CASE WHEN name = 'a' THEN 1 ELSE 2 |", 1) == Texts{"END"});
  CHECK(keywords("SELECT CASE WHEN CASE WHEN 1 = 1 THEN 2 END = 2 |", 1) == Texts{"THEN"});
}

TEST_CASE("in parentheses, by what is in front of them") {
  CHECK(keywords("SELECT 1 FROM (|", 1) == Texts{"SELECT"});
  CHECK(keywords("WITH w AS (|", 1) == Texts{"SELECT"});
  CHECK(keywords("SELECT 1 FROM customers WHERE id IN (|", 1) == Texts{"SELECT"});
  CHECK(keywords("SELECT count(|", 1) == Texts{"DISTINCT"});
  CHECK(keywords("SELECT CAST(name |", 1) == Texts{"AS"});
  CHECK(keywords("SELECT TRY_CAST(name |", 1) == Texts{"AS"});
  CHECK(keywords("SELECT rank() OVER (|", 2) == Texts{"PARTITION BY", "ORDER BY"});
  CHECK(keywords("SELECT rank() OVER (PARTITION BY name |", 1) == Texts{"ORDER BY"});
}

TEST_CASE("behind what joins queries and relations") {
  CHECK(keywords("SELECT 1 UNION |", 2) == Texts{"ALL", "SELECT"});
  CHECK(keywords("SELECT 1 EXCEPT |", 1) == Texts{"SELECT"});
  CHECK(keywords("SELECT 1 FROM customers c LEFT |", 1) == Texts{"JOIN"});
  CHECK(keywords("SELECT 1 FROM customers c LEFT OUTER |", 1) == Texts{"JOIN"});
  CHECK(keywords("SELECT 1 FROM customers c JOIN orders o |", 2) == Texts{"ON", "USING"});
  CHECK(keywords("SELECT 1 FROM customers ORDER BY name |", 2) == Texts{"DESC", "LIMIT"});
  CHECK(keywords("SELECT 1 FROM customers ORDER BY name NULLS |", 2) == Texts{"FIRST", "LAST"});
  CHECK(keywords("SELECT 1 FROM customers WHERE name IS |", 2) == Texts{"NULL", "NOT"});
  CHECK(keywords("SELECT 1 FROM customers WHERE name NOT |", 2) == Texts{"IN", "LIKE"});
}

TEST_CASE("words are written in the letters of the others") {
  CHECK(keywords("select 1 from customers order |", 1) == Texts{"by"});
  CHECK(keywords("select 1 from customers gro|", 1) == Texts{"group by"});
  CHECK(keywords("SELECT 1 from customers WHERE name = 'a' |", 1) == Texts{"AND"});
}

}  // namespace
}  // namespace mapping::language
