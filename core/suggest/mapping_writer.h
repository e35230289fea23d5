#pragma once

#include <span>

#include "mapping/suggest_mapping.h"
#include "suggest/graph.h"
#include "suggest/reasons.h"
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

void write_relations(const Findings& findings, Locale locale, MappingSuggestion& suggestion);

// The definitions of a plan, with names that no rule refuses and SQL that check finds nothing wrong with, and questions;
// behind `write_relations`. Roles of tables that turn out to have no such name are changed in `plan`.
void write_definitions(const Findings& findings, GraphPlan& plan, const RuleSet& rules,
                       Locale locale, MappingSuggestion& suggestion);

// Behind `write_definitions`.
void write_left_out(const Findings& findings, const GraphPlan& plan, Locale locale,
                    MappingSuggestion& suggestion);

// Of columns of a table: their names, kept in `texts`, and the same as one text.
[[nodiscard]] ColumnList names_of(const CatalogTable& table, std::span<const std::uint32_t> columns,
                                  Arena& texts);
[[nodiscard]] std::string joined(const CatalogTable& table, std::span<const std::uint32_t> columns,
                                 std::string_view between);

// Adds a sentence.
void append_reason(std::string& reason, Reason next, const ReasonFacts& facts, Locale locale);

[[nodiscard]] Tier tier_of(int score);
[[nodiscard]] TablePlace place_of(const CatalogTable& table);

}  // namespace mapping
