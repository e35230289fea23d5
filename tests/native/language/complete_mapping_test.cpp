#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "language/caret_text.h"
#include "mapping/language.h"

namespace mapping::language {
namespace {

Catalog shop() {
  Catalog catalog("2026-11-01T00:00:00Z");
  const CatalogColumn customers[] = {{"id", "bigint"}, {"Full Name", "varchar(40)"}};
  catalog.add({"hive", "shop", "customers", customers});
  return catalog;
}

const AnalysisSession kSession{"hive", "shop"};

std::vector<std::string> texts_at(std::string_view marked) {
  const CaretText at(marked);
  const Catalog catalog = shop();
  AnalysisMemo memo;
  std::vector<std::string> texts;
  for (const auto& item : complete_mapping(at.text, at.caret, {catalog, kSession, memo}).items)
    texts.push_back(item.text);
  return texts;
}

using Texts = std::vector<std::string>;

TEST_CASE("the fields of a mapping that are not there yet") {
  CHECK(texts_at(R"({"node_definitions": [{"label": "A", "|"}]})") ==
        Texts{"sql", "primary_key", "properties"});
  CHECK(texts_at(R"({"node_definitions": [{"primary_key": {|)") == Texts{"\"name\"", "\"type\""});
  CHECK(texts_at(R"({"ed|)") == Texts{"edge_definitions"});
}

TEST_CASE("what the fields may be") {
  constexpr std::string_view kStart =
      R"({"node_definitions": [{"label": "Customer", "sql": "SELECT id, \"Full Name\" FROM customers", )";
  const auto in_node = [&](std::string_view rest) {
    return texts_at(std::string(kStart) + std::string(rest));
  };
  CHECK(in_node(R"("primary_key": {"name": "|"}}]})") == Texts{"id", "Full Name"});
  CHECK(in_node(R"("properties": [{"name": "|"}]}]})").front() == "Full Name");
  CHECK(in_node(R"("properties": [{"name": "Full Name", "type": "|"}]}]})").front() == "STRING");
  CHECK(in_node(R"("primary_key": {"type": "|"}}]})") == Texts{"STRING", "INT64", "DATE", "UUID"});
  CHECK(in_node(R"("label2": 1}], "edge_definitions": [{"from_node": "|"}]})") ==
        Texts{"Customer"});
  CHECK(texts_at(R"({"node_definitions": [{"sql": "SELECT 1 FROM customers", "label": "|"}]})") ==
        Texts{"Customer"});
}

TEST_CASE("what an edge's fields may be") {
  constexpr std::string_view kStart =
      R"({"node_definitions": [{"label": "A"}, 7, {"label": "B"}], "edge_definitions": [{"sql": "SELECT id, \"Full Name\" FROM customers", )";
  const auto in_edge = [&](std::string_view rest) {
    return texts_at(std::string(kStart) + std::string(rest));
  };
  CHECK(in_edge(R"("from_node": "|"}]})") == Texts{"A", "B"});
  CHECK(in_edge(R"("to_node": "|"}]})") == Texts{"A", "B"});
  CHECK(in_edge(R"("from_key": "|"}]})").front() == "id");
  CHECK(in_edge(R"("to_key": "|"}]})").front() == "Full Name");
  CHECK(in_edge(R"("type": "|"}]})") == Texts{"CUSTOMERS"});
  CHECK(in_edge(R"("properties": [{"name": "|"}]}]})") == Texts{"id", "Full Name"});
  CHECK(in_edge(R"("properties": [{"type": "|"}]}]})").front() == "STRING");
}

TEST_CASE("where a mapping has nothing to say, nothing is offered") {
  CHECK(texts_at(R"({"node_definitions": [{"sql": "SELECT 1", "sql2": "|"}]})").empty());
  CHECK(texts_at(R"({"other": {"|"}})").empty());
  CHECK(texts_at(R"({"edge_definitions": [{"from_node": "|"}]})").empty());
  CHECK(texts_at(R"({"node_definitions": [{"label": "|"}]})").empty());
  CHECK(texts_at(R"({"node_definitions": [{"primary_key": {"name": "|"}}]})").empty());
  CHECK(texts_at(R"({"node_definitions": [{"sql": "", "primary_key": {"name": "|"}}]})") ==
        Texts{});
}

TEST_CASE("a field's own name is offered where it is written") {
  CHECK(texts_at(R"({"node_definitions": [{"la|bel": "A"}]})") == Texts{"label"});
}

TEST_CASE("SQL in a string, also in one that has no end yet") {
  CHECK(texts_at(R"({"node_definitions": [{"sql": "SELECT | FROM customers"}]})").front() == "id");
  CHECK(texts_at("{\"node_definitions\": [{\"sql\": \"SELECT 1 FROM cust|\n}]}").front() ==
        "customers");
  CHECK(texts_at(R"({"node_definitions": [{"sql": "SELECT \"Full| FROM customers"}]})").front() ==
        R"(\"Full Name\")");
}

// A string with any of the ways to write each character.
std::string escaped_somehow(std::string_view text, std::mt19937& random) {
  std::string result;
  for (const char c : text) {
    const bool must = c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
    const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
    if (is_ascii && (must || random() % 3 == 0)) {
      constexpr std::string_view kDigits = "0123456789aBcDeF";
      if (c == '"' && random() % 2 == 0) {
        result += "\\\"";
      } else {
        result += "\\u00";
        result += kDigits[static_cast<unsigned char>(c) >> 4U];
        result += kDigits[static_cast<unsigned char>(c) & 15U];
      }
    } else {
      result += c;
    }
  }
  return result;
}

TEST_CASE("an item leaves JSON in which only the word at the caret has changed") {
  const Catalog catalog = shop();
  AnalysisMemo memo;
  std::mt19937 random(7);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same cases each time
  constexpr std::string_view kSql =
      "SELECT id,\n\"Full Name\", 'ä𝄞\"' FROM customers c WHERE c.id = 1";
  for (int round = 0; round < 300; ++round) {
    const std::string content = escaped_somehow(kSql, random);
    const std::string head = R"({"node_definitions":[{"sql":")";
    const std::string text = head + content + R"(","label":"A"}]})";
    const auto caret = static_cast<std::uint32_t>(head.size() + random() % (content.size() + 1));
    const CompletionList list = complete_mapping(text, caret, {catalog, kSession, memo});
    for (std::size_t i = 0; i < std::min<std::size_t>(list.items.size(), 5); ++i) {
      std::string edited = text;
      edited.replace(list.range.begin, list.range.size(), list.items[i].text);
      CAPTURE(text, caret, list.items[i].text);
      const auto json = nlohmann::json::parse(edited);
      const std::string sql = json["node_definitions"][0]["sql"];
      const auto decoded = [&](std::uint32_t begin, std::size_t end) -> std::string {
        return nlohmann::json::parse('"' + text.substr(begin, end - begin) + '"');
      };
      const auto begin = static_cast<std::uint32_t>(head.size());
      const std::string item = nlohmann::json::parse('"' + list.items[i].text + '"');
      CHECK(sql == decoded(begin, list.range.begin) + item +
                       decoded(list.range.end, head.size() + content.size()));
      CHECK(json["node_definitions"][0]["label"] == "A");
    }
  }
}

}  // namespace
}  // namespace mapping::language
