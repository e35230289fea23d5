#include "language/query_columns.h"

namespace mapping::language {

std::vector<AnalyzedColumn> query_columns(const SqlTree& tree, const LanguageContext& context) {
  if (tree.root == kNoSqlNode) return {};
  std::vector<AnalyzedColumn> columns =
      analyze_sql(tree, context.catalog, context.session, context.memo).columns;
  if (!columns.empty()) return columns;
  for (const SqlColumn& column : shape_of(tree).columns) columns.push_back({.name = column.name});
  return columns;
}

}  // namespace mapping::language
