#pragma once

#include <string>
#include <string_view>

#include "mapping/mapping.h"

namespace mapping {

enum class NameKind : std::uint8_t { kLabel, kEndpoint, kEdgeType, kKey, kProperty };

// A name in a definition. The field's text is made only when a finding needs it: most names are
// right.
struct DefinedName {
  NameKind kind;
  const Text& text;
  std::string_view base;      // `label`, `primary_key`, `properties`
  bool is_in_column = false;  // the name is a member `name` of what `base` says
  std::size_t index = 0;

  [[nodiscard]] std::string field() const {
    std::string out(base);
    if (kind == NameKind::kProperty) out += "[" + std::to_string(index) + "]";
    return is_in_column ? out + ".name" : out;
  }
};

template <typename Visitor>
void visit_property_names(const Properties& properties, Visitor&& visit) {
  for (std::size_t i = 0; i < properties.columns.size(); ++i) {
    const ColumnDefinition& column = properties.columns[i];
    if (column.name.present()) {
      visit(DefinedName{NameKind::kProperty, column.name, "properties", true, i});
    }
  }
}

// Whether a name of this kind is the definition's own choice: an endpoint is judged where its node is defined, a key is the
// query's column.
constexpr bool is_defined_here(NameKind kind) {
  return kind != NameKind::kEndpoint && kind != NameKind::kKey;
}

// Whether the platform reserves the word, so that it can name no label, edge type or property.
[[nodiscard]] bool is_platform_word(std::string_view name);

// What says nearly the same as a reserved word, and is none: `Order` → PurchaseOrder for a label,
// PURCHASE_ORDER for an edge type, Order_value for a property.
[[nodiscard]] std::string instead_of_platform_word(std::string_view word, NameKind kind);

// Whether the rules of the platform take the name where one of this kind stands: its length, its form and the words that
// are reserved there. What is left to other rules is whether it is free, and what a host's policy says.
[[nodiscard]] bool is_accepted_name(std::string_view name, NameKind kind);

// Calls `visit` with every name that is present, in the order of the fields.
template <typename Visitor>
void visit_names(const NodeDefinition& node, Visitor&& visit) {
  if (node.label.present()) visit(DefinedName{NameKind::kLabel, node.label, "label"});
  const Text& key = node.primary_key.name;
  if (key.present()) visit(DefinedName{NameKind::kKey, key, "primary_key", true});
  visit_property_names(node.properties, visit);
}

template <typename Visitor>
void visit_names(const EdgeDefinition& edge, Visitor&& visit) {
  const auto visit_if_present = [&visit](NameKind kind, const Text& text, std::string_view field) {
    if (text.present()) visit(DefinedName{kind, text, field});
  };
  visit_if_present(NameKind::kEdgeType, edge.type, "type");
  visit_if_present(NameKind::kEndpoint, edge.from_node, "from_node");
  visit_if_present(NameKind::kEndpoint, edge.to_node, "to_node");
  visit_if_present(NameKind::kKey, edge.from_key, "from_key");
  visit_if_present(NameKind::kKey, edge.to_key, "to_key");
  visit_property_names(edge.properties, visit);
}

}  // namespace mapping
