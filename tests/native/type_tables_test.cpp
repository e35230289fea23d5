#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "analysis/types/data_types.h"
#include "analysis/types/kind_names.h"
#include "language/caret_text.h"
#include "language/shop.h"
#include "mapping/language.h"
#include "mapping/text.h"
#include "mapping/types.h"
#include "types/trino_type_names.h"

// Each holds another table of types against core/types/trino_types.inc: what it names is missing
// there.
namespace mapping {
namespace {

TrinoType example_of(const TrinoTypeName& type) {
  return parse_trino_type(type.example, TypeOrigin::kSql).value();
}

bool can_be_loaded(const TrinoTypeName& type) {
  return !type.counterpart.empty() || !type.cast.empty() || !type.text.empty();
}

}  // namespace

TEST_CASE("an example of a type is of that type", "[types]") {
  for (const TrinoTypeName& type : trino_type_names()) {
    INFO(type.name);
    CHECK(example_of(type).nodes.front().name == type.name);
  }
}

TEST_CASE("the analysis knows every type that can be loaded", "[types]") {
  TypeTable types;
  for (const TrinoTypeName& type : trino_type_names()) {
    INFO(type.name);
    const bool has_kind = kind_named(type.name) != TypeKind::kOther;
    CHECK_FALSE((has_kind && type.is_plain));
    if (can_be_loaded(type) || type.is_plain) CHECK(types.from(example_of(type)) != kUncertain);
  }
}

TEST_CASE("what a graph type stands for becomes it, and is loaded as it is", "[types]") {
  for (const std::string_view declarable : declarable_types()) {
    INFO(declarable);
    const TrinoTypeName* first = nullptr;
    for (const TrinoTypeName& type : trino_type_names()) {
      if (first == nullptr && type.counterpart == declarable) first = &type;
    }
    REQUIRE(first != nullptr);
    CHECK_FALSE(find_load_hazard(example_of(*first)));
  }
}

TEST_CASE("what makes a column loadable gives a type that is loaded", "[types]") {
  for (const TrinoTypeName& type : trino_type_names()) {
    if (type.cast.empty() && type.text.empty()) continue;
    INFO(type.name);
    const auto loadable = loadable_type(example_of(type));
    REQUIRE(loadable);
    CHECK_FALSE(find_load_hazard(*loadable));
    CHECK(map_complex_type(*loadable).ok());
    CHECK(mending_cast("x", example_of(type)));
  }
}

TEST_CASE("a CAST is offered every type that can be loaded", "[types][language]") {
  const language::CaretText at("SELECT CAST(NULL AS |)");
  language::Shop shop;
  const auto items = complete_sql(at.text, at.caret, shop.context()).items;
  for (const TrinoTypeName& type : trino_type_names()) {
    const std::string_view word = type.example.substr(0, type.example.find_first_of("( "));
    if (!can_be_loaded(type) || word == "unknown") continue;  // of NULL: nobody writes it
    INFO(type.name);
    bool is_offered = false;
    for (const auto& item : items) is_offered = is_offered || equals_ignoring_case(item.text, word);
    CHECK(is_offered);
  }
}

}  // namespace mapping
