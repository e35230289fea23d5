// What     ttl and inactivity_timeout are ISO 8601 durations of days, hours, minutes and seconds.
// Why      The platform's clean-up reads them; what it cannot read would never expire.
// Example  "ttl": "30 days"
// Fix      "ttl": "P30D"
#include <algorithm>
#include <optional>
#include <string>

#include "mapping/text.h"
#include "mapping/time.h"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

struct Unit {
  std::string_view name;  // of one; of several with `s` behind it
  char letter;            // of ISO 8601
  bool is_time = false;
  int factor = 1;
};

constexpr Unit kUnits[] = {{"second", 'S', true}, {"sec", 'S', true}, {"s", 'S', true},
                           {"minute", 'M', true}, {"min", 'M', true}, {"m", 'M', true},
                           {"hour", 'H', true},   {"hr", 'H', true},  {"h", 'H', true},
                           {"day", 'D'},          {"d", 'D'},         {"week", 'D', false, 7},
                           {"w", 'D', false, 7}};

const Unit* unit_of(std::string_view word) {
  const bool is_plural = word.size() > 1 && word.ends_with('s');
  for (const Unit& unit : kUnits) {
    if (word == unit.name || (is_plural && word.substr(0, word.size() - 1) == unit.name))
      return &unit;
  }
  return nullptr;
}

// `7 days`, `12h`, `2 Weeks` as a duration; nothing for what is said in another way.
std::optional<std::string> duration_in_words(std::string_view text) {
  constexpr std::size_t kMostDigits = 6;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::size_t unit = std::min(text.find_first_not_of(' ', digits), text.size());
  const Unit* const meant = unit_of(to_lower(text.substr(unit)));
  if (digits == 0 || digits > kMostDigits || meant == nullptr) return std::nullopt;
  int number = 0;
  for (const char digit : text.substr(0, digits)) number = number * 10 + (digit - '0');
  return (meant->is_time ? "PT" : "P") + std::to_string(number * meant->factor) + meant->letter;
}

void check_duration(const Text& value, std::string_view field, const StructureContext& context) {
  if (!value.present() || parse_duration(value.value)) return;
  Finding finding =
      Finding(Code::kInvalidDuration, field, value.id).with("value", shorten(value.value));
  if (const auto meant = duration_in_words(value.value); meant && parse_duration(*meant))
    finding.fixes.push_back(replace_fix(context.document, value, *meant, true));
  context.findings.add(std::move(finding));
}

void check_mapping(const StructureContext& context) {
  check_duration(context.mapping.ttl, "ttl", context);
  check_duration(context.mapping.inactivity_timeout, "inactivity_timeout", context);
}

}  // namespace

const StructureRule kDurationRule{.name = "duration", .check_mapping = check_mapping};

}  // namespace mapping
