#include <algorithm>
#include <array>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "fixture.h"
#include "mapping/protocol.h"

// A suggestion is a definition that check takes, or its warnings say what has to be set. What check refuses is asked of
// check itself, so every rule on names is held, whatever rules there are.
namespace {

using mapping::Session;
using mapping::testing::Json;
using mapping::testing::load_catalog;

// Reserved words of the platform and of the engine, and what no name may be.
std::vector<std::string> odd_names() {
  std::vector<std::string> names = {
      "node",         "nodes",     "relationship", "match",       "matches", "where",
      "return",       "returns",   "create",       "delete",      "set",     "sets",
      "remove",       "with",      "order",        "orders",      "Order",   "ORDERS",
      "limit",        "limits",    "skip",         "union",       "unions",  "call",
      "calls",        "yield",     "group",        "table",       "column",  "primary",
      "default",      "dim_order", "stg_calls",    "s",           "ss",      "2024_sales",
      "3d_models",    "1",         "42",           "_hidden",     "_id",     "_label",
      "_internal_x",  "_system_y", "_ryugraph_z",  "order items", "a-b",     "a.b",
      "a\"b",         "a'b",       "a`b",          "größe",       "Ünits",   "数据",
      "naïve_orders", "👍",        "a\tb",         "$partitions", "t$x",     "customers",
      "line_items",   "x"};
  for (const std::size_t length : {63U, 64U, 65U, 66U, 130U}) names.emplace_back(length, 'a');
  names.push_back("dim_" + std::string(61, 'b'));
  return names;
}

std::string quoted(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

Json suggest(std::string_view operation, const std::string& sql, const Json& columns) {
  Session session;
  return Json::parse(session.run(operation, sql, Json({{"columns", columns}}).dump()));
}

Json column(const std::string& name, std::string_view type) {
  return {{"name", name}, {"type", type}};
}

Json declared(const Json& suggested) {
  const Json& type = suggested["type"];
  return {{"name", suggested["name"]}, {"type", type.is_null() ? Json("STRING") : type}};
}

Json declared_all(const Json& suggested) {
  Json properties = Json::array();
  for (const Json& property : suggested) properties.push_back(declared(property));
  return properties;
}

Json node_of(const Json& suggested) {
  return {{"label", suggested["label"]},
          {"sql", suggested["sql"]},
          {"primary_key", declared(suggested["primary_key"])},
          {"properties", declared_all(suggested["properties"])}};
}

// A mapping with the edge between the nodes that it names.
Json mapping_of_edge(const Json& suggested) {
  Json edge = {{"properties", declared_all(suggested["properties"])}};
  for (const char* field : {"type", "sql", "from_node", "to_node", "from_key", "to_key"})
    edge[field] = suggested[field];
  Json nodes = Json::array();
  for (const char* field : {"from_node", "to_node"}) {
    const Json node = {{"label", suggested[field]},
                       {"sql", "SELECT 1 AS id"},
                       {"primary_key", {{"name", "id"}, {"type", "INT64"}}}};
    const auto is_same = [&](const Json& other) { return other["label"] == node["label"]; };
    if (node["label"] != "" && std::ranges::none_of(nodes, is_same)) nodes.push_back(node);
  }
  if (nodes.empty()) {
    nodes.push_back({{"label", "Other"},
                     {"sql", "SELECT 1 AS id"},
                     {"primary_key", {{"name", "id"}, {"type", "INT64"}}}});
  }
  return {{"node_definitions", nodes}, {"edge_definitions", {edge}}};
}

std::vector<Json> errors_of(const Json& mapping, const Json& options, Session& session) {
  const Json report = Json::parse(session.run("check", mapping.dump(), options.dump()));
  std::vector<Json> errors;
  for (const Json& diagnostic : report["diagnostics"]) {
    if (diagnostic["severity"] == "error") errors.push_back(diagnostic);
  }
  return errors;
}

std::vector<Json> structure_errors(const Json& mapping) {
  Session session;
  std::vector<Json> errors = errors_of(mapping, Json::object(), session);
  std::erase_if(errors, [](const Json& error) { return error["stage"] != "structure"; });
  return errors;
}

// Whether a warning speaks of the field: of a column by the name that the definition has for it.
bool is_told(const Json& warnings, const std::string& field, const std::string& value) {
  const bool is_column = field.find("key") != std::string::npos || field.starts_with("properties");
  const std::string subject = is_column ? "Column '" + value + "'" : field;
  return std::ranges::any_of(warnings, [&](const Json& warning) {
    return warning.get<std::string>().find(subject) != std::string::npos;
  });
}

void check_told(const Json& suggested, const Json& mapping) {
  INFO(suggested.dump(2));
  for (const Json& error : structure_errors(mapping)) {
    INFO(error.dump(2));
    const Json value = mapping[Json::json_pointer(error["path"].get<std::string>())];
    CHECK(is_told(suggested["warnings"], error["field"], value.is_string() ? value : Json("")));
  }
}

}  // namespace

TEST_CASE("a suggested label is one that check takes, or a warning says that it has to be set") {
  for (const std::string& table : odd_names()) {
    const std::string sql = "SELECT id, name FROM c.s." + quoted(table);
    const Json columns = {column("id", "bigint"), column("name", "varchar")};
    const Json node = suggest("suggest_node", sql, columns);
    const Json mapping = {{"node_definitions", {node_of(node)}}};
    check_told(node, mapping);
    INFO(node.dump(2));
    CHECK(structure_errors(mapping).empty() == node["warnings"].empty());
    for (const Json& label : node["alternatives"]) {
      Json other = mapping;
      other["node_definitions"][0]["label"] = label;
      INFO(label);
      CHECK(structure_errors(other).empty());
    }
  }
}

TEST_CASE("a suggested edge is one that check takes, or warnings say what has to be set") {
  const std::vector<std::string> names = odd_names();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string& other = names[(i * 7 + 3) % names.size()];
    const std::string sql = "SELECT * FROM " + quoted(names[i]);
    const Json columns = {column(names[i] + "_id", "bigint"), column(other + "_id", "bigint"),
                          column(other, "varchar")};
    const Json edge = suggest("suggest_edge", sql, columns);
    check_told(edge, mapping_of_edge(edge));
    for (const Json& type : edge["alternatives"]) {
      Json named = edge;
      named["type"] = type;
      INFO(type);
      for (const Json& error : structure_errors(mapping_of_edge(named)))
        CHECK(error["field"] != "type");
    }
  }
}

TEST_CASE("what check refuses of the columns' names is told") {
  const std::vector<std::string> names = odd_names();
  for (const std::string& key : names) {
    for (const std::string& property : {names[0], names[9], names[44], key, std::string("name")}) {
      const Json columns = {column(key, "bigint"), column(property, "varchar"),
                            column("other", "varchar")};
      const Json node = suggest("suggest_node", "SELECT * FROM people", columns);
      check_told(node, {{"node_definitions", {node_of(node)}}});
      const Json edge = suggest("suggest_edge", "SELECT * FROM people", columns);
      check_told(edge, mapping_of_edge(edge));
    }
  }
}

TEST_CASE("names that check refuses give way to the nearest that it takes") {
  const auto label_of = [](const std::string& table) {
    return suggest("suggest_node", "SELECT 1 FROM " + quoted(table), Json::array())["label"];
  };
  CHECK(label_of("orders") == "Orders");
  CHECK(label_of("nodes") == "Nodes");
  CHECK(label_of("dim_orders") == "Dim_order");
  CHECK(label_of("2024_sales") == "Sale");
  CHECK(label_of("order items") == "OrderItem");
  CHECK(label_of("customers") == "Customer");
  const Json edge = suggest("suggest_edge", "SELECT 1 FROM \"order items\"", Json::array());
  CHECK(edge["type"] == "ORDER_ITEMS");
}

TEST_CASE("more columns than a definition may have properties are told") {
  const auto warnings_of = [](std::string_view operation, int count) {
    Json columns = Json::array();
    for (int i = 0; i < count; ++i) columns.push_back(column("c" + std::to_string(i), "bigint"));
    return suggest(operation, "SELECT * FROM t", columns)["warnings"].size();
  };
  CHECK(warnings_of("suggest_node", 101) == 0);
  CHECK(warnings_of("suggest_node", 102) == 1);
  // The endpoints have to be set by hand.
  CHECK(warnings_of("suggest_edge", 102) == 1);
  CHECK(warnings_of("suggest_edge", 103) == 2);
}

TEST_CASE("types that a column cannot have are told, whether of keys or of properties") {
  static constexpr std::array kTypes = {
      "bigint",
      "integer",
      "varchar",
      "varchar(3)",
      "char(2)",
      "date",
      "uuid",
      "double",
      "real",
      "decimal(12, 2)",
      "timestamp(3)",
      "timestamp(9)",
      "time(3)",
      "boolean",
      "varbinary",
      "json",
      "ipaddress",
      "array(json)",
      "array(array(bigint))",
      "map(json, bigint)",
      "map(varchar, decimal(3, 1))",
      "row(a bigint, b json)",
      "row(bigint)",
      "interval day to second",
      "HyperLogLog",
      "unknown",
      "color",
  };
  for (const char* type : kTypes) {
    for (const bool is_key : {true, false}) {
      Json columns = {column("id", is_key ? type : "bigint"), column("c", is_key ? "date" : type)};
      const Json node = suggest("suggest_node", "SELECT id, c FROM a.b.people", columns);
      Session session;
      const Json table = {
          {"catalog", "a"}, {"schema", "b"}, {"name", "people"}, {"columns", columns}};
      const Json snapshot = {{"captured_at", "2026-11-23T00:00:00Z"}, {"tables", {table}}};
      const Json catalog = load_catalog(session, snapshot);
      const Json mapping = {{"node_definitions", {node_of(node)}}};
      const std::vector<Json> errors = errors_of(mapping, {{"catalog", catalog}}, session);
      INFO(node.dump(2) << Json(errors).dump(2));
      CHECK((errors.empty() || !node["warnings"].empty()));
    }
  }
}
