#pragma once

#include <string>
#include <string_view>

// The operations on the background jobs: records as JSON in, decisions as JSON out.
namespace mapping {

[[nodiscard]] std::string decide_lifecycle_operation(std::string_view input,
                                                     std::string_view options);
[[nodiscard]] std::string decide_reconciliation_operation(std::string_view input,
                                                          std::string_view options);

}  // namespace mapping
