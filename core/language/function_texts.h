#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/types/data_types.h"
#include "mapping/language.h"

namespace mapping::language {

// The signatures of a function of the table, `name` in lower case, as an author reads them.
[[nodiscard]] std::vector<FunctionSignature> signatures_of(std::string_view name);

// The first of them that takes the arguments that are written, which may be followed by others; 0
// where none does. An argument whose type is not certain fits any.
[[nodiscard]] std::uint32_t fitting_signature(std::string_view name,
                                              const std::vector<TypeId>& arguments,
                                              TypeTable& types);

}  // namespace mapping::language
