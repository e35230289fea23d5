#pragma once

#include "../fixture.h"

namespace mapping::testing {

// A suggestion as the package gives it, of what `suggest_mapping` answers: texts and numbers in the order of protocol.h.
[[nodiscard]] Json read_suggestion(const Json& written);

}  // namespace mapping::testing
