#include <algorithm>

#include "mapping/identifier.h"
#include "mapping/types.h"
#include "types/ryugraph_type_names.h"
#include "types/type_printer.h"

namespace mapping {
namespace {

TypeBrackets ryugraph_brackets(const TypeNode& node) {
  if (node.size == 1) return {node.name, "", ""};
  if (node.name == "LIST") return {"", "", "[]"};
  if (node.name == "ARRAY") return {"", "[", "]"};
  return {node.name + '(', ", ", ")"};
}

// Field names of a type that was parsed or mapped can always be quoted.
std::string quote_field(std::string_view name) {
  const Outcome<std::string> quoted = quote_identifier(name, NameUse::kStructField);
  return quoted.ok() ? quoted.value() : std::string(name);
}

}  // namespace

std::string print(const RyuGraphType& type) {
  return print_tree(type, ryugraph_brackets, quote_field);
}

std::string type_family(const RyuGraphType& type) { return type.nodes.front().name; }

std::optional<std::string> type_family(std::string_view ryugraph_type) {
  const auto type = parse_ryugraph_type(ryugraph_type);
  if (!type.ok()) return std::nullopt;
  return type_family(type.value());
}

bool is_full_form(const RyuGraphType& type) {
  return std::ranges::none_of(type.nodes, [](const TypeNode& node) {
    return node.size == 1 && (node.name == "LIST" || node.name == "MAP" || node.name == "STRUCT" ||
                              node.name == "UNION");
  });
}

bool can_be_primary_key(const RyuGraphType& type) {
  const RyuGraphTypeName* const known = find_ryugraph_type_name(type.nodes.front().name);
  return known != nullptr && known->can_be_key;
}

bool matches_declared_type(std::string_view declared, std::string_view full) {
  const auto left = parse_ryugraph_type(declared);
  const auto right = parse_ryugraph_type(full);
  if (!left.ok() || !right.ok()) return false;
  if (left.value() == right.value()) return true;
  const bool is_bare = left.value().nodes.size() == 1;
  return is_bare && type_family(left.value()) == type_family(right.value());
}

}  // namespace mapping
