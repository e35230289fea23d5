#include <algorithm>
#include <string>

#include "mapping/types.h"
#include "types/trino_type_names.h"

namespace mapping {
namespace {

// Digits of a second's fraction that the engine reads from Parquet.
constexpr std::uint64_t kLoadablePrecision = 6;

// Types with no loadable counterpart of their own that Trino can cast to another.
struct CastTarget {
  std::string_view name;
  std::string_view target;
};
constexpr CastTarget kCastTargets[] = {
    {"decimal", "double"},
    {"time", "varchar"},
    {"time with time zone", "varchar"},
    {"INTERVAL DAY TO SECOND", "varchar"},
    {"INTERVAL YEAR TO MONTH", "varchar"},
    {"ipaddress", "varchar"},
    {"unknown", "varchar"},
};

// Types that only a function turns into text, which is why they cannot be mended inside others.
struct TextFunction {
  std::string_view name;
  std::string_view before;
  std::string_view after;
};
constexpr TextFunction kTextFunctions[] = {
    {"json", "json_format(", ")"},
    {"Geometry", "ST_AsText(", ")"},
    {"SphericalGeography", "ST_AsText(to_geometry(", "))"},
    {"BingTile", "bing_tile_quadkey(", ")"},
};

const TextFunction* find_text_function(const TrinoType& type) {
  const auto* const found = std::ranges::find(
      kTextFunctions, std::string_view(type.nodes.front().name), &TextFunction::name);
  return found == std::end(kTextFunctions) ? nullptr : found;
}

std::string_view cast_target(std::string_view name) {
  for (const CastTarget& entry : kCastTargets) {
    if (entry.name == name) return entry.target;
  }
  return {};
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
  if (find_text_function(type) != nullptr) {
    TrinoType text;
    text.nodes.push_back({.name = "varchar"});
    return text;
  }
  return LoadableType(type).make();
}

std::optional<std::string> mending_cast(std::string_view expression, const TrinoType& type) {
  const std::optional<TrinoType> target = loadable_type(type);
  if (!target || *target == type) return std::nullopt;
  std::string mended;
  if (const TextFunction* const function = find_text_function(type)) {
    mended.append(function->before).append(expression).append(function->after);
  } else {
    mended.append("CAST(").append(expression).append(" AS ").append(print_for_cast(*target)) += ')';
  }
  return mended;
}

}  // namespace mapping
