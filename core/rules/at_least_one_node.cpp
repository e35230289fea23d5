// What     A mapping has at least one node definition.
// Why      Edges need nodes, and a graph without nodes is empty.
// Example  "node_definitions": []
// Fix      Define the node that the mapping is about.
#include "rules/structure_rule.h"

namespace mapping {
namespace {

void check_mapping(const StructureContext& context) {
  if (context.mapping.nodes_id == kNoValue || !context.mapping.nodes.empty()) return;
  context.findings.add(Finding(Code::kNoNodes, "node_definitions", context.mapping.nodes_id));
}

}  // namespace

const StructureRule kAtLeastOneNodeRule{.name = "at_least_one_node",
                                        .check_mapping = check_mapping};

}  // namespace mapping
