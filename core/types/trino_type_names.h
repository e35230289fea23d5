#pragma once

#include <string>
#include <string_view>

namespace mapping {

// What is known of a Trino type by its name.
struct TrinoTypeName {
  std::string_view name;         // as the server prints it
  std::string_view counterpart;  // the RyuGraph family; empty when there is none
};

// Looks the name up without case, with SQL's alias INT; nullptr when Trino and its plugins have no
// such type.
[[nodiscard]] const TrinoTypeName* find_trino_type_name(std::string_view name);

}  // namespace mapping
