#include "analysis/types/data_types.h"

#include <algorithm>
#include <utility>

#include "analysis/types/coercions.h"
#include "sql/size_limits.h"

namespace mapping {
namespace {

// The slots of a new table stand in the order of TypeKind, so that a kind is the id of its plain
// type; kinds that need arguments have an empty one.
constexpr auto kKinds = static_cast<std::size_t>(TypeKind::kOther) + 1;

std::size_t combine(std::size_t seed, std::size_t value) {
  return (seed ^ value) * 0x9E3779B1U + (seed >> 7U);
}

std::size_t hash_of(std::string_view text) {
  std::size_t hash = text.size();
  for (const char c : text) hash = combine(hash, static_cast<unsigned char>(c));
  return hash;
}

std::size_t hash_of(const DataType& type) {
  std::size_t hash = combine(static_cast<std::size_t>(type.kind), type.precision);
  hash = combine(hash, type.scale);
  for (const TypeId argument : type.arguments) hash = combine(hash, argument);
  for (const auto& field : type.fields) hash = combine(hash, field ? hash_of(*field) + 1 : 0);
  return combine(hash, hash_of(type.name));
}

DataType plain(TypeKind kind) {
  switch (kind) {
    case TypeKind::kDecimal:
      return {.kind = kind, .precision = 38};
    case TypeKind::kVarchar:
      return {.kind = kind, .precision = kUnboundedLength};
    case TypeKind::kChar:
      return {.kind = kind, .precision = 1};
    case TypeKind::kTime:
    case TypeKind::kTimeWithZone:
    case TypeKind::kTimestamp:
    case TypeKind::kTimestampWithZone:
      return {.kind = kind, .precision = 3};
    default:
      return {.kind = kind};
  }
}

}  // namespace

TypeTable::TypeTable() : buckets_(64, kUncertain) {
  types_.reserve(64);
  for (std::size_t i = 0; i < kKinds; ++i) {
    Entry entry{.type = plain(static_cast<TypeKind>(i))};
    describe(entry);
    types_.push_back(std::move(entry));
    insert(static_cast<TypeId>(i));
  }
}

const DataType& TypeTable::operator[](TypeId id) const { return types_[id].type; }

// The bucket that holds the type or that it belongs into. Never full: see insert.
std::size_t TypeTable::bucket_of(const DataType& type) const {
  const std::size_t mask = buckets_.size() - 1;
  std::size_t bucket = hash_of(type) & mask;
  while (buckets_[bucket] != kUncertain && types_[buckets_[bucket]].type != type) {
    bucket = (bucket + 1) & mask;
  }
  return bucket;
}

void TypeTable::insert(TypeId id) {
  if (id == kUncertain) return;
  if (types_.size() * 2 > buckets_.size()) {
    buckets_.assign(buckets_.size() * 2, kUncertain);
    for (TypeId known = 1; known < id; ++known) buckets_[bucket_of(types_[known].type)] = known;
  }
  buckets_[bucket_of(types_[id].type)] = id;
}

TypeId TypeTable::intern(DataType type) {
  if (type.kind == TypeKind::kUncertain) return kUncertain;
  const std::size_t bucket = bucket_of(type);
  if (buckets_[bucket] != kUncertain) return buckets_[bucket];
  Entry entry{.type = std::move(type)};
  if (!measure(entry)) return kUncertain;
  describe(entry);
  types_.push_back(std::move(entry));
  const auto id = static_cast<TypeId>(types_.size() - 1);
  insert(id);
  return id;
}

bool TypeTable::measure(Entry& entry) {
  constexpr std::size_t kBytesOfPart = 8;
  std::size_t parts = 1;
  std::size_t bytes = sizeof(Entry) + entry.type.arguments.size() * sizeof(TypeId);
  for (const TypeId argument : entry.type.arguments) {
    if (argument == kUncertain) return false;
    entry.depth = std::max(entry.depth, types_[argument].depth + 1);
    parts += types_[argument].parts;
  }
  for (const auto& field : entry.type.fields) {
    if (field) parts += field->size() / kBytesOfPart;
    bytes += sizeof(field) + (field ? field->size() : 0);
  }
  walk(1 + entry.type.arguments.size());
  if (entry.depth > kMaximumTypeDepth) return false;
  if (parts > sql::kMostColumns) {
    ++refused_;
    return false;
  }
  entry.parts = static_cast<std::uint32_t>(parts);
  bytes_ += bytes;
  return true;
}

TypeId TypeTable::simple(TypeKind kind) { return static_cast<TypeId>(kind); }

TypeId TypeTable::varchar(std::uint32_t length) {
  return intern({.kind = TypeKind::kVarchar, .precision = std::min(length, kUnboundedLength)});
}

TypeId TypeTable::char_of(std::uint32_t length) {
  return intern({.kind = TypeKind::kChar, .precision = length});
}

TypeId TypeTable::decimal(std::uint32_t precision, std::uint32_t scale) {
  return intern({.kind = TypeKind::kDecimal, .precision = precision, .scale = scale});
}

TypeId TypeTable::with_precision(TypeKind kind, std::uint32_t precision) {
  return intern({.kind = kind, .precision = precision});
}

TypeId TypeTable::array_of(TypeId element) {
  return intern({.kind = TypeKind::kArray, .arguments = {element}});
}

TypeId TypeTable::map_of(TypeId key, TypeId value) {
  return intern({.kind = TypeKind::kMap, .arguments = {key, value}});
}

TypeId TypeTable::row_of(std::vector<TypeId> types, std::vector<std::optional<std::string>> names) {
  names.resize(types.size());
  return intern(
      {.kind = TypeKind::kRow, .arguments = std::move(types), .fields = std::move(names)});
}

TypeId TypeTable::function_of(std::vector<TypeId> parameters, TypeId result) {
  parameters.push_back(result);
  return intern({.kind = TypeKind::kFunction, .arguments = std::move(parameters)});
}

TypeId TypeTable::named(std::string_view name) {
  return intern({.kind = TypeKind::kOther, .name = std::string(name)});
}

}  // namespace mapping
