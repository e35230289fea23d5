#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>
#include <vector>

#include "fixture.h"
#include "mapping/protocol.h"
#include "mapping/sql_cache.h"

// A session that remembers what it parsed says what a fresh one says.
namespace {

using mapping::Session;
using mapping::SqlCache;
using mapping::testing::Json;

using Statements = std::vector<std::string>;

std::string mapping_of(const Statements& statements) {
  Json nodes = Json::array();
  for (std::size_t i = 0; i < statements.size(); ++i) {
    nodes.push_back({{"label", "Node" + std::to_string(i)},
                     {"sql", statements[i]},
                     {"primary_key", {{"name", "id"}, {"type", "INT64"}}}});
  }
  return Json{{"node_definitions", nodes}}.dump();
}

std::string random_statement(std::mt19937& random) {
  static const Statements kStatements = {
      "SELECT id FROM t", "SELECT name FROM t", "SELECT id FORM t",   "SELECT id, FROM t",
      "SELECT * FROM t",  "SELECT id FROM t;",  "SELECT id, a FROM t"};
  return kStatements[random() % kStatements.size()] + std::string(random() % 3, ' ');
}

void change(Statements& statements, std::mt19937& random) {
  const auto place = statements.begin() + static_cast<std::ptrdiff_t>(random() % statements.size());
  switch (random() % 5) {
    case 0:
      statements.insert(place, random_statement(random));
      break;
    case 1:
      if (statements.size() > 1) statements.erase(place);
      break;
    case 2:
      std::ranges::shuffle(statements, random);
      break;
    default:
      *place = random_statement(random);
  }
}

}  // namespace

TEST_CASE("a check after any edit says what a check from nothing says") {
  std::mt19937 random(4);
  Statements statements(70, "SELECT id FROM t");
  Session remembering;
  for (int round = 0; round < 300; ++round) {
    change(statements, random);
    const std::string text = mapping_of(statements);
    REQUIRE(remembering.run("check", text, "") == Session().run("check", text, ""));
  }
}

TEST_CASE("what the last check asked for is not parsed again") {
  SqlCache cache;
  cache.begin_check({});
  const auto name_at = [&cache](std::string_view sql) {
    return cache.verdict_on(sql).columns.columns.at(0).name.data();
  };
  // A name too long to be kept within the string object: its address tells who made it.
  const std::string sql = "SELECT a_name_that_is_longer_than_any_short_string FROM t";
  const char* first = name_at(sql);
  cache.begin_check({});
  (void)cache.verdict_on("SELECT an_inserted_definition FROM t");
  CHECK(name_at(sql) == first);
}
