// What     A primary key is declared STRING, INT64, DATE or UUID.
// Why      The platform indexes nodes by these types only.
// Example  "primary_key": { "name": "ratio", "type": "DOUBLE" }
// Fix      "primary_key": { "name": "id", "type": "INT64" }
#include "mapping/types.h"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

void check_node(const NodeDefinition& node, const StructureContext& context) {
  const Text& type = node.primary_key.type;
  if (!is_declarable_type(type.value) || is_primary_key_type(type.value)) return;
  context.findings.add(Finding(Code::kKeyType, "primary_key.type", type.id)
                           .with("type", type.value)
                           .with("types", join(primary_key_types())));
}

}  // namespace

const StructureRule kKeyTypeRule{.name = "key_type", .check_node = check_node};

}  // namespace mapping
