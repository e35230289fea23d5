#include "suggest/data_answers.h"

#include <algorithm>

#include "mapping/text.h"
#include "suggest/definition_sql.h"

namespace mapping {
namespace {

std::string list_of(const CatalogTable& table, std::span<const std::uint32_t> columns) {
  std::string list;
  for (const std::uint32_t column : columns) {
    if (!list.empty()) list += ", ";
    list += column_reference(table, column);
  }
  return list;
}

std::string id_of(const CatalogTable& table, const TableKey& key) {
  return fill("unique {} ({})", {qualified_name(table), list_of(table, key.columns)});
}

std::string id_of(const Survey& survey, const Relation& relation) {
  const CatalogTable& table = *survey.tables[relation.table].table;
  const CatalogTable& target = *survey.tables[relation.references].table;
  return fill("included {} ({}) {} ({})", {qualified_name(table), list_of(table, relation.columns),
                                           qualified_name(target), list_of(target, relation.key)});
}

// A name for a table that is none of a column that could be meant instead.
std::string free_alias(char letter, const CatalogTable& table, const CatalogTable& target) {
  std::string alias(1, letter);
  const auto is_alias = [&](const CatalogColumn& column) {
    return equals_ignoring_case(column.name, alias);
  };
  while (std::ranges::any_of(table.columns, is_alias) ||
         std::ranges::any_of(target.columns, is_alias))
    alias += letter;
  return alias;
}

}  // namespace

DataAnswers::DataAnswers(std::span<const DataAnswer> answers) : answers_(answers) {
  for (std::uint32_t i = 0; i < answers.size(); ++i) numbers_.insert(answers[i].id, i);
}

std::optional<bool> DataAnswers::find(std::string_view id) const {
  const std::uint32_t number = numbers_.find(id);
  if (number == NameTable::kNone) return std::nullopt;
  return answers_[number].holds;
}

void DataAnswers::apply(const Survey& survey, std::vector<Relation>& relations) const {
  if (answers_.empty()) return;
  for (Relation& relation : relations) {
    if (const std::optional<bool> holds = find(id_of(survey, relation)))
      relation.score = *holds ? kConfirmedScore : 0;
  }
  std::erase_if(relations, [](const Relation& relation) { return relation.score == 0; });
}

void DataAnswers::apply(const Survey& survey, std::vector<TableKey>& keys) const {
  if (answers_.empty()) return;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].columns.empty()) continue;
    const std::optional<bool> holds = find(id_of(*survey.tables[i].table, keys[i]));
    if (!holds) continue;
    if (*holds) {
      keys[i].score = kConfirmedScore;
    } else {
      keys[i].kind = KeyKind::kRefuted;
    }
  }
}

DataQuestion question_of(const Survey& survey, std::uint32_t number, const TableKey& key) {
  const CatalogTable& table = *survey.tables[number].table;
  const KeyShape shape = key_shape(table, key.columns);
  return {.id = id_of(table, key),
          .about = {},
          .sql = fill("SELECT count(*) = count(DISTINCT {}) FROM {}",
                      {key_expression(shape, table, key.columns), qualified_name(table)}),
          .asks = DataQuestionKind::kUnique};
}

DataQuestion question_of(const Survey& survey, const Relation& relation) {
  const CatalogTable& table = *survey.tables[relation.table].table;
  const CatalogTable& target = *survey.tables[relation.references].table;
  const std::string s = free_alias('s', table, target);
  const std::string t = free_alias('t', table, target);
  std::string same;
  for (std::size_t i = 0; i < relation.columns.size(); ++i) {
    if (i > 0) same += " AND ";
    same += fill("{} = {}", {column_reference(target, relation.key[i], t),
                             column_reference(table, relation.columns[i], s)});
  }
  return {
      .id = id_of(survey, relation),
      .about = {},
      .sql = fill(
          "SELECT count(*) = 0 FROM {} {} WHERE {} AND NOT EXISTS (SELECT 1 FROM {} {} WHERE {})",
          {qualified_name(table), s, none_is_null(table, relation.columns, s),
           qualified_name(target), t, same}),
      .asks = DataQuestionKind::kIncluded};
}

}  // namespace mapping
