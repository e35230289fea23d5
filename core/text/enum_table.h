#pragma once

#include <cstddef>
#include <iterator>

namespace mapping {

// Whether a table in the order of an enum has a row for each of its values.
//
//   static_assert(is_table_to(kStageNames, Stage::kTypeMapping));   // the last one
template <typename Table, typename Enum>
constexpr bool is_table_to(const Table& table, Enum last) {
  return std::size(table) == static_cast<std::size_t>(last) + 1;
}

}  // namespace mapping
