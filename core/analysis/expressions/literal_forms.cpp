#include "analysis/expressions/literal_forms.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "analysis/expressions/integer_literal.h"
#include "mapping/text.h"

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
  // One or two digits, at most `limit`.
  bool take_number(std::uint64_t limit, std::uint64_t least = 0) {
    std::uint64_t value = 0;
    const std::size_t count = take_digits(value, 2);
    return count > 0 && value <= limit && value >= least;
  }

 private:
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

// +hh:mm
LiteralForm check_offset(std::string_view zone) {
  static constexpr std::uint64_t kMostMinutes = std::uint64_t{14} * 60;
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

// Offsets and UTC are certain; the names of regions are the server's to know.
LiteralForm check_zone(std::string_view zone) {
  if (zone == "UTC" || zone == "Z") return LiteralForm::kValid;
  if (equals_ignoring_case(zone, "utc") || zone == "z") return LiteralForm::kInvalid;
  return check_offset(zone);
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
  std::uint64_t value = 0;
  std::size_t digits = reader.take_digits(value);
  if (reader.take('.')) digits += reader.take_digits(value);
  if (digits == 0) return LiteralForm::kInvalid;
  if (reader.take('e') || reader.take('E')) {
    if (!reader.take('-')) reader.take('+');
    if (reader.take_digits(value, 3) == 0) return LiteralForm::kInvalid;
  }
  const std::string_view rest = reader.rest();
  const bool is_hexadecimal = rest.starts_with('x') || rest.starts_with('X');
  if (is_hexadecimal) return LiteralForm::kUnsure;
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

LiteralForm check_uuid(std::string_view text) {
  if (text.size() != 36) return LiteralForm::kInvalid;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = to_lower(text[i]);
    if (dash ? c != '-' : !is_digit(c) && (c < 'a' || c > 'f')) return LiteralForm::kInvalid;
  }
  return LiteralForm::kValid;
}

bool is_address_of_four(std::string_view text) {
  Reader reader(text);
  for (int part = 0; part < 4; ++part) {
    std::uint64_t value = 0;
    if (part > 0 && !reader.take('.')) return false;
    const bool zero_leads = reader.rest().starts_with('0');
    const std::size_t digits = reader.take_digits(value, 3);
    if (digits == 0 || value > 255 || (zero_leads && digits > 1)) return false;
  }
  return reader.done();
}

bool is_hexadecimal_group(std::string_view text) {
  const auto is_one = [](char c) {
    return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f');
  };
  return !text.empty() && text.size() <= 4 && std::ranges::all_of(text, is_one);
}

// RFC 4291: eight groups, of which `::` stands for one or more once; an address of four numbers may
// stand for the last two.
bool is_address_of_groups(std::string_view text) {
  constexpr std::size_t kGroups = 8;
  const std::size_t skip = text.find("::");
  std::size_t groups = 0;
  bool valid = true;
  const auto count = [&](std::string_view part, bool is_last) {
    while (!part.empty()) {
      const std::size_t colon = part.find(':');
      const std::string_view group = part.substr(0, colon);
      const bool four =
          is_last && colon == std::string_view::npos && group.find('.') != std::string_view::npos;
      valid = valid && (four ? is_address_of_four(group) : is_hexadecimal_group(group));
      groups += four ? 2 : 1;
      valid = valid && colon + 1 != part.size();
      part = colon == std::string_view::npos ? "" : part.substr(colon + 1);
    }
  };
  const bool skips = skip != std::string_view::npos;
  count(text.substr(0, skip), !skips);
  if (skips) count(text.substr(skip + 2), true);
  return valid && (skips ? groups < kGroups : groups == kGroups);
}

LiteralForm check_address(std::string_view text) {
  if (text.find('%') != std::string_view::npos) return LiteralForm::kUnsure;  // of an interface
  const bool valid = text.find(':') == std::string_view::npos ? is_address_of_four(text)
                                                              : is_address_of_groups(text);
  return valid ? LiteralForm::kValid : LiteralForm::kInvalid;
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

TimeForm read_timestamp(std::string_view text) {
  TimeForm result;
  Reader reader(text);
  const bool has_sign = reader.take('-') || reader.take('+');
  // With a sign, not every year of six digits fits.
  if (!take_date(reader, 4, has_sign ? 5 : 6)) {
    if (has_sign) result.form = LiteralForm::kUnsure;
    return result;
  }
  if (reader.done()) {
    result.form = LiteralForm::kValid;
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
