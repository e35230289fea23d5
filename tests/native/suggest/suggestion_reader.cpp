#include "suggestion_reader.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace mapping::testing {
namespace {

class SuggestionReader {
 public:
  explicit SuggestionReader(const Json& written)
      : texts_(written["texts"]), numbers_(written["numbers"].get_ref<const std::string&>()) {}

  Json read() {
    Json definitions = {{"node_definitions", Json::array()}, {"edge_definitions", Json::array()}};
    Json suggestion;
    suggestion["nodes"] = list([&] { return node(definitions["node_definitions"]); });
    labels_ = suggestion["nodes"];
    suggestion["edges"] = list([&] { return edge(definitions["edge_definitions"]); });
    suggestion["relations"] = list([&] { return relation(); });
    suggestion["left_out"] = list([&] {
      Json left_out{{"table", place()}};
      left_out["reason"] = text();
      return left_out;
    });
    suggestion["questions"] = list([&] { return question(); });
    suggestion["mapping"] = std::move(definitions);
    CHECK(at_ == numbers_.size());
    return suggestion;
  }

 private:
  std::size_t number() {
    std::size_t value = 0;
    for (;;) {
      const char digit = numbers_.at(at_++);
      if (digit < ']') return value * 32 + static_cast<std::size_t>(digit - '#');
      value = value * 32 + static_cast<std::size_t>(digit - ']');
    }
  }

  Json text() { return texts_.at(number()); }

  template <typename Read>
  Json list(Read&& read) {
    Json items = Json::array();
    for (std::size_t left = number(); left > 0; --left) items.push_back(read());
    return items;
  }

  Json texts() {
    return list([this] { return text(); });
  }

  Json place() {
    const std::size_t table = number();
    if (table == tables_.size()) {
      Json place = Json::array();
      for (int part = 0; part < 3; ++part) place.push_back(text());
      tables_.push_back(std::move(place));
    }
    return tables_.at(table);
  }

  Json column() {
    Json column{{"name", text()}};
    column["type"] = text();
    return column;
  }

  Json columns() {
    return list([this] { return column(); });
  }

  // What all of them begin with.
  Json judged() {
    constexpr const char* kTiers[] = {"sure", "likely", "possible"};
    Json item{{"table", place()}};
    item["tier"] = kTiers[number()];
    item["reason"] = text();
    return item;
  }

  Json node(Json& definitions) {
    Json node = judged();
    node["label"] = text();
    Json definition{{"label", node["label"]}};
    definition["sql"] = text();
    definition["primary_key"] = column();
    node["key"] = texts();
    definition["properties"] = columns();
    definitions.push_back(std::move(definition));
    return node;
  }

  Json edge(Json& definitions) {
    Json edge = judged();
    edge["type"] = text();
    edge["from_node"] = labels_.at(number())["label"];
    edge["to_node"] = labels_.at(number())["label"];
    Json definition{
        {"type", edge["type"]}, {"from_node", edge["from_node"]}, {"to_node", edge["to_node"]}};
    definition["sql"] = text();
    definition["from_key"] = text();
    definition["to_key"] = text();
    edge["columns"] = texts();
    definition["properties"] = columns();
    definitions.push_back(std::move(definition));
    return edge;
  }

  Json relation() {
    Json relation = judged();
    relation["columns"] = texts();
    relation["references"] = place();
    relation["key"] = texts();
    return relation;
  }

  Json question() {
    Json question{{"id", text()}};
    question["sql"] = text();
    question["about"] = text();
    question["asks"] = number() == 0 ? "unique" : "included";
    return question;
  }

  const Json& texts_;
  const std::string& numbers_;
  std::size_t at_ = 0;
  Json labels_;
  Json tables_ = Json::array();
};

}  // namespace

Json read_suggestion(const Json& written) { return SuggestionReader(written).read(); }

}  // namespace mapping::testing
