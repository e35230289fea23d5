#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Moments and lengths of time as ISO 8601 writes them. There is no clock here: whoever decides hands the time in.
//
//   parse_moment("2024-02-29T08:30:00.25+01:00")   // the moment 2024-02-29T07:30:00.250Z
//   parse_duration("P1DT12H")->seconds             // 129,600
namespace mapping {

// Microseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
using Moment = std::int64_t;

inline constexpr Moment kMicrosecondsPerSecond = 1'000'000;
inline constexpr Moment kMicrosecondsPerMillisecond = 1'000;

// A date, a time and its zone: `2026-01-31T08:00:00Z`, in the years 0000 to 9999 of the Gregorian calendar. Seconds
// may be left out and may have a fraction behind a point or a comma, of which six digits count. The zone is `Z` or an
// offset `+05:30`, `+0530` or `+05`. `T` and `Z` may be small, `T` a space. 24:00 is the end of a day; a leap second
// is where those are put, at 23:59:60 UTC, and counts as the next one.
//
// Nothing else is a moment, a time without its zone least of all: it would be another one in each zone.
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text);

// `2026-01-31T08:00:00.000Z`: a moment that `parse_moment` gave, or one between two of them.
[[nodiscard]] std::string to_text(Moment moment);

struct Duration {
  // The longest length: longer than all of the calendar. Whatever is longer is as long.
  static constexpr std::int64_t kLongest = 1'000'000'000'000;

  std::int64_t seconds = 0;
  // Whether it names a length at all, be it 0: `P` and `PT` are durations by the platform's rule, and do not.
  bool has_parts = false;
};

// The platform's durations, `^P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$`: the rule on a mapping's durations and the clean-up
// by them read this one. A day has 24 hours; there are no months and years, whose length would depend on a calendar.
[[nodiscard]] std::optional<Duration> parse_duration(std::string_view text);

}  // namespace mapping
