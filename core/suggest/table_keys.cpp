#include "suggest/table_keys.h"

#include <algorithm>
#include <string>

#include "mapping/text.h"

namespace mapping {
namespace {

// Ends of names that tell the rows of one parent apart.
constexpr std::string_view kRowWords[] = {"seq",     "sequence", "line",    "position", "index",
                                          "idx",     "ordinal",  "version", "revision", "step",
                                          "linenum", "rownum",   "nth",     "lineno"};
constexpr std::string_view kMomentWords[] = {
    "startdate",    "effectivedate", "validfrom",      "fromdate",    "effectivefrom", "begindate",
    "snapshotdate", "asofdate",      "loaddate",       "loaddt",      "date",          "month",
    "year",         "day",           "ratechangedate", "periodstart", "timestamp"};
constexpr std::string_view kLanguageWords[] = {"language", "languagecode", "locale",
                                               "lang",     "languageid",   "culture"};

class Chooser {
 public:
  Chooser(const Survey& survey, std::uint32_t table, std::span<const Relation> relations)
      : facts_(survey.tables[table]), survey_(survey), relations_(relations) {}

  TableKey choose() const {
    const KeyClaim* const claim = facts_.claims.empty() ? nullptr : &facts_.claims.front();
    const std::uint8_t strength = claim == nullptr || claim->is_shared ? 0 : claim->strength;
    const bool is_weak = claim != nullptr && !is_strong(claim->word) && strength < kExactClaim;
    if (strength >= kFairClaim && (!is_weak || relations_.empty())) return named(*claim);
    const std::uint32_t row = relations_.empty() ? kNoColumn : find_row_column();
    if (row != kNoColumn && (relations_.size() == 1 || is_line(row)))
      return {KeyKind::kNumbered, 70, {parent().columns.front(), row}};
    if (claim != nullptr && claim->is_shared && !relations_.empty())
      return {KeyKind::kShared, 66, {claim->column}};
    if (relations_.size() > 1) return linking(row);
    if (claim != nullptr)
      return {KeyKind::kFirst, claim->word == KeyWord::kNone ? 50 : 62, {claim->column}};
    return {};
  }

 private:
  static constexpr std::uint32_t kNoColumn = 0xFFFFFFFF;

  static TableKey named(const KeyClaim& claim) {
    const int score = claim.strength >= kExactClaim ? 92 : claim.strength >= 70 ? 82 : 66;
    return {KeyKind::kNamed, score, {claim.column}};
  }

  [[nodiscard]] bool refers(std::uint32_t column) const {
    return std::ranges::any_of(relations_, [column](const Relation& relation) {
      return relation.columns.front() == column;
    });
  }

  // Whose rows the table divides: an order of order lines.
  [[nodiscard]] const Relation& parent() const {
    for (const Relation& relation : relations_) {
      if (facts_.entity.text.starts_with(survey_.tables[relation.references].entity.text))
        return relation;
    }
    return relations_.front();
  }

  // What tells the rows of one parent apart, near the columns that refer to others; moments and languages where there is
  // one parent alone.
  [[nodiscard]] std::uint32_t find_row_column() const {
    std::size_t count = 0;
    while (count < relations_.size() && relations_[count].columns.front() <= count + 1) ++count;
    constexpr std::size_t kMost = 8;
    count = std::min({facts_.table->columns.size(), count + 2, kMost});
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!refers(i) && tells_rows(i)) return i;
    }
    return kNoColumn;
  }

  // A line of something: its number alone tells it from the other lines.
  [[nodiscard]] bool is_line(std::uint32_t column) const {
    const Stem& stem = survey_.stem(facts_, column);
    return stem.key_word == KeyWord::kNumber || stem.text.starts_with("line");
  }

  [[nodiscard]] bool tells_rows(std::uint32_t column) const {
    const Stem& stem = survey_.stem(facts_, column);
    const TypeFamily family = survey_.type(facts_, column).family;
    if (family == TypeFamily::kWhole) {
      const std::string_view text = stem.text;
      if (stem.key_word == KeyWord::kNumber && (text.empty() || is_part_of_name(text))) return true;
      if (text.size() > 2 && facts_.entity.text.ends_with(text)) return true;
      if (std::ranges::any_of(kRowWords, [&](std::string_view word) {
            return text == word ||
                   (text.ends_with(word) && stem.may_begin_at(text.size() - word.size()));
          }))
        return true;
    }
    if (relations_.size() > 1) return false;
    return is_one_of(kMomentWords, stem.text) || (is_one_of(kLanguageWords, stem.text));
  }

  [[nodiscard]] bool is_part_of_name(std::string_view text) const {
    return text == "line" || text == "item" || text == "row" || text == "sequence" ||
           facts_.entity.text.ends_with(text);
  }

  // What is linked: the columns that stand first, or both where there are two.
  [[nodiscard]] TableKey linking(std::uint32_t row) const {
    TableKey key{KeyKind::kLink, relations_.size() == 2 ? 66 : 50, {}};
    for (std::uint32_t i = 0; i < relations_.size(); ++i) {
      const std::uint32_t column = relations_[i].columns.front();
      if (i > 1 && column != i) break;
      key.columns.push_back(column);
    }
    if (row != kNoColumn) key.columns.push_back(row);
    return key;
  }

  const TableFacts& facts_;
  const Survey& survey_;
  std::span<const Relation> relations_;
};

// How keys call a column: by its stem and the kind of its word.
struct KeyName {
  std::uint32_t stem = 0;
  KeyWord word = KeyWord::kNone;

  friend auto operator<=>(const KeyName&, const KeyName&) = default;
};

KeyName key_name(const Survey& survey, const TableFacts& facts, std::uint32_t column) {
  const ColumnName& name = survey.name(facts, column);
  return {name.number, name.stem.key_word};
}

class CompoundSearch {
 public:
  CompoundSearch(const Survey& survey, std::span<const TableKey> keys)
      : survey_(survey), keys_(keys) {
    for (std::uint32_t i = 0; i < keys.size(); ++i) claim(i);
  }

  std::vector<Relation> run() {
    std::vector<Relation> found;
    if (!has_pairs_) return found;
    for (std::uint32_t i = 0; i < survey_.tables.size(); ++i) find(i, found);
    return found;
  }

 private:
  void claim(std::uint32_t table) {
    const TableKey& key = keys_[table];
    if (key.columns.size() < 2) return;
    if (key.kind == KeyKind::kLink && !is_named_after_parts(table)) return;
    const TableFacts& facts = survey_.tables[table];
    const Stem& row = survey_.stem(facts, key.columns.back());
    if (key.kind == KeyKind::kNumbered && row.key_word != KeyWord::kNumber && row.text != "line")
      return;  // every other table has a position or a version of its own
    const KeyName first = key_name(survey_, facts, key.columns[0]);
    const KeyName second = key_name(survey_, facts, key.columns[1]);
    // What has no name but that of a key is looked for by nobody.
    if (first.stem == NameNumbers::kNone || second.stem == NameNumbers::kNone) return;
    const std::uint8_t strength = key.kind == KeyKind::kNumbered ? 85 : 76;
    has_pairs_ = true;
    pairs_.claim(pair_of(facts.schema, first, second), {.table = table, .strength = strength});
  }

  // partsupp of part and supp, with something to say of the two: others may refer to the pair.
  [[nodiscard]] bool is_named_after_parts(std::uint32_t table) const {
    const TableFacts& facts = survey_.tables[table];
    const std::size_t columns = facts.table->columns.size();
    return columns > keys_[table].columns.size() &&
           std::ranges::all_of(keys_[table].columns, [&](std::uint32_t column) {
             const std::string& stem = survey_.stem(facts, column).text;
             return facts.entity.text.find(stem) != std::string::npos;
           });
  }

  // Words are fewer than kWords, so that a name is one number.
  static NameIndex::Place pair_of(std::uint32_t scope, KeyName a, KeyName b) {
    constexpr std::uint32_t kWords = 16;
    const auto number = [](KeyName name) {
      return name.stem * kWords + static_cast<std::uint32_t>(name.word);
    };
    const auto& [first, second] = std::minmax(a, b);
    return {scope, number(first), number(second)};
  }

  void find(std::uint32_t table, std::vector<Relation>& found) const {
    constexpr std::size_t kMost = 12;
    const TableFacts& facts = survey_.tables[table];
    std::vector<std::uint32_t> columns;
    std::vector<KeyName> names;
    for (std::uint32_t i = 0; i < facts.table->columns.size() && names.size() < kMost; ++i) {
      const Stem& stem = survey_.stem(facts, i);
      const TypeFamily family = survey_.type(facts, i).family;
      if (stem.text.empty() || family == TypeFamily::kOther ||
          (stem.key_word == KeyWord::kNone && family != TypeFamily::kWhole))
        continue;
      columns.push_back(i);
      names.push_back(key_name(survey_, facts, i));
    }
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (std::size_t j = i + 1; j < names.size(); ++j) {
        const NameIndex::Claim* const pair = pairs_.find(pair_of(facts.schema, names[i], names[j]));
        if (pair != nullptr && pair->table != table && !pair->is_shared)
          refer(table, columns, names, *pair, found);
      }
    }
  }

  // Every column of the key has one of the same name and kind of type here.
  void refer(std::uint32_t table, std::span<const std::uint32_t> columns,
             std::span<const KeyName> names, const NameIndex::Claim& pair,
             std::vector<Relation>& found) const {
    const TableKey& key = keys_[pair.table];
    const TableFacts& facts = survey_.tables[table];
    const TableFacts& target = survey_.tables[pair.table];
    Relation relation{.table = table,
                      .references = pair.table,
                      .key = key.columns,
                      .score = pair.strength,
                      .evidence = Evidence::kWholeKey};
    for (const std::uint32_t column : key.columns) {
      const auto at = std::ranges::find(names, key_name(survey_, target, column));
      if (at == names.end()) return;
      relation.columns.push_back(columns[static_cast<std::size_t>(at - names.begin())]);
    }
    for (std::size_t i = 0; i < key.columns.size(); ++i) {
      const auto family = [this](const TableFacts& of, std::uint32_t column) {
        return survey_.type(of, column).family;
      };
      if (family(facts, relation.columns[i]) != family(target, key.columns[i])) return;
    }
    // The number is the one of the table's own rows.
    if (key.kind == KeyKind::kNumbered && keys_[table].kind == KeyKind::kNumbered &&
        keys_[table].columns.back() == relation.columns.back())
      return;
    const bool is_same_key = keys_[table].columns.size() == key.columns.size() &&
                             std::ranges::is_permutation(keys_[table].columns, relation.columns);
    if (!is_same_key) found.push_back(std::move(relation));
  }

  const Survey& survey_;
  std::span<const TableKey> keys_;
  NameIndex pairs_;  // tables by two columns of their keys
  bool has_pairs_ = false;
};

}  // namespace

std::vector<TableKey> choose_keys(const Survey& survey, std::span<const Relation> relations) {
  std::vector<TableKey> keys;
  keys.reserve(survey.tables.size());
  std::size_t begin = 0;
  for (std::uint32_t i = 0; i < survey.tables.size(); ++i) {
    std::vector<Relation> own;
    for (; begin < relations.size() && relations[begin].table == i; ++begin) {
      if (relations[begin].score >= kLikelyScore) own.push_back(relations[begin]);
    }
    keys.push_back(Chooser(survey, i, own).choose());
  }
  return keys;
}

std::vector<Relation> find_compound_relations(const Survey& survey,
                                              std::span<const TableKey> keys) {
  return CompoundSearch(survey, keys).run();
}

}  // namespace mapping
