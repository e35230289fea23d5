#pragma once

#include <string_view>

namespace mapping {

// Whether the word is a number as JSON (RFC 8259) has it: not `01`, `+1`, `.5`, `1.` or NaN.
[[nodiscard]] bool is_json_number(std::string_view word);

}  // namespace mapping
