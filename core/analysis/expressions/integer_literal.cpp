#include "analysis/expressions/integer_literal.h"

#include <limits>

#include "mapping/text.h"

namespace mapping::analysis {

std::optional<std::int64_t> integer_value(std::string_view written) {
  const bool negative = written.starts_with('-');
  if (negative) {
    const std::size_t digits = written.find_last_of(" \t\r\n/-") + 1;
    written = written.substr(digits);
  }
  std::uint64_t base = 10;
  if (written.size() > 2 && written[0] == '0') {
    const char mark = to_lower(written[1]);
    base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
    if (base != 10) written = written.substr(2);
  }
  if (written.empty()) return std::nullopt;
  const std::uint64_t limit =
      static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + (negative ? 1 : 0);
  std::uint64_t value = 0;
  for (const char c : written) {
    if (c == '_') continue;
    const char lower = to_lower(c);
    const int digit = lower >= 'a' ? lower - 'a' + 10 : lower - '0';
    if (digit < 0 || static_cast<std::uint64_t>(digit) >= base) return std::nullopt;
    if (value > (limit - static_cast<std::uint64_t>(digit)) / base) return std::nullopt;
    value = value * base + static_cast<std::uint64_t>(digit);
  }
  return negative ? static_cast<std::int64_t>(0 - value) : static_cast<std::int64_t>(value);
}

}  // namespace mapping::analysis
