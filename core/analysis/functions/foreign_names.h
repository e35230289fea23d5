#pragma once

#include <optional>
#include <string_view>

// What the functions and types of other dialects are called in Trino. `name` in any case; nullopt
// for one that has no namesake of the same meaning and arguments.
namespace mapping::analysis {

[[nodiscard]] std::optional<std::string_view> trino_function_for(std::string_view name);
[[nodiscard]] std::optional<std::string_view> trino_type_for(std::string_view name);

}  // namespace mapping::analysis
