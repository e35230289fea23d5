#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>
#include <vector>

#include "edits.h"
#include "fixture.h"

// Every fix can be applied as it is: its finding goes away, and no error or warning comes.
namespace {

using mapping::testing::edited_mapping;
using mapping::testing::edited_sql;
using mapping::testing::Fixture;
using mapping::testing::Json;

// At the same value and, in SQL, at the same place of it.
bool is_same_fault(const Json& fault, const Json& other) {
  const auto place = [](const Json& diagnostic) {
    return diagnostic.contains("sql_range") ? diagnostic["sql_range"]["start"] : Json();
  };
  return fault["code"] == other["code"] && fault["path"] == other["path"] &&
         place(fault) == place(other);
}

// What was there before: the same of the same value, or of one that has moved.
bool is_known(const Json& before, const Json& after) {
  const bool is_here = before["path"] == after["path"];
  return before["code"] == after["code"] && (is_here || before["message"] == after["message"]);
}

bool is_of_mapping(const Fixture& fixture) {
  return fixture.operation == "check" || fixture.operation == "validate";
}

// The text with the edits made. A query that stands for itself has no paths.
std::string edited(const Fixture& fixture, const Json& edits) {
  if (!is_of_mapping(fixture)) return edited_sql(fixture.text, {edits.begin(), edits.end()});
  const std::optional<Json> mapping = edited_mapping(Json::parse(fixture.text), edits);
  REQUIRE(mapping);
  return mapping->dump();
}

// In a validation the case's cluster answers by a definition's name, whatever the SQL is: it cannot answer to what has another
// name or other SQL. A text that is no JSON has no values to edit.
bool can_show(const Fixture& fixture, const Json& fix) {
  if (is_of_mapping(fixture) && !Json::accept(fixture.text)) return false;
  const auto is_of_answer = [](const Json& edit) {
    const auto path = edit["path"].get<std::string>();
    return edit.contains("sql_range") || path.ends_with("/label");
  };
  return fixture.operation != "validate" || std::ranges::none_of(fix["edits"], is_of_answer);
}

void check_fix(const Fixture& fixture, const Json& before, const Json& fault, const Json& fix) {
  const std::string text = edited(fixture, fix["edits"]);
  INFO(fault.dump(2) << "\nmended by " << fix["title"] << ":\n" << text);
  const Json after = mapping::testing::run(fixture, text);
  std::vector<Json> open(before["diagnostics"].begin(), before["diagnostics"].end());
  for (const Json& diagnostic : after["diagnostics"]) {
    INFO("still or newly: " << diagnostic.dump(2));
    CHECK_FALSE(is_same_fault(fault, diagnostic));
    const auto known = std::ranges::find_if(
        open, [&diagnostic](const Json& other) { return is_known(other, diagnostic); });
    CHECK((known != open.end() || diagnostic["severity"] == "info"));
    if (known != open.end()) open.erase(known);
  }
}

// Returns how many fixes were applied.
std::size_t check_fixes(const Fixture& fixture) {
  std::size_t fixes = 0;
  const Json before = mapping::testing::run(fixture, fixture.text);
  if (!before.contains("diagnostics")) return 0;
  for (const Json& fault : before["diagnostics"]) {
    for (const Json& fix : fault.value("fixes", Json::array())) {
      if (!can_show(fixture, fix)) continue;
      ++fixes;
      check_fix(fixture, before, fault, fix);
    }
  }
  return fixes;
}

}  // namespace

TEST_CASE("applying a fix mends its finding and makes no other") {
  std::size_t fixes = 0;
  for (const auto& folder : mapping::testing::fixture_folders()) {
    INFO(folder.string());
    Fixture fixture = mapping::testing::read_fixture(folder);
    fixes += check_fixes(fixture);
    if (fixture.operation != "check" || fixture.catalog.is_null()) continue;
    INFO("without its catalog");
    fixture.catalog = nullptr;
    fixture.options.erase("catalog");
    fixes += check_fixes(fixture);
  }
  CHECK(fixes > 150);
}
