#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/origins.h"
#include "mapping/lineage.h"
#include "mapping/name_table.h"

namespace mapping::analysis {

inline constexpr std::string_view kTooManySources = "too many columns are behind the result";

// The sources of each origin, one list behind the other; origins that are the same share theirs.
class SourceSets {
 public:
  SourceSets(std::size_t origins, std::size_t tables)
      : sets_(origins), tables_(tables, NameTable(NameCase::kExact)) {}

  // The number of a column of a table; the same for each who asks for it.
  std::uint32_t number(std::uint32_t table, std::string_view column);
  [[nodiscard]] const std::vector<SourceColumn>& columns() const { return columns_; }

  // One set after the other is begun, added to and ended. `end` tells whether it has become another.
  void begin() {
    begin_ = entries_.size();
    reason_ = Reason::kNone;
  }
  void add(std::uint32_t column, SourceUse use);
  void add_set(OriginId origin, SourceUse at_least);
  void add_unknown() { reason_ = Reason::kUnknown; }
  bool end(OriginId origin);
  // Makes it the same as another one.
  bool share(OriginId origin, OriginId with);

  [[nodiscard]] std::span<const ColumnSource> of(OriginId origin) const;
  // Why there may be more; empty: these are all.
  [[nodiscard]] std::string_view reason(OriginId origin) const;

 private:
  enum class Reason : std::uint8_t { kNone, kUnknown, kTooMany };

  struct Set {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
    Reason reason = Reason::kNone;
    bool is_known = false;
  };

  bool put(OriginId origin, Set set);

  std::vector<Set> sets_;
  std::vector<ColumnSource> entries_{};
  std::vector<SourceColumn> columns_{};
  std::vector<std::uint32_t> entry_of_{};  // by column: its last entry
  std::vector<NameTable> tables_;          // names of columns
  std::size_t begin_ = 0;
  Reason reason_ = Reason::kNone;
};

}  // namespace mapping::analysis
