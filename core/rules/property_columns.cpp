// What     Behind the keys the query returns the properties, in the order of the definition, each
//          of a type that RyuGraph has.
// Why      The load is by position: columns in another order would fill the wrong properties.
// Example  SELECT customer_id, city, name …   with the properties name, city
// Fix      SELECT customer_id, name, city …
#include <utility>

#include "mapping/types.h"
#include "rules/column_casts.h"
#include "rules/column_repairs.h"

namespace mapping {
namespace {

// The finding on one property, with the platform's details.
Finding about(Code code, std::size_t index, const ColumnDefinition& property,
              const ColumnContext& context) {
  return Finding(code, "properties[" + std::to_string(index) + "]", property.name.id)
      .with(Param{"context", context.subject.value})
      .with("name", property.name.value);
}

// The column at the property's position is none, or another one.
void report_place(std::size_t index, const ColumnDefinition& property,
                  const ColumnContext& context) {
  if (follows_order(property.name, context)) return;
  const std::size_t position = context.keys.size() + index;
  const bool is_missing = position >= context.columns.size();
  Finding finding =
      about(is_missing ? Code::kPropertyNotFound : Code::kPropertyOrder, index, property, context);
  if (!is_missing) finding.params.push_back({"column", context.columns[position].name});
  add_order_fixes(finding, position, property.name, property.type.value, context);
  context.findings.add(std::move(finding));
}

std::optional<ColumnSchema> check_property(std::size_t index, const ColumnDefinition& property,
                                           const ColumnContext& context) {
  const std::size_t position = context.keys.size() + index;
  const bool has_column = position < context.columns.size();
  if (!has_column && !context.is_complete) return std::nullopt;
  if (!has_column || context.columns[position].name != property.name.value) {
    report_place(index, property, context);
    return std::nullopt;
  }
  if (!context.has_types) return std::nullopt;
  const Column& column = context.columns[position];
  Outcome<std::string> mapped = map_complex_type(column.type);
  if (mapped.ok()) return ColumnSchema{column.name, std::move(mapped.value())};
  Finding finding = about(Code::kPropertyUnsupported, index, property, context);
  finding.params.push_back({"source_type", column.type});
  finding.params.push_back({"type", shown_type(column.type)});
  add_loadable_cast(finding, position, context);
  context.findings.add(std::move(finding));
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<ColumnSchema>> check_property_columns(const ColumnContext& context) {
  const Properties& properties = context.properties;
  std::vector<ColumnSchema> schema;
  for (std::size_t i = 0; i < properties.columns.size(); ++i) {
    std::optional<ColumnSchema> column = check_property(i, properties.columns[i], context);
    if (column) schema.push_back(std::move(*column));
  }
  if (schema.size() != properties.columns.size()) return std::nullopt;
  return schema;
}

}  // namespace mapping
