#include "suggest/relation_search.h"

#include <algorithm>
#include <span>
#include <string>

#include "mapping/text.h"

namespace mapping {
namespace {

// Of a row of the same table, and how surely.
struct RoleWord {
  std::string_view word;
  int score;
};
constexpr RoleWord kParentWords[] = {{"parent", 84},     {"reportsto", 84},   {"supervisor", 66},
                                     {"superior", 74},   {"predecessor", 70}, {"successor", 70},
                                     {"previou", 62},    {"prev", 62},        {"replyto", 66},
                                     {"inreplyto", 72},  {"replacedby", 66},  {"duplicateof", 66},
                                     {"mergedinto", 66}, {"ancestor", 66},    {"supersededby", 66}};

constexpr std::string_view kPersonTables[] = {"user",    "person",   "member", "account",
                                              "profile", "employee", "staff"};
constexpr std::string_view kWorkerTables[] = {"employee", "staff", "worker", "user", "person"};

constexpr std::uint8_t kBareId = 100;
// What is longer is no name that people give: looking at each part of it would take its length squared.
constexpr std::size_t kLongestName = 128;

constexpr int kRolePenalty = 5;
constexpr int kGluedRolePenalty = 9;
constexpr int kSharedPenalty = 25;
constexpr int kLengthPenalty = 6;
constexpr int kPlainColumnPenalty = 12;
constexpr int kBareColumnPenalty = 17;
constexpr int kBareRolePenalty = 40;
constexpr int kPolymorphicPenalty = 20;

// A number or a code of a thing may be any text; a key may not.
bool may_refer(const Stem& stem, const ColumnType& type) {
  return stem.key_word != KeyWord::kNone || type.family != TypeFamily::kText ||
         stem.text.size() < 16;
}

int score_of_key(std::uint8_t strength) {
  if (strength >= 80) return 96;
  if (strength >= kGoodClaim) return 90;
  if (strength >= kFairClaim) return 82;
  return 66;
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

// A name without a word for a key is no more than a role, of itself or of its table: `post_author` in posts.
std::string_view role_of(const Stem& stem, const TableFacts& facts) {
  std::string_view role = stem.text;
  const std::string_view own = facts.entity.text;
  if (role.size() > own.size() && role.starts_with(own)) role.remove_prefix(own.size());
  return role;
}

}  // namespace

bool RelationSearch::is_compatible(std::uint32_t table, std::uint32_t column) const {
  return survey_.type(survey_.tables[table], column).family == type_.family;
}

void RelationSearch::take(std::uint32_t table, std::uint32_t key, int score, Evidence evidence) {
  if (table == table_ && key == column()) return;
  const std::uint32_t length = survey_.type(survey_.tables[table], key).length;
  if (length != type_.length && length != 0 && type_.length != 0) score -= kLengthPenalty;
  if (score <= best_.score) return;
  best_.references = table;
  best_.key = {key};
  best_.score = score;
  best_.evidence = evidence;
}

// How much less likely it is that the column holds this key of a table that it names. A code beside a key proper may be a
// mere word for the thing.
std::optional<int> RelationSearch::penalty_of(const KeyClaim& claim, bool is_first) const {
  const KeyWord word = stem_->key_word;
  if (!is_first && !is_strong(claim.word))
    return claim.word == word ? std::optional(28) : std::nullopt;
  if (word == KeyWord::kForeign || word == claim.word) return claim.is_bare ? 0 : 6;
  if (word == KeyWord::kNone) return claim.is_bare || is_strong(claim.word) ? 0 : 8;
  if (!is_strong(word) || !is_strong(claim.word)) return std::nullopt;
  if (claim.is_bare || claim.word == KeyWord::kPrimary) return 4;
  return std::nullopt;
}

void RelationSearch::refer_to(std::uint32_t table, int score, Evidence evidence) {
  const bool is_keyless = survey_.tables[table].claims.empty() && score >= kSureScore;
  if (is_keyless && keyless_ == kNoTable) keyless_ = table;
  for (const KeyClaim& claim : survey_.tables[table].claims) {
    if (claim.strength < kWeakClaim || !is_compatible(table, claim.column)) continue;
    const bool is_first = &claim == survey_.tables[table].claims.data();
    const std::optional<int> penalty = penalty_of(claim, is_first);
    if (!penalty) continue;
    take(table, claim.column, score - *penalty, evidence);
    return;
  }
}

void RelationSearch::look_up_key(std::uint32_t part, int role) {
  find(survey_.by_key, key_place(0, part, stem_->key_word),
       [&](const NameIndex::Claim& claim, int penalty) {
         if (!is_compatible(claim.table, claim.column) || !is_still_claimed(claim)) return;
         if (claim.table == table_ && role == 0) return;
         const int shared = claim.is_shared ? kSharedPenalty : 0;
         take(claim.table, claim.column, score_of_key(claim.strength) - role - penalty - shared,
              role == 0 ? Evidence::kKeyName : Evidence::kKeyRole);
       });
}

// A better claim of another table may have ended it.
bool RelationSearch::is_still_claimed(const NameIndex::Claim& claim) const {
  const std::vector<KeyClaim>& claims = survey_.tables[claim.table].claims;
  return std::ranges::find(claims, claim.column, &KeyClaim::column) != claims.end();
}

void RelationSearch::look_up_table(std::uint32_t part, int role) {
  const bool is_bare = stem_->key_word == KeyWord::kNone;
  if (is_bare && stem_->is_plural) return;
  find(survey_.by_name, {.name = part}, [&](const NameIndex::Claim& claim, int penalty) {
    if (claim.table == table_ && (role == 0 || is_bare)) return;
    int score = score_of_name(claim.strength) - role - penalty;
    if (claim.strength <= kNameEnd && is_related(facts_, survey_.tables[claim.table])) score += 6;
    if (claim.is_shared) score -= kSharedPenalty;
    if (is_bare) score -= bare_penalty(role == 0);
    if (is_bare && (claim.strength < kDerivedName || !may_be_bare(claim.table))) return;
    if (role == 0 && is_polymorphic())
      score -= claim.strength == kWholeName ? kPolymorphicPenalty : 2 * kSharedPenalty;
    refer_to(claim.table, score, role == 0 ? Evidence::kTableName : Evidence::kTableRole);
  });
}

// Where all columns are named so, the name of a table means the table.
int RelationSearch::bare_penalty(bool is_whole) const {
  if (survey_.is_plain[facts_.schema]) return is_whole ? kPlainColumnPenalty : kBareColumnPenalty;
  return is_whole ? kBareColumnPenalty : kBareRolePenalty;
}

// A text that has a table's name holds the key only where that is an `id` of just that type: it is a word otherwise.
bool RelationSearch::may_be_bare(std::uint32_t table) const {
  if (type_.family != TypeFamily::kText) return true;
  const TableFacts& facts = survey_.tables[table];
  if (facts.claims.empty() || facts.claims.front().strength < kBareId) return false;
  return survey_.type(facts, facts.claims.front().column).length == type_.length;
}

// `type_id` of artist: artist_type.
void RelationSearch::look_up_own_part() {
  const NameIndex::Claim* claim = named(facts_.entity.text, stem_->text);
  if (claim == nullptr && facts_.name != facts_.entity.text)
    claim = named(facts_.name, stem_->text);
  if (claim == nullptr || claim->table == table_ || claim->strength < kDerivedName) return;
  const bool is_bare = stem_->key_word == KeyWord::kNone;
  if (is_bare && type_.family == TypeFamily::kText) return;
  refer_to(claim->table, is_bare ? 66 : 84, Evidence::kOwnPart);
}

// `order_id` of sale_order_line, and `post_id` of blog_comment: what stands before is what the table's own name begins with.
void RelationSearch::look_up_owner() {
  if (stem_->key_word == KeyWord::kNone) return;
  const std::string_view own = facts_.name;
  const std::size_t at = own.find(stem_->text, 1);
  const std::size_t first = facts_.table->name.find('_');
  const auto refer = [&](const NameIndex::Claim* claim) {
    if (claim != nullptr && claim->table != table_ && claim->strength >= kDerivedName)
      refer_to(claim->table, 86, Evidence::kOwner);
  };
  if (at != std::string_view::npos) refer(named(own.substr(0, at + stem_->text.size())));
  if (first != std::string_view::npos)
    refer(named(to_lower(facts_.table->name.substr(0, first)), stem_->text));
}

// `cust_id` and customer, whatever customer's key is called; `power_id` and superpower.
void RelationSearch::look_up_part() {
  if (stem_->key_word == KeyWord::kNone || is_polymorphic()) return;
  for (const NameIndex* const index : {&survey_.by_beginning, &survey_.by_ending}) {
    const NameIndex::Claim* const claim = index->find({facts_.schema, name_->number});
    if (claim == nullptr || claim->table == table_ || claim->is_shared) continue;
    refer_to(claim->table, index == &survey_.by_beginning ? 68 : 64, Evidence::kShortName);
  }
}

void RelationSearch::look_up_parent() {
  const std::string_view role = role_of(*stem_, facts_);
  constexpr std::string_view kParent = "parent";
  if (role.size() > kParent.size() && role.starts_with(kParent) &&
      facts_.entity.text.ends_with(role.substr(kParent.size())))
    return refer_to(table_, 82, Evidence::kParent);
  for (const RoleWord& word : kParentWords) {
    if (word.word == role) return refer_to(table_, word.score, Evidence::kParent);
  }
}

void RelationSearch::look_up_person() {
  const std::string_view role = role_of(*stem_, facts_);
  const PersonRole person =
      role.size() == stem_->text.size() ? name_->person : person_role(role, stem_->key_word);
  if (person == PersonRole::kNone) return;
  const std::span<const std::string_view> tables =
      person == PersonRole::kWorker ? std::span<const std::string_view>(kWorkerTables)
                                    : kPersonTables;
  for (const std::string_view name : tables) {
    const NameIndex::Place place{facts_.schema, survey_.names.find(name)};
    const NameIndex::Claim* claim = survey_.by_name.find(place);
    if (claim == nullptr) claim = survey_.by_ending.find(place);
    if (claim == nullptr || claim->is_shared) continue;
    const int own = claim->table == table_ ? 8 : 0;
    return refer_to(claim->table, 66 + own, Evidence::kPerson);
  }
}

// `ship_via`: a shipper.
void RelationSearch::look_up_means() {
  const std::string_view name = stem_->text;
  constexpr std::string_view kMeans = "via";
  if (!name.ends_with(kMeans)) return;
  std::string doer(name.substr(0, name.size() - kMeans.size()));
  if (doer.empty()) return;
  const char last = doer.back();
  if (last != 'e') doer.push_back(last);
  doer += last == 'e' ? "r" : "er";
  const NameIndex::Claim* const claim = named(doer);
  if (claim != nullptr) return refer_to(claim->table, 64, Evidence::kMeans);
}

// Tables that share a key with what their names begin with: employee_history and employee by a number that is neither's.
bool RelationSearch::look_up_sibling() {
  const std::string& own = facts_.name;
  if (own.empty() || stem_->key_word == KeyWord::kNone) return false;
  constexpr std::size_t kShortest = 4;
  for (std::size_t size = std::min(own.size() - 1, kLongestName);
       size >= kShortest && size < own.size(); --size) {
    find(survey_.by_name, {.name = survey_.names.find(std::string_view(own).substr(0, size))},
         [&](const NameIndex::Claim& claim, int penalty) {
           if (claim.strength < kDerivedName || claim.table == table_) return;
           const TableFacts& sibling = survey_.tables[claim.table];
           if (sibling.claims.empty() || !sibling.claims.front().is_shared ||
               !is_compatible(claim.table, sibling.claims.front().column))
             return;
           const Stem& key = survey_.stem(sibling, sibling.claims.front().column);
           if (key.text == stem_->text && key.key_word == stem_->key_word)
             take(claim.table, sibling.claims.front().column, 76 - penalty, Evidence::kKeyName);
         });
    if (best_.score > kLikelyScore) return true;
  }
  return false;
}

// `item_type` beside `item_id`: rows of several tables. The two stand together.
bool RelationSearch::is_polymorphic() const {
  constexpr std::size_t kNear = 4;
  const std::span<const CatalogColumn> columns = facts_.table->columns;
  const std::size_t first = column() < kNear ? 0 : column() - kNear;
  const std::span<const CatalogColumn> near =
      columns.subspan(first, std::min(columns.size() - first, 2 * kNear));
  const std::string_view name = facts_.column_name(column());
  for (const std::string_view ending : {std::string_view("_id"), std::string_view("id")}) {
    if (name.size() <= ending.size() || !to_lower(name).ends_with(ending)) continue;
    std::string type(name.substr(0, name.size() - ending.size()));
    type += ending.size() == 3 ? "_type" : "type";
    return std::ranges::any_of(near, [&](const CatalogColumn& other) {
      return equals_ignoring_case(other.name, type) &&
             column_type(other.type).family == TypeFamily::kText;
    });
  }
  return false;
}

// Whether what is found there leaves no question.
bool RelationSearch::read_from(std::size_t begin) {
  const std::string_view part = std::string_view(stem_->text).substr(begin);
  const bool is_word = begin < 64 && ((stem_->starts >> begin) & 1U) != 0;
  constexpr std::size_t kShortestGlued = 4;
  if (begin > 0 && !is_word && part.size() < kShortestGlued) return false;
  const int role = begin == 0 ? 0 : is_word ? kRolePenalty : kGluedRolePenalty;
  const std::uint32_t number = begin == 0 ? name_->number : survey_.names.find(part);
  if (number != NameNumbers::kNone) {
    look_up_key(number, role);
    look_up_table(number, role);
  }
  if (begin == 0) {
    look_up_own_part();
    look_up_owner();
  }
  return best_.score >= kLikelyScore;
}

void RelationSearch::read(const ColumnName& name) {
  const Stem& stem = name.stem;
  stem_ = &stem;
  name_ = &name;
  if (stem.text.empty() || stem.text.size() > kLongestName || !may_refer(stem, type_)) return;
  if (knows_shared_keys_ && look_up_sibling()) return;
  // Most columns of text are just that.
  const bool is_text = stem.key_word == KeyWord::kNone && type_.family == TypeFamily::kText;
  const std::size_t end = is_text ? 1 : std::max<std::size_t>(1, stem.text.size() - 1);
  for (std::size_t begin = 0; begin < end; ++begin) {
    if (begin > 0 && !stem.may_begin_at(begin)) continue;
    if (read_from(begin)) return;
  }
  look_up_parent();
  look_up_person();
  look_up_means();
  look_up_part();
}

Relation RelationSearch::run() {
  if (type_.family == TypeFamily::kOther || type_.family == TypeFamily::kDate) return {};
  for (const ColumnName* const name : survey_.names_of(facts_, column())) read(*name);
  if (best_.score < kPossibleScore) best_.score = 0;
  return std::move(best_);
}

}  // namespace mapping
