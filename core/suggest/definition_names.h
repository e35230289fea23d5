#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/name_table.h"
#include "mapping/rules.h"
#include "suggest/survey.h"

// The names of suggested definitions: those that no rule refuses, each once.
namespace mapping {

// Labels and edge types, which share one name space in the engine.
class DefinitionNames {
 public:
  explicit DefinitionNames(const RuleSet& rules) : rules_(rules) {}

  // `dim_customers` → Customer; `orders` → PurchaseOrder, as the platform reserves Order. Nothing where the rules take no
  // name.
  [[nodiscard]] std::optional<std::string> label(const CatalogTable& table);
  // The label that the table would have if it were no reserved word; empty where it is none.
  [[nodiscard]] static std::string reserved_name(const CatalogTable& table);
  // `role` is the words of what the edge is about: `order_customer` → ORDER_CUSTOMER.
  [[nodiscard]] std::optional<std::string> edge_type(std::string_view role);

 private:
  [[nodiscard]] std::optional<std::string> choose(const std::vector<std::string>& candidates,
                                                  NameKind kind);
  [[nodiscard]] const std::string& keep(std::string name);

  const RuleSet& rules_;
  NameTable taken_{NameCase::kIgnored};
  NameTable bases_{NameCase::kIgnored};
  std::vector<int> next_numbers_;  // by base
  std::vector<std::unique_ptr<std::string>> names_;
};

// The names of one definition's columns.
class ColumnNames {
 public:
  explicit ColumnNames(const RuleSet& rules) : rules_(rules) {}

  // The column's own name where the rules take it, or the nearest: `Order Date` → order_date, `limit` → limit_value.
  // Nothing where a host's policy takes none.
  [[nodiscard]] std::optional<std::string> name(std::string_view column, NameKind kind);

 private:
  const RuleSet& rules_;
  std::vector<std::string> names_;
};

// `WebSale` → web_sale
[[nodiscard]] std::string snake_case(std::string_view camel_case);

}  // namespace mapping
