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

const std::string& DefinitionNames::keep(std::string name) {
  return *names_.emplace_back(std::make_unique<std::string>(std::move(name)));
}

// The first that is free, or the first with a number behind it.
std::optional<std::string> DefinitionNames::choose(const std::vector<std::string>& candidates,
                                                   NameKind kind) {
  std::optional<std::string> taken;
  const auto try_name = [&](const std::string& name) {
    if (!rules_.takes_name(name, kind)) return false;
    if (!taken) taken = name;
    if (taken_.contains(name)) return false;
    const std::string& kept = keep(name);
    taken_.insert(kept, 0);
    return true;
  };
  for (const std::string& candidate : candidates) {
    if (try_name(candidate)) return candidate;
  }
  if (!taken) return std::nullopt;
  // Numbers that were given already are not tried again.
  constexpr int kMostNumbers = 1000000;
  const std::string& base = keep(without_end(*taken, 7));
  const auto next = static_cast<std::uint32_t>(next_numbers_.size());
  const std::uint32_t known = bases_.insert(base, next);
  if (known == NameTable::kNone) next_numbers_.push_back(2);
  for (int& number = next_numbers_[known == NameTable::kNone ? next : known]; number < kMostNumbers;
       ++number) {
    std::string name = base + (kind == NameKind::kEdgeType ? "_" : "") + std::to_string(number);
    if (try_name(name)) return name;
  }
  return std::nullopt;
}

std::optional<std::string> DefinitionNames::label(const CatalogTable& table) {
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

std::optional<std::string> DefinitionNames::edge_type(std::string_view role) {
  const std::string type = without_end(to_upper(plain_name(role)), 0);
  return choose({type, without_end("HAS_" + type, 0)}, NameKind::kEdgeType);
}

std::optional<std::string> ColumnNames::name(std::string_view column, NameKind kind) {
  const std::string plain = plain_name(column);
  const std::string own =
      column == to_lower(column) && is_accepted_name(column, kind) ? std::string(column) : plain;
  const std::string camel = camel_case(plain);
  std::string small_camel = camel;
  small_camel[0] = to_lower(small_camel[0]);
  for (const std::string& name :
       {own, plain, plain + "_value", small_camel, camel, to_upper(plain)}) {
    if (!rules_.takes_name(name, kind)) continue;
    if (std::ranges::find(names_, name) == names_.end()) return names_.emplace_back(name);
  }
  for (int number = 2; number < 1000; ++number) {
    std::string name = without_end(plain, 4) + '_' + std::to_string(number);
    if (!rules_.takes_name(name, kind)) break;
    if (std::ranges::find(names_, name) == names_.end())
      return names_.emplace_back(std::move(name));
  }
  return std::nullopt;
}

}  // namespace mapping
