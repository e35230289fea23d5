#pragma once

#include <span>
#include <string_view>

namespace mapping {

// What is known of a Trino type by its name: a row of trino_types.inc, which says what is in it.
struct TrinoTypeName {
  std::string_view name;
  std::string_view example;
  std::string_view counterpart;  // the RyuGraph family; empty when there is none
  std::string_view cast;         // empty: it is read as it is, or not to be mended by a cast
  std::string_view text;         // empty: there is no such function
  bool is_plain;
};

// Looks the name up without case, with SQL's alias INT; nullptr when Trino and its plugins have no
// such type.
[[nodiscard]] const TrinoTypeName* find_trino_type_name(std::string_view name);

// All of them, in the order of the table: what people write most comes first.
[[nodiscard]] std::span<const TrinoTypeName> trino_type_names();

}  // namespace mapping
