#include "suggest/relations.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "suggest/keys.h"
#include "suggest/relation_search.h"

namespace mapping {
namespace {

// A key of the table that is its own, though tables of the same name elsewhere may have it, too.
bool is_own_key(const TableFacts& facts, std::uint32_t column) {
  return std::ranges::any_of(facts.claims, [&](const KeyClaim& claim) {
    const bool is_first = &claim == facts.claims.data();
    return claim.column == column && !claim.is_shared &&
           (is_first || claim.strength >= kExactClaim);
  });
}

// A column that may be the key of a table whose key no name tells.
struct FirstColumn {
  std::uint32_t table = 0;
  std::uint32_t column = 0;
  std::uint32_t open_columns = 0;  // that speak of keys and refer to nothing that is known
};

// The first column that speaks of a key, where all before it do so, too, and refer to other tables.
std::optional<FirstColumn> find_first_column(const Survey& survey, std::uint32_t table) {
  const TableFacts& facts = survey.tables[table];
  FirstColumn first{.table = table};
  for (std::uint32_t i = 0; i < facts.table->columns.size(); ++i) {
    const Stem& stem = survey.stem(facts, i);
    const bool is_key = is_strong(stem.key_word) && stem.key_word != KeyWord::kForeign &&
                        stem.text != "row";  // rowguid
    if (!is_key) break;
    RelationSearch search(survey, table, i, false);
    if (search.run().score >= kLikelyScore || search.keyless() != RelationSearch::kNoTable)
      continue;
    if (first.open_columns++ == 0) first.column = i;
  }
  if (first.open_columns == 0) return std::nullopt;
  return first;
}

// Of the tables that begin with one column, the key belongs to the one with the fewest open questions: patients with
// nothing but a subject_id, not admissions with a subject_id and a hadm_id. Where two have as few, it is of the one where it
// stands first, or whose name the other's begins with; else of neither.
class FirstColumns {
 public:
  explicit FirstColumns(Survey& survey) : survey_(survey) {}

  // False where there was nothing to claim.
  bool claim() {
    for (std::uint32_t i = 0; i < survey_.tables.size(); ++i) {
      const TableFacts& facts = survey_.tables[i];
      if (!facts.claims.empty() || facts.is_derived) continue;
      const std::optional<FirstColumn> first = find_first_column(survey_, i);
      if (!first) continue;
      found_.push_back(*first);
      const auto number = static_cast<std::uint32_t>(found_.size() - 1);
      // The strength of a claim does not matter: all are of one.
      best_.claim(place_of(*first), {.table = number, .strength = 1});
      const std::uint32_t best = best_.find(place_of(*first))->table;
      groups_.push_back(best);
      winners_.push_back(number);
      if (rank(*first) < rank(found_[winners_[best]])) winners_[best] = number;
    }
    drop_contested();
    return claim_winners();
  }

 private:
  [[nodiscard]] NameIndex::Place place_of(const FirstColumn& first) const {
    const TableFacts& facts = survey_.tables[first.table];
    const ColumnName& name = survey_.name(facts, first.column);
    return key_place(facts.schema, name.number, name.stem.key_word);
  }

  [[nodiscard]] std::tuple<std::uint32_t, std::uint32_t, std::size_t> rank(
      const FirstColumn& first) const {
    return {first.open_columns, first.column, survey_.tables[first.table].entity.text.size()};
  }

  void drop_contested() {
    for (std::uint32_t i = 0; i < found_.size(); ++i) {
      const std::uint32_t number = winners_[groups_[i]];
      if (number == kNobody || number == i) continue;
      const FirstColumn& winner = found_[number];
      const bool is_behind = found_[i].open_columns > winner.open_columns ||
                             found_[i].column > winner.column ||
                             survey_.tables[found_[i].table].entity.text.starts_with(
                                 survey_.tables[winner.table].entity.text);
      if (!is_behind) winners_[groups_[i]] = kNobody;
    }
  }

  bool claim_winners() {
    bool any = false;
    for (std::uint32_t i = 0; i < found_.size(); ++i) {
      if (winners_[groups_[i]] != i) continue;
      TableFacts& facts = survey_.tables[found_[i].table];
      const std::uint32_t column = found_[i].column;
      const KeyWord word = survey_.stem(facts, column).key_word;
      facts.claims.push_back({.column = column, .strength = kWeakClaim, .word = word});
      survey_.by_key.claim(place_of(found_[i]),
                           {.table = found_[i].table, .column = column, .strength = kWeakClaim});
      any = true;
    }
    return any;
  }

  static constexpr std::uint32_t kNobody = 0xFFFFFFFF;

  Survey& survey_;
  std::vector<FirstColumn> found_;
  std::vector<std::uint32_t> groups_;   // by number: the first with the same name
  std::vector<std::uint32_t> winners_;  // by group
  NameIndex best_;                      // groups by name
};

// `is_named` becomes true for tables without a key of their own that a column names.
std::vector<Relation> search_all(const Survey& survey, bool knows_shared_keys,
                                 std::vector<std::uint8_t>& is_named) {
  std::vector<Relation> relations;
  is_named.resize(survey.tables.size());
  for (std::uint32_t i = 0; i < survey.tables.size(); ++i) {
    const TableFacts& facts = survey.tables[i];
    for (std::uint32_t c = 0; c < facts.table->columns.size(); ++c) {
      if (is_own_key(facts, c)) continue;
      RelationSearch search(survey, i, c, knows_shared_keys);
      Relation relation = search.run();
      if (search.keyless() != RelationSearch::kNoTable) is_named[search.keyless()] = 1;
      if (relation.score != 0) relations.push_back(std::move(relation));
    }
  }
  return relations;
}

// A table without a key of its own whose first column refers to another has that one's key, where it refers to no third
// or others name it.
bool claim_shared_keys(Survey& survey, std::span<const Relation> relations,
                       const std::vector<std::uint8_t>& is_named) {
  bool any = false;
  for (std::size_t begin = 0, end = 0; begin < relations.size(); begin = end) {
    std::size_t likely = 0;
    for (; end < relations.size() && relations[end].table == relations[begin].table; ++end)
      likely += relations[end].score >= kLikelyScore ? 1 : 0;
    const Relation& first = relations[begin];
    TableFacts& facts = survey.tables[first.table];
    if (!facts.claims.empty() || first.columns.front() != 0) continue;
    if (likely != 1 && !is_named[first.table]) continue;
    facts.claims.push_back({.column = 0,
                            .strength = kWeakClaim,
                            .word = survey.stem(facts, 0).key_word,
                            .is_shared = true});
    any = true;
  }
  return any;
}

// Whether the names of columns are those of tables more often than they say that they hold a key.
bool notice_plain_names(Survey& survey, std::span<const Relation> relations) {
  std::vector<std::uint32_t> plain(survey.is_plain.size());
  std::vector<std::uint32_t> marked(survey.is_plain.size());
  for (const Relation& relation : relations) {
    const TableFacts& facts = survey.tables[relation.table];
    const Stem& stem = survey.stem(facts, relation.columns.front());
    ++(stem.key_word == KeyWord::kNone ? plain : marked)[facts.schema];
  }
  bool any = false;
  constexpr std::uint32_t kFewest = 3;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    survey.is_plain[i] = plain[i] >= kFewest && plain[i] > marked[i];
    any = any || survey.is_plain[i];
  }
  return any;
}

}  // namespace

std::vector<Relation> find_relations(Survey& survey) {
  // What the keys of some tables tell makes clear what is left of others.
  constexpr int kMostRounds = 4;
  for (int round = 0; round < kMostRounds && FirstColumns(survey).claim(); ++round) continue;
  std::vector<std::uint8_t> is_named;
  std::vector<Relation> relations = search_all(survey, false, is_named);
  const bool shares = claim_shared_keys(survey, relations, is_named);
  if (notice_plain_names(survey, relations) || shares) return search_all(survey, shares, is_named);
  return relations;
}

}  // namespace mapping
