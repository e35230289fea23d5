// What     An edge's from_key and to_key are two different columns.
// Why      Both are read by position: one column cannot stand in two places.
// Example  "from_key": "customer_id", "to_key": "customer_id"
// Fix      SELECT customer_id AS from_id, referrer_id AS to_id … and the same names here
#include "rules/structure_rule.h"

namespace mapping {
namespace {

void check_edge(const EdgeDefinition& edge, const StructureContext& context) {
  if (!edge.from_key.present() || !edge.to_key.present() ||
      edge.from_key.value != edge.to_key.value)
    return;
  context.findings.add(
      Finding(Code::kSameKeys, "to_key", edge.to_key.id).related_to(edge.from_key.id));
}

}  // namespace

const StructureRule kDistinctKeysRule{.name = "distinct_keys", .check_edge = check_edge};

}  // namespace mapping
