#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/arena.h"
#include "mapping/name_table.h"
#include "mapping/rules.h"
#include "suggest/survey.h"

// The names of suggested definitions: those that no rule refuses, each once.
namespace mapping {

// Labels and edge types, which share one name space in the engine.
class DefinitionNames {
 public:
  explicit DefinitionNames(const RuleSet& rules) : rules_(rules) {}

  // `dim_customers` → Customer; `orders` → PurchaseOrder, as the platform reserves Order. Empty where the rules take no
  // name.
  [[nodiscard]] std::string label(const CatalogTable& table);
  // The label that the table would have if it were no reserved word; empty where it is none.
  [[nodiscard]] static std::string reserved_name(const CatalogTable& table);
  // `role` is the words of what the edge is about: `order_customer` → ORDER_CUSTOMER.
  [[nodiscard]] std::string edge_type(std::string_view role);

 private:
  [[nodiscard]] std::string choose(const std::vector<std::string>& candidates, NameKind kind);

  const RuleSet& rules_;
  NameTable taken_{NameCase::kIgnored};
  NameTable bases_{NameCase::kIgnored};
  std::vector<int> next_numbers_;  // by base
  Arena kept_;
};

// The names of one definition's columns.
class ColumnNames {
 public:
  explicit ColumnNames(const RuleSet& rules) : rules_(rules) {}

  // The column's own name where the rules take it, or the nearest: `Order Date` → order_date, `limit` → limit_value.
  // Empty where a host's policy takes none.
  [[nodiscard]] std::string name(std::string_view column, NameKind kind);

 private:
  // Whether the rules take the name and no other column has it.
  bool take(std::string_view name, NameKind kind);

  const RuleSet& rules_;
  std::vector<std::string> names_;
  std::vector<std::uint32_t> hashes_;
};

// `WebSale` → web_sale
[[nodiscard]] std::string snake_case(std::string_view camel_case);

}  // namespace mapping
