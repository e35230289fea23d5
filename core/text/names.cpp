#include <algorithm>
#include <array>

#include "mapping/text.h"

namespace mapping {
namespace {

constexpr std::size_t kLongestComparedName = 64;

using Row = std::array<std::uint8_t, kLongestComparedName + 1>;

// Optimal string alignment distance without case: insert, delete, replace, and exchange of
// neighbours cost one each.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  Row before_previous{};
  Row previous{};
  Row current{};
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = static_cast<std::uint8_t>(i);
    const char a_char = to_lower(a[i - 1]);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const char b_char = to_lower(b[j - 1]);
      int best = std::min(
          {previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a_char == b_char ? 0 : 1)});
      const bool exchanged =
          i > 1 && j > 1 && a_char == to_lower(b[j - 2]) && to_lower(a[i - 2]) == b_char;
      if (exchanged) best = std::min(best, before_previous[j - 2] + 1);
      current[j] = static_cast<std::uint8_t>(best);
    }
    before_previous = previous;
    previous = current;
  }
  return previous[b.size()];
}

std::size_t allowed_edits(std::string_view name) {
  return std::clamp<std::size_t>(name.size() / 3, 1, 3);
}

}  // namespace

std::string to_lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return to_lower(c); });
  return out;
}

std::string to_upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return to_upper(c); });
  return out;
}

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

[[gnu::noinline]] MessageValue::MessageValue(const std::string& value) : text(value) {}

std::string fill(std::string_view pattern, MessageValues values) {
  std::string text;
  for (const MessageValue& value : values) {
    const std::size_t place = pattern.find("{}");
    text.append(pattern.substr(0, place)).append(value.text);
    pattern.remove_prefix(place + 2);
  }
  return text.append(pattern);
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return to_lower(x) == to_lower(y);
         });
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

std::optional<std::string_view> closest_match(std::string_view name,
                                              std::span<const std::string_view> candidates) {
  if (name.empty() || name.size() > kLongestComparedName) return std::nullopt;
  const std::size_t limit = allowed_edits(name);
  std::size_t best_distance = limit + 1;
  std::optional<std::string_view> best;
  bool tied = false;
  for (const std::string_view candidate : candidates) {
    if (candidate.empty() || candidate.size() > kLongestComparedName || candidate == name) continue;
    const std::size_t longer = std::max(candidate.size(), name.size());
    const std::size_t shorter = std::min(candidate.size(), name.size());
    if (longer - shorter > limit) continue;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance == best_distance && best && candidate != *best) tied = true;
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = candidate;
    tied = false;
  }
  if (tied || best_distance >= std::max(name.size(), std::size_t{2})) return std::nullopt;
  return best;
}

}  // namespace mapping
