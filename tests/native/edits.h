#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The edits of a fix made, as any host would make them from what `Edit` says of the wire form.
namespace mapping::testing {

// The SQL with the edits made that replace parts of it; places count UTF-16 units.
[[nodiscard]] std::string edited_sql(std::string sql, std::vector<nlohmann::ordered_json> edits);

// The mapping with the edits made; nothing where one of them has no place in it: no value or text to change, or a
// name that another member has.
[[nodiscard]] std::optional<nlohmann::ordered_json> edited_mapping(
    nlohmann::ordered_json mapping, const nlohmann::ordered_json& edits);

}  // namespace mapping::testing
