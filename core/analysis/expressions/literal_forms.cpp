#include "analysis/expressions/literal_forms.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "analysis/expressions/integer_literal.h"
#include "mapping/text.h"
#include "text/enum_table.h"

namespace mapping::analysis {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads a text from its beginning.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return text_.empty(); }
  [[nodiscard]] std::string_view rest() const { return text_; }

  bool take(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }
  void take_blanks() {
    while (take(' ')) {
    }
  }
  std::size_t take_digits(std::uint64_t& value, std::size_t most = 18) {
    std::size_t count = 0;
    value = 0;
    for (; !text_.empty() && is_digit(text_.front()) && count < most; ++count) {
      value = value * 10 + static_cast<std::uint64_t>(text_.front() - '0');
      text_.remove_prefix(1);
    }
    return count;
  }
  // Any number of them.
  std::size_t skip_digits(bool hexadecimal) {
    const std::size_t before = text_.size();
    while (!text_.empty() && (is_digit(text_.front()) || (hexadecimal && is_letter_digit()))) {
      text_.remove_prefix(1);
    }
    return before - text_.size();
  }
  // One or two digits, at most `limit`.
  bool take_number(std::uint64_t limit, std::uint64_t least = 0) {
    std::uint64_t value = 0;
    const std::size_t count = take_digits(value, 2);
    return count > 0 && value <= limit && value >= least;
  }

 private:
  [[nodiscard]] bool is_letter_digit() const {
    return to_lower(text_.front()) >= 'a' && to_lower(text_.front()) <= 'f';
  }

  std::string_view text_;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::uint64_t days_of(std::uint64_t year, std::uint64_t month) {
  static constexpr std::uint64_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

using Date = std::tuple<std::int64_t, std::uint64_t, std::uint64_t>;

// year-month-day; the year has so many digits.
std::optional<Date> take_date(Reader& reader, std::size_t least_digits, std::size_t most_digits) {
  std::uint64_t year = 0;
  std::uint64_t month = 0;
  std::uint64_t day = 0;
  const bool shape = reader.take_digits(year, most_digits) >= least_digits && reader.take('-') &&
                     reader.take_digits(month, 2) > 0 && reader.take('-') &&
                     reader.take_digits(day, 2) > 0;
  if (!shape || month < 1 || month > 12 || day < 1 || day > days_of(year, month)) {
    return std::nullopt;
  }
  return Date{static_cast<std::int64_t>(year), month, day};
}

// hour:minute, with :second and a fraction where there are
bool take_clock(Reader& reader, std::uint32_t& precision) {
  if (!reader.take_number(23) || !reader.take(':') || !reader.take_number(59)) return false;
  if (!reader.take(':')) return true;
  if (!reader.take_number(59)) return false;
  if (!reader.take('.')) return true;
  std::uint64_t fraction = 0;
  while (const std::size_t digits = reader.take_digits(fraction)) {
    precision += static_cast<std::uint32_t>(digits);
  }
  return precision > 0;
}

constexpr std::uint64_t kMostMinutes = std::uint64_t{14} * 60;

// +hh:mm
LiteralForm check_offset(std::string_view zone) {
  Reader reader(zone);
  if (!reader.take('+') && !reader.take('-')) return LiteralForm::kUnsure;
  std::uint64_t hours = 0;
  std::uint64_t minutes = 0;
  const std::size_t hour_digits = reader.take_digits(hours);
  if (hour_digits == 0 || !reader.take(':')) return LiteralForm::kUnsure;
  if (hour_digits != 2 || reader.take_digits(minutes) != 2 || minutes > 59 || !reader.done()) {
    return LiteralForm::kInvalid;
  }
  return hours * 60 + minutes <= kMostMinutes ? LiteralForm::kValid : LiteralForm::kUnsure;
}

// What many people write; the names of the other regions are the server's to know.
constexpr std::string_view kKnownZones[] = {"UTC",
                                            "Z",
                                            "GMT",
                                            "UT",
                                            "CET",
                                            "Zulu",
                                            "America/Chicago",
                                            "America/Denver",
                                            "America/Los_Angeles",
                                            "America/New_York",
                                            "America/Sao_Paulo",
                                            "Asia/Hong_Kong",
                                            "Asia/Kolkata",
                                            "Asia/Shanghai",
                                            "Asia/Singapore",
                                            "Asia/Tokyo",
                                            "Australia/Sydney",
                                            "Europe/Amsterdam",
                                            "Europe/Berlin",
                                            "Europe/London",
                                            "Europe/Madrid",
                                            "Europe/Paris",
                                            "Europe/Vienna",
                                            "Europe/Warsaw",
                                            "Europe/Zurich"};

// An offset, alone or behind UTC, GMT or UT; or the name of a region, which begins with a letter.
LiteralForm check_zone(std::string_view zone) {
  if (std::ranges::find(kKnownZones, zone) != std::end(kKnownZones)) return LiteralForm::kValid;
  if (equals_ignoring_case(zone, "utc") || zone.size() < 2) return LiteralForm::kInvalid;
  std::string_view offset = zone;
  for (const std::string_view prefix : {"UTC", "GMT", "UT"}) {
    if (offset.size() == zone.size() && zone.starts_with(prefix)) {
      offset.remove_prefix(prefix.size());
    }
  }
  const bool is_offset = offset.starts_with('+') || offset.starts_with('-');
  if (!is_offset) {
    const char first = to_lower(zone.front());
    return first < 'a' || first > 'z' || zone.find(':') != std::string_view::npos
               ? LiteralForm::kInvalid
               : LiteralForm::kUnsure;
  }
  Reader reader(offset.substr(1));
  std::uint64_t hours = 0;
  const std::size_t digits = reader.take_digits(hours, 2);
  const bool are_hours = digits > 0 && reader.done() && hours * 60 <= kMostMinutes;
  if (offset.size() > 6) return LiteralForm::kUnsure;  // seconds, too
  return are_hours ? LiteralForm::kValid : check_offset(offset);
}

LiteralForm check_whole_number(std::string_view text, std::int64_t least, std::int64_t most) {
  text = trimmed(text);
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (!std::ranges::all_of(text, is_ascii)) return LiteralForm::kUnsure;  // digits of any script
  if (text.starts_with('+')) text.remove_prefix(1);
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.empty() || !std::ranges::all_of(digits, is_digit)) return LiteralForm::kInvalid;
  const std::size_t zeros = std::min(digits.find_first_not_of('0'), digits.size() - 1);
  std::string plain = text.starts_with('-') ? "-" : "";
  plain += digits.substr(zeros);
  const auto value = integer_value(plain);
  return value && *value >= least && *value <= most ? LiteralForm::kValid : LiteralForm::kInvalid;
}

LiteralForm check_approximate(std::string_view text) {
  text = trimmed(text);
  Reader reader(text);
  if (!reader.take('-')) reader.take('+');
  if (reader.rest() == "NaN" || reader.rest() == "Infinity") return LiteralForm::kValid;
  const bool is_hexadecimal = starts_with_ignoring_case(reader.rest(), "0x");
  if (is_hexadecimal) reader = Reader(reader.rest().substr(2));
  std::size_t digits = reader.skip_digits(is_hexadecimal);
  if (reader.take('.')) digits += reader.skip_digits(is_hexadecimal);
  if (digits == 0) return LiteralForm::kInvalid;
  const char exponent = is_hexadecimal ? 'p' : 'e';
  if (reader.take(exponent) || reader.take(static_cast<char>(exponent - 'a' + 'A'))) {
    if (!reader.take('-')) reader.take('+');
    if (reader.skip_digits(false) == 0) return LiteralForm::kInvalid;
  } else if (is_hexadecimal) {
    return LiteralForm::kInvalid;
  }
  const std::string_view rest = reader.rest();
  const bool has_suffix = rest.size() == 1 && std::string_view("fFdD").find(rest[0]) != rest.npos;
  return rest.empty() || has_suffix ? LiteralForm::kValid : LiteralForm::kInvalid;
}

LiteralForm check_boolean(std::string_view text) {
  static constexpr std::string_view kValues[] = {"true", "false", "t", "f", "1", "0"};
  const auto is_same = [&](std::string_view value) { return equals_ignoring_case(value, text); };
  return std::ranges::any_of(kValues, is_same) ? LiteralForm::kValid : LiteralForm::kInvalid;
}

// A year of any length and sign, as long as the days since 1970 are 32 bits.
LiteralForm check_date(std::string_view text) {
  static constexpr Date kFirst{-5877641, 6, 23};
  static constexpr Date kLast{5881580, 7, 11};
  Reader reader(trimmed(text));
  const bool negative = reader.take('-');
  if (!negative) reader.take('+');
  std::optional<Date> date = take_date(reader, 1, 9);
  if (!date || !reader.done()) return LiteralForm::kInvalid;
  if (negative) std::get<0>(*date) *= -1;
  return *date >= kFirst && *date <= kLast ? LiteralForm::kValid : LiteralForm::kInvalid;
}

// A server counts the dashes of 36 characters, and takes some that stand elsewhere.
LiteralForm check_uuid(std::string_view text) {
  constexpr std::size_t kDashes[] = {8, 13, 18, 23};
  if (text.size() != 36) return LiteralForm::kInvalid;
  std::size_t dashes = 0;
  bool is_usual = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = to_lower(text[i]);
    const bool is_dash = c == '-';
    if (!is_dash && !is_digit(c) && (c < 'a' || c > 'f')) return LiteralForm::kInvalid;
    is_usual = is_usual && is_dash == (std::ranges::find(kDashes, i) != std::end(kDashes));
    dashes += is_dash ? 1 : 0;
  }
  if (is_usual) return LiteralForm::kValid;
  return dashes == std::size(kDashes) ? LiteralForm::kUnsure : LiteralForm::kInvalid;
}

}  // namespace

TimeForm read_time(std::string_view text) {
  TimeForm result;
  Reader reader(text);
  if (!take_clock(reader, result.precision)) return result;
  reader.take_blanks();
  result.has_zone = !reader.done();
  if (!result.has_zone || check_offset(reader.rest()) == LiteralForm::kValid) {
    result.form = LiteralForm::kValid;
  }
  return result;
}

// As long as the microseconds since 1970 are 64 bits, or with a zone the milliseconds 52 bits; the
// first and the last year are such in part.
LiteralForm check_year(std::int64_t year, bool has_zone) {
  const std::int64_t first = has_zone ? -69387 : -290308;
  const std::int64_t last = has_zone ? 73326 : 294247;
  if (year < first || year > last) return LiteralForm::kInvalid;
  return year == first || year == last ? LiteralForm::kUnsure : LiteralForm::kValid;
}

TimeForm read_timestamp(std::string_view text) {
  TimeForm result;
  Reader reader(text);
  const bool negative = reader.take('-');
  if (!negative) reader.take('+');
  const std::optional<Date> date = take_date(reader, 4, 9);
  if (!date) return result;
  const std::int64_t year = negative ? -std::get<0>(*date) : std::get<0>(*date);
  if (reader.done()) {
    result.form = check_year(year, false);
    return result;
  }
  if (!reader.take(' ')) return result;
  if (!reader.done() && is_digit(reader.rest().front()) && !take_clock(reader, result.precision)) {
    return result;
  }
  reader.take_blanks();
  result.has_zone = !reader.done();
  result.form = result.has_zone ? check_zone(reader.rest()) : LiteralForm::kValid;
  const std::string_view zone = reader.rest();
  const bool plain_name = zone.find_first_not_of(
                              "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                              "_+-/:") == std::string_view::npos;
  if (!plain_name) result.form = LiteralForm::kInvalid;
  if (result.form != LiteralForm::kInvalid) {
    const LiteralForm range = check_year(year, result.has_zone);
    if (range != LiteralForm::kValid) result.form = range;
  }
  return result;
}

LiteralForm check_literal_form(const DataType& type, std::string_view text) {
  switch (type.kind) {
    case TypeKind::kBoolean:
      return check_boolean(text);
    case TypeKind::kTinyint:
      return check_whole_number(text, -128, 127);
    case TypeKind::kSmallint:
      return check_whole_number(text, -32768, 32767);
    case TypeKind::kInteger:
      return check_whole_number(text, -2147483648LL, 2147483647LL);
    case TypeKind::kBigint:
      return check_whole_number(text, INT64_MIN, INT64_MAX);
    case TypeKind::kReal:
    case TypeKind::kDouble:
      return check_approximate(text);
    case TypeKind::kVarchar:
    case TypeKind::kVarbinary:
      return LiteralForm::kValid;
    case TypeKind::kDate:
      return check_date(text);
    case TypeKind::kOther:
      if (type.name == "uuid") return check_uuid(text);
      if (type.name == "ipaddress") return check_address(text);
      if (type.name == "json") return check_json(text);
      return LiteralForm::kUnsure;
    default:
      return LiteralForm::kUnsure;
  }
}

std::string interval_name(SqlIntervalField start, SqlIntervalField end) {
  static constexpr std::string_view kNames[] = {"",     "YEAR",   "MONTH", "DAY",
                                                "HOUR", "MINUTE", "SECOND"};
  static_assert(is_table_to(kNames, SqlIntervalField::kSecond));
  std::string name(kNames[static_cast<std::size_t>(start)]);
  if (end != SqlIntervalField::kNone) {
    name += " TO ";
    name += kNames[static_cast<std::size_t>(end)];
  }
  return name;
}

// Numbers with the signs between them that belong between their fields; later fields may be left
// out, and so may be all.
LiteralForm check_interval(std::string_view text, SqlIntervalField start, SqlIntervalField end) {
  if (text.empty()) return LiteralForm::kValid;
  if (text.find_first_not_of("0123456789 .:+-") != std::string_view::npos) {
    return LiteralForm::kInvalid;
  }
  const auto last = end == SqlIntervalField::kNone ? start : end;
  Reader reader(text);
  if (!reader.take('-')) reader.take('+');
  for (auto field = start;; field = static_cast<SqlIntervalField>(static_cast<int>(field) + 1)) {
    std::uint64_t value = 0;
    std::size_t digits = reader.take_digits(value, 9);
    if (field == SqlIntervalField::kSecond && reader.take('.')) {
      digits += reader.take_digits(value, 3);
    }
    if (digits == 0) break;
    if (reader.done()) return LiteralForm::kValid;
    if (field == last) break;
    const char between = field == SqlIntervalField::kYear  ? '-'
                         : field == SqlIntervalField::kDay ? ' '
                                                           : ':';
    if (!reader.take(between)) break;
  }
  const bool one_field = end == SqlIntervalField::kNone;
  const bool other_sign = !reader.done() && !is_digit(reader.rest().front()) &&
                          reader.rest().front() != '+' && reader.rest().front() != '-';
  return one_field && other_sign ? LiteralForm::kInvalid : LiteralForm::kUnsure;
}

}  // namespace mapping::analysis
