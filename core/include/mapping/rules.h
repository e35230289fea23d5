#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/mapping.h"
#include "mapping/outcome.h"
#include "mapping/schema.h"

// The rules on a mapping: those on its structure, which need nothing but the mapping, and those
// that hold the columns of a query against its definition. One file each in core/rules, listed in
// rules/registry.cpp in the order in which a definition is checked.
namespace mapping {

class FindingList;
enum class NameKind : std::uint8_t;

// A definition's properties at most.
inline constexpr std::uint32_t kMaximumProperties = 100;

// What a host asks beyond the platform's rules. The strings are RE2 patterns that a whole name has
// to match.
struct Policy {
  std::optional<std::string> label{};
  std::optional<std::string> edge_type{};
  std::optional<std::string> property{};
  std::vector<std::string> reserved{};  // in any case
  std::optional<std::uint32_t> maximum_properties{};

  friend bool operator==(const Policy&, const Policy&) = default;
};

// The rules with their patterns compiled, which takes longer than checking a small mapping: make
// one and keep it.
class RuleSet {
 public:
  // Refusal `bad_policy` with field (label, edgeType, property), pattern and reason: RE2 does not
  // take the pattern.
  static Outcome<std::shared_ptr<const RuleSet>> compile(const Policy& policy);

  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;
  ~RuleSet();

  // Whether no rule refuses the name where one of this kind stands, the host's policy included. Whether it is free is not
  // asked.
  [[nodiscard]] bool takes_name(std::string_view name, NameKind kind) const;
  // The properties that a definition may have.
  [[nodiscard]] std::uint32_t most_properties() const;

  // Every fault of the structure, in the order of the definitions and, within one, of the registry.
  void check_structure(const Document& document, const Mapping& mapping,
                       FindingList& findings) const;

 private:
  struct Compiled;
  explicit RuleSet(std::unique_ptr<const Compiled> compiled);

  std::unique_ptr<const Compiled> compiled_;
};

// The schema that a query's columns give the definition; none when they do not fit it, and why is
// in `findings`. Goes on behind the first fault as far as nothing has to be guessed.
[[nodiscard]] std::optional<NodeSchema> check_columns(const Document& document,
                                                      const NodeDefinition& node,
                                                      const std::vector<Column>& columns,
                                                      FindingList& findings);

// The same rules as far as they need names alone; what needs types says nothing.
void check_column_names(const Document& document, const NodeDefinition& node,
                        const KnownColumns& known, FindingList& findings);
void check_column_names(const Document& document, const EdgeDefinition& edge,
                        const KnownColumns& known, FindingList& findings);

// The schemas of the edge's endpoints; null for a node that could not be checked, whose key is not
// compared then.
struct Endpoints {
  const NodeSchema* from = nullptr;
  const NodeSchema* to = nullptr;
};

[[nodiscard]] std::optional<EdgeSchema> check_columns(const Document& document,
                                                      const EdgeDefinition& edge,
                                                      const Endpoints& endpoints,
                                                      const std::vector<Column>& columns,
                                                      FindingList& findings);

}  // namespace mapping
