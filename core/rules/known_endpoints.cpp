// What     An edge's from_node and to_node are labels of the mapping, in the same case.
// Why      An edge is loaded between two tables that exist.
// Example  "from_node": "Custommer"
// Fix      "from_node": "Customer"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

// The one label that no edge names, where there is just one: a node may have been renamed.
const Text* unnamed_label(const Mapping& mapping) {
  NameTable named(NameCase::kExact);
  for (const EdgeDefinition& edge : mapping.edges) {
    named.insert(edge.from_node.value, 0);
    named.insert(edge.to_node.value, 0);
  }
  const Text* found = nullptr;
  for (const NodeDefinition& node : mapping.nodes) {
    if (named.contains(node.label.value)) continue;
    if (found != nullptr) return nullptr;
    found = &node.label;
  }
  return found;
}

void suggest_label(const Text& node, Finding& finding, const StructureContext& context) {
  std::vector<std::string_view> labels;
  labels.reserve(context.mapping.nodes.size());
  for (const NodeDefinition& definition : context.mapping.nodes)
    labels.push_back(definition.label.value);
  const std::optional<std::string_view> suggestion = closest_match(node.value, labels);
  if (!suggestion) {
    const Text* const unnamed = unnamed_label(context.mapping);
    if (unnamed != nullptr && unnamed->present())
      finding.fixes.push_back(replace_fix(context.document, node, unnamed->value, false));
    return;
  }
  finding.code = Code::kUnknownNodeSimilar;
  finding.params.push_back({"suggestion", std::string(*suggestion)});
  finding.fixes.push_back(replace_fix(context.document, node, *suggestion, true));
}

void check_endpoint(const EdgeDefinition& edge, const Text& node, std::string_view field,
                    const StructureContext& context) {
  if (!node.present() || context.labels.contains(node.value)) return;
  Finding finding = Finding(Code::kUnknownNode, field, node.id)
                        .with("edge_type", shorten(edge.type.value))
                        .with("label", shorten(node.value));
  // Comparing with every label is worth it only for what is shown.
  if (context.findings.keeps_more(context.mapping.nodes.size() + context.mapping.edges.size()))
    suggest_label(node, finding, context);
  context.findings.add(std::move(finding));
}

void check_edge(const EdgeDefinition& edge, const StructureContext& context) {
  check_endpoint(edge, edge.from_node, "from_node", context);
  check_endpoint(edge, edge.to_node, "to_node", context);
}

}  // namespace

const StructureRule kKnownEndpointsRule{.name = "known_endpoints", .check_edge = check_edge};

}  // namespace mapping
