#include <algorithm>
#include <utility>

#include "analysis/types/coercions.h"
#include "analysis/types/data_types.h"
#include "mapping/sql.h"

namespace mapping {
namespace {

constexpr std::string_view kInterval = "INTERVAL ";
constexpr std::string_view kTo = " TO ";

// INTERVAL DAY and INTERVAL DAY TO HOUR are in the grammar, but of all intervals only two are types.
std::optional<TypeProblem> interval_problem(const TypeNode& node) {
  if (!node.name.starts_with(kInterval) || node.name.find('(') != std::string::npos) {
    return std::nullopt;
  }
  if (node.name == "INTERVAL YEAR TO MONTH" || node.name == "INTERVAL DAY TO SECOND") {
    return std::nullopt;
  }
  std::string name = node.name;
  if (name.find(kTo) == std::string::npos) {
    name += kTo;
    name += name.substr(kInterval.size(), name.size() - kInterval.size() - kTo.size());
  }
  return TypeProblem{say(ServerMessage::kTypeNotSupported, {name}), false};
}

std::optional<TypeProblem> decimal_problem(const TrinoType& type, std::size_t index) {
  const std::vector<std::size_t> parts = arguments(type, index);
  if (type.nodes[index].name != "decimal" || parts.empty() || parts.size() > 2) return std::nullopt;
  const auto number = [&](std::size_t part) { return type.nodes[parts[part]].number; };
  if (!number(0) || !number(parts.size() - 1)) return std::nullopt;
  const std::uint64_t precision = *number(0);
  const std::uint64_t scale = parts.size() == 2 ? *number(1) : 0;
  if (precision < 1 || precision > kMaximumDecimalPrecision) {
    return TypeProblem{say(ServerMessage::kDecimalPrecisionOutOfRange, {std::to_string(precision)}),
                       false};
  }
  if (scale <= precision) return std::nullopt;
  return TypeProblem{
      say(ServerMessage::kDecimalScaleOutOfRange, {precision, std::to_string(scale)}), false};
}

// `timestamp(c)`: the grammar takes a type for the precision.
std::optional<TypeProblem> precision_problem(const TrinoType& type, std::size_t index) {
  const std::vector<std::size_t> parts = arguments(type, index);
  const std::string& name = type.nodes[index].name;
  if (parts.size() != 1 ||
      (name != "time" && name != "timestamp" && !name.ends_with(" time zone"))) {
    return std::nullopt;
  }
  const TypeNode& precision = type.nodes[parts[0]];
  if (precision.number) return std::nullopt;
  return TypeProblem{precision.size == 1
                         ? say(ServerMessage::kDatetimeParameterOf, {precision.name})
                         : say(ServerMessage::kDatetimeParameter),
                     false};
}

}  // namespace

std::optional<TypeProblem> type_problem(TypeTable& types, const TrinoType& type,
                                        std::string_view written) {
  if (type.nodes.empty() || depth(type) >= kMaximumTypeDepth) return std::nullopt;
  for (const TypeNode& node : type.nodes) {
    if (auto problem = interval_problem(node)) return problem;
    if (node.name.starts_with(kInterval) && node.name.find('(') != std::string::npos) {
      return std::nullopt;
    }
  }
  const TypeId id = types.from(type);
  if (id != kUncertain) {
    if (types.kind(id) != TypeKind::kUnknown) return std::nullopt;
    return TypeProblem{say(ServerMessage::kTypeUnknown)};
  }
  // The server looks the parts up from left to right and ends at the first that there is not.
  for (std::size_t i = 0; i < type.nodes.size(); ++i) {
    if (type.nodes[i].number) continue;
    if (auto problem = decimal_problem(type, i)) return problem;
    if (auto problem = precision_problem(type, i)) return problem;
    if (type.nodes[i].size == 1 && types.from(subtype(type, i)) == kUncertain) break;
  }
  return TypeProblem{say(ServerMessage::kUnknownType, {written})};
}

}  // namespace mapping
