// What     Names follow the patterns of the host's policy and are none of the words that it
//          reserves.
// Why      A platform may have conventions of its own, such as a prefix for every label of a team.
// Example  "label": "customer" under the policy { "label": "[A-Z].*" }
// Fix      "label": "Customer"
#include <algorithm>

#include "rules/names.h"
#include "rules/structure_rule.h"

namespace mapping {
namespace {

// In the order of NameKind; endpoints are judged where they are defined.
constexpr std::unique_ptr<RE2> Patterns::* kPolicyPatterns[] = {
    &Patterns::policy_label, nullptr, &Patterns::policy_edge_type, &Patterns::policy_property,
    &Patterns::policy_property};

void check_pattern(const DefinedName& name, const StructureContext& context) {
  const RE2* const pattern = policy_pattern(context.patterns, name.kind);
  if (pattern == nullptr || RE2::FullMatch(name.text.value, *pattern)) return;
  context.findings.add(Finding(Code::kPolicyPattern, name.field(), name.text.id)
                           .with("name", shorten(name.text.value))
                           .with("pattern", pattern->pattern()));
}

void check_reserved(const DefinedName& name, const StructureContext& context) {
  if (name.kind == NameKind::kEndpoint || !is_reserved_by(context.policy, name.text.value)) return;
  context.findings.add(Finding(Code::kPolicyReserved, name.field(), name.text.id)
                           .with("name", shorten(name.text.value)));
}

template <typename Definition>
void check(const Definition& definition, const StructureContext& context) {
  visit_names(definition, [&context](const DefinedName& name) {
    check_pattern(name, context);
    check_reserved(name, context);
  });
}

}  // namespace

const RE2* policy_pattern(const Patterns& patterns, NameKind kind) {
  const auto member = kPolicyPatterns[static_cast<std::size_t>(kind)];
  return member == nullptr ? nullptr : (patterns.*member).get();
}

bool is_reserved_by(const Policy& policy, std::string_view name) {
  return std::ranges::any_of(policy.reserved, [name](const std::string& word) {
    return equals_ignoring_case(word, name);
  });
}

const StructureRule kPolicyRule{.name = "policy", .check_node = check, .check_edge = check};

}  // namespace mapping
