#pragma once

#include <string>

#include "mapping/suggest_mapping.h"
#include "protocol/json.h"

// The operation that suggests a whole mapping.
namespace mapping {

[[nodiscard]] SuggestionScope read_suggestion_scope(const Json& options);
[[nodiscard]] std::string suggestion_result(const MappingSuggestion& suggestion);

}  // namespace mapping
