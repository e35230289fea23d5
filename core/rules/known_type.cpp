// What     A declared type is one of the platform's 14: STRING, INT64 … LIST, MAP, STRUCT.
// Why      They are RyuGraph's names; Starburst's (varchar, bigint) are translated from the query's
//          columns.
// Example  "type": "VARCHAR"
// Fix      "type": "STRING"
#include "mapping/types.h"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

// The platform's name of what was meant: another case, the full form of a family, a Starburst type,
// a slip.
std::optional<std::string> meant_type(std::string_view type) {
  std::string capitals = to_upper(type);
  if (is_declarable_type(capitals)) return capitals;
  if (const std::optional<std::string> family = type_family(type);
      family && is_declarable_type(*family))
    return family;
  if (const Outcome<std::string> mapped = map_type(type); mapped.ok()) return mapped.value();
  if (const auto similar = closest_match(capitals, declarable_types()))
    return std::string(*similar);
  return std::nullopt;
}

using Accepts = bool (*)(std::string_view type);

// `accepts` says which types may stand here: a fix must not lead to another fault.
void check_type(const Text& type, std::string_view field, Accepts accepts,
                const StructureContext& context) {
  if (!type.present() || is_declarable_type(type.value)) return;
  Finding finding = Finding(Code::kUnknownType, field, type.id).with("type", shorten(type.value));
  if (const std::optional<std::string> meant = meant_type(type.value)) {
    finding.code = Code::kUnknownTypeSimilar;
    finding.params.push_back({"suggestion", *meant});
    if (accepts(*meant)) finding.fixes.push_back(replace_fix(context.document, type, *meant, true));
  } else {
    finding.params.push_back({"types", join(declarable_types())});
  }
  context.findings.add(std::move(finding));
}

void check_properties(const Properties& properties, const StructureContext& context) {
  for (std::size_t i = 0; i < properties.columns.size(); ++i) {
    const Text& type = properties.columns[i].type;
    if (type.present() && !is_declarable_type(type.value)) {
      check_type(type, "properties[" + std::to_string(i) + "].type", is_declarable_type, context);
    }
  }
}

void check_node(const NodeDefinition& node, const StructureContext& context) {
  check_type(node.primary_key.type, "primary_key.type", is_primary_key_type, context);
  check_properties(node.properties, context);
}

void check_edge(const EdgeDefinition& edge, const StructureContext& context) {
  check_properties(edge.properties, context);
}

}  // namespace

const StructureRule kKnownTypeRule{
    .name = "known_type", .check_node = check_node, .check_edge = check_edge};

}  // namespace mapping
