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

}  // namespace

void SqlCache::begin_check() { previous_ = std::exchange(current_, {}); }

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
  entry.sql = std::move(tree.text);
  return entry.verdict;
}

}  // namespace mapping
