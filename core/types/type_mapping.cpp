#include <utility>

#include "mapping/identifier.h"
#include "mapping/name_table.h"
#include "mapping/types.h"
#include "types/trino_type_names.h"

namespace mapping {
namespace {

constexpr std::string_view kFaultReasons[] = {"not_a_type", "too_deep", "not_a_type"};

Refusal unsupported(std::string_view type, std::string part, std::string_view reason) {
  return {
      "unsupported_type",
      {{"type", to_well_formed(type)}, {"part", std::move(part)}, {"reason", std::string(reason)}}};
}

Refusal not_a_type(std::string_view text, const TypeFault& fault) {
  Refusal refusal = unsupported(text, to_well_formed(slice(text, fault.span)),
                                kFaultReasons[static_cast<std::size_t>(fault.reason)]);
  refusal.params.push_back({"offset", std::int64_t{fault.span.begin}});
  return refusal;
}

std::string_view counterpart(const TypeNode& node) {
  const TrinoTypeName* const known = find_trino_type_name(node.name);
  return known == nullptr ? std::string_view() : known->counterpart;
}

Outcome<std::string> family(const TrinoType& type, std::string_view text) {
  const std::string_view name = counterpart(type.nodes.front());
  if (name.empty()) return unsupported(text, print(type), "no_counterpart");
  return std::string(name);
}

// Writes the full form of a Trino type, node by node. Recursion is bounded: deeper types are
// refused before.
class FullForm {
 public:
  FullForm(const TrinoType& type, std::string_view text) : type_(type), text_(text) {}

  Outcome<std::string> write() {
    if (depth(type_) > kMaximumTypeDepth) return unsupported(text_, print(type_), "too_deep");
    if (!append(0)) return std::move(refusal_);
    return print(full_);
  }

 private:
  bool append(std::size_t index) {
    const TypeNode& node = type_.nodes[index];
    const std::string_view name = counterpart(node);
    if (name.empty()) return refuse(index, "no_counterpart");
    const std::size_t start = full_.nodes.size();
    full_.nodes.push_back({.name = std::string(name)});
    if (!append_arguments(index, name)) return false;
    full_.nodes[start].size = static_cast<std::uint32_t>(full_.nodes.size() - start);
    return true;
  }

  bool append_arguments(std::size_t index, std::string_view family_name) {
    if (family_name == "LIST") return append_types(index, 1);
    if (family_name == "MAP") return append_types(index, 2);
    return family_name != "STRUCT" || append_fields(index);
  }

  bool append_types(std::size_t index, std::size_t count) {
    const std::vector<std::size_t> types = arguments(type_, index);
    if (types.size() != count) return refuse(index, "missing_arguments");
    for (const std::size_t child : types) {
      if (type_.nodes[child].number) return refuse(index, "missing_arguments");
      if (!append(child)) return false;
    }
    return true;
  }

  bool append_fields(std::size_t index) {
    const std::vector<std::size_t> fields = arguments(type_, index);
    if (fields.empty()) return refuse(index, "missing_arguments");
    NameTable names(NameCase::kIgnored);
    for (const std::size_t child : fields) {
      const std::optional<std::string>& field = type_.nodes[child].field;
      if (!field) return refuse(index, "unnamed_field");
      if (!quote_identifier(*field, NameUse::kStructField).ok()) {
        return refuse_field(index, "unrepresentable_field", *field);
      }
      if (names.insert(*field, 0) != NameTable::kNone)
        return refuse_field(index, "duplicate_field", *field);
      const std::size_t start = full_.nodes.size();
      if (!append(child)) return false;
      full_.nodes[start].field = *field;
    }
    return true;
  }

  bool refuse(std::size_t index, std::string_view reason) {
    refusal_ = unsupported(text_, print(subtype(type_, index)), reason);
    return false;
  }
  bool refuse_field(std::size_t index, std::string_view reason, std::string_view field) {
    refuse(index, reason);
    refusal_.params.push_back({"field", to_well_formed(field)});
    return false;
  }

  const TrinoType& type_;
  std::string_view text_;
  RyuGraphType full_;
  Refusal refusal_;
};

}  // namespace

Outcome<std::string> map_type(std::string_view trino_type) {
  const auto type = parse_trino_type(trino_type);
  if (!type.ok()) return not_a_type(trino_type, type.refusal());
  return family(type.value(), trino_type);
}

Outcome<std::string> map_type(const TrinoType& type) { return family(type, print(type)); }

Outcome<std::string> map_complex_type(std::string_view trino_type) {
  const auto type = parse_trino_type(trino_type);
  if (!type.ok()) return not_a_type(trino_type, type.refusal());
  return FullForm(type.value(), trino_type).write();
}

Outcome<std::string> map_complex_type(const TrinoType& type) {
  return FullForm(type, print(type)).write();
}

}  // namespace mapping
