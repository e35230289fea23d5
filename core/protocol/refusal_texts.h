#pragma once

#include <string>

#include "mapping/outcome.h"

namespace mapping {

// What a refusal means in plain English, for the host's developer.
[[nodiscard]] std::string message_of(const Refusal& refusal);

}  // namespace mapping
