#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>
#include <utility>

#include "fixture.h"

// A fix that is called safe can be applied without a look: it mends its fault and makes no other.
namespace {

using mapping::testing::Fixture;
using mapping::testing::Json;

using Faults = std::map<std::pair<std::string, std::string>, int>;  // (code, path) → how many

Faults errors_of(const Json& report) {
  Faults faults;
  for (const Json& diagnostic : report["diagnostics"]) {
    if (diagnostic["severity"] == "error") ++faults[{diagnostic["code"], diagnostic["path"]}];
  }
  return faults;
}

bool holds(const Json& report, const Json& fault) {
  return std::ranges::any_of(report["diagnostics"], [&fault](const Json& diagnostic) {
    return diagnostic["code"] == fault["code"] && diagnostic["path"] == fault["path"];
  });
}

// The mapping's text with the edits made: each replaces, or adds, the value at its path.
std::string edited(std::string_view text, const Json& edits) {
  Json value = Json::parse(text);
  for (const Json& edit : edits) value[Json::json_pointer(edit["path"])] = edit["value"];
  return value.dump();
}

void check_fix(const Fixture& fixture, const Json& before, const Json& fault, const Json& fix) {
  INFO(fault.dump(2));
  const Json after = mapping::testing::run(fixture, edited(fixture.text, fix["edits"]));
  CHECK_FALSE(holds(after, fault));
  const Faults errors_before = errors_of(before);
  for (const auto& [error, count] : errors_of(after)) {
    INFO(error.first << " at " << error.second);
    const auto known = errors_before.find(error);
    CHECK((known != errors_before.end() && known->second >= count));
  }
}

}  // namespace

TEST_CASE("applying a safe fix mends its fault and makes no other") {
  std::size_t fixes = 0;
  for (const auto& [folder, fixture] : mapping::testing::mapping_fixtures()) {
    INFO(folder.string());
    const Json before = mapping::testing::run(fixture, fixture.text);
    if (!before.contains("diagnostics")) continue;
    for (const Json& fault : before["diagnostics"]) {
      for (const Json& fix : fault.value("fixes", Json::array())) {
        if (fix["safe"] == false) continue;
        ++fixes;
        check_fix(fixture, before, fault, fix);
      }
    }
  }
  CHECK(fixes > 0);
}
