#include <algorithm>
#include <array>

#include "analysis/types/data_types.h"

namespace mapping {
namespace {

using KindSet = std::uint32_t;  // a bit for each TypeKind

template <typename... Kinds>
constexpr KindSet set_of(Kinds... kinds) {
  return (0U | ... | (1U << static_cast<unsigned>(kinds)));
}

constexpr KindSet kNumbers =
    set_of(TypeKind::kTinyint, TypeKind::kSmallint, TypeKind::kInteger, TypeKind::kBigint,
           TypeKind::kReal, TypeKind::kDouble, TypeKind::kDecimal);
constexpr KindSet kTimes = set_of(TypeKind::kTime, TypeKind::kTimeWithZone);
constexpr KindSet kTimestamps = set_of(TypeKind::kTimestamp, TypeKind::kTimestampWithZone);
constexpr KindSet kText = set_of(TypeKind::kVarchar);
constexpr KindSet kScalars = kNumbers | set_of(TypeKind::kBoolean) | kText;

// The casts between types without arguments, as a Trino 476 answers for each pair.
struct PlainCasts {
  KindSet from;
  KindSet to;
};
constexpr PlainCasts kPlainCasts[] = {
    {kNumbers | set_of(TypeKind::kBoolean), kScalars},
    {kText, kScalars | kTimes | kTimestamps |
                set_of(TypeKind::kChar, TypeKind::kVarbinary, TypeKind::kDate)},
    {set_of(TypeKind::kChar), kText | set_of(TypeKind::kChar)},
    {set_of(TypeKind::kVarbinary), set_of(TypeKind::kVarbinary)},
    {set_of(TypeKind::kDate), kText | kTimestamps},
    {kTimes, kText | kTimes | kTimestamps},
    {kTimestamps, kText | kTimes | kTimestamps | set_of(TypeKind::kDate)},
    {set_of(TypeKind::kIntervalYearToMonth, TypeKind::kIntervalDayToSecond), kText},
};

// To and from the types that have a name alone. Empty: `kinds` instead.
struct NamedCasts {
  std::string_view from;
  std::string_view to;
  KindSet kinds = 0;
};
constexpr NamedCasts kNamedCasts[] = {
    {"", "json", kScalars | set_of(TypeKind::kDate, TypeKind::kTimestamp)},
    {"json", "", kScalars},
    {"", "uuid", kText | set_of(TypeKind::kVarbinary)},
    {"uuid", "", set_of(TypeKind::kVarbinary)},
    {"", "ipaddress", kText | set_of(TypeKind::kVarbinary)},
    {"ipaddress", "", set_of(TypeKind::kVarbinary)},
    {"", "KdbTree", kText},
    {"", "JoniRegExp", kText | set_of(TypeKind::kChar)},
    {"", "Re2JRegExp", kText | set_of(TypeKind::kChar)},
    {"", "JsonPath", kText | set_of(TypeKind::kChar)},
    {"", "CodePoints", kText | set_of(TypeKind::kChar)},
    {"", "HyperLogLog", set_of(TypeKind::kVarbinary)},
    {"HyperLogLog", "", set_of(TypeKind::kVarbinary)},
    {"HyperLogLog", "P4HyperLogLog"},
    {"P4HyperLogLog", "HyperLogLog"},
    {"", "SetDigest", set_of(TypeKind::kVarbinary)},
    {"SetDigest", "", set_of(TypeKind::kVarbinary)},
    {"SetDigest", "HyperLogLog"},
    {"", "tdigest", set_of(TypeKind::kVarbinary)},
    {"tdigest", "", set_of(TypeKind::kVarbinary)},
};

constexpr std::string_view kOnlyToUnboundedVarchar[] = {"uuid", "ipaddress"};
constexpr TypeKind kDigestArguments[] = {TypeKind::kBigint, TypeKind::kDouble, TypeKind::kReal};

constexpr bool has(KindSet set, TypeKind kind) {
  return ((set >> static_cast<unsigned>(kind)) & 1U) != 0;
}

bool is_json(const DataType& type) { return type.kind == TypeKind::kOther && type.name == "json"; }

bool is_binary_digest(const TypeTable& types, const DataType& digest, const DataType& other) {
  return digest.name == "qdigest" && other.kind == TypeKind::kVarbinary &&
         std::ranges::find(kDigestArguments, types.kind(digest.arguments[0])) !=
             std::end(kDigestArguments);
}

bool can_cast_named(const TypeTable& types, const DataType& from, const DataType& to) {
  if (is_binary_digest(types, from, to) || is_binary_digest(types, to, from)) return true;
  if (to.kind == TypeKind::kVarchar && to.precision == kUnboundedLength &&
      std::ranges::find(kOnlyToUnboundedVarchar, from.name) != std::end(kOnlyToUnboundedVarchar)) {
    return true;
  }
  return std::ranges::any_of(kNamedCasts, [&](const NamedCasts& casts) {
    if (casts.from != from.name || casts.to != to.name) return false;
    if (casts.from.empty()) return has(casts.kinds, from.kind);
    if (casts.to.empty()) return has(casts.kinds, to.kind);
    return true;
  });
}

bool can_cast_plain(TypeKind from, TypeKind to) {
  return std::ranges::any_of(kPlainCasts, [&](const PlainCasts& casts) {
    return has(casts.from, from) && has(casts.to, to);
  });
}

class Casting {
 public:
  explicit Casting(TypeTable& types) : types_(types) {}

  // Types are at most kMaximumTypeDepth deep, and so is this.
  bool can_cast(TypeId from_id, TypeId to_id) {
    if (from_id == to_id || from_id == kUncertain || to_id == kUncertain) return true;
    const DataType from = types_[from_id];
    const DataType to = types_[to_id];
    types_.walk(1 + from.arguments.size() + to.arguments.size());
    if (from.kind == TypeKind::kUnknown || to.kind == TypeKind::kUnknown) return true;
    if (is_nested(from.kind) && is_json(to)) return can_cast_to_json(from, to_id);
    if (is_json(from) && is_nested(to.kind)) return can_cast_from_json(from_id, to);
    if (is_nested(from.kind) || is_nested(to.kind)) return can_cast_arguments(from, to);
    if (from.kind == TypeKind::kOther || to.kind == TypeKind::kOther) {
      return can_cast_named(types_, from, to);
    }
    return can_cast_plain(from.kind, to.kind);
  }

 private:
  static bool is_nested(TypeKind kind) {
    return kind == TypeKind::kArray || kind == TypeKind::kMap || kind == TypeKind::kRow;
  }

  bool can_cast_arguments(const DataType& from, const DataType& to) {
    if (from.kind != to.kind || from.arguments.size() != to.arguments.size()) return false;
    for (std::size_t i = 0; i < from.arguments.size(); ++i) {
      if (!can_cast(from.arguments[i], to.arguments[i])) return false;
    }
    return true;
  }

  // Keys of a map stand for the names of an object.
  bool can_cast_to_json(const DataType& from, TypeId json) {
    for (std::size_t i = 0; i < from.arguments.size(); ++i) {
      const bool is_key = from.kind == TypeKind::kMap && i == 0;
      if (!can_cast(from.arguments[i], is_key ? types_.varchar() : json)) return false;
    }
    return true;
  }

  bool can_cast_from_json(TypeId json, const DataType& to) {
    for (std::size_t i = 0; i < to.arguments.size(); ++i) {
      const bool is_key = to.kind == TypeKind::kMap && i == 0;
      if (!can_cast(is_key ? types_.varchar() : json, to.arguments[i])) return false;
    }
    return true;
  }

  TypeTable& types_;
};

}  // namespace

bool can_cast(TypeTable& types, TypeId from, TypeId to) {
  return Casting(types).can_cast(from, to);
}

}  // namespace mapping
