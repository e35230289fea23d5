#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/text.h"

// JSON paths such as 'lax $.items[*].id', which a server reads with a grammar of its own once it has
// taken the statement.
namespace mapping::sql {

enum class JsonPathProblem : std::uint8_t {
  kMissingMode,  // `lax` or `strict` before the path would mend it
  kMode,         // something else stands in its place
  kToken,
};

struct JsonPathFault {
  JsonPathProblem problem = JsonPathProblem::kToken;
  Span span;            // of the token that cannot go on, in the path; empty at its end
  std::string message;  // the server's
};

struct JsonPath {
  std::optional<JsonPathFault> fault;
  std::vector<std::string_view> variables;  // `$name`, without the sign, in their order
  // A form that Trino 476 does not support, or whose literals have types that may not fit.
  bool open = false;
};

// `path` is the value of the literal, and has to outlive the result.
[[nodiscard]] JsonPath read_json_path(std::string_view path);

}  // namespace mapping::sql
