#pragma once

#include <cstdint>

namespace mapping::testing {

// What the core has executed so far: how often the parts of the program between two branches ran,
// and what was moved in bulk, eight bytes a step. It is the same on every machine and in every run.
[[nodiscard]] std::uint64_t counted_steps();

}  // namespace mapping::testing
