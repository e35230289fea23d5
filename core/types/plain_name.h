#pragma once

#include <algorithm>
#include <string_view>

namespace mapping {

constexpr bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
constexpr bool is_name_part(char c) { return is_name_start(c) || (c >= '0' && c <= '9'); }

// ASCII letters, digits and underscores, no digit first: what both Trino and RyuGraph take without
// quotes.
constexpr bool is_plain_name(std::string_view name) {
  return !name.empty() && is_name_start(name.front()) && std::ranges::all_of(name, is_name_part);
}

}  // namespace mapping
