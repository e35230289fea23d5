#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "schemas.h"

// Schemas as people make them, with the foreign keys that their authors declared: the names and types alone are given.
namespace {

using mapping::Session;
using mapping::testing::Json;
using mapping::testing::known_schemas;
using mapping::testing::KnownSchema;
using mapping::testing::load_catalog;
using mapping::testing::relations_of;
using mapping::testing::Score;
using mapping::testing::suggest;

std::set<std::string> places(const Json& list) {
  std::set<std::string> names;
  for (const Json& item : list) names.insert(item["table"].dump());
  return names;
}

}  // namespace

// The floors are the contract's: F1 0.90, of the sure ones 0.97 right, half of all relations sure. Some schemas have names
// that say another thing than the keys, which nobody can see.
TEST_CASE("relations are those that the authors declared", "[suggest]") {
  double f1 = 0;
  Score sure;
  std::size_t declared = 0;
  const std::vector<KnownSchema> schemas = known_schemas();
  for (const KnownSchema& schema : schemas) {
    Session session;
    const Json suggestion = suggest(session, schema.snapshot);
    const Score all = score(schema, relations_of(suggestion, {"sure", "likely"}));
    const Score certain = score(schema, relations_of(suggestion, {"sure"}));
    UNSCOPED_INFO(schema.name << " F1 " << all.f1() << ", sure " << certain.precision() << '\n'
                              << all.faults);
    f1 += all.f1();
    sure.right += certain.right;
    sure.wrong += certain.wrong;
    declared += all.right + all.missed;
  }
  REQUIRE(schemas.size() >= 8);
  CHECK(f1 / static_cast<double>(schemas.size()) >= 0.90);
  CHECK(sure.precision() >= 0.97);
  CHECK(sure.right * 2 >= declared);
}

TEST_CASE("a suggested mapping is valid at the first check", "[suggest]") {
  for (const KnownSchema& schema : known_schemas()) {
    CAPTURE(schema.name);
    Session session;
    const Json suggestion = suggest(session, schema.snapshot);
    Json options = {{"catalog", load_catalog(session, schema.snapshot)}};
    const Json report =
        Json::parse(session.run("check", suggestion["mapping"].dump(), options.dump()));
    CAPTURE(report["diagnostics"].dump(1));
    CHECK(report["status"] == "valid");
  }
}

TEST_CASE("every table is in a definition or left out with the reason", "[suggest]") {
  for (const KnownSchema& schema : known_schemas()) {
    CAPTURE(schema.name);
    Session session;
    const Json suggestion = suggest(session, schema.snapshot);
    std::set<std::string> told = places(suggestion["nodes"]);
    told.merge(places(suggestion["edges"]));
    for (const Json& left_out : suggestion["left_out"]) {
      CHECK_FALSE(left_out["reason"].get<std::string>().empty());
      CHECK(told.insert(left_out["table"].dump()).second);
    }
    CHECK(told.size() == schema.snapshot["tables"].size());
  }
}
