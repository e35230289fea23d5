#include "suggest/definition_names.h"

#include <algorithm>

#include "mapping/text.h"
#include "rules/names.h"
#include "suggest/naming.h"

namespace mapping {
namespace {

constexpr std::size_t kLongestName = 64;

std::string without_end(std::string name, std::size_t room) {
  if (name.size() > kLongestName - room) name.resize(kLongestName - room);
  return name;
}

std::string camel_case(std::string_view name) {
  std::string out;
  for (std::string word : split_words(name)) {
    word[0] = to_upper(word[0]);
    out += word;
  }
  return out;
}

std::string plain_label(const CatalogTable& table) {
  return camel_case(singular_of(to_lower(table.name)));
}

std::vector<std::string> label_candidates(const CatalogTable& table, const std::string& plain) {
  SuggestedName suggested = suggest_label(table.name);
  std::vector<std::string> candidates = std::move(suggested.alternatives);
  if (candidates.empty()) candidates.push_back(plain);
  if (is_platform_word(plain))
    candidates.insert(candidates.begin(), instead_of_platform_word(plain, NameKind::kLabel));
  candidates.push_back(std::move(suggested.name));
  return candidates;
}

// Where none of the others is free. A host may want all of them in capitals, or in small letters.
std::vector<std::string> further_labels(const CatalogTable& table, const std::string& first) {
  const std::string snake = snake_case(without_end(first, 0));
  return {without_end(camel_case(table.schema) + first, 0), without_end("Table" + first, 0),
          to_upper(snake), snake};
}

bool is_plain(char c) {
  const char lower = to_lower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
}

// Letters, digits and underscores of the name in lower case, a letter first.
std::string plain_name(std::string_view column) {
  std::string name(column);
  std::size_t size = 0;
  for (const char c : column) {
    if (is_plain(c)) {
      name[size++] = to_lower(c);
    } else if (size > 0 && name[size - 1] != '_') {
      name[size++] = '_';
    }
  }
  name.resize(size);
  while (!name.empty() && name.back() == '_') name.pop_back();
  if (name.empty() || name.front() < 'a') name.insert(0, name.empty() ? "value" : "value_");
  return name;
}

}  // namespace

std::string snake_case(std::string_view camel_case) { return joined_words(camel_case, '_'); }

std::string_view DefinitionNames::take(std::string_view name, NameKind kind,
                                       std::string& accepted) {
  if (!rules_.takes_name(name, kind)) return {};
  if (accepted.empty()) accepted = name;
  if (taken_.contains(name)) return {};
  const std::string_view kept = texts_.copy(name);
  taken_.insert(kept, 0);
  return kept;
}

std::string_view DefinitionNames::take_first(std::span<const std::string> names, NameKind kind,
                                             std::string& accepted) {
  for (const std::string& name : names) {
    const std::string_view kept = take(name, kind, accepted);
    if (!kept.empty()) return kept;
  }
  return {};
}

// The first number behind it that is free; those that were given already are not tried again.
std::string_view DefinitionNames::take_numbered(const std::string& accepted, NameKind kind) {
  if (accepted.empty()) return {};
  constexpr int kMostNumbers = 1000000;
  const std::string_view base = texts_.copy(without_end(accepted, 7));
  const auto next = static_cast<std::uint32_t>(next_numbers_.size());
  const std::uint32_t known = bases_.insert(base, next);
  if (known == NameTable::kNone) next_numbers_.push_back(2);
  std::string unused = accepted;
  for (int& number = next_numbers_[known == NameTable::kNone ? next : known]; number < kMostNumbers;
       ++number) {
    std::string name(base);
    if (kind == NameKind::kEdgeType) name += '_';
    name += std::to_string(number);
    const std::string_view kept = take(name, kind, unused);
    if (!kept.empty()) return kept;
  }
  return {};
}

ChosenLabel DefinitionNames::label(const CatalogTable& table) {
  constexpr NameKind kKind = NameKind::kLabel;
  ChosenLabel label;
  std::string plain = plain_label(table);
  std::string accepted;
  std::vector<std::string> candidates = label_candidates(table, plain);
  const std::string first = candidates.front();
  for (std::string& candidate : candidates) candidate = without_end(std::move(candidate), 0);
  label.name = take_first(candidates, kKind, accepted);
  if (label.name.empty()) label.name = take_first(further_labels(table, first), kKind, accepted);
  if (label.name.empty()) label.name = take_numbered(accepted, kKind);
  if (is_platform_word(plain)) label.reserved = std::move(plain);
  return label;
}

std::string_view DefinitionNames::edge_type(std::string_view role) {
  constexpr NameKind kKind = NameKind::kEdgeType;
  std::string accepted;
  const std::string type = without_end(to_upper(plain_name(role)), 0);
  std::string_view name = take(type, kKind, accepted);
  if (name.empty()) name = take(without_end("HAS_" + type, 0), kKind, accepted);
  return name.empty() ? take_numbered(accepted, kKind) : name;
}

void ColumnNames::clear() {
  names_.clear();
  hashes_.clear();
}

// What Trino gives back as it is written.
bool ColumnNames::accepts(std::string_view column, NameKind kind) const {
  const bool is_small = std::ranges::none_of(column, [](char c) { return c != to_lower(c); });
  return is_small && rules_.takes_name(column, kind);
}

bool ColumnNames::take_known(std::string_view name, std::uint32_t hash) {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (hashes_[i] == hash && equals_ignoring_case(names_[i], name)) return false;
  }
  hashes_.push_back(hash);
  names_.push_back(name);
  return true;
}

std::string_view ColumnNames::take(const std::string& name, NameKind kind) {
  if (!rules_.takes_name(name, kind)) return {};
  const std::string_view kept = texts_.copy(name);
  return take_known(kept, hash_of_name(kept)) ? kept : std::string_view();
}

std::string_view ColumnNames::name(std::string_view column, NameKind kind) {
  if (accepts(column, kind) && take_known(column, hash_of_name(column))) return column;
  const std::string plain = plain_name(column);
  std::string camel = camel_case(plain);
  for (const std::string& name : {plain, plain + "_value", camel, to_upper(plain)}) {
    const std::string_view kept = take(name, kind);
    if (!kept.empty()) return kept;
  }
  camel[0] = to_lower(camel[0]);
  if (const std::string_view kept = take(camel, kind); !kept.empty()) return kept;
  constexpr int kMostNumbers = 1000;
  for (int number = 2; number < kMostNumbers; ++number) {
    const std::string name = without_end(plain, 4) + '_' + std::to_string(number);
    const std::string_view kept = take(name, kind);
    if (!kept.empty()) return kept;
    if (!rules_.takes_name(name, kind)) break;
  }
  return {};
}

}  // namespace mapping
