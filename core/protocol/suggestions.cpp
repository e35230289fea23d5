#include "protocol/suggestions.h"

#include <span>

#include "report/json_writer.h"

namespace mapping {
namespace {

std::vector<std::string> read_texts(const JsonValue& list) {
  std::vector<std::string> texts;
  for (const JsonValue& item : list.items()) texts.push_back(item.text());
  return texts;
}

JsonWriter& member(JsonWriter& json, std::string_view key, std::string_view value) {
  return json.key(key).string(value);
}

void write_table(JsonWriter& json, std::string_view key, const TablePlace& table) {
  json.key(key).begin_array();
  json.string(table.catalog).string(table.schema).string(table.name).end_array();
}

void write_names(JsonWriter& json, std::string_view key, std::span<const std::string_view> names) {
  json.key(key).begin_array();
  for (const std::string_view name : names) json.string(name);
  json.end_array();
}

void write_column(JsonWriter& json, const ColumnSchema& column) {
  json.begin_object();
  member(member(json, "name", column.name), "type", column.type);
  json.end_object();
}

void write_properties(JsonWriter& json, std::span<const ColumnSchema> properties) {
  json.key("properties").begin_array();
  for (const ColumnSchema& property : properties) write_column(json, property);
  json.end_array();
}

template <typename Items, typename Write>
void write_list(JsonWriter& json, std::string_view key, const Items& items, Write write) {
  json.key(key).begin_array();
  for (const auto& item : items) {
    json.begin_object();
    write(json, item);
    json.end_object();
  }
  json.end_array();
}

template <typename Item>
void write_why(JsonWriter& json, const Item& item) {
  member(member(json, "tier", name_of(item.tier)), "reason", item.reason);
}

void write_node_definition(JsonWriter& json, const PlannedNode& node) {
  member(member(json, "label", node.schema.label), "sql", node.sql);
  write_column(json.key("primary_key"), node.schema.primary_key);
  write_properties(json, node.schema.properties);
}

void write_edge_definition(JsonWriter& json, const PlannedEdge& edge) {
  const EdgeSchema& schema = edge.schema;
  member(json, "type", schema.type);
  member(member(json, "from_node", schema.from_node), "to_node", schema.to_node);
  member(json, "sql", edge.sql);
  member(member(json, "from_key", schema.from_key.name), "to_key", schema.to_key.name);
  write_properties(json, schema.properties);
}

void write_node(JsonWriter& json, const PlannedNode& node) {
  member(json, "label", node.schema.label);
  write_table(json, "table", node.table);
  write_names(json, "key", node.key);
  write_why(json, node);
}

void write_edge(JsonWriter& json, const PlannedEdge& edge) {
  member(json, "type", edge.schema.type);
  member(member(json, "from_node", edge.schema.from_node), "to_node", edge.schema.to_node);
  write_table(json, "table", edge.table);
  write_names(json, "columns", edge.columns);
  write_why(json, edge);
}

void write_relation(JsonWriter& json, const InferredRelation& relation) {
  write_table(json, "table", relation.table);
  write_names(json, "columns", relation.columns);
  write_table(json, "references", relation.references);
  write_names(json, "key", relation.key);
  write_why(json, relation);
}

void write_left_out(JsonWriter& json, const LeftOutTable& left_out) {
  write_table(json, "table", left_out.table);
  member(json, "reason", left_out.reason);
}

void write_question(JsonWriter& json, const DataQuestion& question) {
  member(member(json, "id", question.id), "sql", question.sql);
  member(member(json, "about", question.about), "asks",
         question.asks == DataQuestionKind::kUnique ? "unique" : "included");
}

}  // namespace

SuggestionScope read_suggestion_scope(const JsonValue& options) {
  SuggestionScope scope{.schemas = read_texts(options["schemas"]),
                        .tables = read_texts(options["tables"]),
                        .locale = read_locale(options)};
  for (const JsonValue& answer : options["answers"].items())
    scope.answers.push_back({answer["id"].text(), answer["holds"].is_true()});
  return scope;
}

std::string suggestion_result(const MappingSuggestion& suggestion) {
  JsonWriter json;
  json.begin_object().key("mapping").begin_object();
  write_list(json, "node_definitions", suggestion.nodes, write_node_definition);
  write_list(json, "edge_definitions", suggestion.edges, write_edge_definition);
  json.end_object();
  write_list(json, "nodes", suggestion.nodes, write_node);
  write_list(json, "edges", suggestion.edges, write_edge);
  write_list(json, "relations", suggestion.relations, write_relation);
  write_list(json, "left_out", suggestion.left_out, write_left_out);
  write_list(json, "questions", suggestion.questions, write_question);
  json.end_object();
  return std::move(json).text();
}

}  // namespace mapping
