#include "language/hover_mapping.h"

#include <algorithm>
#include <utility>

#include "language/json_place.h"
#include "language/mapping_paths.h"
#include "language/query_columns.h"
#include "language/type_text.h"
#include "mapping/ddl.h"
#include "mapping/document.h"
#include "mapping/language.h"
#include "mapping/types.h"

namespace mapping::language {
namespace {

using Path = std::vector<std::string>;

std::string text_of(const Document& document, ValueId object, std::string_view name) {
  const ValueId value = object == kNoValue ? kNoValue : document.member(object, name);
  const bool is_text = value != kNoValue && document[value].kind == ValueKind::kString;
  return is_text ? std::string(document[value].text) : std::string();
}

ColumnSchema column_of(const Document& document, ValueId object) {
  return {text_of(document, object, "name"), text_of(document, object, "type")};
}

std::vector<ColumnSchema> properties_of(const Document& document, ValueId definition) {
  std::vector<ColumnSchema> columns;
  const ValueId list = document.member(definition, "properties");
  if (list == kNoValue) return columns;
  for (ValueId id = document[list].first_child; id != kNoValue; id = document[id].next_sibling)
    columns.push_back(column_of(document, id));
  return columns;
}

// What a field of a mapping's own names.
class MappingHover {
 public:
  MappingHover(std::string_view text, const JsonPlace& place, const LanguageContext& context)
      : document_(Document::parse(text)), place_(place), context_(context) {}

  std::vector<HoverContent> contents() {
    const std::string& field = place_.path.back();
    const bool is_node = place_.path[0] == "node_definitions";
    const ValueId definition = value_at(document_, {place_.path[0], place_.path[1]});
    if (definition == kNoValue) return {};
    if (place_.path.size() == 3) {
      if (field == "label") add(node_statement(definition));
      if (field == "type" && !is_node) add(edge_statement(definition));
      if (field == "from_node" || field == "to_node")
        add(node_statement(node_called(text_of(document_, definition, field))));
    }
    if (is_one_of(kColumnFields, field) && (field != "type" || place_.path.size() > 3))
      add_column(definition);
    return std::move(contents_);
  }

 private:
  static constexpr std::string_view kColumnFields[] = {"name", "type", "from_key", "to_key"};

  void add(Outcome<std::string> statement) {
    if (statement.ok()) contents_.push_back({true, statement.value()});
  }

  // The statement that makes the table, as far as types are declared.
  [[nodiscard]] Outcome<std::string> node_statement(ValueId node) const {
    NodeSchema schema;
    if (node != kNoValue) {
      const ValueId key = document_.member(node, "primary_key");
      schema = {text_of(document_, node, "label"), column_of(document_, key),
                properties_of(document_, node)};
    }
    return node_ddl(schema);
  }

  [[nodiscard]] Outcome<std::string> edge_statement(ValueId edge) const {
    EdgeSchema schema{.type = text_of(document_, edge, "type"),
                      .from_node = text_of(document_, edge, "from_node"),
                      .to_node = text_of(document_, edge, "to_node"),
                      .from_key = {text_of(document_, edge, "from_key"), "STRING"},
                      .to_key = {text_of(document_, edge, "to_key"), "STRING"},
                      .properties = properties_of(document_, edge)};
    return edge_ddl(schema);
  }

  [[nodiscard]] ValueId node_called(std::string_view label) const {
    const ValueId nodes = value_at(document_, {"node_definitions"});
    if (nodes == kNoValue) return kNoValue;
    for (ValueId id = document_[nodes].first_child; id != kNoValue; id = document_[id].next_sibling)
      if (text_of(document_, id, "label") == label) return id;
    return kNoValue;
  }

  // What the query says of the key or the property; where it has no such column, what it has.
  void add_column(ValueId definition) {
    if (context_.catalog.table_count() == 0) return;
    Path path = place_.path;
    if (path.back() == "type") path.back() = "name";
    const ValueId named = value_at(document_, path);
    const std::string sql = text_of(document_, definition, "sql");
    if (named == kNoValue || sql.empty()) return;
    const std::vector<AnalyzedColumn> columns = query_columns(parse_sql(sql), context_);
    const std::string name(document_[named].text);
    const auto column = std::ranges::find(columns, name, &AnalyzedColumn::name);
    if (column != columns.end()) return add_known(*column);
    std::string list;
    for (const AnalyzedColumn& one : columns) list += (list.empty() ? "" : "\n") + declared(one);
    if (!list.empty()) contents_.push_back({true, std::move(list)});
  }

  static std::string declared(const AnalyzedColumn& column) {
    return column.name.value_or("?") + " " + column.type.value_or("?");
  }

  void add_known(const AnalyzedColumn& column) {
    contents_.push_back({true, declared(column)});
    if (column.table) {
      const SqlTable& table = *column.table;
      contents_.push_back({true, table.catalog + "." + table.schema + "." + table.name + "." +
                                     column.table_column});
    }
    const std::string told =
        column.type ? TypeTexts(context_).loading_of(*column.type, quote_trino_name(*column.name))
                    : column.reason;
    if (!told.empty()) contents_.push_back({false, told});
  }

  Document document_;
  const JsonPlace& place_;
  const LanguageContext& context_;
  std::vector<HoverContent> contents_{};
};

}  // namespace

std::optional<Hover> hover_mapping(std::string_view text, std::uint32_t offset,
                                   const LanguageContext& context) {
  const JsonPlace place = find_json_place(text, offset);
  if (!place.is_value || !place.in_string || place.path.size() < 3) return std::nullopt;
  const Span literal{place.content.begin - 1,
                     std::min(place.content.end + 1, static_cast<std::uint32_t>(text.size()))};
  Hover hover{literal, MappingHover(text, place, context).contents(), {}};
  return hover.contents.empty() ? std::nullopt : std::optional(std::move(hover));
}

}  // namespace mapping::language
