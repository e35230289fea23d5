// What     A column that the query returns is a key or one of the properties (a warning).
// Why      The load is by position and counts the columns: one too many and it fails.
// Example  SELECT customer_id, name, city …   with the property name alone
// Fix      Leave city out of the query, or add it to the properties.
#include "rules/column_repairs.h"

namespace mapping {
namespace {

// The positions of the columns that nothing in the definition names and no other finding tells of; a
// name that is returned twice serves once.
std::vector<std::size_t> find_undeclared(const ColumnContext& context) {
  std::vector<std::size_t> undeclared;
  for (std::size_t i = 0; i < context.columns.size(); ++i) {
    const std::string_view name = context.columns[i].name;
    const bool serves = is_declared(name, context) && context.selected.named(name).place == i;
    if (!serves && !is_told(i, context)) undeclared.push_back(i);
  }
  return undeclared;
}

// At the piece of the query that makes the column.
Finding about(std::size_t position, const ColumnContext& context) {
  Finding finding = Finding(Code::kUndeclaredColumn, "sql", context.sql.id)
                        .with(context.subject)
                        .with("column", context.columns[position].name);
  finding.sql_span = context.selected.place_of(position);
  return finding;
}

}  // namespace

void check_undeclared_columns(const ColumnContext& context) {
  const std::vector<std::size_t> undeclared = find_undeclared(context);
  for (std::size_t i = 0; i < undeclared.size(); ++i) {
    if (!context.findings.keeps_more()) return context.findings.leave_out(undeclared.size() - i);
    Finding finding = about(undeclared[i], context);
    add_properties_fix(finding, context);
    context.findings.add(std::move(finding));
  }
}

}  // namespace mapping
