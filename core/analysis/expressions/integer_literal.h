#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace mapping::analysis {

// The value of `-1_000`, `0x1F`, `0o17` or `0b101`; nullopt where 64 bits do not hold it.
[[nodiscard]] std::optional<std::int64_t> integer_value(std::string_view written);

}  // namespace mapping::analysis
