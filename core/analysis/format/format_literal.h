#pragma once

#include <string>
#include <string_view>

#include "mapping/sql_node.h"

// Literals as the server prints them.
namespace mapping::analysis {

// In quotes, with those inside doubled.
[[nodiscard]] std::string format_string(std::string_view value);

// A DOUBLE: one digit, the others, the exponent; 15e2 is `1.5E3`.
[[nodiscard]] std::string format_double(std::string_view written);

// The fields of an interval, of a literal or a type: `DAY TO SECOND`.
[[nodiscard]] std::string format_interval_fields(const SqlNode& interval);

}  // namespace mapping::analysis
