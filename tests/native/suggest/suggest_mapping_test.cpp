#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "schemas.h"

namespace {

using mapping::Session;
using mapping::testing::Json;
using mapping::testing::load_catalog;
using mapping::testing::read_schema;
using mapping::testing::suggest;

constexpr std::string_view kShop =
    "customers: customer_id integer key, name varchar(20), balance decimal(12,2), seen "
    "HyperLogLog\n"
    "orders: order_id bigint key, customer_id integer > customers, limit integer\n"
    "order_lines: order_id bigint > orders, line_no integer, product_code varchar(8) > products\n"
    "products: product_code varchar(8) key, name varchar(40)\n"
    "favourites: customer_id integer > customers, product_code varchar(8) > products, since date\n"
    "readings: taken timestamp(6), value double";

Json shop(const Json& options = Json::object()) {
  Session session;
  return suggest(session, read_schema("shop", kShop).snapshot, options);
}

const Json& of(const Json& list, std::string_view member, std::string_view name) {
  const auto found =
      std::ranges::find_if(list, [&](const Json& each) { return each[member] == name; });
  REQUIRE(found != list.end());
  return *found;
}

bool has(const Json& list, const Json& table) {
  return std::ranges::any_of(list, [&](const Json& each) { return each["table"] == table; });
}

std::string status_with(const Json& snapshot, const Json& options) {
  Session session;
  Json all = options;
  const Json suggestion = suggest(session, snapshot, options);
  all["catalog"] = load_catalog(session, snapshot);
  const Json report = Json::parse(session.run("check", suggestion["mapping"].dump(), all.dump()));
  INFO(report["diagnostics"].dump(1));
  return report["status"];
}

}  // namespace

TEST_CASE("tables become nodes with the columns that load", "[suggest]") {
  const Json suggestion = shop();
  const Json& customer = of(suggestion["mapping"]["node_definitions"], "label", "Customer");
  CHECK(
      customer["sql"] ==
      "SELECT CAST(customer_id AS BIGINT) AS customer_id, name, CAST(balance AS DOUBLE) AS balance "
      "FROM dw.shop.customers");
  CHECK(customer["primary_key"] == Json{{"name", "customer_id"}, {"type", "INT64"}});
  CHECK(customer["properties"] == Json::array({{{"name", "name"}, {"type", "STRING"}},
                                               {{"name", "balance"}, {"type", "DOUBLE"}}}));
}

TEST_CASE("names that a rule refuses are replaced, and the reason says so", "[suggest]") {
  const Json suggestion = shop();
  const Json& order = of(suggestion["mapping"]["node_definitions"], "label", "PurchaseOrder");
  CHECK(order["sql"] == "SELECT order_id, customer_id, limit AS limit_value FROM dw.shop.orders");
  const std::string reason = of(suggestion["nodes"], "label", "PurchaseOrder")["reason"];
  CHECK(reason.find("The name Order is reserved") != std::string::npos);
}

TEST_CASE("a key of several columns is one text, the same in every edge", "[suggest]") {
  const Json suggestion = shop();
  constexpr std::string_view kKey =
      "json_format(CAST(ARRAY[CAST(order_id AS VARCHAR), CAST(line_no AS VARCHAR)] AS JSON))";
  const Json& lines = of(suggestion["nodes"], "label", "OrderLine");
  CHECK(lines["key"] == Json{"order_id", "line_no"});
  for (const Json& definition : suggestion["mapping"]["node_definitions"]) {
    if (definition["label"] == "OrderLine")
      CHECK(definition["sql"].get<std::string>().starts_with("SELECT " + std::string(kKey)));
  }
  int edges = 0;
  for (const Json& definition : suggestion["mapping"]["edge_definitions"]) {
    if (definition["from_node"] != "OrderLine") continue;
    ++edges;
    CHECK(definition["sql"].get<std::string>().starts_with("SELECT " + std::string(kKey)));
  }
  CHECK(edges == 2);
}

TEST_CASE("a table that links others is an edge with properties", "[suggest]") {
  const Json suggestion = shop();
  const Json& edge = of(suggestion["mapping"]["edge_definitions"], "type", "FAVOURITES");
  CHECK(edge["from_node"] == "Customer");
  CHECK(edge["to_node"] == "Product");
  CHECK(edge["properties"] == Json::array({{{"name", "since"}, {"type", "DATE"}}}));
  CHECK(edge["sql"] ==
        "SELECT CAST(customer_id AS BIGINT) AS customer_id, product_code, since FROM "
        "dw.shop.favourites "
        "WHERE customer_id IS NOT NULL AND product_code IS NOT NULL");
}

TEST_CASE("a table without a key is left out with the reason", "[suggest]") {
  const Json suggestion = shop({{"locale", "zh"}});
  REQUIRE(suggestion["left_out"].size() == 1);
  CHECK(suggestion["left_out"][0]["table"] == Json{"dw", "shop", "readings"});
  CHECK(suggestion["left_out"][0]["reason"] == "readings 没有名称像键的列，也不连接两张表");
}

TEST_CASE("views are left out unless they are named", "[suggest]") {
  Json snapshot = read_schema("shop", kShop).snapshot;
  snapshot["tables"][3]["kind"] = "view";
  Session session;
  const Json place = {"dw", "shop", "products"};
  CHECK(has(suggest(session, snapshot)["left_out"], place));
  CHECK(has(suggest(session, snapshot, {{"tables", Json::array({"products"})}})["nodes"], place));
}

TEST_CASE("a part of a catalog is taken by schemas or tables, in any case", "[suggest]") {
  const auto labels = [](const Json& options) {
    std::vector<std::string> names;
    const Json suggestion = shop(options);
    for (const Json& node : suggestion["nodes"]) names.push_back(node["label"]);
    return names;
  };
  using Names = std::vector<std::string>;
  CHECK(labels({{"tables", Json::array({"Orders", "shop.customers"})}}) ==
        Names{"Customer", "PurchaseOrder"});
  CHECK(labels({{"tables", Json::array({"DW.shop.products"})}}) == Names{"Product"});
  CHECK(labels({{"schemas", Json::array({"other"})}}).empty());
  CHECK(labels({{"schemas", Json::array({"DW.Shop"})}}).size() == 4);
}

TEST_CASE("answers of the data confirm or take out", "[suggest]") {
  const Json before = shop();
  Json yes = Json::array();
  Json no = Json::array();
  for (const Json& question : before["questions"]) {
    yes.push_back({{"id", question["id"]}, {"holds", true}});
    no.push_back({{"id", question["id"]}, {"holds", false}});
  }
  REQUIRE_FALSE(yes.empty());
  const Json confirmed = shop({{"answers", yes}});
  CHECK(confirmed["questions"].empty());
  CHECK(of(confirmed["nodes"], "label", "OrderLine")["tier"] == "sure");
  const Json refuted = shop({{"answers", no}});
  for (const Json& node : refuted["nodes"]) CHECK(node["label"] != "OrderLine");
  CHECK(has(refuted["edges"], {"dw", "shop", "order_lines"}));
}

TEST_CASE("the names of a host's policy are kept", "[suggest]") {
  const Json snapshot = read_schema("shop", kShop).snapshot;
  CHECK(status_with(snapshot, {{"policy", {{"label", "[A-Z_]+"}}}}) == "valid");
  CHECK(status_with(snapshot, {{"policy", {{"property", "[a-z][A-Za-z]*"}}}}) == "valid");
  CHECK(status_with(snapshot, {{"policy", {{"reserved", Json::array({"customer", "name"})}}}}) ==
        "valid");
  CHECK(status_with(snapshot, {{"policy", {{"maxProperties", 1}}}}) == "valid");
}

// A table's other name must not be one of its columns.
TEST_CASE("questions are SQL that gives one boolean", "[suggest]") {
  Session session;
  const Json snapshot =
      read_schema("odd",
                  "people: id bigint key, s bigint, t bigint, manager_id bigint\n"
                  "links: s bigint, author_id bigint, ss bigint, person_id bigint")
          .snapshot;
  const Json suggestion = suggest(session, snapshot);
  const Json options = {{"catalog", load_catalog(session, snapshot)}};
  REQUIRE_FALSE(suggestion["questions"].empty());
  for (const Json& question : suggestion["questions"]) {
    const std::string sql = question["sql"];
    CAPTURE(sql);
    const Json analysis = Json::parse(session.run("analyze_sql", sql, options.dump()));
    CHECK(analysis["diagnostics"].empty());
    CHECK(analysis["columns"].size() == 1);
    CHECK(analysis["columns"][0]["type"] == "boolean");
  }
}

TEST_CASE("names of columns are told apart without case", "[suggest]") {
  const Json snapshot =
      read_schema("odd", "parts: part_id bigint key, Item varchar, item_ varchar, ITEM# varchar")
          .snapshot;
  Session session;
  const Json suggestion = suggest(session, snapshot);
  const Json options = {{"catalog", load_catalog(session, snapshot)}};
  const Json report =
      Json::parse(session.run("check", suggestion["mapping"].dump(), options.dump()));
  CHECK(report["diagnostics"].empty());
  CHECK(suggestion["mapping"]["node_definitions"][0]["properties"].size() == 3);
}

TEST_CASE("nothing is suggested for an empty catalog", "[suggest]") {
  Session session;
  Json snapshot = read_schema("none", "").snapshot;
  const Json suggestion = suggest(session, snapshot);
  CHECK(suggestion["mapping"] ==
        Json{{"node_definitions", Json::array()}, {"edge_definitions", Json::array()}});
  CHECK(suggestion["left_out"].empty());
}

TEST_CASE("tables of one name in several schemas are nodes of their own", "[suggest]") {
  const Json snapshot = read_schema("one",
                                    "first.users: id bigint key, user_id bigint, parent_id bigint\n"
                                    "second.users: id bigint key, user_id bigint, parent_id bigint")
                            .snapshot;
  Session session;
  const Json suggestion = suggest(session, snapshot);
  CHECK(suggestion["nodes"].size() == 2);
  CHECK(suggestion["nodes"][0]["label"] == "User");
  CHECK(suggestion["nodes"][1]["label"] == "SecondUser");
  for (const Json& relation : suggestion["relations"])
    CHECK(relation["table"] == relation["references"]);
}

TEST_CASE("a name without a word is one, and an empty one is none", "[suggest]") {
  const auto table = [](std::string_view name) {
    return Json{{"catalog", "dw"},
                {"schema", "shop"},
                {"name", name},
                {"columns", Json::array({{{"name", ""}, {"type", "bigint"}},
                                         {{"name", "id"}, {"type", "bigint"}},
                                         {{"name", ""}, {"type", "bigint"}}})}};
  };
  Json snapshot = read_schema("none", "").snapshot;
  snapshot["tables"] = Json::array({table("_"), table(""), table("$")});
  Session session;
  const Json suggestion = suggest(session, snapshot);
  CHECK(suggestion["left_out"] ==
        Json::array({{{"table", Json::array({"dw", "shop", ""})},
                      {"reason", "It has an empty name, which SQL cannot say"}}}));
  CHECK(suggestion["nodes"].size() == 2);
  CHECK(status_with(snapshot, Json::object()) == "valid");
}

TEST_CASE("names that look alike are told apart", "[suggest]") {
  const auto column = [](std::string_view name) {
    return Json{{"name", name}, {"type", "bigint"}};
  };
  Json tables = Json::array();
  for (const char* name :
       {"user", "users", "_user", "user_", "users_", "__user", "user__", "1user", "\u7528\u6237"}) {
    Json columns = Json::array();
    for (const char* each : {"user_id", "user id", "_user_id", "user_id_", "userId", "user-id", "1",
                             "!", "?", "\u7528\u6237"})
      columns.push_back(column(each));
    tables.push_back({{"catalog", "dw"}, {"schema", "shop"}, {"name", name}, {"columns", columns}});
  }
  Json snapshot = read_schema("none", "").snapshot;
  snapshot["tables"] = tables;
  Session session;
  const Json suggestion = suggest(session, snapshot);
  std::set<std::string> labels;
  for (const Json& node : suggestion["mapping"]["node_definitions"])
    CHECK(labels.insert(node["label"].get<std::string>()).second);
  CHECK(labels.size() + 1 == tables.size());  // the last one links the others
  CHECK(status_with(snapshot, Json::object()) == "valid");
}
