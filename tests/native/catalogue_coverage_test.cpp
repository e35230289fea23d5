#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <string_view>

#include "fixture.h"
#include "mapping/diagnostic.h"
#include "mapping/protocol.h"

// Nothing stands in the catalogue or among the rules that no case shows.
namespace {

namespace fs = std::filesystem;
using mapping::testing::Json;

constexpr std::string_view kCatalogue[] = {
#define MESSAGE(enumerator, code, ...) code,
#include "report/messages.inc"
};

// Cases too large for a file: each is raised by a test of its own, which is named here.
constexpr std::string_view kRaisedElsewhere[] = {
    "document_too_large",    // protocol_limits_test.cpp
    "too_many_diagnostics",  // protocol_limits_test.cpp
    "sql_too_deep",          // protocol_limits_test.cpp
    "sql_too_large",         // protocol_limits_test.cpp
    "out_of_memory",         // the package's test of the module's memory
};

void collect_codes(const Json& expected, std::set<std::string, std::less<>>& codes) {
  if (expected.contains("report")) return collect_codes(expected["report"], codes);
  if (!expected.contains("diagnostics")) return;
  for (const Json& diagnostic : expected["diagnostics"]) codes.insert(diagnostic["code"]);
}

// name_form → NameForm
std::string in_camel_case(std::string_view name) {
  std::string out;
  bool starts_word = true;
  for (const char c : name) {
    if (c != '_') out.push_back(starts_word ? mapping::to_upper(c) : c);
    starts_word = c == '_';
  }
  return out;
}

bool has_header(std::string_view source) {
  const auto position = [source](std::string_view word) {
    return source.find("\n// " + std::string(word));
  };
  return source.starts_with("// What") && position("Why") < position("Example") &&
         position("Example") < position("Fix") && position("Fix") != std::string_view::npos;
}

}  // namespace

TEST_CASE("every code of the catalogue is raised by a fixture") {
  std::set<std::string, std::less<>> raised;
  for (const fs::path& folder : mapping::testing::fixture_folders())
    collect_codes(Json::parse(mapping::testing::read_file(folder / "expected.json")), raised);
  for (const std::string_view code : kCatalogue) {
    INFO(code);
    const bool elsewhere = std::ranges::find(kRaisedElsewhere, code) != std::end(kRaisedElsewhere);
    CHECK(raised.contains(code) != elsewhere);
  }
}

TEST_CASE("every rule's file says what, why, an example and the fix, and the rule is in use") {
  const std::string registry =
      mapping::testing::read_file(mapping::testing::checkout_path("core/rules/registry.cpp"));
  const std::string columns =
      mapping::testing::read_file(mapping::testing::checkout_path("core/rules/columns.cpp"));
  std::size_t rules = 0;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(mapping::testing::checkout_path("core/rules"))) {
    const std::string source = mapping::testing::read_file(entry.path());
    if (entry.path().extension() != ".cpp") continue;
    const std::string name = entry.path().stem().string();
    INFO(name);
    if (source.find("const StructureRule k") != std::string::npos) {
      ++rules;
      CHECK(has_header(source));
      CHECK(source.find(".name = \"" + name + "\"") != std::string::npos);
      CHECK(registry.find("&k" + in_camel_case(name) + "Rule") != std::string::npos);
    } else if (source.starts_with("// What")) {
      ++rules;
      CHECK(has_header(source));
      CHECK(columns.find("check_" + name) != std::string::npos);
    }
  }
  CHECK(rules > 0);
}
