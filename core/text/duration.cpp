#include <algorithm>
#include <cstddef>

#include "mapping/time.h"

namespace mapping {
namespace {

struct Part {
  char unit;
  std::int64_t seconds;
};

// In the order in which they stand. The days come before the T, the rest behind it.
constexpr Part kParts[] = {{'D', 86'400}, {'H', 3'600}, {'M', 60}, {'S', 1}};
constexpr std::size_t kFirstOfTime = 1;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

// duration = "P" [ digits "D" ] [ "T" [ digits "H" ] [ digits "M" ] [ digits "S" ] ]
std::optional<Duration> parse_duration(std::string_view text) {
  if (!text.starts_with('P')) return std::nullopt;
  Duration duration;
  std::size_t part = 0;
  bool is_time = false;
  for (std::size_t at = 1; at < text.size();) {
    if (text[at] == 'T' && !is_time) {
      is_time = true;
      part = kFirstOfTime;
      ++at;
      continue;
    }
    const std::size_t first = at;
    std::int64_t count = 0;
    for (; at < text.size() && is_digit(text[at]); ++at)
      count = std::min(count * 10 + (text[at] - '0'), Duration::kLongest);
    if (at == first || at == text.size()) return std::nullopt;
    const std::size_t end = is_time ? std::size(kParts) : kFirstOfTime;
    while (part < end && kParts[part].unit != text[at]) ++part;
    if (part >= end) return std::nullopt;
    duration.seconds =
        std::min(duration.seconds + count * kParts[part].seconds, Duration::kLongest);
    duration.has_parts = true;
    ++part;
    ++at;
  }
  return duration;
}

}  // namespace mapping
