#include "analysis/types/coercions.h"

#include <algorithm>
#include <array>

namespace mapping {
namespace {

// The decimal that holds all values of an integer type.
std::uint32_t digits_of(TypeKind kind) {
  switch (kind) {
    case TypeKind::kTinyint:
      return 3;
    case TypeKind::kSmallint:
      return 5;
    case TypeKind::kInteger:
      return 10;
    default:
      return 19;
  }
}

constexpr bool is_integer(TypeKind kind) {
  return kind >= TypeKind::kTinyint && kind <= TypeKind::kBigint;
}

// What character types become where a function wants a pattern or a path.
constexpr std::array<std::string_view, 4> kFromText = {"JoniRegExp", "Re2JRegExp", "JsonPath",
                                                       "CodePoints"};

bool is_from_text(const DataType& base) {
  return base.kind == TypeKind::kOther &&
         std::ranges::find(kFromText, base.name) != kFromText.end();
}

std::optional<TypeId> integer_as(TypeTable& types, TypeKind from, TypeKind to) {
  if (to == TypeKind::kReal || to == TypeKind::kDouble) return types.simple(to);
  if (to == TypeKind::kDecimal) return types.decimal(digits_of(from), 0);
  if (is_integer(to) && to > from) return types.simple(to);
  return std::nullopt;
}

TypeKind with_zone(TypeKind kind) {
  return kind == TypeKind::kTime ? TypeKind::kTimeWithZone : TypeKind::kTimestampWithZone;
}

std::optional<TypeId> varchar_as(TypeTable& types, std::uint32_t length, const DataType& base) {
  if (base.kind == TypeKind::kChar) return types.char_of(std::min(length, kMaximumCharLength));
  if (is_from_text(base)) return types.named(base.name);
  return std::nullopt;
}

std::optional<TypeId> unknown_as(TypeTable& types, const DataType& base) {
  switch (base.kind) {
    case TypeKind::kVarchar:
      return types.varchar(0);
    case TypeKind::kChar:
      return types.char_of(0);
    case TypeKind::kDecimal:
      return types.decimal(1, 0);
    case TypeKind::kTime:
    case TypeKind::kTimeWithZone:
    case TypeKind::kTimestamp:
    case TypeKind::kTimestampWithZone:
      return types.simple(base.kind);
    default:
      return std::nullopt;
  }
}

bool is_same_base(const DataType& a, const DataType& b) {
  return a.kind == b.kind && a.name == b.name;
}

struct Compatibility {
  std::optional<TypeId> common{};
  bool coercible = false;  // the first becomes the second
};

class Comparison {
 public:
  explicit Comparison(TypeTable& types) : types_(types) {}

  // Types are at most kMaximumTypeDepth deep, and so is this.
  Compatibility compare(TypeId from, TypeId to) {
    if (from == to || types_.kind(from) == TypeKind::kUnknown) return {to, true};
    if (types_.kind(to) == TypeKind::kUnknown) return {from, false};
    if (is_same_base(types_[from], types_[to])) return compare_same_base(from, to);
    if (const auto coerced = coerce_to_base(types_, from, types_[to])) return compare(*coerced, to);
    if (const auto coerced = coerce_to_base(types_, to, types_[from])) {
      return {compare(from, *coerced).common, false};
    }
    return {};
  }

 private:
  Compatibility compare_same_base(TypeId from, TypeId to) {
    switch (types_.kind(from)) {
      case TypeKind::kDecimal:
        return common_or_less(to, common_decimal(types_[from], types_[to]));
      case TypeKind::kVarchar:
      case TypeKind::kChar:
      case TypeKind::kTime:
      case TypeKind::kTimeWithZone:
      case TypeKind::kTimestamp:
      case TypeKind::kTimestampWithZone: {
        const std::uint32_t most = std::max(types_[from].precision, types_[to].precision);
        return common_or_less(to, types_.with_precision(types_.kind(from), most));
      }
      case TypeKind::kArray:
      case TypeKind::kMap:
      case TypeKind::kRow:
        return compare_arguments(from, to);
      default:
        return {};
    }
  }

  static Compatibility common_or_less(TypeId to, TypeId common) { return {common, common == to}; }

  TypeId common_decimal(const DataType& a, const DataType& b) {
    const std::uint32_t scale = std::max(a.scale, b.scale);
    const std::uint32_t digits = std::max(a.precision - a.scale, b.precision - b.scale) + scale;
    return types_.decimal(std::min(kMaximumDecimalPrecision, digits), scale);
  }

  // A field keeps its name where both rows have the same.
  Compatibility compare_arguments(TypeId from, TypeId to) {
    DataType common = types_[from];
    const DataType other = types_[to];
    types_.walk(2 * common.arguments.size());
    if (common.arguments.size() != other.arguments.size()) return {};
    bool coercible = true;
    for (std::size_t i = 0; i < common.arguments.size(); ++i) {
      const Compatibility argument = compare(common.arguments[i], other.arguments[i]);
      if (!argument.common) return {};
      coercible = coercible && argument.coercible;
      common.arguments[i] = *argument.common;
    }
    for (std::size_t i = 0; i < common.fields.size(); ++i) {
      if (common.fields[i] != other.fields[i]) common.fields[i].reset();
    }
    return {types_.intern(std::move(common)), coercible};
  }

  TypeTable& types_;
};

}  // namespace

std::optional<TypeId> coerce_to_base(TypeTable& types, TypeId from, const DataType& base) {
  const DataType& source = types[from];
  if (is_same_base(source, base)) return from;
  switch (source.kind) {
    case TypeKind::kUnknown:
      return unknown_as(types, base);
    case TypeKind::kTinyint:
    case TypeKind::kSmallint:
    case TypeKind::kInteger:
    case TypeKind::kBigint:
      return integer_as(types, source.kind, base.kind);
    case TypeKind::kDecimal:
    case TypeKind::kReal:
      if (base.kind != TypeKind::kReal && base.kind != TypeKind::kDouble) return std::nullopt;
      return types.simple(base.kind);
    case TypeKind::kDate:
      if (base.kind != TypeKind::kTimestamp && base.kind != TypeKind::kTimestampWithZone) {
        return std::nullopt;
      }
      return types.with_precision(base.kind, 0);
    case TypeKind::kTime:
    case TypeKind::kTimestamp:
      if (base.kind != with_zone(source.kind)) return std::nullopt;
      return types.with_precision(base.kind, source.precision);
    case TypeKind::kVarchar:
      return varchar_as(types, source.precision, base);
    case TypeKind::kChar:
      if (is_from_text(base)) return types.named(base.name);
      return std::nullopt;
    case TypeKind::kOther:
      if (source.name == "P4HyperLogLog" && base.name == "HyperLogLog") {
        return types.named(base.name);
      }
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

bool can_coerce(TypeTable& types, TypeId from, TypeId to) {
  if (from == kUncertain || to == kUncertain) return true;
  return Comparison(types).compare(from, to).coercible;
}

std::optional<TypeId> common_super_type(TypeTable& types, TypeId a, TypeId b) {
  if (a == kUncertain || b == kUncertain) return kUncertain;
  return Comparison(types).compare(a, b).common;
}

}  // namespace mapping
