#include "rules/repeated_names.h"

#include "mapping/name_table.h"

namespace mapping {

std::vector<RepeatedName> find_repeated_names(std::span<const std::string_view> names) {
  NameTable without_case(NameCase::kIgnored);
  // Of the names that were written in another way before: rare, so it mostly stays empty.
  NameTable with_case(NameCase::kExact);
  std::vector<RepeatedName> repeated;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    const std::uint32_t first = without_case.insert(names[i], i);
    if (first == NameTable::kNone) continue;
    const bool is_first = names[first] == names[i];
    const std::uint32_t same = is_first ? first : with_case.insert(names[i], i);
    const bool exact = same != NameTable::kNone;
    repeated.push_back({i, exact ? same : first, exact});
  }
  return repeated;
}

}  // namespace mapping
