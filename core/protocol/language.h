#pragma once

#include <string>
#include <string_view>

#include "mapping/language.h"
#include "protocol/json_values.h"

// What an editor asks about one place of a text; options name it: {"offset"}, in UTF-16 units.
namespace mapping {

[[nodiscard]] std::string completion_result(std::string_view sql, const JsonValue& options,
                                            const LanguageContext& context);

}  // namespace mapping
