#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mapping {

// A name for a table's definition, and others that a person might choose, the best first. `is_accepted` is false where
// check takes none of them: the author has to set the name.
struct SuggestedName {
  std::string name;
  std::vector<std::string> alternatives{};
  bool is_accepted = true;
};

// The platform's names for a table: `customers` → `Customer`, and `CUSTOMERS` for an edge. An empty
// table is `Unknown`. Where check refuses that one, as it does `Order`, the best alternative that it takes: `Orders`.
//
// Alternatives are words in camel case, a proper singular, no prefix of a warehouse's layer. `line_items` → LineItem;
// `dim_addresses` → Address, DimAddress.
[[nodiscard]] SuggestedName suggest_label(std::string_view table);
[[nodiscard]] SuggestedName suggest_edge_type(std::string_view table);

// The label that a key's name speaks of: `customer_id` → `Customer`; empty without the ending, and where no node can have
// that label.
[[nodiscard]] std::string label_of_key(std::string_view column);

// The singular of an English word in lower case, by its ending: `categories` → category, `status` → status.
[[nodiscard]] std::string singular_of(std::string_view word);

}  // namespace mapping
