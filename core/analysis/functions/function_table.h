#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/functions/functions.h"

// The functions of a Trino 476, operators among them: made from functions.tsv.
namespace mapping {

struct FunctionEntry {
  std::string_view name;
  FunctionKind kind = FunctionKind::kScalar;
  bool deterministic = true;
  // A line for each signature, in the order in which the server tries them; the cells of a line,
  // between tabs, are for read_signature.
  std::string_view signatures;
};

// `system.builtin.sum` is `sum`; another name is as it was.
[[nodiscard]] std::string_view without_builtin(std::string_view name);

// `name` in lower case.
[[nodiscard]] std::optional<FunctionEntry> find_function(std::string_view name);

}  // namespace mapping
