#include "suggest/relations.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "mapping/text.h"
#include "suggest/keys.h"

namespace mapping {
namespace {

// Of a row of the same table, and how surely.
struct RoleWord {
  std::string_view word;
  int score;
};
constexpr RoleWord kParentWords[] = {
    {"parent", 84},      {"reportsto", 84}, {"supervisor", 66}, {"superior", 74},
    {"predecessor", 70}, {"successor", 70}, {"previou", 62},    {"prev", 62},
    {"replyto", 66},     {"inreplyto", 72}, {"replacedby", 66}, {"duplicateof", 66},
    {"mergedinto", 66},  {"ancestor", 66},  {"supersededby", 66}};

// What people do, ends of names.
constexpr std::string_view kPersonWords[] = {
    "edby",     "enby",      "author",   "owner",     "creator",  "editor",   "approver",
    "assignee", "assignedto", "reporter", "reviewer", "moderator", "sender",  "recipient",
    "receiver", "follower",  "uploader", "inviter",   "invitee",  "submitter", "requester",
    "manager",  "salesrep", "supportrep", "salesperson", "supervisor", "boss", "representative", "leader"};
// The last so many of them work for somebody.
constexpr std::size_t kWorkingWords = 7;
constexpr std::string_view kPersonTables[] = {"user",   "person",  "member", "account",
                                              "profile", "employee", "staff"};
constexpr std::string_view kWorkerTables[] = {"employee", "staff", "worker", "user", "person"};

constexpr std::uint8_t kBareId = 100;

constexpr int kRolePenalty = 5;
constexpr int kGluedRolePenalty = 9;
constexpr int kOtherSchemaPenalty = 6;
constexpr int kSharedPenalty = 25;
constexpr int kLengthPenalty = 6;
constexpr int kBareColumnPenalty = 17;
constexpr int kBareRolePenalty = 40;
constexpr int kPolymorphicPenalty = 20;

// The column in one of the readings of its name, and what was found for it so far.
class Search {
 public:
  Search(const Survey& survey, std::uint32_t table, std::uint32_t column, bool knows_shared_keys)
      : survey_(survey),
        knows_shared_keys_(knows_shared_keys),
        facts_(survey.tables[table]),
        table_(table),
        type_(column_type(facts_.table->columns[column].type)) {
    best_.table = table;
    best_.columns = {column};
  }

  Relation run();
  // A table that the column names and that has no key of its own; kNoTable for none.
  [[nodiscard]] std::uint32_t keyless() const { return keyless_; }

  static constexpr std::uint32_t kNoTable = 0xFFFFFFFF;

 private:
  void read(const Stem& stem);
  bool read_from(std::size_t begin);
  void look_up_key(std::string_view part, int role);
  void look_up_table(std::string_view part, int role);
  void look_up_own_part();
  void look_up_owner();
  void look_up_beginning();
  void look_up_parent();
  void look_up_person();
  void look_up_means();
  bool look_up_sibling();
  void refer_to(std::uint32_t table, int score, Evidence evidence);
  void take(std::uint32_t table, std::uint32_t key, int score, Evidence evidence);
  [[nodiscard]] bool is_compatible(std::uint32_t table, std::uint32_t column) const;
  [[nodiscard]] std::optional<int> penalty_of(const KeyClaim& claim) const;
  [[nodiscard]] bool is_still_claimed(const NameIndex::Claim& claim) const;
  [[nodiscard]] bool is_polymorphic() const;
  [[nodiscard]] bool may_be_bare(std::uint32_t table) const;
  [[nodiscard]] std::uint32_t column() const { return best_.columns.front(); }

  template <typename Use>
  void find(const NameIndex& index, std::string_view name, Use&& use) {
    if (const NameIndex::Claim* const claim = index.find(facts_.schema, name)) use(*claim, 0);
    const NameIndex::Claim* const other = index.find(facts_.catalog_scope, name);
    if (other != nullptr && survey_.tables[other->table].schema != facts_.schema)
      use(*other, kOtherSchemaPenalty);
  }

  const Survey& survey_;
  bool knows_shared_keys_;
  const TableFacts& facts_;
  std::uint32_t table_;
  ColumnType type_;
  const Stem* stem_ = nullptr;
  std::uint32_t keyless_ = kNoTable;
  Relation best_;
};

// A number or a code of a thing may be any text; a key may not.
bool may_refer(const Stem& stem, const ColumnType& type) {
  if (type.family == TypeFamily::kOther || type.family == TypeFamily::kDate) return false;
  return stem.key_word != KeyWord::kNone || type.family != TypeFamily::kText ||
         stem.text.size() < 16;
}

bool Search::is_compatible(std::uint32_t table, std::uint32_t column) const {
  return column_type(survey_.tables[table].table->columns[column].type).family == type_.family;
}

void Search::take(std::uint32_t table, std::uint32_t key, int score, Evidence evidence) {
  if (table == table_ && key == column()) return;
  const std::uint32_t length =
      column_type(survey_.tables[table].table->columns[key].type).length;
  if (length != type_.length && length != 0 && type_.length != 0) score -= kLengthPenalty;
  if (score <= best_.score) return;
  best_.references = table;
  best_.key = {key};
  best_.score = score;
  best_.evidence = evidence;
}

// How much less likely it is that the column holds this key of a table that it names.
std::optional<int> Search::penalty_of(const KeyClaim& claim) const {
  const KeyWord word = stem_->key_word;
  if (word == KeyWord::kForeign || word == claim.word) return claim.is_bare ? 0 : 6;
  if (word == KeyWord::kNone) return claim.is_bare || is_strong(claim.word) ? 0 : 8;
  if (!is_strong(word) || !is_strong(claim.word)) return std::nullopt;
  if (claim.is_bare || claim.word == KeyWord::kPrimary) return 4;
  return std::nullopt;
}

void Search::refer_to(std::uint32_t table, int score, Evidence evidence) {
  const bool is_first = keyless_ == kNoTable;
  if (is_first && survey_.tables[table].claims.empty() && score >= kSureScore) keyless_ = table;
  for (const KeyClaim& claim : survey_.tables[table].claims) {
    if (claim.strength < kWeakClaim || !is_compatible(table, claim.column)) continue;
    const std::optional<int> penalty = penalty_of(claim);
    if (!penalty) continue;
    take(table, claim.column, score - *penalty, evidence);
    return;
  }
}

int score_of_key(std::uint8_t strength) {
  if (strength >= 80) return 96;
  if (strength >= kGoodClaim) return 90;
  if (strength >= kFairClaim) return 82;
  return 66;
}

void Search::look_up_key(std::string_view part, int role) {
  find(survey_.by_key, key_name(part, stem_->key_word),
       [&](const NameIndex::Claim& claim, int penalty) {
         if (!is_compatible(claim.table, claim.column) || !is_still_claimed(claim)) return;
         if (claim.table == table_ && role == 0) return;
         const int shared = claim.is_shared ? kSharedPenalty : 0;
         take(claim.table, claim.column, score_of_key(claim.strength) - role - penalty - shared,
              role == 0 ? Evidence::kKeyName : Evidence::kKeyRole);
       });
}

// A better claim of another table may have ended it.
bool Search::is_still_claimed(const NameIndex::Claim& claim) const {
  const std::vector<KeyClaim>& claims = survey_.tables[claim.table].claims;
  return std::ranges::find(claims, claim.column, &KeyClaim::column) != claims.end();
}

int score_of_name(std::uint8_t strength) {
  if (strength >= kWholeName) return 95;
  if (strength >= kDerivedName) return 84;
  if (strength >= kNameWithoutKind) return 80;
  return 76;
}

bool is_related(const TableFacts& a, const TableFacts& b) {
  const std::string_view name = a.table->name;
  const std::size_t end = name.find('_');
  return end != std::string_view::npos && b.table->name.starts_with(name.substr(0, end + 1));
}

void Search::look_up_table(std::string_view part, int role) {
  const bool is_bare = stem_->key_word == KeyWord::kNone;
  if (is_bare && stem_->is_plural) return;
  find(survey_.by_name, part, [&](const NameIndex::Claim& claim, int penalty) {
    if (claim.table == table_ && (role == 0 || is_bare)) return;
    int score = score_of_name(claim.strength) - role - penalty;
    if (claim.strength <= kNameEnd && is_related(facts_, survey_.tables[claim.table])) score += 6;
    if (claim.is_shared) score -= kSharedPenalty;
    if (is_bare)
      score -= role == 0 || survey_.is_plain[facts_.schema] ? kBareColumnPenalty : kBareRolePenalty;
    if (is_bare && (claim.strength < kDerivedName || !may_be_bare(claim.table))) return;
    if (role == 0 && is_polymorphic())
      score -= claim.strength == kWholeName ? kPolymorphicPenalty : 2 * kSharedPenalty;
    refer_to(claim.table, score, role == 0 ? Evidence::kTableName : Evidence::kTableRole);
  });
}

// A text that has a table's name holds the key only where that is an `id` of just that type: it is a word otherwise.
bool Search::may_be_bare(std::uint32_t table) const {
  if (type_.family != TypeFamily::kText) return true;
  const TableFacts& facts = survey_.tables[table];
  if (facts.claims.empty() || facts.claims.front().strength < kBareId) return false;
  return column_type(facts.table->columns[facts.claims.front().column].type).length == type_.length;
}

// `type_id` of artist: artist_type.
void Search::look_up_own_part() {
  const NameIndex::Claim* claim =
      survey_.by_name.find(facts_.schema, facts_.entity.text + stem_->text);
  if (claim == nullptr) claim = survey_.by_name.find(facts_.schema, facts_.name + stem_->text);
  if (claim == nullptr || claim->table == table_ || claim->strength < kDerivedName) return;
  const bool is_bare = stem_->key_word == KeyWord::kNone;
  if (is_bare && type_.family == TypeFamily::kText) return;
  refer_to(claim->table, is_bare ? 66 : 84, Evidence::kOwnPart);
}

// `order_id` of sale_order_line, and `post_id` of blog_comment: what stands before is what the table's own name begins with.
void Search::look_up_owner() {
  const std::string& own = facts_.name;
  const std::size_t at = own.find(stem_->text, 1);
  const std::size_t first = facts_.table->name.find('_');
  const auto refer = [&](const std::string& name) {
    const NameIndex::Claim* const claim = survey_.by_name.find(facts_.schema, name);
    if (claim != nullptr && claim->table != table_ && claim->strength >= kDerivedName)
      refer_to(claim->table, 86, Evidence::kOwner);
  };
  if (stem_->key_word == KeyWord::kNone) return;
  if (at != std::string::npos) refer(own.substr(0, at + stem_->text.size()));
  if (first != std::string_view::npos)
    refer(to_lower(facts_.table->name.substr(0, first)) + stem_->text);
}

// `cust_id` and customer, whatever customer's key is called.
void Search::look_up_beginning() {
  if (stem_->key_word == KeyWord::kNone) return;
  const NameIndex::Claim* const claim = survey_.by_beginning.find(facts_.schema, stem_->text);
  if (claim == nullptr || claim->table == table_ || claim->is_shared) return;
  refer_to(claim->table, 68, Evidence::kShortName);
}

// A name without a word for a key is no more than a role, of itself or of its table: `post_author` in posts.
std::string_view role_of(const Stem& stem, const TableFacts& facts) {
  std::string_view role = stem.text;
  const std::string_view own = facts.entity.text;
  if (role.size() > own.size() && role.starts_with(own)) role.remove_prefix(own.size());
  return role;
}

void Search::look_up_parent() {
  const std::string_view role = role_of(*stem_, facts_);
  constexpr std::string_view kParent = "parent";
  if (role.size() > kParent.size() && role.starts_with(kParent) &&
      facts_.entity.text.ends_with(role.substr(kParent.size())))
    return refer_to(table_, 82, Evidence::kParent);
  for (const RoleWord& word : kParentWords) {
    if (word.word == role) return refer_to(table_, word.score, Evidence::kParent);
  }
}

void Search::look_up_person() {
  const std::string_view role = role_of(*stem_, facts_);
  const auto* const found = std::ranges::find_if(kPersonWords, [&](std::string_view word) {
    return stem_->key_word == KeyWord::kNone && !word.ends_with("by") ? role == word
                                                                      : role.ends_with(word);
  });
  if (found == std::end(kPersonWords)) return;
  const bool is_worker = std::end(kPersonWords) - found <= static_cast<int>(kWorkingWords);
  const std::span<const std::string_view> tables =
      is_worker ? std::span<const std::string_view>(kWorkerTables) : kPersonTables;
  for (const std::string_view name : tables) {
    const NameIndex::Claim* const claim = survey_.by_name.find(facts_.schema, name);
    if (claim == nullptr || claim->is_shared) continue;
    const int own = claim->table == table_ ? 8 : 0;
    return refer_to(claim->table, 66 + own, Evidence::kPerson);
  }
}

// `ship_via`: a shipper.
void Search::look_up_means() {
  const std::string_view name = stem_->text;
  constexpr std::string_view kMeans = "via";
  if (!name.ends_with(kMeans)) return;
  std::string doer(name.substr(0, name.size() - kMeans.size()));
  if (doer.empty()) return;
  const char last = doer.back();
  if (last != 'e') doer.push_back(last);
  doer += last == 'e' ? "r" : "er";
  const NameIndex::Claim* const claim = survey_.by_name.find(facts_.schema, doer);
  if (claim != nullptr) return refer_to(claim->table, 64, Evidence::kMeans);
}

// Tables that share a key with what their names begin with: employee_history and employee by a number that is neither's.
bool Search::look_up_sibling() {
  const std::string& own = facts_.name;
  if (own.empty() || stem_->key_word == KeyWord::kNone) return false;
  constexpr std::size_t kShortest = 4;
  for (std::size_t size = own.size() - 1; size >= kShortest && size < own.size(); --size) {
    find(survey_.by_name, std::string_view(own).substr(0, size),
         [&](const NameIndex::Claim& claim, int penalty) {
           if (claim.strength < kDerivedName || claim.table == table_) return;
           const TableFacts& sibling = survey_.tables[claim.table];
           if (sibling.claims.empty() || !sibling.claims.front().is_shared ||
               !is_compatible(claim.table, sibling.claims.front().column))
             return;
           const Stem key = stems_of(sibling, sibling.claims.front().column).stems[0];
           if (key.text == stem_->text && key.key_word == stem_->key_word)
             take(claim.table, sibling.claims.front().column, 76 - penalty, Evidence::kKeyName);
         });
    if (best_.score > kLikelyScore) return true;
  }
  return false;
}

// `item_type` beside `item_id`: rows of several tables.
bool Search::is_polymorphic() const {
  const std::string_view name = facts_.column_name(column());
  for (const std::string_view ending : {std::string_view("_id"), std::string_view("id")}) {
    if (name.size() <= ending.size() || !to_lower(name).ends_with(ending)) continue;
    std::string type(name.substr(0, name.size() - ending.size()));
    type += ending.size() == 3 ? "_type" : "type";
    return std::ranges::any_of(facts_.table->columns, [&](const CatalogColumn& other) {
      return equals_ignoring_case(other.name, type) &&
             column_type(other.type).family == TypeFamily::kText;
    });
  }
  return false;
}

// Whether what is found there leaves no question.
bool Search::read_from(std::size_t begin) {
  const std::string_view part = std::string_view(stem_->text).substr(begin);
  const bool is_word = begin < 64 && ((stem_->starts >> begin) & 1U) != 0;
  constexpr std::size_t kShortestGlued = 4;
  if (begin > 0 && !is_word && part.size() < kShortestGlued) return false;
  const int role = begin == 0 ? 0 : is_word ? kRolePenalty : kGluedRolePenalty;
  look_up_key(part, role);
  look_up_table(part, role);
  if (begin == 0) {
    look_up_own_part();
    look_up_owner();
  }
  return best_.score >= kLikelyScore;
}

void Search::read(const Stem& stem) {
  stem_ = &stem;
  if (stem.text.empty() || !may_refer(stem, type_)) return;
  if (knows_shared_keys_ && look_up_sibling()) return;
  for (std::size_t begin = 0; begin + 1 < stem.text.size(); ++begin) {
    if (begin > 0 && !stem.may_begin_at(begin)) continue;
    if (read_from(begin)) return;
  }
  look_up_parent();
  look_up_person();
  look_up_means();
  look_up_beginning();
}

Relation Search::run() {
  const ColumnStems stems = stems_of(facts_, column());
  for (std::size_t i = 0; i < stems.count; ++i) read(stems.stems[i]);
  if (best_.score < kPossibleScore) best_.score = 0;
  return std::move(best_);
}

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
    Search search(survey, table, i, false);
    if (search.run().score >= kLikelyScore || search.keyless() != Search::kNoTable) continue;
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
           other.column > winner.column ||
           survey.tables[other.table].entity.text.starts_with(name);
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
      survey.by_key.claim(
          facts.schema, found[i].name,
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
      Search search(survey, i, c, knows_shared_keys);
      Relation relation = search.run();
      if (search.keyless() != Search::kNoTable) is_named[search.keyless()] = true;
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
  if (notice_plain_names(survey, relations) || shares)
    return search_all(survey, shares, is_named);
  return relations;
}

}  // namespace mapping
