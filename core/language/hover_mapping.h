#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "mapping/language.h"

namespace mapping::language {

// Of a mapping's own fields: the table that a label makes, and what the query says of a key or a
// property. Places in SQL have none.
[[nodiscard]] std::optional<Hover> hover_mapping(std::string_view text, std::uint32_t offset,
                                                 const LanguageContext& context);

}  // namespace mapping::language
