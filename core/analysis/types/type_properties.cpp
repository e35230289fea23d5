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

bool TypeTable::is_comparable(TypeId id) const {
  const DataType& type = (*this)[id];
  switch (type.kind) {
    case TypeKind::kArray:
    case TypeKind::kMap:
    case TypeKind::kRow:
      return std::ranges::all_of(type.arguments,
                                 [this](TypeId argument) { return is_comparable(argument); });
    case TypeKind::kFunction:
      return false;
    case TypeKind::kOther:
      return is_in(kComparableOnly, type.name) || is_in(kOrderable, type.name);
    default:
      return true;
  }
}

bool TypeTable::is_orderable(TypeId id) const {
  const DataType& type = (*this)[id];
  switch (type.kind) {
    case TypeKind::kArray:
    case TypeKind::kRow:
      return std::ranges::all_of(type.arguments,
                                 [this](TypeId argument) { return is_orderable(argument); });
    case TypeKind::kMap:
    case TypeKind::kFunction:
      return false;
    case TypeKind::kOther:
      return is_in(kOrderable, type.name);
    default:
      return true;
  }
}

// As deep as types are.
bool type_exists(const TypeTable& types, TypeId id) {
  const DataType& type = types[id];
  if (type.kind == TypeKind::kChar) return type.precision <= kMaximumCharLength;
  if (type.kind == TypeKind::kMap && !types.is_comparable(type.arguments[0])) return false;
  return std::ranges::all_of(type.arguments,
                             [&](TypeId argument) { return type_exists(types, argument); });
}

}  // namespace mapping
