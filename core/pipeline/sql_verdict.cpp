#include "pipeline/sql_verdict.h"

#include <algorithm>
#include <utility>

namespace mapping {
namespace {

KnownColumns known_columns(const SqlShape& shape) {
  KnownColumns known;
  known.is_complete = true;
  for (const SqlColumn& column : shape.columns) {
    known.is_complete = known.is_complete && column.name.has_value();
    if (known.is_complete) known.columns.push_back({*column.name, {}});
  }
  return known;
}

// The catalog's verdict on a tree without a fault.
void analyze(const SqlTree& tree, const SqlContext& context, AnalysisMemo& memo,
             SqlVerdict& verdict) {
  Analysis analysis = analyze_sql(tree, *context.catalog, context.session, memo);
  verdict.fault = std::move(analysis.fault);
  verdict.is_from_catalog = verdict.fault.has_value();
  verdict.is_certain = analysis.certain;
  if (!analysis.reasons.empty()) verdict.reason = std::move(analysis.reasons.front());
  const auto is_known = [](const AnalyzedColumn& column) { return column.name && column.type; };
  verdict.has_types = !verdict.fault && std::ranges::all_of(analysis.columns, is_known);
  if (!verdict.has_types) return;
  verdict.columns = {.columns = {}, .is_complete = true};
  for (const AnalyzedColumn& column : analysis.columns)
    verdict.columns.columns.push_back({*column.name, *column.type});
}

}  // namespace

SqlVerdict judge_sql(std::string_view sql, const SqlContext& context, AnalysisMemo& memo) {
  SqlVerdict verdict;
  SqlTree tree = parse_sql(sql);
  verdict.columns = known_columns(shape_of(tree));
  verdict.fault = tree.fault ? std::move(tree.fault) : find_path_fault(tree);
  if (context.catalog && !verdict.fault) analyze(tree, context, memo, verdict);
  return verdict;
}

}  // namespace mapping
