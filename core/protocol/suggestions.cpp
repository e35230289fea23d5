#include "protocol/suggestions.h"

#include <utility>

#include "protocol/json_values.h"
#include "report/json_writer.h"

namespace mapping {
namespace {

std::vector<std::string> read_texts(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& item : items_of(list)) texts.emplace_back(view_of(item));
  return texts;
}

// What is suggested of a large warehouse is a hundred megabytes: it is written as it is found, without a value in
// between.
class SuggestionWriter {
 public:
  void write(const MappingSuggestion& suggestion) {
    json_.begin_object().key("mapping").begin_object();
    list("node_definitions", suggestion.nodes, &SuggestionWriter::node_definition);
    list("edge_definitions", suggestion.edges, &SuggestionWriter::edge_definition);
    json_.end_object();
    list("nodes", suggestion.nodes, &SuggestionWriter::node);
    list("edges", suggestion.edges, &SuggestionWriter::edge);
    list("relations", suggestion.relations, &SuggestionWriter::relation);
    list("left_out", suggestion.left_out, &SuggestionWriter::left_out);
    list("questions", suggestion.questions, &SuggestionWriter::question);
    json_.end_object();
  }

  [[nodiscard]] std::string text() && { return std::move(json_).text(); }

 private:
  template <typename Item>
  void list(std::string_view key, const std::vector<Item>& items,
            void (SuggestionWriter::*members)(const Item&)) {
    json_.key(key).begin_array();
    for (const Item& item : items) {
      json_.begin_object();
      (this->*members)(item);
      json_.end_object();
    }
    json_.end_array();
  }

  void member(std::string_view key, std::string_view value) { json_.key(key).string(value); }

  void place(std::string_view key, const TablePlace& table) {
    json_.key(key).begin_array();
    json_.string(table.catalog).string(table.schema).string(table.name).end_array();
  }

  void names(std::string_view key, const std::vector<std::string_view>& names) {
    json_.key(key).begin_array();
    for (const std::string_view name : names) json_.string(name);
    json_.end_array();
  }

  void column(const ColumnSchema& column) {
    member("name", column.name);
    member("type", column.type);
  }

  template <typename Item>
  void judgement(const Item& item) {
    member("tier", name_of(item.tier));
    member("reason", item.reason);
  }

  void node_definition(const PlannedNode& node) {
    member("label", node.schema.label);
    member("sql", node.sql);
    json_.key("primary_key").begin_object();
    column(node.schema.primary_key);
    json_.end_object();
    list("properties", node.schema.properties, &SuggestionWriter::column);
  }

  void edge_definition(const PlannedEdge& edge) {
    member("type", edge.schema.type);
    member("from_node", edge.schema.from_node);
    member("to_node", edge.schema.to_node);
    member("sql", edge.sql);
    member("from_key", edge.schema.from_key.name);
    member("to_key", edge.schema.to_key.name);
    list("properties", edge.schema.properties, &SuggestionWriter::column);
  }

  void node(const PlannedNode& node) {
    member("label", node.schema.label);
    place("table", node.table);
    names("key", node.key);
    judgement(node);
  }

  void edge(const PlannedEdge& edge) {
    member("type", edge.schema.type);
    member("from_node", edge.schema.from_node);
    member("to_node", edge.schema.to_node);
    place("table", edge.table);
    names("columns", edge.columns);
    judgement(edge);
  }

  void relation(const InferredRelation& relation) {
    place("table", relation.table);
    names("columns", relation.columns);
    place("references", relation.references);
    names("key", relation.key);
    judgement(relation);
  }

  void left_out(const LeftOutTable& left_out) {
    place("table", left_out.table);
    member("reason", left_out.reason);
  }

  void question(const DataQuestion& question) {
    member("id", question.id);
    member("sql", question.sql);
    member("about", question.about);
    member("asks", question.asks == DataQuestionKind::kUnique ? "unique" : "included");
  }

  JsonWriter json_{};
};

}  // namespace

SuggestionScope read_suggestion_scope(const Json& options) {
  SuggestionScope scope{.schemas = read_texts(member(options, "schemas")),
                        .tables = read_texts(member(options, "tables")),
                        .locale = read_locale(options)};
  for (const Json& answer : items_of(member(options, "answers")))
    scope.answers.push_back({text_of(answer, "id"), is_true(member(answer, "holds"))});
  return scope;
}

std::string suggestion_result(const MappingSuggestion& suggestion) {
  SuggestionWriter writer;
  writer.write(suggestion);
  return std::move(writer).text();
}

}  // namespace mapping
