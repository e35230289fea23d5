#pragma once

#include <optional>

#include "analysis/types/data_types.h"

// The one step of coercion that binding a signature needs besides can_coerce.
namespace mapping {

inline constexpr std::uint32_t kMaximumCharLength = 65536;
inline constexpr std::uint32_t kMaximumDecimalPrecision = 38;

// What a value of `from` becomes where any type of the base of `base` is wanted, whatever its
// numbers: integer → decimal(10, 0), unknown → varchar(0). `from` itself where it has that base;
// nullopt where there is no such coercion.
[[nodiscard]] std::optional<TypeId> coerce_to_base(TypeTable& types, TypeId from,
                                                   const DataType& base);

}  // namespace mapping
