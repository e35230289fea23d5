#include "rules/repeated_names.h"

#include <algorithm>

#include "mapping/text.h"

namespace mapping {
namespace {

// FNV-1a over the folded name.
std::uint32_t hash_ignoring_case(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(to_lower(c))) * 16777619U;
  return hash;
}

struct HashedName {
  std::uint32_t hash;
  std::size_t index;
};

}  // namespace

std::vector<RepeatedName> find_repeated_names(std::span<const std::string_view> names) {
  std::vector<HashedName> hashed;
  hashed.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i)
    hashed.push_back({hash_ignoring_case(names[i]), i});
  // Equal names stand side by side, beside those that differ in case only.
  std::sort(hashed.begin(), hashed.end(), [names](const HashedName& a, const HashedName& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    if (names[a.index] != names[b.index]) return names[a.index] < names[b.index];
    return a.index < b.index;
  });
  std::vector<RepeatedName> repeated;
  for (std::size_t i = 1; i < hashed.size(); ++i) {
    const HashedName& a = hashed[i - 1];
    const HashedName& b = hashed[i];
    if (a.hash != b.hash || !equals_ignoring_case(names[a.index], names[b.index])) continue;
    const auto [earlier, later] = std::minmax(a.index, b.index);
    repeated.push_back({later, earlier, names[earlier] == names[later]});
  }
  std::sort(repeated.begin(), repeated.end(),
            [](const RepeatedName& a, const RepeatedName& b) { return a.index < b.index; });
  return repeated;
}

}  // namespace mapping
