#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "analysis/expressions/literal_forms.h"
#include "mapping/text.h"

// Addresses of the Internet: `10.0.0.1`, `2001:db8::1`.
namespace mapping::analysis {
namespace {

constexpr std::size_t kGroups = 8;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hexadecimal(char c) { return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f'); }

// The parts between the signs; more than there can be where one of them is not `valid`.
template <typename Valid>
std::size_t count_parts(std::string_view text, char sign, Valid valid) {
  if (text.empty()) return 0;
  std::size_t count = 0;
  for (std::size_t end = 0; end != std::string_view::npos; ++count) {
    end = text.find(sign);
    if (!valid(text.substr(0, end))) return kGroups + 1;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return count;
}

// 0 to 255, without zeros in front
bool is_byte(std::string_view part) {
  if (part.empty() || part.size() > 3 || (part.size() > 1 && part.front() == '0')) return false;
  return std::ranges::all_of(part, is_digit) && (part.size() < 3 || part <= "255");
}

bool is_group(std::string_view part) {
  return !part.empty() && part.size() <= 4 && std::ranges::all_of(part, is_hexadecimal);
}

bool is_dotted(std::string_view text) { return count_parts(text, '.', is_byte) == 4; }

}  // namespace

// Eight groups, of which `::` stands for one or more; the last two may be written as four numbers.
// A zone behind `%` is the server's to read.
LiteralForm check_address(std::string_view text) {
  const auto told = [](bool valid) { return valid ? LiteralForm::kValid : LiteralForm::kInvalid; };
  if (text.find(':') == std::string_view::npos) return told(is_dotted(text));
  if (text.find('%') != std::string_view::npos) return LiteralForm::kUnsure;
  const std::size_t last = text.rfind(':') + 1;
  std::string groups(text);
  if (is_dotted(text.substr(last))) groups.replace(last, std::string::npos, "0:0");
  const std::size_t gap = groups.find("::");
  if (gap == std::string::npos) return told(count_parts(groups, ':', is_group) == kGroups);
  const std::string_view all = groups;
  return told(count_parts(all.substr(0, gap), ':', is_group) +
                  count_parts(all.substr(gap + 2), ':', is_group) <
              kGroups);
}

}  // namespace mapping::analysis
