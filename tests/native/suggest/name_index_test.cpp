#include "suggest/name_index.h"

#include <catch2/catch_test_macros.hpp>

using mapping::NameIndex;
using mapping::NameNumbers;

TEST_CASE("a name has one number, however it is put together", "[suggest]") {
  NameNumbers names;
  const std::uint32_t whole = names.add("orderline");
  CHECK(names.add("order", "line") == whole);
  CHECK(names.find("orderl", "ine") == whole);
  CHECK(names.find("", "orderline") == whole);
  CHECK(names.add("order") != whole);
  CHECK(names.find("orderlines") == NameNumbers::kNone);
  CHECK(names.find("line", "order") == NameNumbers::kNone);
  CHECK(names.add("") == NameNumbers::kNone);
}

TEST_CASE("the best claim on a name counts, in its scope and of its kind", "[suggest]") {
  NameNumbers names;
  NameIndex index;
  const std::uint32_t customer = names.add("customer");
  index.claim({1, customer}, {.table = 3, .strength = 70});
  index.claim({1, customer}, {.table = 4, .strength = 90});
  index.claim({1, customer}, {.table = 5, .strength = 80});
  REQUIRE(index.find({1, customer}) != nullptr);
  CHECK(index.find({1, customer})->table == 4);
  CHECK_FALSE(index.find({1, customer})->is_shared);
  index.claim({1, customer}, {.table = 6, .strength = 90});
  CHECK(index.find({1, customer})->is_shared);
  CHECK(index.find({2, customer}) == nullptr);
  CHECK(index.find({1, customer, 1}) == nullptr);
  CHECK(index.find({1, names.add("order")}) == nullptr);
  index.claim({1, NameNumbers::kNone}, {.table = 7, .strength = 100});
  CHECK(index.find({1, NameNumbers::kNone}) == nullptr);
}
