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

bool is_own_key(const TableFacts& facts, std::uint32_t column) {
  return !facts.claims.empty() && facts.claims.front().column == column &&
         !facts.claims.front().is_shared;
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
    const Stem stem = stems_of(facts, i).stems[0];
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
void keep_best(const Survey& survey, std::vector<FirstColumn>& group) {
  const auto rank = [&](const FirstColumn& first) {
    return std::tuple(first.open_columns, first.column,
                      survey.tables[first.table].entity.text.size());
  };
  const FirstColumn winner = std::ranges::min(group, {}, rank);
  const std::string& name = survey.tables[winner.table].entity.text;
  const bool is_clear = std::ranges::all_of(group, [&](const FirstColumn& other) {
    return other.table == winner.table || other.open_columns > winner.open_columns ||
           other.column > winner.column || survey.tables[other.table].entity.text.starts_with(name);
  });
  group.clear();
  if (is_clear) group.push_back(winner);
}

struct NamedColumn {
  std::uint32_t schema = 0;
  std::string name;
  FirstColumn first;
};

// Gives tables whose key no name tells their first column that refers to nothing; false where there was none to give.
bool claim_first_columns(Survey& survey) {
  std::vector<NamedColumn> found;
  for (std::uint32_t i = 0; i < survey.tables.size(); ++i) {
    if (!survey.tables[i].claims.empty() || survey.tables[i].is_derived) continue;
    const std::optional<FirstColumn> first = find_first_column(survey, i);
    if (!first) continue;
    const Stem stem = stems_of(survey.tables[i], first->column).stems[0];
    found.push_back({survey.tables[i].schema, key_name(stem.text, stem.key_word), *first});
  }
  const auto same = [](const NamedColumn& a, const NamedColumn& b) {
    return a.schema == b.schema && a.name == b.name;
  };
  std::ranges::sort(found, {}, [](const NamedColumn& column) {
    return std::tuple(column.schema, std::string_view(column.name), column.first.table);
  });
  bool any = false;
  std::vector<FirstColumn> group;
  for (std::size_t i = 0; i < found.size(); ++i) {
    group.push_back(found[i].first);
    if (i + 1 < found.size() && same(found[i], found[i + 1])) continue;
    keep_best(survey, group);
    for (const FirstColumn& first : group) {
      TableFacts& facts = survey.tables[first.table];
      const Stem stem = stems_of(facts, first.column).stems[0];
      facts.claims.push_back(
          {.column = first.column, .strength = kWeakClaim, .word = stem.key_word});
      survey.by_key.claim(facts.schema, found[i].name,
                          {.table = first.table, .column = first.column, .strength = kWeakClaim});
      any = true;
    }
    group.clear();
  }
  return any;
}

// `is_named` becomes true for tables without a key of their own that a column names.
std::vector<Relation> search_all(const Survey& survey, bool knows_shared_keys,
                                 std::vector<bool>& is_named) {
  std::vector<Relation> relations;
  is_named.resize(survey.tables.size());
  for (std::uint32_t i = 0; i < survey.tables.size(); ++i) {
    const TableFacts& facts = survey.tables[i];
    for (std::uint32_t c = 0; c < facts.table->columns.size(); ++c) {
      if (is_own_key(facts, c)) continue;
      RelationSearch search(survey, i, c, knows_shared_keys);
      Relation relation = search.run();
      if (search.keyless() != RelationSearch::kNoTable) is_named[search.keyless()] = true;
      if (relation.score != 0) relations.push_back(std::move(relation));
    }
  }
  return relations;
}

// A table without a key of its own whose first column refers to another has that one's key, where it refers to no third
// or others name it.
bool claim_shared_keys(Survey& survey, std::span<const Relation> relations,
                       const std::vector<bool>& is_named) {
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
                            .word = stems_of(facts, 0).stems[0].key_word,
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
    const Stem stem = stems_of(facts, relation.columns.front()).stems[0];
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
  for (int round = 0; round < kMostRounds && claim_first_columns(survey); ++round) continue;
  std::vector<bool> is_named;
  std::vector<Relation> relations = search_all(survey, false, is_named);
  const bool shares = claim_shared_keys(survey, relations, is_named);
  if (notice_plain_names(survey, relations) || shares) return search_all(survey, shares, is_named);
  return relations;
}

}  // namespace mapping
