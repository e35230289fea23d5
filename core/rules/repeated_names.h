#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace mapping {

// A name that an earlier one has already taken.
struct RepeatedName {
  std::size_t index;
  std::size_t earlier;
  bool exact;  // otherwise they differ in case only, which is one name to the engine
};

// The names that repeat an earlier one, in their order.
[[nodiscard]] std::vector<RepeatedName> find_repeated_names(
    std::span<const std::string_view> names);

}  // namespace mapping
