// What     A column's type is one that the engine reads from Parquet (a warning).
// Why      DECIMAL columns stop the load, timestamps finer than microseconds arrive as numbers.
// Example  SELECT order_id, totalprice …   where totalprice is decimal(12, 2)
// Fix      SELECT order_id, CAST(totalprice AS DOUBLE) AS totalprice …
#include "mapping/types.h"
#include "rules/column_rule.h"

namespace mapping {
namespace {

void check_column(const Text& name, std::string_view field, const Column& column,
                  const ColumnContext& context) {
  if (column.name != name.value) return;
  const Outcome<TrinoType, TypeFault> type = parse_trino_type(column.type);
  if (!type.ok() || !find_load_hazard(type.value())) return;
  const std::optional<std::string> cast = mending_cast(quote_trino_name(column.name), type.value());
  if (!cast) return;
  context.findings.add(Finding(Code::kLoadHazard, field, name.id)
                           .with(context.subject)
                           .with("column", column.name)
                           .with("type", shown_type(column.type))
                           .with("cast", *cast));
}

}  // namespace

void check_load_hazards(const std::vector<Text>& keys, const Properties& properties,
                        const ColumnContext& context) {
  constexpr std::string_view kEdgeFields[] = {"from_key", "to_key"};
  for (std::size_t i = 0; i < keys.size() && i < context.columns.size(); ++i) {
    const std::string_view field = keys.size() == 1 ? "primary_key" : kEdgeFields[i];
    check_column(keys[i], field, context.columns[i], context);
  }
  for (std::size_t i = 0; i < properties.columns.size(); ++i) {
    if (keys.size() + i >= context.columns.size()) break;
    check_column(properties.columns[i].name, "properties[" + std::to_string(i) + "]",
                 context.columns[keys.size() + i], context);
  }
}

}  // namespace mapping
