#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mapping/language.h"
#include "protocol/json.h"

namespace mapping {

// The answer to what an editor asks about a text; nullopt: the operation is none of these. Where it
// asks about one place, options name it: {"offset"}, in UTF-16 units.
[[nodiscard]] std::optional<std::string> language_result(std::string_view operation,
                                                         std::string_view text, const Json& options,
                                                         const LanguageContext& context);

}  // namespace mapping
