#include "pipeline/sql_findings.h"
#include "protocol/results.h"
#include "report/json_writer.h"
#include "report/wire.h"

namespace mapping {
namespace {

void write_text_or_null(JsonWriter& json, std::string_view name, std::string_view text) {
  json.key(name);
  if (text.empty()) {
    json.null();
  } else {
    json.string(text);
  }
}

// [line, column, offset] of both ends: a tenth of the time that the host needs to read objects.
void write_flat_range(JsonWriter& json, const Range& range) {
  json.key("range").begin_array();
  for (const Position& place : {range.start, range.end}) {
    json.integer(place.line).integer(place.column).integer(place.offset);
  }
  json.end_array();
}

void write_tables(JsonWriter& json, const SqlShape& shape, const LineIndex& index) {
  json.key("tables").begin_array();
  for (const SqlTable& table : shape.tables) {
    json.begin_object();
    write_text_or_null(json, "catalog", table.catalog);
    write_text_or_null(json, "schema", table.schema);
    json.key("name").string(table.name);
    write_flat_range(json, index.range(table.span));
    json.end_object();
  }
  json.end_array();
}

void write_columns(JsonWriter& json, const SqlShape& shape, const LineIndex& index) {
  json.key("columns").begin_array();
  for (const SqlColumn& column : shape.columns) {
    json.begin_object().key("name");
    if (column.name) {
      json.string(*column.name);
    } else {
      json.null();
    }
    write_flat_range(json, index.range(column.span));
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string sql_report(const SqlTree& tree, std::string_view sql, Locale locale) {
  const LineIndex index(sql);
  const SqlShape shape = shape_of(tree);
  JsonWriter json;
  json.begin_object().key("ok").boolean(!tree.fault);
  json.key("diagnostics").begin_array();
  if (tree.fault) write_diagnostic(json, diagnostic_of_fault(*tree.fault, sql, index), locale);
  json.end_array();
  write_tables(json, shape, index);
  write_columns(json, shape, index);
  json.key("functions").begin_array();
  for (const std::string& function : shape.functions) json.string(function);
  json.end_array().end_object();
  return std::move(json).text();
}

}  // namespace mapping
