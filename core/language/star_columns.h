#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/place_probe.h"

namespace mapping::language {

// What `*` stands for where these columns are visible, as it has to be written: `o.id, c.name`; with a
// relation, what `relation.*` stands for. Empty where that is nothing.
[[nodiscard]] std::string star_columns(const std::vector<analysis::VisibleColumn>& visible,
                                       std::string_view relation = {});

}  // namespace mapping::language
