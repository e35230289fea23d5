#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "fixture.h"
#include "mapping/pipeline.h"
#include "mapping/protocol.h"

// A session that remembers what it parsed says what a fresh one says.
namespace {

using mapping::Session;
using mapping::testing::Json;
using mapping::testing::load_catalog;

using Statements = std::vector<std::string>;

// Node0, Node1 … with these queries, and edges between neighbours.
std::string mapping_of(const Statements& nodes, const Statements& edges) {
  Json node_definitions = Json::array();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    node_definitions.push_back({{"label", "Node" + std::to_string(i)},
                                {"sql", nodes[i]},
                                {"primary_key", {{"name", "id"}, {"type", "INT64"}}}});
  }
  Json edge_definitions = Json::array();
  for (std::size_t i = 0; i < edges.size(); ++i) {
    edge_definitions.push_back({{"type", "EDGE_" + std::to_string(i)},
                                {"from_node", "Node" + std::to_string(i % nodes.size())},
                                {"to_node", "Node" + std::to_string((i + 1) % nodes.size())},
                                {"sql", edges[i]},
                                {"from_key", "from_id"},
                                {"to_key", "to_id"}});
  }
  return Json{{"node_definitions", node_definitions}, {"edge_definitions", edge_definitions}}
      .dump();
}

std::string random_statement(std::mt19937& random) {
  static const Statements kStatements = {
      "SELECT id FROM t",       "SELECT name AS id FROM t", "SELECT id FORM t",
      "SELECT id, FROM t",      "SELECT * FROM t",          "SELECT id FROM t;",
      "SELECT id, name FROM t", "SELECT idd FROM t",        "SELECT id FROM u"};
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

namespace {

// A table of so many columns.
Json wide_table(std::size_t columns) {
  Json list = Json::array();
  for (std::size_t i = 0; i < columns; ++i) {
    list.push_back({{"name", "c" + std::to_string(i)}, {"type", "bigint"}});
  }
  return {{"catalog", "c"}, {"schema", "s"}, {"name", "w"}, {"columns", list}};
}

std::string options_with(Session& session, const Json& table) {
  const Json catalog = load_catalog(
      session, {{"captured_at", "2026-01-01T00:00:00Z"}, {"tables", Json::array({table})}});
  return Json{{"catalog", catalog}, {"session", {{"catalog", "c"}, {"schema", "s"}}}}.dump();
}

// Which nodes are valid; the others are not known.
std::vector<bool> known_nodes(Session& session, const std::string& mapping,
                              const std::string& options) {
  const Json report = Json::parse(session.run("check", mapping, options));
  CHECK(report.at("status") != "invalid");
  std::vector<bool> known;
  for (const Json& result : report.at("node_results")) {
    known.push_back(result.at("valid") == true);
  }
  return known;
}

}  // namespace

TEST_CASE("many queries that are each not too large share the steps of a check") {
  Session session;
  const std::string options = options_with(session, wide_table(100'000));
  Statements heavy(60, "SELECT c0 AS id FROM w");
  heavy.emplace_back("SELECT BIGINT '1' AS id");
  const auto first = known_nodes(session, mapping_of(heavy, {}), options);
  REQUIRE(first.size() == heavy.size());
  // Several that use a wide table are certain, and so are plain ones behind any others.
  CHECK(std::ranges::count(first, true) >= 5);
  CHECK(std::ranges::count(first, false) > 0);
  CHECK(first.back());
  // What is known stays known, and each edit elsewhere lets more become known.
  auto before = first;
  for (int edit = 0; edit < 15; ++edit) {
    heavy.back() += " ";
    const auto after = known_nodes(session, mapping_of(heavy, {}), options);
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (before[i]) CHECK(after[i]);
    }
    before = after;
  }
  CHECK(std::ranges::count(before, false) == 0);
}

TEST_CASE("the columns of all queries of a mapping are bounded") {
  Session session;
  const std::string options = options_with(session, wide_table(5'000));
  const Statements wide(11, "SELECT 1 AS id, * FROM w");
  const std::string report = session.run("check", mapping_of(wide, {}), options);
  CHECK(report.find("too large to know, because") != std::string::npos);
  CHECK(session.run("check", mapping_of(wide, {}), options) == report);
}

namespace {

std::vector<Json> schemas_in(const Json& report) {
  std::vector<Json> schemas;
  for (const auto& list : {"node_results", "edge_results"}) {
    for (const Json& result : report.at(list)) schemas.push_back(result.at("schema"));
  }
  return schemas;
}

// A report as a host reads it that has the schemas of the one before. Returns how many it was spared.
std::size_t put_schemas_in(Json& report, const std::vector<Json>& last) {
  std::size_t spared = 0;
  for (const auto& list : {"node_results", "edge_results"}) {
    for (Json& result : report.at(list)) {
      Json& schema = result.at("schema");
      if (!schema.is_number()) continue;
      ++spared;
      schema = Json(last.at(schema.get<std::size_t>()));
    }
  }
  return spared;
}

}  // namespace

TEST_CASE("a check after any edit says what a check from nothing says") {
  constexpr std::string_view kCatalog =
      R"({"captured_at":"2026-01-01T00:00:00Z","tables":[{"catalog":"hive","schema":"sales","name":"t",)"
      R"("columns":[{"name":"id","type":"bigint"},{"name":"name","type":"varchar"}]}]})";
  static const Statements kOptions = {
      "", R"({"catalog":1,"session":{"catalog":"hive","schema":"sales"}})",
      R"({"catalog":1,"session":{"catalog":"hive","schema":"sales"},"stale_hours":48})"};
  std::mt19937 random(4);
  Statements nodes(40, "SELECT id FROM t");
  Statements edges(30, "SELECT id AS from_id, id AS to_id FROM t");
  Session remembering;
  REQUIRE(load_catalog(remembering, Json::parse(kCatalog)) == 1);
  std::vector<Json> known;
  std::size_t spared = 0;
  std::size_t options = 1;
  for (int round = 0; round < 300; ++round) {
    change(random() % 3 == 0 ? edges : nodes, random);
    if (random() % 20 == 0) options = random() % kOptions.size();
    const std::string text = mapping_of(nodes, edges);
    Session fresh;
    REQUIRE(load_catalog(fresh, Json::parse(kCatalog)) == 1);
    const Json expected = Json::parse(fresh.run("check", text, kOptions[options]));
    Json asked = kOptions[options].empty() ? Json::object() : Json::parse(kOptions[options]);
    asked["known_schemas"] = random() % 10 != 0;
    Json report = Json::parse(remembering.run("check", text, asked.dump()));
    const std::size_t spared_now = put_schemas_in(report, known);
    if (asked["known_schemas"] == false) REQUIRE(spared_now == 0);
    spared += spared_now;
    REQUIRE(report == expected);
    known = schemas_in(report);
  }
  CHECK(spared > 1000);
}

TEST_CASE("a definition that did not change is not checked again") {
  const auto rules = mapping::RuleSet::compile({}).value();
  constexpr mapping::CatalogColumn kColumns[] = {{"id", "bigint"}};
  mapping::Catalog catalog("2026-01-01T00:00:00Z");
  catalog.add({"hive", "sales", "t", kColumns});
  mapping::CheckOptions options;
  options.sql = {std::make_shared<const mapping::Catalog>(std::move(catalog)), {"hive", "sales"}};
  mapping::CheckMemo memo;
  const auto schemas_of = [&](const Statements& nodes, const Statements& edges) {
    const mapping::Report report = check(mapping_of(nodes, edges), *rules, options, memo);
    REQUIRE(report.status == mapping::Status::kValid);
    return std::tuple(report.node_results.at(0).schema, report.node_results.at(1).schema,
                      report.edge_results.at(0).schema);
  };
  const std::string node = "SELECT id FROM t";
  const std::string edge = "SELECT id AS from_id, id AS to_id FROM t";
  const auto first = schemas_of({node, node + " "}, {edge});
  // The same objects, not equal ones.
  CHECK(schemas_of({node, node + " "}, {edge}) == first);
  const auto inserted = schemas_of({node, node + " ", node + "  "}, {edge});
  CHECK(inserted == first);
  const auto changed = schemas_of({node, node + "\n"}, {edge});
  CHECK(std::get<0>(changed) == std::get<0>(first));
  CHECK(std::get<1>(changed) != std::get<1>(first));
  CHECK(std::get<2>(changed) != std::get<2>(first));
}
