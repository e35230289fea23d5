#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "mapping/sql.h"

namespace mapping::analysis {

// Why a server with its default limits may refuse the statement though no part of it is at fault;
// empty where it does not. `contents` are those of expression_contents.
[[nodiscard]] std::string_view limit_reason(const SqlTree& tree,
                                            const std::vector<std::uint8_t>& contents);

}  // namespace mapping::analysis
