#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mapping {

// Case as Trino's identifiers have it, quoted or not: Java's, over all of Unicode and of no language.
// ASCII takes no table. A malformed byte stands for itself.
//
//   lower_identifier("ÄRGER")           // "ärger"
//   same_identifier("Straße", "STRAẞE")   // true

// String.toLowerCase(ENGLISH), which messages and the names of tables are written in: a Σ at the end
// of a word becomes ς, and İ two characters.
[[nodiscard]] std::string lower_identifier(std::string_view text);

// Whether `lower_identifier` gives the same for both, as for names of tables and of relations.
[[nodiscard]] bool same_in_lower_case(std::string_view a, std::string_view b);

// The same for names that are the same so.
[[nodiscard]] std::uint32_t hash_in_lower_case(std::string_view name);

// One text for all that String.equalsIgnoreCase calls the same: every letter by itself.
[[nodiscard]] std::string folded_identifier(std::string_view text);

[[nodiscard]] bool same_identifier(std::string_view a, std::string_view b);

// The same for names that are the same so.
[[nodiscard]] std::uint32_t hash_of_identifier(std::string_view name);

[[nodiscard]] bool is_ascii(std::string_view text);

}  // namespace mapping
