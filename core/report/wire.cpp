#include "report/wire.h"

#include <vector>

namespace mapping {

namespace {

void write_column(JsonWriter& json, const ColumnSchema& column) {
  json.begin_object().key("name").string(column.name).key("type").string(column.type).end_object();
}

void write_columns(JsonWriter& json, const std::vector<ColumnSchema>& columns) {
  json.begin_array();
  for (const ColumnSchema& column : columns) write_column(json, column);
  json.end_array();
}

}  // namespace

void write_params(JsonWriter& json, const Params& params) {
  json.begin_object();
  for (const Param& param : params) {
    json.key(param.name);
    if (const auto* text = std::get_if<std::string>(&param.value)) {
      json.string(*text);
    } else {
      json.integer(std::get<std::int64_t>(param.value));
    }
  }
  json.end_object();
}

void write_schema(JsonWriter& json, const NodeSchema& schema) {
  json.begin_object().key("label").string(schema.label).key("primary_key");
  write_column(json, schema.primary_key);
  json.key("properties");
  write_columns(json, schema.properties);
  json.end_object();
}

void write_schema(JsonWriter& json, const EdgeSchema& schema) {
  json.begin_object().key("type").string(schema.type);
  json.key("from_node").string(schema.from_node).key("to_node").string(schema.to_node);
  json.key("from_key");
  write_column(json, schema.from_key);
  json.key("to_key");
  write_column(json, schema.to_key);
  json.key("properties");
  write_columns(json, schema.properties);
  json.end_object();
}

}  // namespace mapping
