#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace mapping {

// The value of a formula of the function table, `min(38, p + 1)`, from the variables' values:
// whole numbers with + - * /, min, max and parentheses. Stays at the largest number where it would
// pass it.
[[nodiscard]] std::int64_t evaluate_formula(std::string_view formula,
                                            std::span<const std::string_view> names,
                                            std::span<const std::int64_t> values);

}  // namespace mapping
