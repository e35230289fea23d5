#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "language/caret_text.h"
#include "language/shop.h"
#include "mapping/language.h"

namespace mapping::language {
namespace {

// The active signature, and which of its parameters the caret is in.
std::string help(std::string_view marked) {
  const CaretText at(marked);
  Shop shop;
  const auto found = signature_sql(at.text, at.caret, shop.context());
  if (!found) return {};
  const FunctionSignature& active = found->signatures[found->active_signature];
  return active.label + " " + std::to_string(found->active_parameter);
}

TEST_CASE("the overload that takes the arguments that are written") {
  CHECK(help("SELECT substr(name, | FROM customers") ==
        "substr(varchar(x), bigint) → varchar(x) 1");
  CHECK(help("SELECT substr(name, 1, |) FROM customers") ==
        "substr(varchar(x), bigint, bigint) → varchar(x) 2");
  CHECK(help("SELECT substr(X'00', |") == "substr(varbinary, bigint) → varbinary 1");
  CHECK(help("SELECT sum(total|) FROM orders") == "sum(decimal(p,s)) → decimal(38,s) 0");
  CHECK(help("SELECT abs(|total) FROM orders") == "abs(decimal(p,s)) → decimal(p,s) 0");
}

TEST_CASE("the innermost call around the caret") {
  CHECK(help("SELECT substr(lower(|name), 1) FROM customers") ==
        "lower(varchar(x)) → varchar(x) 0");
  CHECK(help("SELECT substr(lower(name), |1) FROM customers") ==
        "substr(varchar(x), bigint) → varchar(x) 1");
  CHECK(help("SELECT substr(name, (1 + |2)) FROM customers") ==
        "substr(varchar(x), bigint) → varchar(x) 1");
  CHECK(help("SELECT substr('a, (b', |") == "substr(varchar(x), bigint) → varchar(x) 1");
}

TEST_CASE("one argument that may stand often") {
  CHECK(help("SELECT concat('a', 'b', 'c', |") == "concat(varchar...) → varchar 0");
}

TEST_CASE("signatures: what the grammar has beside functions") {
  CHECK(help("SELECT coalesce(name, |") == "COALESCE(value, default, …) → common type 1");
  CHECK(help("SELECT coalesce(name, city, 'a', |") ==
        "COALESCE(value, default, …) → common type 2");
  CHECK(help("SELECT nullif(|") == "NULLIF(value, null_where) → type of value 0");
  CHECK(help("SELECT CAST(name AS |") == "CAST(value AS type) → type 1");
  CHECK(help("SELECT extract(YEAR FROM |born) FROM customers") ==
        "EXTRACT(field FROM time) → bigint 1");
  CHECK(help("SELECT if(id IN (1, 2), |") == "IF(condition, result, [otherwise]) → common type 1");
}

TEST_CASE("outside of calls there is none") {
  CHECK(help("SELECT substr(name, 1)| FROM customers").empty());
  CHECK(help("SELECT |substr(name, 1) FROM customers").empty());
  CHECK(help("SELECT lower((SELECT | FROM customers))").empty());
  CHECK(help("SELECT nowhere(|)").empty());
  CHECK(help("SELECT lower(/* | */ name)").empty());
  CHECK(help("|").empty());
}

}  // namespace
}  // namespace mapping::language
