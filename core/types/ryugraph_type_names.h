#pragma once

#include <cstdint>
#include <string_view>

namespace mapping {

// How a type of RyuGraph is written after its name.
enum class RyuGraphTypeForm : std::uint8_t {
  kScalar,   // INT64
  kDecimal,  // DECIMAL or DECIMAL(p, s)
  kList,     // LIST is a family's name; the full form is T[]
  kMap,      // MAP(K, V)
  kFields,   // STRUCT(a T, …), UNION(a T, …)
};

struct RyuGraphTypeName {
  std::string_view name;  // any of the type's names
  std::string_view canonical;
  RyuGraphTypeForm form;
  bool can_be_key;  // the engine takes it as a primary key and loads it
};

// Looks the name up without case; nullptr when the engine has no such type.
[[nodiscard]] const RyuGraphTypeName* find_ryugraph_type_name(std::string_view name);

}  // namespace mapping
