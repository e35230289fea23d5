#include <algorithm>

#include "rules/names.h"

namespace mapping {
namespace {

constexpr std::size_t kLongestName = 64;

constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit_or_underscore(char c) { return (c >= '0' && c <= '9') || c == '_'; }

}  // namespace

// The patterns of the rule name_form, which needs to say more than yes or no. What begins with a letter begins with no
// reserved prefix and is none of the engine's own names.
bool is_accepted_name(std::string_view name, NameKind kind) {
  const bool capitals_only = kind == NameKind::kEdgeType;
  const auto is_letter = [capitals_only](char c) {
    return is_capital(c) || (!capitals_only && is_small(c));
  };
  const auto is_inner = [&](char c) { return is_letter(c) || is_digit_or_underscore(c); };
  if (name.empty() || name.size() > kLongestName) return false;
  if (!is_letter(name.front()) || !std::ranges::all_of(name, is_inner)) return false;
  return !is_defined_here(kind) || !is_platform_word(name);
}

}  // namespace mapping
