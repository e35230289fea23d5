#pragma once

#include <string_view>

#include "analysis/types/data_types.h"

namespace mapping {

// The name of a kind; its numbers and types stand between the two parts: `timestamp(3) with time
// zone`.
struct KindName {
  std::string_view before;
  std::string_view after = {};
};

[[nodiscard]] KindName name_of(TypeKind kind);

// Of `timestamp with time zone`, in any case; kOther where the analysis knows a type by its name
// alone, or not at all.
[[nodiscard]] TypeKind kind_named(std::string_view name);

// Has a length, a precision or a scale.
[[nodiscard]] constexpr bool takes_numbers(TypeKind kind) {
  return kind == TypeKind::kDecimal ||
         (kind >= TypeKind::kVarchar && kind <= TypeKind::kTimestampWithZone &&
          kind != TypeKind::kVarbinary && kind != TypeKind::kDate);
}

// Is made of other types.
[[nodiscard]] constexpr bool takes_types(TypeKind kind) {
  return kind >= TypeKind::kArray && kind <= TypeKind::kFunction;
}

}  // namespace mapping
