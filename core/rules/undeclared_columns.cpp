// What     A column that the query returns is a key or one of the properties (a warning).
// Why      The load is by position and counts the columns: one too many and it fails.
// Example  SELECT customer_id, name, city …   with the property name alone
// Fix      Leave city out of the query, or add it to the properties.
#include <algorithm>

#include "rules/column_repairs.h"

namespace mapping {
namespace {

// The positions of the columns that nothing in the definition names; a name that is returned twice
// serves once.
std::vector<std::size_t> find_undeclared(const ColumnContext& context) {
  const std::vector<Column>& columns = context.columns;
  std::vector<std::string_view> declared;
  declared.reserve(context.keys.size() + context.properties.columns.size());
  for (const Text& key : context.keys) declared.push_back(key.value);
  for (const ColumnDefinition& property : context.properties.columns)
    declared.push_back(property.name.value);
  std::vector<std::size_t> undeclared;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    // Columns mostly stand where they are declared.
    auto place = i < declared.size() && declared[i] == columns[i].name
                     ? declared.begin() + static_cast<std::ptrdiff_t>(i)
                     : std::ranges::find(declared, columns[i].name);
    if (place == declared.end() || columns[i].name.empty()) {
      undeclared.push_back(i);
    } else {
      *place = {};
    }
  }
  return undeclared;
}

}  // namespace

void check_undeclared_columns(const ColumnContext& context) {
  for (const std::size_t position : find_undeclared(context)) {
    Finding finding = Finding(Code::kUndeclaredColumn, "sql", context.definition)
                          .with(context.subject)
                          .with("column", context.columns[position].name);
    add_properties_fix(finding, context);
    context.findings.add(std::move(finding));
  }
}

}  // namespace mapping
