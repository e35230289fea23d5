#include "protocol/suggestions.h"

#include <span>

#include "protocol/json_values.h"
#include "report/json_writer.h"

namespace mapping {
namespace {

std::vector<std::string> read_texts(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& item : items_of(list)) texts.emplace_back(view_of(item));
  return texts;
}

Json json_of(const TablePlace& table) {
  const std::string_view parts[] = {table.catalog, table.schema, table.name};
  return json_list(parts);
}

Json json_of(const ColumnSchema& column) {
  Json json;
  json["name"] = column.name;
  json["type"] = column.type;
  return json;
}

Json json_of(const std::vector<ColumnSchema>& properties) {
  return json_list(properties, [](const ColumnSchema& property) { return json_of(property); });
}

template <typename Item>
Json with_reason(Json json, const Item& item) {
  json["tier"] = name_of(item.tier);
  json["reason"] = item.reason;
  return json;
}

Json node_definition(const PlannedNode& node) {
  Json json;
  json["label"] = node.schema.label;
  json["sql"] = node.sql;
  json["primary_key"] = json_of(node.schema.primary_key);
  json["properties"] = json_of(node.schema.properties);
  return json;
}

Json edge_definition(const PlannedEdge& edge) {
  Json json;
  json["type"] = edge.schema.type;
  json["from_node"] = edge.schema.from_node;
  json["to_node"] = edge.schema.to_node;
  json["sql"] = edge.sql;
  json["from_key"] = edge.schema.from_key.name;
  json["to_key"] = edge.schema.to_key.name;
  json["properties"] = json_of(edge.schema.properties);
  return json;
}

Json json_of_node(const PlannedNode& node) {
  Json json;
  json["label"] = node.schema.label;
  json["table"] = json_of(node.table);
  json["key"] = json_list(node.key);
  return with_reason(std::move(json), node);
}

Json json_of_edge(const PlannedEdge& edge) {
  Json json;
  json["type"] = edge.schema.type;
  json["from_node"] = edge.schema.from_node;
  json["to_node"] = edge.schema.to_node;
  json["table"] = json_of(edge.table);
  json["columns"] = json_list(edge.columns);
  return with_reason(std::move(json), edge);
}

Json json_of_relation(const InferredRelation& relation) {
  Json json;
  json["table"] = json_of(relation.table);
  json["columns"] = json_list(relation.columns);
  json["references"] = json_of(relation.references);
  json["key"] = json_list(relation.key);
  return with_reason(std::move(json), relation);
}

Json json_of_left_out(const LeftOutTable& left_out) {
  Json json;
  json["table"] = json_of(left_out.table);
  json["reason"] = left_out.reason;
  return json;
}

Json json_of_question(const DataQuestion& question) {
  Json json;
  json["id"] = question.id;
  json["sql"] = question.sql;
  json["about"] = question.about;
  json["asks"] = question.asks == DataQuestionKind::kUnique ? "unique" : "included";
  return json;
}

// One by one: a value of all that a large warehouse suggests would take many times its text.
template <typename Item>
void write_list(JsonWriter& json, std::string_view key, const std::vector<Item>& items,
                Json (&make)(const Item&)) {
  json.key(key).begin_array();
  for (const Item& item : items) json.value(dumped(make(item)));
  json.end_array();
}

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
  JsonWriter json;
  json.begin_object().key("mapping").begin_object();
  write_list(json, "node_definitions", suggestion.nodes, node_definition);
  write_list(json, "edge_definitions", suggestion.edges, edge_definition);
  json.end_object();
  write_list(json, "nodes", suggestion.nodes, json_of_node);
  write_list(json, "edges", suggestion.edges, json_of_edge);
  write_list(json, "relations", suggestion.relations, json_of_relation);
  write_list(json, "left_out", suggestion.left_out, json_of_left_out);
  write_list(json, "questions", suggestion.questions, json_of_question);
  json.end_object();
  return std::move(json).text();
}

}  // namespace mapping
