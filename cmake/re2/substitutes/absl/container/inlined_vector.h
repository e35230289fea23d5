#pragma once

#include <cstddef>
#include <vector>

namespace absl {

// The size to keep without allocation is a promise about speed alone.
template <typename T, std::size_t kInline>
using InlinedVector = std::vector<T>;

}  // namespace absl
