#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "absl/types/span.h"

namespace absl {

// The state that AbslHashValue(state, value) of a type hands on: FNV-1a over whole numbers, with
// the high half folded in at the end because a table uses the low bits.
class HashState {
 public:
  static HashState combine(HashState state, std::uint32_t number, Span<const int> numbers) {
    state.add(number);
    for (const int element : numbers) state.add(static_cast<std::uint32_t>(element));
    return state;
  }
  [[nodiscard]] std::size_t result() const {
    return static_cast<std::size_t>(value_ ^ (value_ >> 32));
  }

 private:
  void add(std::uint32_t number) { value_ = (value_ ^ number) * 0x100000001b3; }

  std::uint64_t value_ = 0xcbf29ce484222325;
};

template <typename T>
struct Hash {
  std::size_t operator()(const T& value) const {
    return AbslHashValue(HashState(), value).result();
  }
};

}  // namespace absl
