#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

// Texts that repeat a part as often as one asks.
namespace mapping::testing {

// `before`, the items with `between` between them, `middle`, the second items likewise, `behind`.
// In an item `#` is its number from 1 and `@` the one before it; `%` is how many there are.
struct LongShape {
  std::string_view name;
  std::string_view before;
  std::string_view item;
  std::string_view between;
  std::string_view behind;
  std::string_view middle = {};
  std::string_view second_item = {};

  [[nodiscard]] std::string with(std::size_t count) const;
};

// Queries over the tables nation and region of tpch.tiny.
[[nodiscard]] std::span<const LongShape> long_queries();
// Queries that double names, columns or types with every part: a limit ends their analysis.
[[nodiscard]] std::span<const LongShape> doubling_queries();
// Mappings.
[[nodiscard]] std::span<const LongShape> long_mappings();

}  // namespace mapping::testing
