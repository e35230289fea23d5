#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mapping {

// The platform's names for a table: `customers` → `Customer`, and `CUSTOMERS` for an edge. An empty
// table is `Unknown`.
[[nodiscard]] std::string label_of_table(std::string_view table);
[[nodiscard]] std::string edge_type_of_table(std::string_view table);

// The label that a key's name speaks of: `customer_id` → `Customer`; empty without the ending.
[[nodiscard]] std::string label_of_key(std::string_view column);

// Names that a person would choose rather than the platform's, the best first: words in camel case,
// a proper singular, no prefix of a warehouse's layer. `line_items` → LineItem; `dim_addresses` →
// Address, DimAddress.
[[nodiscard]] std::vector<std::string> better_labels(std::string_view table);
[[nodiscard]] std::vector<std::string> better_edge_types(std::string_view table);

}  // namespace mapping
