#pragma once

#include <string>
#include <vector>

#include "mapping/preflight.h"
#include "protocol/json_values.h"

// The operation that finds out whether a load succeeds.
namespace mapping {

[[nodiscard]] PreflightOptions read_preflight_options(const Json& options, CheckOptions check);
[[nodiscard]] std::vector<PreflightAnswer> read_preflight_answers(const Json& options);
[[nodiscard]] std::string preflight_result(const Preflight& preflight, Locale locale);

}  // namespace mapping
