#include "language/star_columns.h"

#include <algorithm>

#include "language/candidates.h"
#include "mapping/text.h"

namespace mapping::language {

using analysis::VisibleColumn;

std::string star_columns(const std::vector<VisibleColumn>& visible, std::string_view relation) {
  std::vector<VisibleColumn> columns;
  for (const VisibleColumn& column : visible) {
    const bool is_meant = relation.empty() || equals_ignoring_case(column.relation, relation);
    if (column.level == 0 && is_meant) columns.push_back(column);
  }
  const bool is_of_one = std::ranges::all_of(columns, [&](const VisibleColumn& column) {
    return column.relation == columns.front().relation;
  });
  const bool qualifies = !relation.empty() || !is_of_one;
  std::string list;
  for (const VisibleColumn& column : columns) {
    if (!list.empty()) list += ", ";
    list += qualifies ? qualified_name(column) : written_name(column.name, false);
  }
  return list;
}

}  // namespace mapping::language
