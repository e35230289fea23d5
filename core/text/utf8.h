#pragma once

#include <cstdint>
#include <string_view>

namespace mapping {

// One step through UTF-8: how many bytes the character at `text[at]` takes and whether it is
// well-formed. A malformed byte takes one byte, except that an encoded surrogate (ED A0..BF xx) is
// taken as the one UTF-16 unit that it stands for: a JavaScript string with a lone surrogate
// arrives in that form.
struct Utf8Step {
  std::uint32_t size;
  std::uint32_t code_point;  // 0xFFFD when malformed
  bool well_formed;

  [[nodiscard]] std::uint32_t utf16_units() const { return code_point >= 0x10000 ? 2 : 1; }
};

[[nodiscard]] Utf8Step utf8_step(std::string_view text, std::size_t at);

}  // namespace mapping
