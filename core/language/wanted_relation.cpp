#include "language/wanted_relation.h"

#include <algorithm>

#include "language/names.h"
#include "mapping/text.h"
#include "text/letter_case.h"

namespace mapping::language {
namespace {

constexpr int kReadHere = -300;
constexpr int kReadElsewhere = 160;
constexpr int kNamed = 1500;         // in front of a dot
constexpr int kLikeQualifier = 250;  // as `o` is like `orders`
constexpr int kReferredTo = 400;     // by a column of what is read
constexpr int kRefers = 250;         // to the key of what is read
constexpr int kWanted = 800;         // all columns that no other relation has

// A key without the words that all keys have: `order` of `o_order_sk`.
std::string_view stem_of_key(std::string_view key) {
  key = without_prefix(key);
  for (const std::string_view end : {"_sk", "_id", "_key", "_code", "key", "id"}) {
    if (key.size() < end.size()) continue;
    const std::string_view stem = key.substr(0, key.size() - end.size());
    if (equals_ignoring_case(key.substr(stem.size()), end)) return stem;
  }
  return {};
}

// Whether a column is the key of the relation itself, and no other one's: `d_date_sk` of `date_dim`.
bool is_own_key(std::string_view key, std::string_view relation) {
  constexpr std::size_t kLeast = 3;
  if (equals_ignoring_case(key, "id")) return true;
  const std::string_view stem = stem_of_key(key);
  for (std::string_view word = relation; !word.empty(); word = without_word(word)) {
    const std::size_t size = std::min({stem.size(), word.size(), kLeast + 1});
    if (size >= kLeast && starts_with_ignoring_case(word, stem.substr(0, size))) return true;
  }
  return false;
}

// What other tables call the key of this one: `customer_id`, where it is the `id` of `customers`.
std::string name_elsewhere(std::string_view key, std::string_view relation) {
  if (!equals_ignoring_case(key, "id")) return std::string(without_prefix(key));
  if (relation.ends_with('s') || relation.ends_with('S')) relation.remove_suffix(1);
  return std::string(relation) + "_id";
}

// Whether a name is begun, or its words are, as a short name of it is: `ps` of `partsupp`, `wr` of
// `web_returns`.
bool is_short_name(std::string_view qualifier, std::string_view relation) {
  if (starts_with_ignoring_case(relation, qualifier)) return true;
  std::string_view word = relation;
  for (const char letter : qualifier) {
    if (letter >= '0' && letter <= '9') break;
    if (word.empty() || to_lower(word.front()) != to_lower(letter)) return false;
    word = without_word(word);
  }
  return true;
}

}  // namespace

void WantedNames::insert(std::string_view name) {
  names_.insert(name, 0);
  marks_ |= is_ascii(name) ? mark_of(name) : ~std::uint64_t{0};
}

WantedRelation::WantedRelation(const Request& request) : usage_(request.place) {
  NameTable known(NameCase::kLowerCase);
  NameTable relations(NameCase::kLowerCase);
  for (const analysis::VisibleColumn& column : request.seen.columns) {
    // What a query around this one reads is seldom meant by a name that a table of its own has.
    if (column.level > 0) continue;
    known.insert(column.name, 0);
    relations.insert(column.relation, 0);
  }
  note_columns(request);
  note_wishes(known, relations);
}

// The columns that are read: keys, and what refers to others.
void WantedRelation::note_columns(const Request& request) {
  constexpr std::size_t kLeastEnd = 5;
  std::string_view relation;
  for (const analysis::VisibleColumn& column : request.seen.columns) {
    if (column.level > 0) continue;
    const bool is_first = column.relation != relation;
    relation = column.relation;
    const bool is_of_table = column.table != 0;
    const std::string_view table =
        is_of_table ? request.seen.tables[column.table - 1].name : relation;
    if (is_first && is_own_key(column.name, table)) {
      keys_.insert(made_.emplace_back(name_elsewhere(column.name, table)));
      continue;
    }
    if (stem_of_key(column.name).empty()) continue;
    for (std::string_view end = column.name; end.size() >= kLeastEnd; end = without_word(end))
      referred_.insert(end, 0);
    // `ss_hdemo_sk` refers to `hd_demo_sk`.
    const std::string_view name = without_prefix(column.name);
    if (name.size() > kLeastEnd + 1) referred_.insert(name.substr(1), 0);
  }
}

void WantedRelation::note_wishes(const NameTable& known, const NameTable& relations) {
  const std::string alias = usage_.alias_at_caret();
  for (const ColumnUse& use : usage_.columns()) {
    if (!usage_.is_near(use)) continue;
    const bool is_own = !alias.empty() && equals_ignoring_case(use.qualifier, alias);
    const bool is_other = !use.qualifier.empty() && !relations.contains(use.qualifier);
    const bool is_free = use.qualifier.empty() && !known.contains(use.name);
    if (is_own || is_free || (alias.empty() && is_other)) names_.insert(use.name);
    if (alias.empty() && is_other && relations_.insert(use.qualifier, 0) == NameTable::kNone)
      qualifiers_.push_back(use.qualifier);
  }
}

bool WantedRelation::is_referred_to(const OfferedRelation& offered) const {
  if (referred_.size() == 0 || offered.key.empty()) return false;
  if (!is_own_key(offered.key, offered.name)) return false;
  return referred_.contains(name_elsewhere(offered.key, offered.name));
}

int WantedRelation::score(const OfferedRelation& offered) const {
  constexpr std::size_t kMostReads = 3;
  int score = static_cast<int>(offered.hits * kWanted / std::max<std::size_t>(names_.size(), 1));
  if (relations_.contains(offered.name)) score += kNamed;
  const auto is_like = [&](const std::string& one) { return is_short_name(one, offered.name); };
  if (std::ranges::any_of(qualifiers_, is_like)) score += kLikeQualifier;
  const Reads reads = usage_.reads(offered.name);
  if (reads.here > 0) return score + kReadHere;
  score += kReadElsewhere * static_cast<int>(std::min<std::size_t>(reads.elsewhere, kMostReads));
  if (is_referred_to(offered)) return score + kReferredTo;
  return score + (offered.references > 0 ? kRefers : 0);
}

}  // namespace mapping::language
