#include <algorithm>

#include "analysis/types/data_types.h"
#include "mapping/text.h"

namespace mapping {
namespace {

// What the numbers of a type may be (Trino 476; refused beyond).
struct NumberLimits {
  std::uint64_t least;
  std::uint64_t most;
};

struct SimpleName {
  std::string_view name;
  TypeKind kind;
};

constexpr SimpleName kSimpleNames[] = {
    {"unknown", TypeKind::kUnknown},
    {"boolean", TypeKind::kBoolean},
    {"tinyint", TypeKind::kTinyint},
    {"smallint", TypeKind::kSmallint},
    {"integer", TypeKind::kInteger},
    {"bigint", TypeKind::kBigint},
    {"real", TypeKind::kReal},
    {"double", TypeKind::kDouble},
    {"varbinary", TypeKind::kVarbinary},
    {"date", TypeKind::kDate},
    {"INTERVAL YEAR TO MONTH", TypeKind::kIntervalYearToMonth},
    {"INTERVAL DAY TO SECOND", TypeKind::kIntervalDayToSecond},
};

// A type with one number; none is written where it stands for a default that only SQL has.
struct NumberedName {
  std::string_view name;
  TypeKind kind;
  NumberLimits limits;
};

constexpr NumberedName kNumberedNames[] = {
    {"char", TypeKind::kChar, {0, 65536}},
    {"time", TypeKind::kTime, {0, 12}},
    {"time with time zone", TypeKind::kTimeWithZone, {0, 12}},
    {"timestamp", TypeKind::kTimestamp, {0, 12}},
    {"timestamp with time zone", TypeKind::kTimestampWithZone, {0, 12}},
};

// Types that have a name and nothing else.
constexpr std::string_view kOtherNames[] = {
    "BingTile",      "CodePoints", "color",     "Geometry",           "HyperLogLog", "ipaddress",
    "JoniRegExp",    "json",       "json2016",  "JsonPath",           "KdbTree",     "LikePattern",
    "P4HyperLogLog", "Re2JRegExp", "SetDigest", "SphericalGeography", "tdigest",     "uuid",
};

class TreeReader {
 public:
  TreeReader(TypeTable& types, const TrinoType& tree) : types_(types), tree_(tree) {}

  // Types are at most kMaximumTypeDepth deep, and so is this.
  TypeId read(std::size_t index) {
    const TypeNode& node = tree_.nodes[index];
    if (node.number) return kUncertain;
    const std::vector<std::size_t> arguments = mapping::arguments(tree_, index);
    if (arguments.empty()) return read_plain(node.name);
    const auto* const numbered = std::ranges::find(kNumberedNames, node.name, &NumberedName::name);
    if (numbered != std::end(kNumberedNames)) return read_numbered(*numbered, arguments);
    if (node.name == "varchar") return read_varchar(arguments);
    if (node.name == "decimal") return read_decimal(arguments);
    return read_parametric(node.name, arguments);
  }

 private:
  TypeId read_plain(std::string_view name) {
    const auto* const simple = std::ranges::find(kSimpleNames, name, &SimpleName::name);
    if (simple != std::end(kSimpleNames)) return types_.simple(simple->kind);
    if (name == "varchar") return types_.varchar();
    if (std::ranges::find(kOtherNames, name) != std::end(kOtherNames)) return types_.named(name);
    return kUncertain;
  }

  [[nodiscard]] std::optional<std::uint32_t> number(std::size_t index, NumberLimits limits) const {
    const auto& value = tree_.nodes[index].number;
    if (!value || *value < limits.least || *value > limits.most) return std::nullopt;
    return static_cast<std::uint32_t>(*value);
  }

  TypeId read_numbered(const NumberedName& name, const std::vector<std::size_t>& arguments) {
    const auto value = number(arguments[0], name.limits);
    if (!value || arguments.size() != 1) return kUncertain;
    return types_.with_precision(name.kind, *value);
  }

  TypeId read_varchar(const std::vector<std::size_t>& arguments) {
    const auto length = number(arguments[0], {0, kUnboundedLength});
    if (!length || arguments.size() != 1) return kUncertain;
    return types_.varchar(*length);
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
