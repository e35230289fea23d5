#include "mapping/suggest_mapping.h"

#include <optional>

#include "catalog/arena.h"
#include "mapping/name_table.h"
#include "mapping/text.h"
#include "suggest/data_answers.h"
#include "suggest/graph.h"
#include "suggest/keys.h"
#include "suggest/mapping_writer.h"
#include "suggest/reasons.h"
#include "suggest/relations.h"
#include "suggest/survey.h"
#include "suggest/table_keys.h"
#include "text/enum_table.h"

namespace mapping {
namespace {

constexpr std::string_view kTierNames[] = {"sure", "likely", "possible"};
static_assert(is_table_to(kTierNames, Tier::kPossible));

// The part of a catalog that a mapping is wanted for.
class Scope {
 public:
  explicit Scope(const SuggestionScope& scope) {
    for (const std::string& name : scope.schemas) schemas_.insert(name, 0);
    for (const std::string& name : scope.tables) tables_.insert(name, 0);
  }

  [[nodiscard]] bool holds(const CatalogTable& table) const {
    if (schemas_.size() == 0 && tables_.size() == 0) return true;
    const std::string schema = std::string(table.catalog) + '.' + std::string(table.schema);
    return schemas_.contains(table.schema) || schemas_.contains(schema) || names(table);
  }
  // Whether the table itself was named.
  [[nodiscard]] bool names(const CatalogTable& table) const {
    if (tables_.size() == 0) return false;
    const std::string in_schema = std::string(table.schema) + '.' + std::string(table.name);
    return tables_.contains(table.name) || tables_.contains(in_schema) ||
           tables_.contains(std::string(table.catalog) + '.' + in_schema);
  }

 private:
  NameTable schemas_{NameCase::kLowerCase};
  NameTable tables_{NameCase::kLowerCase};
};

// Why nothing is suggested of a table, whatever it holds.
std::optional<Reason> refusal_of(const CatalogTable& table, const Scope& scope) {
  if (table.catalog.empty() || table.schema.empty() || table.name.empty()) return Reason::kNameless;
  if (table.kind == CatalogTableKind::kView && !scope.names(table)) return Reason::kView;
  return std::nullopt;
}

std::vector<const CatalogTable*> tables_of(const Catalog& catalog, const SuggestionScope& wanted,
                                           MappingSuggestion& suggestion) {
  const Scope scope(wanted);
  std::vector<const CatalogTable*> tables;
  for (std::size_t i = 0; i < catalog.table_count(); ++i) {
    const CatalogTable& table = catalog.table(i);
    if (!scope.holds(table)) continue;
    if (const std::optional<Reason> refusal = refusal_of(table, scope)) {
      const std::string reason = reason_text(*refusal, {.table = table.name}, wanted.locale);
      suggestion.left_out.push_back({place_of(table), suggestion.texts->copy(reason)});
    } else {
      tables.push_back(&table);
    }
  }
  return tables;
}

}  // namespace

std::string_view name_of(Tier tier) { return kTierNames[static_cast<std::size_t>(tier)]; }

MappingSuggestion suggest_mapping(const Catalog& catalog, const RuleSet& rules,
                                  const SuggestionScope& scope) {
  MappingSuggestion suggestion;
  suggestion.texts = std::make_shared<Arena>();
  const std::vector<const CatalogTable*> tables = tables_of(catalog, scope, suggestion);
  Survey survey = survey_tables(tables);
  claim_keys(survey);
  const DataAnswers answers(scope.answers);
  std::vector<Relation> relations = find_relations(survey);
  answers.apply(survey, relations);
  std::vector<TableKey> keys = choose_keys(survey, relations);
  answers.apply(survey, keys);
  std::vector<Relation> compound = find_compound_relations(survey, keys);
  answers.apply(survey, compound);
  relations.insert(relations.end(), compound.begin(), compound.end());
  GraphPlan plan = plan_graph(survey, keys, relations);
  const Findings findings{survey, keys, relations};
  write_relations(findings, scope.locale, suggestion);
  write_definitions(findings, plan, rules, scope.locale, suggestion);
  write_left_out(findings, plan, scope.locale, suggestion);
  return suggestion;
}

}  // namespace mapping
