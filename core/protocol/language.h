#pragma once

#include <string>
#include <string_view>

#include "mapping/language.h"
#include "protocol/json_values.h"

// What an editor asks about one place of a text; options name it: {"offset"}, in UTF-16 units.
namespace mapping {

using Complete = CompletionList (&)(std::string_view text, std::uint32_t offset,
                                    const LanguageContext& context);

[[nodiscard]] std::string completion_result(Complete complete, std::string_view text,
                                            const JsonValue& options,
                                            const LanguageContext& context);

}  // namespace mapping
