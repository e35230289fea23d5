#include <algorithm>
#include <string>

#include "mapping/types.h"
#include "types/trino_type_names.h"

namespace mapping {
namespace {

// Digits of a second's fraction that the engine reads from Parquet.
constexpr std::uint64_t kLoadablePrecision = 6;

constexpr std::string_view kValue = "{}";

std::string_view cast_target(std::string_view name) {
  const TrinoTypeName* const known = find_trino_type_name(name);
  return known == nullptr ? std::string_view() : known->cast;
}

// The function that makes text of it, with {} for the value. What only a function mends is not
// mended inside of another type.
std::string_view text_function(const TrinoType& type) {
  const TrinoTypeName* const known = find_trino_type_name(type.nodes.front().name);
  return known == nullptr ? std::string_view() : known->text;
}

bool has_nanoseconds(const TypeTree& type, std::size_t index) {
  const std::string& name = type.nodes[index].name;
  return name.starts_with("timestamp") && type.nodes[index].size == 2 &&
         type.nodes[index + 1].number > kLoadablePrecision;
}

std::optional<LoadHazardKind> hazard_at(const TypeTree& type, std::size_t index) {
  const std::string& name = type.nodes[index].name;
  if (name == "decimal") return LoadHazardKind::kDecimal;
  if (name == "time" || name == "time with time zone") return LoadHazardKind::kTime;
  if (has_nanoseconds(type, index)) return LoadHazardKind::kNanoseconds;
  return std::nullopt;
}

// Copies the nodes of a type, those that cannot be loaded replaced. Every replaced type is a leaf
// but for its numbers, so only the sizes of the types around it change.
class LoadableType {
 public:
  explicit LoadableType(const TrinoType& type) : type_(type) {}

  std::optional<TrinoType> make() {
    if (depth(type_) > kMaximumTypeDepth) return std::nullopt;
    append(0);
    if (!map_complex_type(loadable_).ok()) return std::nullopt;
    return std::move(loadable_);
  }

 private:
  void append(std::size_t index) {
    const TypeNode& node = type_.nodes[index];
    const std::size_t start = loadable_.nodes.size();
    loadable_.nodes.push_back({.name = node.name, .number = node.number, .field = node.field});
    if (const std::string_view target = cast_target(node.name); !target.empty()) {
      loadable_.nodes[start].name = target;
    } else if (has_nanoseconds(type_, index)) {
      loadable_.nodes.push_back({.number = kLoadablePrecision});
    } else {
      for (const std::size_t child : arguments(type_, index)) append(child);
    }
    loadable_.nodes[start].size = static_cast<std::uint32_t>(loadable_.nodes.size() - start);
  }

  const TrinoType& type_;
  TrinoType loadable_;
};

}  // namespace

std::optional<LoadHazard> find_load_hazard(const TrinoType& type) {
  for (std::size_t i = 0; i < type.nodes.size(); ++i) {
    if (const auto kind = hazard_at(type, i)) return LoadHazard{*kind, subtype(type, i)};
  }
  return std::nullopt;
}

std::optional<TrinoType> loadable_type(const TrinoType& type) {
  if (!text_function(type).empty()) {
    TrinoType text;
    text.nodes.push_back({.name = "varchar"});
    return text;
  }
  return LoadableType(type).make();
}

std::optional<std::string> mending_cast(std::string_view expression, const TrinoType& type) {
  const std::optional<TrinoType> target = loadable_type(type);
  if (!target || *target == type) return std::nullopt;
  if (const std::string_view function = text_function(type); !function.empty()) {
    return std::string(function).replace(function.find(kValue), kValue.size(), expression);
  }
  std::string mended = "CAST(";
  mended.append(expression).append(" AS ").append(print_for_cast(*target)) += ')';
  return mended;
}

}  // namespace mapping
