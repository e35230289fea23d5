#include <algorithm>
#include <array>

#include "mapping/text.h"

namespace mapping {
namespace {

constexpr std::size_t kLongestComparedName = 64;

// A name of at most that length in small letters.
struct SmallLetters {
  explicit SmallLetters(std::string_view name) : size(name.size()) {
    std::transform(name.begin(), name.end(), letters.begin(), [](char c) { return to_lower(c); });
  }

  std::array<char, kLongestComparedName> letters;
  std::size_t size;
};

// Optimal string alignment distance: insert, delete, replace, and exchange of neighbours cost one
// each. At most `limit` + 1, which stands for any more: only what is that near to the diagonal is
// worked out, and no further row behind one that is too far everywhere.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return limit + 1;
  const auto too_far = static_cast<std::uint8_t>(limit + 1);
  std::array<std::array<std::uint8_t, kLongestComparedName + 2>, 3> rows;
  for (auto& row : rows) std::fill_n(row.begin(), b.size() + 2, too_far);
  for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) {
    rows[0][j] = static_cast<std::uint8_t>(j);
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& current = rows[i % 3];
    const auto& previous = rows[(i + 2) % 3];
    const auto& before_previous = rows[(i + 1) % 3];
    const std::size_t first = i > limit ? i - limit : 1;
    const std::size_t last = std::min(b.size(), i + limit);
    current[first - 1] = i <= limit ? static_cast<std::uint8_t>(i) : too_far;
    std::uint8_t nearest = current[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      int best = std::min(
          {previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (exchanged) best = std::min(best, before_previous[j - 2] + 1);
      current[j] = static_cast<std::uint8_t>(std::min<int>(best, too_far));
      nearest = std::min(nearest, current[j]);
    }
    current[last + 1] = too_far;
    if (nearest == too_far) return limit + 1;
  }
  return rows[a.size() % 3][b.size()];
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

[[gnu::noinline]] MessageValue::MessageValue(const std::string& value)
    : MessageValue(std::string_view(value)) {}

void MessageValue::write_text(std::string& out, const void* text, std::int64_t size) {
  if (size != 0) out.append(static_cast<const char*>(text), static_cast<std::size_t>(size));
}

void MessageValue::write_number(std::string& out, const void* /*none*/, std::int64_t number) {
  out += std::to_string(number);
}

std::string fill(std::string_view pattern, MessageValues values) {
  std::string text;
  for (const MessageValue& value : values) {
    const std::size_t place = pattern.find("{}");
    text += pattern.substr(0, place);
    value.append_to(text);
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
  const SmallLetters wanted(name);
  std::size_t best_distance = limit + 1;
  std::optional<std::string_view> best;
  bool tied = false;
  for (const std::string_view candidate : candidates) {
    if (candidate.empty() || candidate.size() > kLongestComparedName || candidate == name) continue;
    const std::size_t longer = std::max(candidate.size(), name.size());
    const std::size_t shorter = std::min(candidate.size(), name.size());
    if (longer - shorter > limit) continue;
    const SmallLetters other(candidate);
    const std::size_t distance =
        edit_distance({wanted.letters.data(), wanted.size}, {other.letters.data(), other.size},
                      std::min(limit, best_distance));
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
