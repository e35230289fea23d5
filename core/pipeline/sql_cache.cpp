#include "mapping/sql_cache.h"

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
void analyze(const SqlTree& tree, const SqlContext& context, SqlVerdict& verdict) {
  Analysis analysis = analyze_sql(tree, *context.catalog, context.session);
  verdict.fault = std::move(analysis.fault);
  verdict.is_from_catalog = verdict.fault.has_value();
  verdict.is_certain = analysis.certain;
  if (!analysis.certain) return;
  verdict.columns = {.columns = {}, .is_complete = true};
  for (const AnalyzedColumn& column : analysis.columns)
    verdict.columns.columns.push_back({*column.name, *column.type});
}

}  // namespace

void SqlCache::begin_check(const SqlContext& context) {
  previous_ = std::exchange(current_, {});
  if (context == context_) return;
  previous_.clear();
  context_ = context;
}

// Definitions that were added or removed shift the others by a few places; behind a larger change
// the texts are parsed anew rather than searched for.
SqlCache::Entry* SqlCache::find_previous(std::string_view sql) {
  constexpr std::size_t kReach = 32;
  const std::size_t here = current_.size();
  const std::size_t end = std::min(previous_.size(), here + kReach);
  for (std::size_t at = here < kReach ? 0 : here - kReach; at < end; ++at) {
    if (!previous_[at].is_taken && previous_[at].sql == sql) return &previous_[at];
  }
  return nullptr;
}

const SqlVerdict& SqlCache::verdict_on(std::string_view sql) {
  if (Entry* known = find_previous(sql)) {
    current_.push_back(std::move(*known));
    known->is_taken = true;
    return current_.back().verdict;
  }
  SqlTree tree = parse_sql(sql);
  Entry& entry = current_.emplace_back();
  entry.verdict.columns = known_columns(shape_of(tree));
  entry.verdict.fault = tree.fault ? std::move(tree.fault) : find_path_fault(tree);
  if (context_.catalog && !entry.verdict.fault) analyze(tree, context_, entry.verdict);
  entry.sql = std::move(tree.text);
  return entry.verdict;
}

}  // namespace mapping
