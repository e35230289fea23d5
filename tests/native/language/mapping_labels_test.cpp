#include "language/mapping_labels.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "language/caret_text.h"

namespace mapping::language {
namespace {

constexpr std::string_view kMapping = R"({
  "node_definitions": [{"label": "A", "sql": "SELECT 1"}, {"label": "B", "sql": "SELECT 2"}],
  "edge_definitions": [{"type": "E", "from_node": "\u0041", "to_node": "B", "sql": "SELECT 3"}]
})";

std::optional<LabelPlaces> label_in(std::string_view text, std::string_view behind) {
  return label_at(text, static_cast<std::uint32_t>(text.find(behind) + behind.size()));
}

TEST_CASE("a label is found where nodes have it and edges name it") {
  const auto label = label_in(kMapping, R"("label": ")");
  REQUIRE(label);
  CHECK(label->label == "A");
  REQUIRE(label->nodes.size() == 1);
  REQUIRE(label->edges.size() == 1);
  CHECK(slice(kMapping, label->edges[0]) == "\\u0041");
  CHECK(label_in(kMapping, R"("to_node": ")")->label == "B");
  CHECK_FALSE(label_in(kMapping, R"("sql": ")"));
  CHECK_FALSE(label_in(kMapping, R"("type": ")"));
}

TEST_CASE("a label that another table has, or that no node can have, is refused") {
  const auto label = label_in(kMapping, R"("label": ")");
  REQUIRE(label);
  CHECK(rename_label(kMapping, *label, "b", Locale::kEnglish).refused ==
        "Another node is called 'b'");
  CHECK(rename_label(kMapping, *label, "", Locale::kEnglish).refused == "No node can be called ''");
  CHECK(rename_label(kMapping, *label, "C\"", Locale::kEnglish).refused ==
        "No node can be called 'C\"'");
  CHECK(rename_label(kMapping, *label, "match", Locale::kEnglish).refused ==
        "No node can be called 'match'");
  CHECK(rename_label(kMapping, *label, "e", Locale::kEnglish).refused ==
        "An edge is called 'e', and the engine has one name space");
  const Rename renamed = rename_label(kMapping, *label, "C", Locale::kEnglish);
  REQUIRE(renamed.edits.size() == 2);
  CHECK(renamed.edits[0].text == "C");
}

TEST_CASE("the queries of a mapping, also in front of a fault") {
  CHECK(sql_strings(kMapping).size() == 3);
  CHECK(sql_strings(kMapping)[2].name == "E");
  CHECK(sql_strings(R"({"node_definitions": [{"label": "A", "sql": "SELECT 1"}, {"label)").size() ==
        2);
  CHECK(sql_strings("[]").empty());
  CHECK(sql_strings(R"({"node_definitions": 1, "edge_definitions": [1]})").empty());
}

}  // namespace
}  // namespace mapping::language
