#include <algorithm>
#include <array>

#include "rules/names.h"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

constexpr std::array kStructureRules = {
    &kNameFormRule,         &kReservedWordRule, &kReservedPrefixRule, &kEngineNameRule,
    &kKnownTypeRule,        &kKeyTypeRule,      &kSqlPresentRule,     &kPropertyCountRule,
    &kUniquePropertiesRule, &kPolicyRule,       &kAtLeastOneNodeRule, &kUniqueTablesRule,
    &kKnownEndpointsRule,   &kDistinctKeysRule, &kMappingNameRule,    &kDescriptionRule,
    &kDurationRule,
};

struct PolicyPattern {
  std::string_view field;
  std::optional<std::string> Policy::* text;
  std::unique_ptr<RE2> Patterns::* pattern;
};

constexpr PolicyPattern kPolicyPatterns[] = {
    {"label", &Policy::label, &Patterns::policy_label},
    {"edgeType", &Policy::edge_type, &Patterns::policy_edge_type},
    {"property", &Policy::property, &Patterns::policy_property},
};

RE2::Options quiet_options() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

}  // namespace

struct RuleSet::Compiled {
  Policy policy;
  Patterns patterns;
};

RuleSet::RuleSet(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
RuleSet::~RuleSet() = default;

Outcome<std::shared_ptr<const RuleSet>> RuleSet::compile(const Policy& policy) {
  auto compiled = std::make_unique<Compiled>();
  compiled->policy = policy;
  for (const PolicyPattern& row : kPolicyPatterns) {
    const std::optional<std::string>& text = policy.*row.text;
    if (!text) continue;
    auto pattern = std::make_unique<RE2>(*text, quiet_options());
    if (!pattern->ok()) {
      return Refusal{
          "bad_policy",
          {{"field", std::string(row.field)}, {"pattern", *text}, {"reason", pattern->error()}}};
    }
    compiled->patterns.*row.pattern = std::move(pattern);
  }
  return std::shared_ptr<const RuleSet>(new RuleSet(std::move(compiled)));
}

bool takes_name(const Policy& policy, const Patterns& patterns, std::string_view name,
                NameKind kind) {
  if (!is_accepted_name(name, kind)) return false;
  const RE2* const pattern = policy_pattern(patterns, kind);
  return (pattern == nullptr || RE2::FullMatch(name, *pattern)) && !is_reserved_by(policy, name);
}

bool RuleSet::takes_name(std::string_view name, NameKind kind) const {
  return mapping::takes_name(compiled_->policy, compiled_->patterns, name, kind);
}

std::uint32_t RuleSet::most_properties() const {
  return std::min(kMaximumProperties,
                  compiled_->policy.maximum_properties.value_or(kMaximumProperties));
}

void RuleSet::check_structure(const Document& document, const Mapping& mapping,
                              FindingList& findings) const {
  NameTable labels(NameCase::kExact);
  for (const NodeDefinition& node : mapping.nodes) labels.insert(node.label.value, 0);
  const StructureContext context{document, mapping, compiled_->policy, compiled_->patterns,
                                 labels,   findings};
  for (std::uint32_t i = 0; i < mapping.nodes.size(); ++i) {
    findings.set_owner({DefinitionKind::kNode, i});
    for (const StructureRule* rule : kStructureRules) {
      if (rule->check_node != nullptr) rule->check_node(mapping.nodes[i], context);
    }
  }
  for (std::uint32_t i = 0; i < mapping.edges.size(); ++i) {
    findings.set_owner({DefinitionKind::kEdge, i});
    for (const StructureRule* rule : kStructureRules) {
      if (rule->check_edge != nullptr) rule->check_edge(mapping.edges[i], context);
    }
  }
  for (const StructureRule* rule : kStructureRules) {
    findings.set_owner({});
    if (rule->check_mapping != nullptr) rule->check_mapping(context);
  }
}

}  // namespace mapping
