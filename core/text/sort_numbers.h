#pragma once

#include <cstdint>
#include <vector>

namespace mapping {

// The one sort of the core: every other one would be another copy of its code. What is to be ordered
// becomes a number, what decides in its upper half, the place in its lower one.
//
//   keys.push_back(order_key(node.span.begin, id));
void sort_numbers(std::vector<std::uint64_t>& numbers);

[[nodiscard]] constexpr std::uint64_t order_key(std::uint32_t decides, std::uint32_t place) {
  return std::uint64_t{decides} << 32U | place;
}
[[nodiscard]] constexpr std::uint32_t place_of_key(std::uint64_t key) {
  return static_cast<std::uint32_t>(key);
}
// Of a score, so that the highest comes first.
[[nodiscard]] constexpr std::uint32_t highest_first(std::int32_t score) {
  return ~(static_cast<std::uint32_t>(score) ^ 0x80000000U);
}

// The score that `highest_first` made of it.
[[nodiscard]] constexpr std::int32_t score_of_key(std::uint64_t key) {
  return static_cast<std::int32_t>(~static_cast<std::uint32_t>(key >> 32U) ^ 0x80000000U);
}

}  // namespace mapping
