#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>
#include <vector>

#include "fixture.h"

// Every fix can be applied as it is: its finding goes away, and no error or warning comes.
namespace {

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

// Bytes in front of a place that is counted in UTF-16 units.
std::size_t byte_at(std::string_view text, std::size_t units) {
  std::size_t byte = 0;
  for (std::size_t passed = 0; passed < units && byte < text.size(); ++byte) {
    const auto c = static_cast<unsigned char>(text[byte]);
    if (c >= 0xF0U) ++passed;
    if (c < 0x80U || c >= 0xC0U) ++passed;
  }
  while (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U) ++byte;
  return byte;
}

std::size_t offset_of(const Json& edit, std::string_view end) {
  return edit["sql_range"][end]["offset"];
}

// The SQL with the edits made, from the last to the first.
std::string edited_sql(std::string text, std::vector<Json> edits) {
  std::ranges::sort(edits, std::greater<>(), [](const Json& e) { return offset_of(e, "start"); });
  for (const Json& edit : edits) {
    const std::size_t start = byte_at(text, offset_of(edit, "start"));
    const std::size_t end = byte_at(text, offset_of(edit, "end"));
    text.replace(start, end - start, edit["text"].get<std::string>());
  }
  return text;
}

// The text with the edits made: each replaces, or adds, the value at its path, or a part of the SQL
// there. A query that stands for itself has no paths.
std::string edited(const Fixture& fixture, const Json& edits) {
  std::vector<Json> sql_edits;
  if (fixture.operation != "check" && fixture.operation != "validate")
    return edited_sql(fixture.text, {edits.begin(), edits.end()});
  Json value = Json::parse(fixture.text);
  for (const Json& edit : edits) {
    if (edit.contains("sql_range")) {
      sql_edits.push_back(edit);
    } else {
      value[Json::json_pointer(edit["path"])] = edit["value"];
    }
  }
  if (!sql_edits.empty()) {
    Json& sql = value[Json::json_pointer(sql_edits[0]["path"])];
    sql = edited_sql(sql, sql_edits);
  }
  return value.dump();
}

// In a validation the case's cluster gives its answer whatever the SQL is.
bool can_show(const Fixture& fixture, const Json& fix) {
  const auto is_of_sql = [](const Json& edit) { return edit.contains("sql_range"); };
  return fixture.operation != "validate" || std::ranges::none_of(fix["edits"], is_of_sql);
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
