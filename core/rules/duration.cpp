// What     ttl and inactivity_timeout are ISO 8601 durations of days, hours, minutes and seconds.
// Why      The platform's clean-up reads them; what it cannot read would never expire.
// Example  "ttl": "30 days"
// Fix      "ttl": "P30D"
#include "mapping/time.h"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

void check_duration(const Text& value, std::string_view field, const StructureContext& context) {
  if (!value.present() || parse_duration(value.value)) return;
  context.findings.add(
      Finding(Code::kInvalidDuration, field, value.id).with("value", shorten(value.value)));
}

void check_mapping(const StructureContext& context) {
  check_duration(context.mapping.ttl, "ttl", context);
  check_duration(context.mapping.inactivity_timeout, "inactivity_timeout", context);
}

}  // namespace

const StructureRule kDurationRule{.name = "duration", .check_mapping = check_mapping};

}  // namespace mapping
