#include "analysis/functions/function_table.h"

#include <algorithm>
#include <iterator>

#include "mapping/text.h"

namespace mapping {
namespace {

struct FunctionRow {
  std::uint16_t name;
  std::uint16_t signatures;
  FunctionKind kind;
  bool deterministic;
};

#include "analysis/function_table.inc"

constexpr std::string_view kNames(kFunctionNames, sizeof kFunctionNames - 1);
constexpr std::string_view kLines(kSignatures, sizeof kSignatures - 1);

// The names stand in the order of the rows, a line end behind each.
std::string_view row_name(const FunctionRow& row) {
  const FunctionRow* const next = &row + 1;
  const std::size_t end = next == std::end(kFunctions) ? kNames.size() : next->name;
  return kNames.substr(row.name, end - row.name - 1);
}

// Operators are called by their symbols only.
bool is_operator(std::string_view name) { return name.starts_with('$'); }

std::optional<FunctionKind> kind_of(std::string_view name) {
  const std::string lower = to_lower(name);
  const auto function = find_function(without_builtin(lower));
  if (!function || is_operator(name)) return std::nullopt;
  return function->kind;
}

}  // namespace

std::string_view without_builtin(std::string_view name) {
  constexpr std::string_view kBuiltin = "system.builtin.";
  return name.starts_with(kBuiltin) ? name.substr(kBuiltin.size()) : name;
}

std::optional<FunctionEntry> find_function(std::string_view name) {
  const auto* const row = std::ranges::lower_bound(kFunctions, name, {}, row_name);
  if (row == std::end(kFunctions) || row_name(*row) != name) return std::nullopt;
  const std::string_view rest = kLines.substr(row->signatures);
  return FunctionEntry{row_name(*row), row->kind, row->deterministic,
                       rest.substr(0, rest.find("\n\n"))};
}

bool has_function(std::string_view name) { return kind_of(name).has_value(); }

bool is_aggregate_function(std::string_view name) {
  return kind_of(name) == FunctionKind::kAggregate;
}

bool is_window_function(std::string_view name) { return kind_of(name) == FunctionKind::kWindow; }

std::vector<std::string_view> function_names() {
  std::vector<std::string_view> names;
  names.reserve(std::size(kFunctions));
  for (const FunctionRow& row : kFunctions) {
    if (!is_operator(row_name(row))) names.push_back(row_name(row));
  }
  return names;
}

}  // namespace mapping
