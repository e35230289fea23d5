#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

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

std::size_t offset_of(const Json& edit, std::string_view end) {
  return edit["sql_range"][end]["offset"];
}

// The SQL with the edits made, from the last to the first; their texts are ASCII.
void edit_sql(Json& sql, std::vector<Json> edits) {
  std::ranges::sort(edits, std::greater<>(), [](const Json& e) { return offset_of(e, "start"); });
  auto text = sql.get<std::string>();
  for (const Json& edit : edits) {
    const std::size_t start = offset_of(edit, "start");
    text.replace(start, offset_of(edit, "end") - start, edit["text"].get<std::string>());
  }
  sql = text;
}

// The mapping's text with the edits made: each replaces, or adds, the value at its path, or a part
// of the SQL there.
std::string edited(std::string_view text, const Json& edits) {
  Json value = Json::parse(text);
  std::vector<Json> sql_edits;
  for (const Json& edit : edits) {
    if (edit.contains("sql_range")) {
      sql_edits.push_back(edit);
    } else {
      value[Json::json_pointer(edit["path"])] = edit["value"];
    }
  }
  if (!sql_edits.empty()) edit_sql(value[Json::json_pointer(sql_edits[0]["path"])], sql_edits);
  return value.dump();
}

// In a validation the case's cluster refuses whatever the SQL is.
bool can_show(const Fixture& fixture, const Json& fix) {
  return fix["safe"] == true &&
         (fixture.operation == "check" || !fix["edits"][0].contains("sql_range"));
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
        if (!can_show(fixture, fix)) continue;
        ++fixes;
        check_fix(fixture, before, fault, fix);
      }
    }
  }
  CHECK(fixes > 0);
}
