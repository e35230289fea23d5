#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

// Statements that hold a construct in itself, as often as one asks.
namespace mapping::testing {

// `open` and `close` stand around each other as many times as there are levels, `core` in the middle.
struct NestedShape {
  std::string_view name;
  std::string_view before;
  std::string_view open;
  std::string_view core;
  std::string_view close;
  std::string_view behind;

  [[nodiscard]] std::string with(std::size_t levels) const;
};

// Queries in queries: a server takes a hundred of each.
[[nodiscard]] std::span<const NestedShape> nested_queries();
// Expressions, relations and types in themselves.
[[nodiscard]] std::span<const NestedShape> nested_parts();

}  // namespace mapping::testing
