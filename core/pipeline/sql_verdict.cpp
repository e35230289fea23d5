#include "pipeline/sql_verdict.h"

#include <algorithm>
#include <utility>

#include "sql/shape.h"

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
void analyze(const SqlTree& tree, const SqlContext& context, AnalysisMemo& memo, StepPool& pool,
             SqlVerdict& verdict) {
  Analysis analysis = analyze_sql(tree, *context.catalog, context.session, memo, pool);
  verdict.fault = std::move(analysis.fault);
  verdict.further = std::move(analysis.further);
  verdict.is_from_catalog = verdict.fault.has_value();
  verdict.is_certain = analysis.certain;
  if (!analysis.reasons.empty()) verdict.reason = std::move(analysis.reasons.front());
  const auto is_known = [](const AnalyzedColumn& column) { return column.name && column.type; };
  verdict.has_types = !verdict.fault && std::ranges::all_of(analysis.columns, is_known);
  if (!verdict.has_types) return;
  verdict.key_source = key_source_of(tree, analysis);
  verdict.columns = {.columns = {}, .is_complete = true};
  for (const AnalyzedColumn& column : analysis.columns)
    verdict.columns.columns.push_back({*column.name, *column.type});
}

// The same on each machine. A type is read anew at each check, and a long one is copied often.
std::size_t weight_of(const KnownColumns& known) {
  constexpr std::size_t kWeightOfColumn = 64;
  constexpr std::size_t kWeightOfTypeByte = 8;
  constexpr std::size_t kWeightOfLongTypeByte = 32;
  constexpr std::size_t kLongType = 256;
  std::size_t weight = 0;
  for (const Column& column : known.columns) {
    const std::size_t length = column.type.size();
    weight += kWeightOfColumn + column.name.size() +
              length * (length < kLongType ? kWeightOfTypeByte : kWeightOfLongTypeByte);
  }
  return weight;
}

}  // namespace

void SqlVerdict::forget_columns() {
  if (is_too_wide) return;
  is_too_wide = true;
  columns = {};
  has_types = is_certain = false;
  reason = "too large to know, because the queries of the mapping return too many columns";
}

SqlVerdict judge_sql(std::string_view sql, const SqlContext& context, AnalysisMemo& memo,
                     StepPool& pool) {
  const std::size_t shortages = pool.shortages();
  SqlVerdict verdict;
  SqlTree tree = parse_sql(sql);
  verdict.columns = known_columns(sql::shape_of(tree, pool));
  verdict.fault = tree.fault ? std::move(tree.fault) : find_path_fault(tree);
  if (context.catalog && !verdict.fault) analyze(tree, context, memo, pool, verdict);
  verdict.weight = weight_of(verdict.columns);
  verdict.is_cut_short = pool.shortages() != shortages;
  return verdict;
}

}  // namespace mapping
