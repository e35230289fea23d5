#pragma once

#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>

#include "document/findings.h"
#include "mapping/mapping.h"
#include "mapping/name_table.h"
#include "mapping/rules.h"
#include "rules/fixes.h"

namespace mapping {

// A pattern that is compiled when it is first asked for: that takes longer than checking a small
// mapping, which hardly needs them all.
class LazyPattern {
 public:
  explicit LazyPattern(std::string_view text) : text_(text) {}

  [[nodiscard]] const RE2& get() const {
    if (!pattern_) pattern_ = std::make_unique<RE2>(text_);
    return *pattern_;
  }

 private:
  std::string_view text_;
  mutable std::unique_ptr<RE2> pattern_;
};

// Every pattern that is applied to what a user or host wrote.
struct Patterns {
  LazyPattern label{"[A-Za-z][A-Za-z0-9_]*"};
  LazyPattern edge_type{"[A-Z][A-Z0-9_]*"};
  LazyPattern property{"[A-Za-z][A-Za-z0-9_]*"};
  LazyPattern mapping_name{R"([\p{L}\p{Nd} \-_.]+)"};
  // Of the host's policy; null where it has none.
  std::unique_ptr<RE2> policy_label{};
  std::unique_ptr<RE2> policy_edge_type{};
  std::unique_ptr<RE2> policy_property{};
};

enum class NameKind : std::uint8_t;

// The host's pattern for names of the kind; null where it has none.
[[nodiscard]] const RE2* policy_pattern(const Patterns& patterns, NameKind kind);
// Whether the host's policy reserves the word.
[[nodiscard]] bool is_reserved_by(const Policy& policy, std::string_view name);
// Whether neither the platform's rules nor the host's policy refuse the name.
[[nodiscard]] bool takes_name(const Policy& policy, const Patterns& patterns, std::string_view name,
                              NameKind kind);

struct StructureContext {
  const Document& document;
  const Mapping& mapping;
  const Policy& policy;
  const Patterns& patterns;
  const NameTable& labels;  // of the nodes
  FindingList& findings;
};

// One rule on the structure. A rule sees each definition by itself, or all of the mapping.
struct StructureRule {
  std::string_view name;  // as its file
  void (*check_node)(const NodeDefinition& node, const StructureContext& context) = nullptr;
  void (*check_edge)(const EdgeDefinition& edge, const StructureContext& context) = nullptr;
  void (*check_mapping)(const StructureContext& context) = nullptr;
};

// The rules in the order of the platform's documentation.
extern const StructureRule kNameFormRule;
extern const StructureRule kReservedWordRule;
extern const StructureRule kReservedPrefixRule;
extern const StructureRule kEngineNameRule;
extern const StructureRule kKnownTypeRule;
extern const StructureRule kKeyTypeRule;
extern const StructureRule kSqlPresentRule;
extern const StructureRule kPropertyCountRule;
extern const StructureRule kUniquePropertiesRule;
extern const StructureRule kAtLeastOneNodeRule;
extern const StructureRule kUniqueTablesRule;
extern const StructureRule kKnownEndpointsRule;
extern const StructureRule kDistinctKeysRule;
extern const StructureRule kMappingNameRule;
extern const StructureRule kDescriptionRule;
extern const StructureRule kDurationRule;
extern const StructureRule kPolicyRule;

}  // namespace mapping
