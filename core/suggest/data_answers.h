#pragma once

#include <optional>
#include <span>
#include <string>

#include "mapping/name_table.h"
#include "mapping/suggest_mapping.h"
#include "suggest/relations.h"
#include "suggest/survey.h"
#include "suggest/table_keys.h"

// What data said, and what they are asked.
namespace mapping {

// Beyond what names and types can give.
inline constexpr int kConfirmedScore = 101;

class DataAnswers {
 public:
  explicit DataAnswers(std::span<const DataAnswer> answers);

  // Raises what the data confirm, takes out what they deny.
  void apply(const Survey& survey, std::vector<Relation>& relations) const;
  void apply(const Survey& survey, std::vector<TableKey>& keys) const;

 private:
  [[nodiscard]] std::optional<bool> find(std::string_view id) const;

  std::span<const DataAnswer> answers_;
  NameTable numbers_{NameCase::kExact};
};

// Questions about what names and types do not settle.
[[nodiscard]] DataQuestion question_of(const Survey& survey, std::uint32_t table,
                                       const TableKey& key);
[[nodiscard]] DataQuestion question_of(const Survey& survey, const Relation& relation);

}  // namespace mapping
