#include "suggest/definition_names.h"

#include <algorithm>

#include "mapping/text.h"
#include "rules/names.h"
#include "suggest/naming.h"

namespace mapping {
namespace {

constexpr std::size_t kLongestName = 64;

struct Instead {
  std::string_view label;
  std::string_view instead;
};
constexpr Instead kInstead[] = {{"Order", "PurchaseOrder"}, {"Return", "ReturnedItem"},
                                {"Call", "PhoneCall"},      {"Set", "Collection"},
                                {"Match", "GameMatch"},     {"Node", "NodeRecord"}};

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

// A word that no name may be makes one that says the same.
std::string instead_of(const std::string& label) {
  for (const Instead& row : kInstead) {
    if (equals_ignoring_case(row.label, label)) return std::string(row.instead);
  }
  return label + "Record";
}

std::string plain_label(const CatalogTable& table) {
  return camel_case(singular_of(to_lower(table.name)));
}

std::vector<std::string> label_candidates(const CatalogTable& table) {
  const SuggestedName suggested = suggest_label(table.name);
  std::vector<std::string> candidates = suggested.alternatives;
  const std::string plain = plain_label(table);
  if (candidates.empty()) candidates.push_back(plain);
  if (is_platform_word(plain)) candidates.insert(candidates.begin(), instead_of(plain));
  candidates.push_back(suggested.name);
  std::string within = camel_case(table.schema);
  within += candidates.front();
  candidates.push_back(std::move(within));
  candidates.push_back("Table" + candidates.front());
  for (std::string& candidate : candidates) candidate = without_end(std::move(candidate), 0);
  return candidates;
}

bool is_plain(char c) {
  const char lower = to_lower(c);
  return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
}

// Letters, digits and underscores of the name in lower case, a letter first.
std::string plain_name(std::string_view column) {
  std::string name;
  for (const char c : column) {
    if (is_plain(c)) {
      name.push_back(to_lower(c));
    } else if (!name.empty() && name.back() != '_') {
      name.push_back('_');
    }
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  if (name.empty() || name.front() < 'a') name.insert(0, name.empty() ? "value" : "value_");
  return name;
}

}  // namespace

std::string snake_case(std::string_view camel_case) {
  std::string out;
  for (const std::string& word : split_words(camel_case)) {
    if (!out.empty()) out.push_back('_');
    out += word;
  }
  return out;
}

// The first that is free, or the first with a number behind it.
std::string DefinitionNames::choose(const std::vector<std::string>& candidates, NameKind kind) {
  std::string taken;
  const auto try_name = [&](const std::string& name) {
    if (!rules_.takes_name(name, kind)) return false;
    if (taken.empty()) taken = name;
    if (taken_.contains(name)) return false;
    taken_.insert(kept_.copy(name), 0);
    return true;
  };
  for (const std::string& candidate : candidates) {
    if (try_name(candidate)) return candidate;
  }
  if (taken.empty()) return {};
  // Numbers that were given already are not tried again.
  constexpr int kMostNumbers = 1000000;
  const std::string_view base = kept_.copy(without_end(taken, 7));
  const auto next = static_cast<std::uint32_t>(next_numbers_.size());
  const std::uint32_t known = bases_.insert(base, next);
  if (known == NameTable::kNone) next_numbers_.push_back(2);
  for (int& number = next_numbers_[known == NameTable::kNone ? next : known]; number < kMostNumbers;
       ++number) {
    std::string name(base);
    if (kind == NameKind::kEdgeType) name += '_';
    name += std::to_string(number);
    if (try_name(name)) return name;
  }
  return {};
}

std::string DefinitionNames::label(const CatalogTable& table) {
  std::vector<std::string> candidates = label_candidates(table);
  // A host may want all of them in capitals, or in small letters.
  const std::string snake = snake_case(candidates.front());
  candidates.push_back(to_upper(snake));
  candidates.push_back(snake);
  return choose(candidates, NameKind::kLabel);
}

std::string DefinitionNames::reserved_name(const CatalogTable& table) {
  std::string plain = plain_label(table);
  return is_platform_word(plain) ? plain : std::string();
}

std::string DefinitionNames::edge_type(std::string_view role) {
  const std::string type = without_end(to_upper(plain_name(role)), 0);
  return choose({type, without_end("HAS_" + type, 0)}, NameKind::kEdgeType);
}

bool ColumnNames::take(std::string_view name, NameKind kind) {
  if (!rules_.takes_name(name, kind)) return false;
  const std::uint32_t hash = hash_of_name(name);
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (hashes_[i] == hash && equals_ignoring_case(names_[i], name)) return false;
  }
  hashes_.push_back(hash);
  names_.emplace_back(name);
  return true;
}

std::string ColumnNames::name(std::string_view column, NameKind kind) {
  // What Trino gives back as it is written.
  const bool is_small = std::ranges::none_of(column, [](char c) { return c != to_lower(c); });
  if (is_small && take(column, kind)) return names_.back();
  const std::string plain = plain_name(column);
  std::string camel = camel_case(plain);
  for (const std::string& name : {plain, plain + "_value", camel, to_upper(plain)}) {
    if (take(name, kind)) return name;
  }
  camel[0] = to_lower(camel[0]);
  if (take(camel, kind)) return camel;
  constexpr int kMostNumbers = 1000;
  for (int number = 2; number < kMostNumbers; ++number) {
    std::string name = without_end(plain, 4) + '_' + std::to_string(number);
    if (take(name, kind)) return name;
    if (!rules_.takes_name(name, kind)) break;
  }
  return {};
}

}  // namespace mapping
