#include <new>

#include "catalog/arena.h"
#include "suggest/data_answers.h"
#include "suggest/mapping_writer.h"
#include "suggest/reasons.h"

namespace mapping {
namespace {

std::string reason_of(const Survey& survey, const Relation& relation, Locale locale) {
  const CatalogTable& table = *survey.tables[relation.table].table;
  const CatalogTable& target = *survey.tables[relation.references].table;
  const std::string columns = joined(table, relation.columns, ", ");
  const std::string key = joined(target, relation.key, ", ");
  const ReasonFacts facts{table.name, columns, target.name, key};
  std::string reason = reason_text(static_cast<Reason>(relation.evidence), facts, locale);
  if (relation.score == kConfirmedScore) append_reason(reason, Reason::kConfirmed, facts, locale);
  return reason;
}

Reason reason_of(TableRole role) {
  return static_cast<Reason>(static_cast<int>(Reason::kNoKey) + static_cast<int>(role) -
                             static_cast<int>(TableRole::kNoKey));
}

}  // namespace

Tier tier_of(int score) {
  if (score >= kSureScore) return Tier::kSure;
  return score >= kLikelyScore ? Tier::kLikely : Tier::kPossible;
}

TablePlace place_of(const CatalogTable& table) { return {table.catalog, table.schema, table.name}; }

ColumnList names_of(const CatalogTable& table, std::span<const std::uint32_t> columns,
                    Arena& texts) {
  auto* const names =
      static_cast<std::string_view*>(texts.take(columns.size() * sizeof(std::string_view)));
  for (std::size_t i = 0; i < columns.size(); ++i)
    new (names + i) std::string_view(table.columns[columns[i]].name);
  return {names, columns.size()};
}

std::string joined(const CatalogTable& table, std::span<const std::uint32_t> columns,
                   std::string_view between) {
  std::string text;
  for (const std::uint32_t column : columns) {
    if (!text.empty()) text += between;
    text += table.columns[column].name;
  }
  return text;
}

void append_reason(std::string& reason, Reason next, const ReasonFacts& facts, Locale locale) {
  reason += between_reasons(locale);
  reason += reason_text(next, facts, locale);
}

void write_relations(const Findings& findings, Locale locale, MappingSuggestion& suggestion) {
  Arena& texts = *suggestion.texts;
  suggestion.relations.reserve(findings.relations.size());
  for (const Relation& relation : findings.relations) {
    const CatalogTable& table = *findings.survey.tables[relation.table].table;
    const CatalogTable& target = *findings.survey.tables[relation.references].table;
    suggestion.relations.push_back(
        {.table = place_of(table),
         .columns = names_of(table, relation.columns, texts),
         .references = place_of(target),
         .key = names_of(target, relation.key, texts),
         .tier = tier_of(relation.score),
         .reason = texts.copy(reason_of(findings.survey, relation, locale))});
  }
}

void write_left_out(const Findings& findings, const GraphPlan& plan, Locale locale,
                    MappingSuggestion& suggestion) {
  for (std::uint32_t i = 0; i < plan.roles.size(); ++i) {
    if (plan.roles[i] <= TableRole::kEdge) continue;
    const CatalogTable& table = *findings.survey.tables[i].table;
    const std::string columns = joined(table, findings.keys[i].columns, ", ");
    const ReasonFacts facts{.table = table.name, .columns = columns};
    suggestion.left_out.push_back({place_of(table), suggestion.texts->copy(reason_text(
                                                        reason_of(plan.roles[i]), facts, locale))});
  }
}

}  // namespace mapping
