#pragma once

#include <cstdint>
#include <string_view>

namespace mapping {

struct UnicodeEscape {
  std::uint32_t size = 0;  // bytes of the escape; 0: there is none
  std::uint32_t code_point = 0;
  bool is_lone_surrogate = false;
};

// Reads `\uXXXX` at `at`, together with the second half of a surrogate pair.
[[nodiscard]] UnicodeEscape read_unicode_escape(std::string_view text, std::uint32_t at);

}  // namespace mapping
