// What     A definition has at most 100 properties, or what the host's policy says; from 51 on
//          there is a warning.
// Why      Every property is a column that is exported, loaded and kept in memory.
// Example  101 entries in "properties"
// Fix      Leave out what no graph query reads, or split the node.
#include <algorithm>

#include "rules/structure_rule.h"

namespace mapping {
namespace {

constexpr std::int64_t kManyProperties = 50;

template <typename Definition>
void check(const Definition& definition, const StructureContext& context) {
  const auto count = static_cast<std::int64_t>(definition.properties.columns.size());
  std::int64_t maximum = kMaximumProperties;
  if (context.policy.maximum_properties)
    maximum = std::min<std::int64_t>(maximum, *context.policy.maximum_properties);
  const bool too_many = count > maximum;
  if (!too_many && count <= kManyProperties) return;
  context.findings.add(Finding(too_many ? Code::kTooManyProperties : Code::kManyProperties,
                               "properties", definition.properties.id)
                           .with("limit", too_many ? maximum : kManyProperties)
                           .with("count", count));
}

}  // namespace

const StructureRule kPropertyCountRule{
    .name = "property_count", .check_node = check, .check_edge = check};

}  // namespace mapping
