#include <algorithm>
#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "schemas.h"

// What a name in another table means, one kind of name at a time.
namespace {

using mapping::Session;
using mapping::testing::Json;
using mapping::testing::read_schema;
using mapping::testing::suggest;

Json relations(std::string_view schema, const Json& options = Json::object()) {
  Session session;
  return suggest(session, read_schema("names", schema).snapshot, options)["relations"];
}

// The table that a column refers to; empty: none.
std::string target_of(const Json& list, std::string_view table, std::string_view column) {
  const auto found = std::ranges::find_if(list, [&](const Json& relation) {
    return relation["table"][2] == table && relation["columns"] == Json::array({column});
  });
  return found == list.end() ? std::string() : (*found)["references"][2].get<std::string>();
}

std::string target(std::string_view schema, std::string_view table, std::string_view column) {
  CAPTURE(schema, table, column);
  return target_of(relations(schema), table, column);
}

}  // namespace

TEST_CASE("a column named as a key refers to the table of that key", "[suggest]") {
  CHECK(target("shippers: shipper_id bigint key, name varchar\n"
               "orders: order_id bigint key, shipper_id bigint",
               "orders", "shipper_id") == "shippers");
  CHECK(target("shippers: id bigint key, name varchar\norders: id bigint key, shipper_id bigint",
               "orders", "shipper_id") == "shippers");
  // A role in front of it.
  CHECK(target("cities: city_id bigint key, name varchar\n"
               "flights: flight_id bigint key, origin_city_id bigint, departurecity_id bigint",
               "flights", "origin_city_id") == "cities");
}

TEST_CASE("what has another type refers to nothing", "[suggest]") {
  CHECK(target("shippers: shipper_id bigint key, name varchar\n"
               "orders: order_id bigint key, shipper_id varchar",
               "orders", "shipper_id")
            .empty());
  CHECK(target("days: day_id date key, name varchar\nsales: sale_id bigint key, day_id date",
               "sales", "day_id")
            .empty());
}

TEST_CASE("texts of another length are less likely the same key", "[suggest]") {
  const std::string_view both =
      "shippers: shipper_code varchar(8) key, name varchar\n"
      "orders: order_id bigint key, shipper_code varchar(8)\n"
      "returns: return_id bigint key, shipper_code varchar(12)";
  const Json list = relations(both);
  const auto tier = [&](std::string_view table) {
    const auto found = std::ranges::find_if(
        list, [&](const Json& relation) { return relation["table"][2] == table; });
    return found == list.end() ? Json("none") : (*found)["tier"];
  };
  CHECK(tier("orders") == "sure");
  CHECK(target_of(list, "returns", "shipper_code") == "shippers");
}

TEST_CASE("the means by which something is done", "[suggest]") {
  CHECK(target("shippers: shipper_id integer key, name varchar\n"
               "orders: order_id integer key, ship_via integer",
               "orders", "ship_via") == "shippers");
  CHECK(target("couriers: courier_id integer key, name varchar\n"
               "orders: order_id integer key, ship_via integer",
               "orders", "ship_via")
            .empty());
  CHECK(target("providers: provider_id integer key, name varchar\n"
               "calls: call_id integer key, provide_via integer, via integer",
               "calls", "provide_via") == "providers");
}

TEST_CASE("rows of the same table", "[suggest]") {
  CHECK(target("categories: category_id bigint key, parent_id bigint, name varchar", "categories",
               "parent_id") == "categories");
  CHECK(target("categories: category_id bigint key, parent_category_id bigint", "categories",
               "parent_category_id") == "categories");
  CHECK(target("employees: employee_id bigint key, reports_to bigint, name varchar", "employees",
               "reports_to") == "employees");
}

TEST_CASE("persons by what they do", "[suggest]") {
  CHECK(target("users: id bigint key, name varchar\nposts: id bigint key, created_by bigint",
               "posts", "created_by") == "users");
  CHECK(target("users: id bigint key, name varchar\nposts: id bigint key, post_author bigint",
               "posts", "post_author") == "users");
  CHECK(target("cars: id bigint key, name varchar\nposts: id bigint key, created_by bigint",
               "posts", "created_by")
            .empty());
}

TEST_CASE("a short word for a table", "[suggest]") {
  CHECK(target("customers: id bigint key, name varchar\nvisits: id bigint key, cust_id bigint",
               "visits", "cust_id") == "customers");
}

TEST_CASE("what a table's own name begins or ends with", "[suggest]") {
  CHECK(target("sale_orders: id bigint key, name varchar\n"
               "sale_order_lines: id bigint key, order_id bigint, amount double",
               "sale_order_lines", "order_id") == "sale_orders");
  CHECK(target("artists: id bigint key, type_id bigint\nartist_types: id bigint key, name varchar",
               "artists", "type_id") == "artist_types");
}

TEST_CASE("an id with its type beside it may be of several tables", "[suggest]") {
  const std::string_view tables =
      "items: id bigint key, name varchar\norders: id bigint key, item_id bigint\n"
      "notes: id bigint key, item_id bigint, item_type varchar";
  const Json list = relations(tables);
  const auto score = [&](std::string_view table) -> std::string {
    const auto found = std::ranges::find_if(
        list, [&](const Json& relation) { return relation["table"][2] == table; });
    return found == list.end() ? "none" : (*found)["tier"].get<std::string>();
  };
  CHECK(score("orders") == "sure");
  CHECK(score("notes") != "sure");
}

TEST_CASE("a code and a number are keys of their own", "[suggest]") {
  CHECK(target("countries: country_id bigint key, country_code varchar(2), name varchar\n"
               "cities: city_id bigint key, country_code varchar(2)",
               "cities", "country_code") == "countries");
}
