#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mapping/diagnostic.h"
#include "mapping/preflight.h"

namespace mapping {

// What the engine makes of a column's values when it loads them into a type of its own, said in Trino's SQL.
struct Loading {
  bool is_possible = true;  // else the engine has no such cast, whatever the values are
  // True for a value that stops the load; empty where every value loads. Null for null.
  std::string fault{};
  LoadFaultKind fault_kind = LoadFaultKind::kNotCastable;
  // The value as a key: equal where the engine finds two keys equal, null where it cannot be loaded. Empty where it is not
  // known how the engine writes the value, and for types that are no keys.
  std::string key{};
  // It loads, but as another value than one would think; with the cast that says so in SQL.
  std::optional<Code> change{};
  std::string cast{};
};

// `column` is an expression of the Trino type `source`; `target` a RyuGraph type in full form.
//
//   load_column("smallint", "INT8", "n").fault   // n NOT BETWEEN -128 AND 127
//   load_column("double", "INT64", "x").key      // x rounded half to even
[[nodiscard]] Loading load_column(std::string_view source, std::string_view target,
                                  std::string_view column);

}  // namespace mapping
