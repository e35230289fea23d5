#include "analysis/lineage/source_sets.h"

#include <algorithm>

namespace mapping::analysis {
namespace {

// Of all sets together: far more than statements that people write need.
constexpr std::size_t kMostEntries = 1U << 18U;

}  // namespace

std::uint32_t SourceSets::number(std::uint32_t table, std::string_view column) {
  const auto next = static_cast<std::uint32_t>(columns_.size());
  const std::uint32_t known = tables_[table].insert(column, next);
  if (known != NameTable::kNone) return known;
  columns_.push_back({.table = table, .name = std::string(column)});
  entry_of_.push_back(0);
  return next;
}

void SourceSets::add(std::uint32_t column, SourceUse use) {
  const std::uint32_t place = entry_of_[column];
  if (place >= begin_ && place < entries_.size() && entries_[place].column == column) {
    entries_[place].use = std::max(entries_[place].use, use);
  } else if (entries_.size() == kMostEntries) {
    reason_ = Reason::kTooMany;
  } else {
    entry_of_[column] = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({column, use});
  }
}

void SourceSets::add_set(OriginId origin, SourceUse at_least) {
  const Set set = sets_[origin];
  reason_ = std::max(reason_, set.reason);
  for (std::uint32_t i = set.begin; i < set.begin + set.size; ++i) {
    const ColumnSource entry = entries_[i];
    add(entry.column, std::max(entry.use, at_least));
  }
}

bool SourceSets::end(OriginId origin) {
  const auto begin = static_cast<std::uint32_t>(begin_);
  const auto size = static_cast<std::uint32_t>(entries_.size() - begin_);
  return put(origin, {begin, size, reason_, true});
}

bool SourceSets::share(OriginId origin, OriginId with) { return put(origin, sets_[with]); }

// A set only grows, and its uses only become stronger.
bool SourceSets::put(OriginId origin, Set set) {
  const auto weight = [this](const Set& of) {
    std::size_t sum = of.is_known ? 1 + static_cast<std::size_t>(of.reason) : 0;
    for (std::uint32_t i = of.begin; i < of.begin + of.size; ++i)
      sum += 8 + static_cast<std::size_t>(entries_[i].use);
    return sum;
  };
  Set& old = sets_[origin];
  const bool differs = !old.is_known || weight(old) != weight(set);
  old = set;
  return differs;
}

std::span<const ColumnSource> SourceSets::of(OriginId origin) const {
  return std::span(entries_).subspan(sets_[origin].begin, sets_[origin].size);
}

std::string_view SourceSets::reason(OriginId origin) const {
  switch (sets_[origin].reason) {
    case Reason::kUnknown:
      return "the columns of a table are not known";
    case Reason::kTooMany:
      return kTooManySources;
    case Reason::kNone:
      break;
  }
  return {};
}

}  // namespace mapping::analysis
