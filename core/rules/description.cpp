// What     A description has at most 4,000 characters.
// Why      The platform's storage has no more room.
// Example  "description": "…" of 5,000 characters
// Fix      Keep what a colleague needs to know.
#include "rules/structure_rule.h"

namespace mapping {
namespace {

constexpr std::int64_t kLongestDescription = 4000;

void check_mapping(const StructureContext& context) {
  const Text& description = context.mapping.description;
  const auto length = static_cast<std::int64_t>(count_code_points(description.value));
  if (length <= kLongestDescription) return;
  context.findings.add(Finding(Code::kDescriptionLength, "description", description.id)
                           .with("limit", kLongestDescription)
                           .with("length", length));
}

}  // namespace

const StructureRule kDescriptionRule{.name = "description", .check_mapping = check_mapping};

}  // namespace mapping
