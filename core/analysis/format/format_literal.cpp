#include "analysis/format/format_literal.h"

#include <cstddef>

#include "mapping/text.h"

namespace mapping::analysis {
namespace {

constexpr std::string_view kIntervalFields[] = {"",     "YEAR",   "MONTH", "DAY",
                                                "HOUR", "MINUTE", "SECOND"};

}  // namespace

std::string format_string(std::string_view value) {
  std::string text = "'";
  for (const char c : value) {
    text += c;
    if (c == '\'') text += c;
  }
  return text + "'";
}

std::string format_double(std::string_view written) {
  std::string digits;
  int exponent = 0;
  int point = -1;
  std::size_t i = 0;
  for (; i < written.size() && to_lower(written[i]) != 'e'; ++i) {
    if (written[i] == '.') point = static_cast<int>(digits.size());
    if (written[i] >= '0' && written[i] <= '9') digits += written[i];
  }
  bool negative = false;
  for (++i; i < written.size(); ++i) {
    negative = negative || written[i] == '-';
    if (written[i] >= '0' && written[i] <= '9' && exponent < 10000) {
      exponent = exponent * 10 + (written[i] - '0');
    }
  }
  exponent = negative ? -exponent : exponent;
  exponent += (point < 0 ? static_cast<int>(digits.size()) : point) - 1;
  const std::size_t first = digits.find_first_not_of('0');
  if (first == std::string::npos) return "0E0";
  exponent -= static_cast<int>(first);
  digits = digits.substr(first, digits.find_last_not_of('0') - first + 1);
  std::string text = written.front() == '-' ? "-" : "";
  text += digits.front();
  if (digits.size() > 1) text += "." + digits.substr(1);
  return text + "E" + std::to_string(exponent);
}

std::string format_interval_fields(const SqlNode& interval) {
  const auto name = [](SqlIntervalField field) {
    return kIntervalFields[static_cast<std::size_t>(field)];
  };
  std::string text(name(interval.get<SqlIntervalStart>().field));
  const SqlIntervalField end = interval.get<SqlIntervalEnd>().field;
  if (end != SqlIntervalField::kNone) text.append(" TO ").append(name(end));
  return text;
}

}  // namespace mapping::analysis
