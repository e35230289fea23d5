// What     A column's type is one that the engine reads from Parquet (a warning).
// Why      DECIMAL columns stop the load, timestamps finer than microseconds arrive as numbers.
// Example  SELECT order_id, totalprice …   where totalprice is decimal(12, 2)
// Fix      SELECT order_id, CAST(totalprice AS DOUBLE) AS totalprice …
#include "mapping/types.h"
#include "rules/column_casts.h"

namespace mapping {
namespace {

void check_column(const Text& name, std::string_view field, std::size_t position,
                  const ColumnContext& context) {
  const Column& column = context.columns[position];
  if (column.name != name.value) return;
  const Outcome<TrinoType, TypeFault> type = parse_trino_type(column.type);
  if (!type.ok() || !find_load_hazard(type.value())) return;
  const std::optional<std::string> cast = mending_cast(quote_trino_name(column.name), type.value());
  if (!cast) return;
  Finding finding = Finding(Code::kLoadHazard, field, name.id)
                        .with(context.subject)
                        .with("column", column.name)
                        .with("type", shown_type(column.type))
                        .with("cast", *cast);
  add_loadable_cast(finding, position, context);
  context.findings.add(std::move(finding));
}

}  // namespace

void check_load_hazards(const ColumnContext& context) {
  constexpr std::string_view kEdgeFields[] = {"from_key", "to_key"};
  const std::size_t keys = context.keys.size();
  for (std::size_t i = 0; i < keys && i < context.columns.size(); ++i) {
    check_column(context.keys[i], keys == 1 ? "primary_key" : kEdgeFields[i], i, context);
  }
  for (std::size_t i = 0; i < context.properties.columns.size(); ++i) {
    if (keys + i >= context.columns.size()) break;
    check_column(context.properties.columns[i].name, "properties[" + std::to_string(i) + "]",
                 keys + i, context);
  }
}

}  // namespace mapping
