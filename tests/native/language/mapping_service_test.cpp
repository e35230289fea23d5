#include <catch2/catch_message.hpp>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "../fixture.h"
#include "language/caret_text.h"
#include "mapping/protocol.h"

// The services in the JSON of a mapping, beside the fixtures of tests/fixtures/language.
namespace mapping::language {
namespace {

using mapping::testing::Json;
using mapping::testing::load_catalog;
using Texts = std::vector<std::string>;

std::string edge(std::string_view sql, std::string_view rest = "") {
  return R"({"edge_definitions": [{"type": "PLACED", "from_node": "A", "to_node": "B", "sql": ")" +
         std::string(sql) + R"(", "from_key": "customer_id", "to_key": "nr")" + std::string(rest) +
         "}]}";
}

Json answer(std::string_view operation, const CaretText& at, Json options = Json::object()) {
  const auto column = [](std::string_view name, std::string_view type) {
    return Json{{"name", name}, {"type", type}};
  };
  const Json orders = {
      {"catalog", "hive"},
      {"schema", "shop"},
      {"name", "orders"},
      {"columns", Json::array({column("order_id", "bigint"), column("customer_id", "bigint"),
                               column("total", "double")})}};
  Session session;
  options["catalog"] = load_catalog(
      session, {{"captured_at", "2026-11-01T00:00:00Z"}, {"tables", Json::array({orders})}});
  options["session"] = {{"catalog", "hive"}, {"schema", "shop"}};
  options["offset"] = at.caret;
  return Json::parse(session.run(operation, at.text, options.dump()));
}

// The text with the edits of a rename made.
std::string renamed(std::string_view marked, std::string_view name) {
  const CaretText at(marked);
  const Json edits = answer("rename", at, {{"name", name}})["edits"];
  std::string text = at.text;
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    const std::size_t begin = (*edit)["range"][2];
    const std::size_t end = (*edit)["range"][5];
    text.replace(begin, end - begin, (*edit)["text"].get<std::string>());
  }
  return text;
}

Texts hover(std::string_view marked) {
  const Json found = answer("hover", CaretText(marked));
  Texts texts;
  for (const Json& content : found.value("contents", Json::array()))
    texts.push_back(content["text"]);
  return texts;
}

TEST_CASE("an alias is renamed with the key of the edge that it gives") {
  CHECK(renamed(edge("SELECT customer_id, order_id AS n|r FROM orders"), "number") ==
        R"({"edge_definitions": [{"type": "PLACED", "from_node": "A", "to_node": "B", "sql": )"
        R"("SELECT customer_id, order_id AS number FROM orders", "from_key": "customer_id", )"
        R"("to_key": "number"}]})");
}

TEST_CASE("an alias is renamed with the property of the edge") {
  const std::string text = edge("SELECT customer_id, order_id AS nr, total AS pa|id FROM orders",
                                R"(, "properties": [{"name": "paid", "type": "DOUBLE"}])");
  CHECK(renamed(text, "spent").find(R"("properties": [{"name": "spent")") != std::string::npos);
  // What names another column stays.
  const std::string other = edge("SELECT customer_id, order_id AS nr, total AS pa|id FROM orders",
                                 R"(, "properties": [{"name": "unpaid", "type": "DOUBLE"}])");
  CHECK(renamed(other, "spent").find(R"("properties": [{"name": "unpaid")") != std::string::npos);
}

TEST_CASE("a key that names no column of the query: what columns there are") {
  std::string text = edge("SELECT customer_id, order_id FROM orders");
  text.insert(text.find("\"nr\"") + 2, "|");
  CHECK(hover(text) == Texts{"customer_id bigint\norder_id bigint"});
}

TEST_CASE("an edge whose nodes are nowhere says nothing of them") {
  std::string text = edge("SELECT customer_id, order_id FROM orders");
  text.insert(text.find("\"A\"") + 1, "|");
  CHECK(hover(text).empty());
}

TEST_CASE("what is no text says nothing") {
  CHECK(hover(R"({"node_definitions": [{"label": |1}]})").empty());
  CHECK(hover(R"({"node_definitions": "|x"})").empty());
  CHECK(hover(R"({"node_definitions": [{"la|bel": "A"}]})").empty());
  CHECK(hover(R"({"node_definitions": [{"primary_key": {"name": "i|d"}}]})").empty());
}

}  // namespace
}  // namespace mapping::language
