#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/arena.h"
#include "mapping/name_table.h"
#include "mapping/rules.h"
#include "suggest/survey.h"

// The names of suggested definitions: those that no rule refuses, each once.
namespace mapping {

struct ChosenLabel {
  std::string_view name{};  // empty where the rules take none
  // The label that the table would have if it were no reserved word; empty where it is none.
  std::string reserved{};
};

// Labels and edge types, which share one name space in the engine. They are kept in `texts`.
class DefinitionNames {
 public:
  DefinitionNames(const RuleSet& rules, Arena& texts) : rules_(rules), texts_(texts) {}

  // `dim_customers` → Customer; `orders` → PurchaseOrder, as the platform reserves Order.
  [[nodiscard]] ChosenLabel label(const CatalogTable& table);
  // `role` is the words of what the edge is about: `order_customer` → ORDER_CUSTOMER.
  [[nodiscard]] std::string_view edge_type(std::string_view role);

 private:
  // `accepted` becomes the first name that the rules take.
  [[nodiscard]] std::string_view take(std::string_view name, NameKind kind, std::string& accepted);
  [[nodiscard]] std::string_view take_first(std::span<const std::string> names, NameKind kind,
                                            std::string& accepted);
  [[nodiscard]] std::string_view take_numbered(const std::string& accepted, NameKind kind);

  const RuleSet& rules_;
  Arena& texts_;
  NameTable taken_{NameCase::kIgnored};
  NameTable bases_{NameCase::kIgnored};
  std::vector<int> next_numbers_;  // by base
};

// The names of one definition's columns. They are kept in `texts`, but for a column's own name.
class ColumnNames {
 public:
  ColumnNames(const RuleSet& rules, Arena& texts) : rules_(rules), texts_(texts) {}

  // Begins with the next definition.
  void clear();
  // The column's own name where the rules take it, or the nearest: `Order Date` → order_date, `limit` → limit_value.
  // Empty where a host's policy takes none.
  [[nodiscard]] std::string_view name(std::string_view column, NameKind kind);
  // Whether the rules take the column's own name.
  [[nodiscard]] bool accepts(std::string_view column, NameKind kind) const;
  // False where another column has that name, of which the rest is known.
  [[nodiscard]] bool take_known(std::string_view name, std::uint32_t hash);

 private:
  // The name, or nothing where the rules do not take it or another column has it.
  std::string_view take(const std::string& name, NameKind kind);

  const RuleSet& rules_;
  Arena& texts_;
  std::vector<std::string_view> names_;
  std::vector<std::uint32_t> hashes_;
};

// `WebSale` → web_sale
[[nodiscard]] std::string snake_case(std::string_view camel_case);

}  // namespace mapping
