#include "analysis/types/data_types.h"
#include "analysis/types/kind_names.h"
#include "types/trino_type_names.h"

namespace mapping {
namespace {

// What the numbers of a type may be (Trino 476; refused beyond).
struct NumberLimits {
  std::uint64_t least;
  std::uint64_t most;
};

// Of a type with one number.
std::optional<NumberLimits> number_limits(TypeKind kind) {
  if (kind == TypeKind::kVarchar) return NumberLimits{0, kUnboundedLength};
  if (kind == TypeKind::kChar) return NumberLimits{0, 65536};
  if (takes_numbers(kind) && kind != TypeKind::kDecimal) return NumberLimits{0, 12};
  return std::nullopt;
}

// Is complete without parentheses. NUMBER is of newer servers, whose rules are not known.
bool is_complete(TypeKind kind) {
  return kind == TypeKind::kVarchar ||
         (kind != TypeKind::kNumber && !takes_numbers(kind) && !takes_types(kind));
}

class TreeReader {
 public:
  TreeReader(TypeTable& types, const TrinoType& tree) : types_(types), tree_(tree) {}

  // Types are at most kMaximumTypeDepth deep, and so is this.
  TypeId read(std::size_t index) {
    const TypeNode& node = tree_.nodes[index];
    if (node.number) return kUncertain;
    const std::vector<std::size_t> arguments = mapping::arguments(tree_, index);
    if (arguments.empty()) return read_name(node.name);
    const TypeKind kind = kind_named(node.name);
    if (const auto limits = number_limits(kind)) return read_numbered(kind, *limits, arguments);
    if (kind == TypeKind::kDecimal) return read_decimal(arguments);
    return read_parametric(node.name, arguments);
  }

 private:
  TypeId read_name(std::string_view name) {
    const TypeKind kind = kind_named(name);
    if (kind == TypeKind::kOther) {
      const TrinoTypeName* const known = find_trino_type_name(name);
      return known != nullptr && known->is_plain ? types_.named(name) : kUncertain;
    }
    return is_complete(kind) ? types_.simple(kind) : kUncertain;
  }

  [[nodiscard]] std::optional<std::uint32_t> number(std::size_t index, NumberLimits limits) const {
    const auto& value = tree_.nodes[index].number;
    if (!value || *value < limits.least || *value > limits.most) return std::nullopt;
    return static_cast<std::uint32_t>(*value);
  }

  TypeId read_numbered(TypeKind kind, NumberLimits limits,
                       const std::vector<std::size_t>& arguments) {
    const auto value = number(arguments[0], limits);
    if (!value || arguments.size() != 1) return kUncertain;
    return types_.with_precision(kind, *value);
  }

  TypeId read_decimal(const std::vector<std::size_t>& arguments) {
    const auto precision = number(arguments[0], {1, 38});
    if (!precision || arguments.size() > 2) return kUncertain;
    if (arguments.size() == 1) return types_.decimal(*precision, 0);
    const auto scale = number(arguments[1], {0, *precision});
    return scale ? types_.decimal(*precision, *scale) : kUncertain;
  }

  TypeId read_parametric(const std::string& name, const std::vector<std::size_t>& arguments) {
    DataType type;
    for (const std::size_t argument : arguments) {
      const TypeId id = read(argument);
      if (id == kUncertain) return kUncertain;
      type.arguments.push_back(id);
      if (name == "row") type.fields.push_back(tree_.nodes[argument].field);
    }
    if (name == "row") {
      type.kind = TypeKind::kRow;
    } else if (name == "array" && arguments.size() == 1) {
      type.kind = TypeKind::kArray;
    } else if (name == "map" && arguments.size() == 2 && types_.is_comparable(type.arguments[0])) {
      type.kind = TypeKind::kMap;
    } else if (name == "function") {
      type.kind = TypeKind::kFunction;
    } else if (name == "qdigest" && arguments.size() == 1) {
      type.kind = TypeKind::kOther;
      type.name = name;
    } else {
      return kUncertain;
    }
    return types_.intern(std::move(type));
  }

  TypeTable& types_;
  const TrinoType& tree_;
};

}  // namespace

TypeId TypeTable::from(const TrinoType& type) {
  if (type.nodes.empty()) return kUncertain;
  return TreeReader(*this, type).read(0);
}

TypeId TypeTable::from_text(std::string_view type, TypeOrigin origin) {
  const auto tree = parse_trino_type(type, origin);
  return tree.ok() ? from(tree.value()) : kUncertain;
}

}  // namespace mapping
