// What     A mapping's name has 1 to 255 Unicode letters, digits, spaces and - _ .
// Why      It is shown in lists and becomes part of file names.
// Example  "name": "sales/2024"
// Fix      "name": "sales 2024"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

constexpr std::int64_t kLongestName = 255;

void check_mapping(const StructureContext& context) {
  const Text& name = context.mapping.name;
  if (!name.present() || RE2::FullMatch(name.value, context.patterns.mapping_name)) return;
  context.findings.add(Finding(Code::kMappingName, "name", name.id).with("limit", kLongestName));
}

}  // namespace

const StructureRule kMappingNameRule{.name = "mapping_name", .check_mapping = check_mapping};

}  // namespace mapping
