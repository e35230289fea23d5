#pragma once

#include <string_view>

namespace mapping::language {

// A name without the letters of its table in front: `c_custkey` and `o_custkey` mean the same.
[[nodiscard]] constexpr std::string_view without_prefix(std::string_view name) {
  constexpr std::size_t kMostLetters = 3;
  const std::size_t end = name.substr(0, kMostLetters + 1).find('_');
  return end == std::string_view::npos ? name : name.substr(end + 1);
}

// Without its first word; empty where it has one.
[[nodiscard]] constexpr std::string_view without_word(std::string_view name) {
  const std::size_t end = name.find('_');
  return end == std::string_view::npos ? std::string_view() : name.substr(end + 1);
}

// Whether names of two tables mean the same: `ss_sold_date_sk` and `d_date_sk`.
[[nodiscard]] constexpr bool same_words(std::string_view a, std::string_view b) {
  a = without_prefix(a);
  b = without_prefix(b);
  return a.size() >= b.size() ? a.ends_with(b) : b.ends_with(a);
}

}  // namespace mapping::language
