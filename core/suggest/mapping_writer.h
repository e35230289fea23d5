#pragma once

#include <span>

#include "mapping/suggest_mapping.h"
#include "suggest/graph.h"
#include "suggest/relations.h"
#include "suggest/survey.h"
#include "suggest/table_keys.h"

namespace mapping {

// What the stages before found out about the tables of a catalog.
struct Findings {
  const Survey& survey;
  std::span<const TableKey> keys;
  std::span<const Relation> relations;
};

// The definitions of a plan, with names that no rule refuses and SQL that check finds nothing wrong with. Roles of tables
// that turn out to have no such name are changed in `plan`.
void write_definitions(const Findings& findings, GraphPlan& plan, const RuleSet& rules,
                       Locale locale, MappingSuggestion& suggestion);

// Relations, tables that are left out, and questions; behind `write_definitions`.
void write_findings(const Findings& findings, const GraphPlan& plan, Locale locale,
                    MappingSuggestion& suggestion);

[[nodiscard]] Tier tier_of(int score);
[[nodiscard]] TablePlace place_of(const CatalogTable& table);

}  // namespace mapping
