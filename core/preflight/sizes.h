#pragma once

#include <string>

#include "preflight/counted.h"

namespace mapping {

// The bytes that the values of a row take in the engine, about: of numbers, times and booleans the width of the engine's
// type, of texts their characters as well, of lists and maps their elements. What the engine needs besides (indexes, free
// space, compression) is not in it. An expression of Trino's SQL on the columns of the relation; never null.
//
//   an INT64 key, a STRING, a list of INT64   // 40 + coalesce(length("name"), 0) + 8 * coalesce(cardinality("tags"), 0)
[[nodiscard]] std::string row_size(const CountedSource& source);

}  // namespace mapping
