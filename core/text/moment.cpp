#include <cstddef>

#include "mapping/time.h"

namespace mapping {
namespace {

constexpr int kMonthsPerYear = 12;
constexpr std::int64_t kDaysPerEra = 146'097;  // 400 years, after which the calendar repeats itself
constexpr std::int64_t kDaysBefore1970 = 719'468;  // since the first of March of the year 0
constexpr int kSecondsPerDay = 86'400;
// The first second of the year 0000, and the first one behind 9999.
constexpr std::int64_t kFirstSecond = -62'167'219'200;
constexpr std::int64_t kEndSecond = 253'402'300'800;

struct Date {
  int year;
  int month;  // from 1
  int day;    // from 1
};

constexpr int days_of_month(int year, int month) {
  const bool is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month == 2) return is_leap_year ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Days before the first of a month, where the year begins in March: so the leap day is its last.
constexpr std::int64_t days_before_month(int months_since_march) {
  return (153 * months_since_march + 2) / 5;
}

std::int64_t days_since_1970(const Date& date) {
  const bool is_next_year = date.month > 2;
  // One era more, so that nothing is negative.
  const std::int64_t year = date.year + 400 - (is_next_year ? 0 : 1);
  const int month = date.month + (is_next_year ? -3 : 9);
  const std::int64_t leap_days = year / 4 - year / 100 + year / 400;
  return year * 365 + leap_days + days_before_month(month) + date.day - 1 - kDaysPerEra -
         kDaysBefore1970;
}

Date date_of(std::int64_t days) {
  // One era more, so that nothing is negative.
  const std::int64_t day = days + kDaysBefore1970 + kDaysPerEra;
  const std::int64_t era = day / kDaysPerEra;
  const std::int64_t day_of_era = day % kDaysPerEra;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month = static_cast<int>((5 * day_of_year + 2) / 153);
  const std::int64_t year = (era - 1) * 400 + year_of_era + (month >= 10 ? 1 : 0);
  return {static_cast<int>(year), month < 10 ? month + 3 : month - 9,
          static_cast<int>(day_of_year - days_before_month(month)) + 1};
}

// Reads from left to right; once something is not as it must be, all of it has failed.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] bool at_digit() const {
    return !at_end() && text_[at_] >= '0' && text_[at_] <= '9';
  }

  // The next character, where it is one of `wanted`.
  char take(std::string_view wanted) {
    if (at_end()) return '\0';
    const char next = text_[at_];
    for (const char c : wanted) {
      if (c != next) continue;
      ++at_;
      return next;
    }
    return '\0';
  }

  void expect(std::string_view wanted) { require(take(wanted) != '\0'); }

  int number(int digits, int least, int most) {
    int value = 0;
    for (; digits > 0 && at_digit(); --digits) value = value * 10 + (text_[at_++] - '0');
    require(digits == 0 && value >= least && value <= most);
    return value;
  }

  // Digits behind a point, as millionths.
  Moment fraction() {
    require(at_digit());
    Moment value = 0;
    for (Moment place = kMicrosecondsPerSecond / 10; at_digit(); place /= 10)
      value += place * (text_[at_++] - '0');
    return value;
  }

  void require(bool condition) { ok_ = ok_ && condition; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

Date read_date(Reader& reader) {
  Date date{};
  date.year = reader.number(4, 0, 9999);
  reader.expect("-");
  date.month = reader.number(2, 1, kMonthsPerYear);
  reader.expect("-");
  date.day = reader.number(2, 1, days_of_month(date.year, date.month));
  return date;
}

struct TimeOfDay {
  int minutes = 0;
  int seconds = 0;
  Moment fraction = 0;
};

TimeOfDay read_time(Reader& reader) {
  TimeOfDay time;
  time.minutes = reader.number(2, 0, 24) * 60;
  reader.expect(":");
  time.minutes += reader.number(2, 0, 59);
  if (reader.take(":") != '\0') {
    time.seconds = reader.number(2, 0, 60);
    if (reader.take(".,") != '\0') time.fraction = reader.fraction();
  }
  // What lies behind 24:00 is on the next day.
  constexpr int kEndOfDay = 24 * 60;
  const bool is_later = time.minutes > kEndOfDay || time.seconds > 0 || time.fraction > 0;
  reader.require(time.minutes < kEndOfDay || !is_later);
  return time;
}

// In minutes.
int read_zone(Reader& reader) {
  const char sign = reader.take("Zz+-");
  reader.require(sign != '\0');
  if (sign != '+' && sign != '-') return 0;
  int offset = reader.number(2, 0, 23) * 60;
  if (reader.take(":") != '\0' || reader.at_digit()) offset += reader.number(2, 0, 59);
  return sign == '-' ? -offset : offset;
}

void append_number(std::string& out, std::int64_t value, int digits) {
  if (digits > 1) append_number(out, value / 10, digits - 1);
  out.push_back(static_cast<char>('0' + value % 10));
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text) {
  Reader reader(text);
  const Date date = read_date(reader);
  reader.expect("Tt ");
  const TimeOfDay time = read_time(reader);
  const int minutes = time.minutes - read_zone(reader);
  const std::int64_t seconds = days_since_1970(date) * kSecondsPerDay +
                               static_cast<std::int64_t>(minutes) * 60 + time.seconds;
  reader.require(time.seconds < 60 || seconds % kSecondsPerDay == 0);
  reader.require(seconds >= kFirstSecond && seconds < kEndSecond);
  if (!reader.ok() || !reader.at_end()) return std::nullopt;
  return seconds * kMicrosecondsPerSecond + time.fraction;
}

std::string to_text(Moment moment) {
  constexpr Moment kPerDay = kSecondsPerDay * kMicrosecondsPerSecond;
  // Rounded down, also before 1970.
  const std::int64_t days = moment / kPerDay - (moment % kPerDay < 0 ? 1 : 0);
  const Moment of_day = (moment - days * kPerDay) / kMicrosecondsPerMillisecond;
  const Date date = date_of(days);
  struct Part {
    std::int64_t value;
    int digits;
    char behind;
  };
  const Part parts[] = {
      {date.year, 4, '-'},          {date.month, 2, '-'},           {date.day, 2, 'T'},
      {of_day / 3'600'000, 2, ':'}, {of_day / 60'000 % 60, 2, ':'}, {of_day / 1'000 % 60, 2, '.'},
      {of_day % 1'000, 3, 'Z'}};
  std::string text;
  for (const Part& part : parts) {
    append_number(text, part.value, part.digits);
    text.push_back(part.behind);
  }
  return text;
}

}  // namespace mapping
