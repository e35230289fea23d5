#include "pipeline/sql_findings.h"
#include "protocol/results.h"
#include "report/json_writer.h"
#include "report/wire.h"
#include "sql/select_list.h"
#include "text/letter_case.h"

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

void write_tables(JsonWriter& json, const std::vector<SqlTable>& tables, const LineIndex& index) {
  json.key("tables").begin_array();
  for (const SqlTable& table : tables) {
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

void write_places(JsonWriter& json, const Range& range) {
  json.begin_array();
  for (const Position& place : {range.start, range.end}) {
    json.integer(place.line).integer(place.column).integer(place.offset);
  }
  json.end_array();
}

// For those who rewrite it.
void write_select_list(JsonWriter& json, const SqlTree& tree, const std::vector<SqlColumn>& columns,
                       const LineIndex& index) {
  const std::optional<SelectList> list = select_list_of(tree, columns);
  if (!list) return;
  json.key("select").begin_object().key("items").begin_array();
  for (const SelectedItem& item : list->items) {
    json.begin_object().key("name").string(item.name);
    write_flat_range(json, index.range(item.span));
    json.key("expression");
    write_places(json, index.range(item.expression));
    json.end_object();
  }
  json.end_array().key("numbers").begin_array();
  for (const ItemNumber& number : list->numbers) {
    json.begin_object().key("number").integer(number.number);
    write_flat_range(json, index.range(number.span));
    json.end_object();
  }
  json.end_array().key("distinct").boolean(list->is_distinct).end_object();
}

// Sources and influences by the place of their column in a list, in the order in which they come.
class SourceWriter {
 public:
  SourceWriter(JsonWriter& json, const Analysis& analysis)
      : json_(json), analysis_(analysis), places_(analysis.lineage.columns.size()) {}

  void write_sources(const ColumnLineage& column) {
    json_.key("sources").begin_array();
    for (const ColumnSource& source : column.sources) {
      static constexpr std::string_view kUses[] = {"IDENTITY", "TRANSFORMATION", "AGGREGATION"};
      write(source.column, kUses[static_cast<std::size_t>(source.use)]);
    }
    json_.end_array();
    if (!column.reason.empty()) json_.key("sources_reason").string(column.reason);
  }

  void write_influences() {
    if (analysis_.fault) return;
    json_.key("influences").begin_array();
    for (const Influence& influence : analysis_.lineage.influences) {
      static constexpr std::string_view kKinds[] = {"FILTER", "JOIN",   "GROUP_BY",
                                                    "SORT",   "WINDOW", "CONDITIONAL"};
      write(influence.column, kKinds[static_cast<std::size_t>(influence.kind)]);
    }
    json_.end_array().key("source_columns").begin_array();
    for (const std::uint32_t place : used_) write_column(analysis_.lineage.columns[place]);
    json_.end_array();
  }

 private:
  void write(std::uint32_t column, std::string_view how) {
    if (places_[column] == 0) {
      used_.push_back(column);
      places_[column] = static_cast<std::uint32_t>(used_.size());
    }
    json_.begin_array().integer(places_[column] - 1).string(how).end_array();
  }

  // As the server names them.
  void write_column(const SourceColumn& column) {
    const SqlTable& table = analysis_.tables[column.table];
    json_.begin_array();
    for (const std::string* name : {&table.catalog, &table.schema, &table.name})
      json_.string(lower_identifier(*name));
    json_.string(column.name).end_array();
  }

  JsonWriter& json_;
  const Analysis& analysis_;
  std::vector<std::uint32_t> places_;  // from 1, of those that were written
  std::vector<std::uint32_t> used_{};
};

void write_analyzed_column(JsonWriter& json, const AnalyzedColumn& column,
                           const ColumnLineage& lineage, SourceWriter& sources) {
  const auto write_optional = [&json](std::string_view name,
                                      const std::optional<std::string>& text) {
    json.key(name);
    if (text) {
      json.string(*text);
    } else {
      json.null();
    }
  };
  json.begin_object();
  write_optional("name", column.name);
  write_optional("type", column.type);
  if (!column.type) json.key("reason").string(column.reason);
  if (column.table) {
    json.key("source").begin_object();
    json.key("catalog").string(column.table->catalog).key("schema").string(column.table->schema);
    json.key("table").string(column.table->name).key("column").string(column.table_column);
    json.end_object();
  }
  sources.write_sources(lineage);
  json.end_object();
}

void write_diagnostics(JsonWriter& json, const std::optional<SqlFault>& fault,
                       const std::vector<SqlFault>& further, std::string_view sql,
                       const LineIndex& index, Locale locale) {
  json.key("diagnostics").begin_array();
  if (fault) write_diagnostic(json, diagnostic_of_fault(*fault, sql, index), locale);
  for (const SqlFault& other : further)
    write_diagnostic(json, diagnostic_of_fault(other, sql, index), locale);
  json.end_array();
}

}  // namespace

void write_flat_range(JsonWriter& json, const Range& range) {
  json.key("range");
  write_places(json, range);
}

std::string analysis_report(const Analysis& analysis, std::string_view sql, Locale locale) {
  const LineIndex index(sql);
  JsonWriter json;
  json.begin_object().key("columns").begin_array();
  SourceWriter sources(json, analysis);
  for (std::size_t i = 0; i < analysis.columns.size(); ++i)
    write_analyzed_column(json, analysis.columns[i], analysis.lineage.outputs[i], sources);
  json.end_array();
  sources.write_influences();
  write_diagnostics(json, analysis.fault, analysis.further, sql, index, locale);
  write_tables(json, analysis.tables, index);
  json.key("certain").boolean(analysis.certain);
  json.key("reasons").begin_array();
  for (const std::string& reason : analysis.reasons) json.string(reason);
  json.end_array().end_object();
  return std::move(json).text();
}

std::string sql_report(const SqlTree& tree, std::string_view sql, Locale locale) {
  const LineIndex index(sql);
  const SqlShape shape = shape_of(tree);
  JsonWriter json;
  json.begin_object().key("ok").boolean(!tree.fault);
  write_diagnostics(json, tree.fault, {}, sql, index, locale);
  write_tables(json, shape.tables, index);
  write_columns(json, shape, index);
  write_select_list(json, tree, shape.columns, index);
  json.key("functions").begin_array();
  for (const std::string& function : shape.functions) json.string(function);
  json.end_array().end_object();
  return std::move(json).text();
}

}  // namespace mapping
