#include "suggest/keys.h"

#include <algorithm>

#include "mapping/text.h"

namespace mapping {
namespace {

// Names that tell one thing from all others without a word for it.
constexpr std::string_view kNaturalKeys[] = {
    "isbn", "issn",  "iata",   "icao",   "sku",      "ean",     "upc",  "gtin",     "vin",
    "ssn",  "email", "symbol", "ticker", "slug",     "barcode", "isin", "username", "login",
    "iso",  "fips",  "lei",    "cusip",  "hostname", "asin",    "doi",  "orcid"};
constexpr std::uint8_t kNaturalClaim = 55;
constexpr std::uint8_t kAnyClaim = 89;

// Of anything that is a row: `entity_id` in the first column says no more than `id`.
constexpr std::string_view kAnyThing[] = {"entity", "record", "rec", "row", "object", "obj"};

constexpr std::uint8_t kBareClaims[] = {0, 100, 92, 88, 88, 88, 99, 0, 66, 62};  // by KeyWord

// How well a name that stands for a part of the table's name claims its key, in the first column and in another.
struct Strengths {
  std::uint8_t first;
  std::uint8_t later;
};
constexpr Strengths kWhole{.first = 97, .later = 97};
constexpr Strengths kBeginning{.first = 88, .later = 80};  // less what is left of the name
constexpr Strengths kLetters{.first = 80, .later = 70};
constexpr Strengths kEnd{.first = 76, .later = 60};
constexpr Strengths kShortEnd{.first = 74, .later = 0};
constexpr Strengths kInitials{.first = 74, .later = 0};
constexpr Strengths kStart{.first = 72, .later = 50};
constexpr Strengths kNothing{};
constexpr std::size_t kShortestPart = 3;

std::string initials_of(const Stem& entity, std::size_t end) {
  std::string initials;
  for (std::size_t i = 0; i < end && i < 64; ++i) {
    if (((entity.starts >> i) & 1U) != 0) initials.push_back(entity.text[i]);
  }
  return initials;
}

// The last word of the entity that begins at a mark and that `part` shortens; 0 for none.
std::size_t shortened_end(const Stem& entity, std::string_view part) {
  for (std::size_t i = 1; i < entity.text.size() && i < 64; ++i) {
    const bool begins = ((entity.starts >> i) & 1U) != 0;
    if (begins && shortens(part, std::string_view(entity.text).substr(i)) != Shortening::kNone)
      return i;
  }
  return 0;
}

Strengths strengths_of(const Stem& entity, const std::string& part) {
  if (part == entity.text) return kWhole;
  switch (shortens(part, entity.text)) {
    case Shortening::kBeginning: {
      const bool ends_word = part.size() < 64 && ((entity.starts >> part.size()) & 1U) != 0;
      if (ends_word) return kStart;
      const auto rest = static_cast<std::uint8_t>(
          std::min<std::size_t>(entity.text.size() - part.size(), kBeginning.first - kStart.first));
      return {static_cast<std::uint8_t>(kBeginning.first - rest),
              static_cast<std::uint8_t>(kBeginning.later - rest)};
    }
    case Shortening::kLetters:
      return kLetters;
    case Shortening::kNone:
      break;
  }
  if (part.size() >= kShortestPart && entity.text.ends_with(part)) return kEnd;
  if (shortened_end(entity, part) != 0) return kShortEnd;
  if (part.size() > 1 && part == initials_of(entity, entity.text.size())) return kInitials;
  return kNothing;
}

std::uint8_t strength_of(const TableFacts& facts, const Stem& stem, bool is_first) {
  if (stem.key_word == KeyWord::kForeign) return 0;
  if (stem.text.empty()) return kBareClaims[static_cast<std::size_t>(stem.key_word)];
  if (stem.key_word == KeyWord::kNone)
    return is_first && is_one_of(kNaturalKeys, stem.text) ? kNaturalClaim : 0;
  if (stem.key_word == KeyWord::kPrimary) return 95;
  if (is_first && is_strong(stem.key_word) && is_one_of(kAnyThing, stem.text)) return kAnyClaim;
  const Strengths strengths =
      stem.text == facts.full_stem ? kWhole : strengths_of(facts.entity, stem.text);
  std::uint8_t strength = is_first ? strengths.first : strengths.later;
  constexpr std::uint8_t kDerivedLoss = 8;
  constexpr std::uint8_t kWeakWordLoss = 12;
  constexpr std::uint8_t kWeakWordOfWhole = 5;
  if (strength != 0 && facts.is_derived) strength -= kDerivedLoss;
  if (strength == 0 || is_strong(stem.key_word)) return strength;
  return strength - (strength >= kExactClaim ? kWeakWordOfWhole : kWeakWordLoss);
}

// Claims the names by which other tables may call the key: its own, and `cdemo` for the `demo` of
// customer_demographics.
void claim_names(Survey& survey, std::uint32_t number, const KeyClaim& claim) {
  const TableFacts& facts = survey.tables[number];
  NameIndex::Claim named{.table = number, .column = claim.column, .strength = claim.strength};
  for (const ColumnName* const name : survey.names_of(facts, claim.column)) {
    const Stem& stem = name->stem;
    if (stem.text.empty()) continue;
    const auto add = [&](std::uint32_t name_number) {
      survey.by_key.claim(key_place(facts.schema, name_number, stem.key_word), named);
      survey.by_key.claim(key_place(facts.catalog_scope, name_number, stem.key_word), named);
    };
    add(name->number);
    std::size_t end = shortened_end(facts.entity, stem.text);
    if (end == 0 && facts.entity.text.size() > stem.text.size() &&
        facts.entity.text.ends_with(stem.text))
      end = facts.entity.text.size() - stem.text.size();
    if (end == 0) continue;
    named.strength = static_cast<std::uint8_t>(claim.strength - 2);
    add(survey.names.add(initials_of(facts.entity, end), stem.text));
    named.strength = claim.strength;
  }
}

void collect_claims(const Survey& survey, TableFacts& facts) {
  for (std::uint32_t i = 0; i < facts.table->columns.size(); ++i) {
    if (survey.type(facts, i).family == TypeFamily::kOther) continue;
    KeyClaim claim{.column = i};
    bool is_with_prefix = false;
    for (const ColumnName* const name : survey.names_of(facts, i)) {
      const std::uint8_t strength = strength_of(facts, name->stem, i == 0);
      const bool is_better =
          strength > claim.strength && (!is_with_prefix || strength >= kExactClaim);
      is_with_prefix = true;
      if (!is_better) continue;
      claim.strength = strength;
      claim.word = name->stem.key_word;
      claim.is_bare = strength == kAnyClaim || name->stem.text.empty();
    }
    if (claim.strength < kWeakClaim) continue;
    std::size_t at = facts.claims.size();
    facts.claims.push_back(claim);
    for (; at > 0 && facts.claims[at - 1].strength < claim.strength; --at)
      facts.claims[at] = facts.claims[at - 1];
    facts.claims[at] = claim;
    constexpr std::size_t kMostKept = 8;
    if (facts.claims.size() > kMostKept) facts.claims.pop_back();
  }
  // Where there is an `id`, other names are those of other tables unless they say all of this one's.
  if (!facts.claims.empty() && facts.claims.front().is_bare && is_strong(facts.claims.front().word))
    std::erase_if(facts.claims, [](const KeyClaim& claim) {
      return claim.strength < 84 && !(claim.is_bare && claim.word == KeyWord::kCode);
    });
  // Beside the warehouse's own number of a dimension's row stands that of the thing, which several rows may share.
  if (!facts.claims.empty() && facts.claims.front().strength >= kExactClaim &&
      (facts.claims.front().word == KeyWord::kSurrogate ||
       facts.claims.front().word == KeyWord::kHash || facts.claims.front().word == KeyWord::kKey))
    facts.claims.resize(1);
  constexpr std::size_t kMost = 3;
  if (facts.claims.size() > kMost) facts.claims.resize(kMost);
}

// Whether another table is what the column's name speaks of.
bool is_of_another(const Survey& survey, std::uint32_t number, const KeyClaim& claim) {
  const TableFacts& facts = survey.tables[number];
  constexpr std::uint8_t kClearlyBetter = 5;
  const auto is_better = [&](const NameIndex::Claim* other) {
    return other != nullptr && other->table != number &&
           other->strength >= claim.strength + kClearlyBetter;
  };
  const auto is_name = [&](const NameIndex::Claim* other) {
    return other != nullptr && other->table != number && other->strength >= kDerivedName &&
           !survey.tables[other->table].claims.empty();
  };
  for (const ColumnName* const name : survey.names_of(facts, claim.column)) {
    if (name->stem.text.empty()) return false;
    for (const std::uint32_t scope : {facts.schema, facts.catalog_scope}) {
      if (is_better(survey.by_key.find(key_place(scope, name->number, name->stem.key_word))))
        return true;
      if (claim.strength < kExactClaim && is_name(survey.by_name.find({scope, name->number})))
        return true;
    }
  }
  return false;
}

}  // namespace

void claim_keys(Survey& survey) {
  for (std::uint32_t i = 0; i < survey.tables.size(); ++i) {
    collect_claims(survey, survey.tables[i]);
    for (const KeyClaim& claim : survey.tables[i].claims) claim_names(survey, i, claim);
  }
  for (std::uint32_t i = 0; i < survey.tables.size(); ++i) {
    std::erase_if(survey.tables[i].claims,
                  [&](const KeyClaim& claim) { return is_of_another(survey, i, claim); });
  }
}

}  // namespace mapping
