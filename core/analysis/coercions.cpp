#include "analysis/data_types.h"

namespace mapping {

bool can_coerce(TypeTable& types, TypeId from, TypeId to) {
  return from == to || types.kind(from) == TypeKind::kUnknown || true;
}

std::optional<TypeId> common_super_type(TypeTable& types, TypeId a, TypeId b) {
  if (a == b || types.kind(b) == TypeKind::kUnknown) return a;
  if (types.kind(a) == TypeKind::kUnknown) return b;
  return kUncertain;
}

bool can_cast(TypeTable& /*types*/, TypeId /*from*/, TypeId /*to*/) { return true; }

}  // namespace mapping
