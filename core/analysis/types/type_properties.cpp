#include <algorithm>

#include "analysis/types/coercions.h"
#include "analysis/types/data_types.h"

namespace mapping {
namespace {

constexpr std::string_view kComparableOnly[] = {"BingTile", "Geometry", "color", "json"};
constexpr std::string_view kOrderable[] = {"ipaddress", "uuid"};

bool is_in(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

}  // namespace

// What holds of a type follows from its parts, so that nothing is asked of them again.
void TypeTable::describe(Entry& entry) const {
  const DataType& type = entry.type;
  const auto all = [&](bool Entry::* property) {
    return std::ranges::all_of(type.arguments,
                               [&](TypeId argument) { return types_[argument].*property; });
  };
  entry.exists =
      all(&Entry::exists) && (type.kind != TypeKind::kChar || type.precision <= kMaximumCharLength);
  switch (type.kind) {
    case TypeKind::kMap:
      entry.comparable = all(&Entry::comparable);
      entry.orderable = false;
      entry.exists =
          entry.exists && (type.arguments.empty() || types_[type.arguments[0]].comparable);
      return;
    case TypeKind::kArray:
    case TypeKind::kRow:
      entry.comparable = all(&Entry::comparable);
      entry.orderable = all(&Entry::orderable);
      return;
    case TypeKind::kFunction:
      entry.comparable = entry.orderable = false;
      return;
    case TypeKind::kOther:
      entry.orderable = is_in(kOrderable, type.name);
      entry.comparable = entry.orderable || is_in(kComparableOnly, type.name);
      return;
    default:
      return;
  }
}

}  // namespace mapping
