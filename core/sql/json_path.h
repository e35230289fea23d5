#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mapping/text.h"
#include "report/server_messages.h"

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
  Span span;  // of the token that cannot go on, in the path; empty at its end
  ServerSentence said;
};

struct JsonPath {
  std::optional<JsonPathFault> fault;
  std::vector<std::string_view> variables;  // `$name`, without the sign, in their order
  // Operations on literals whose types may not fit.
  bool open = false;
  // What Trino 476 refuses though it reads it: `datetime method`, `like_regex predicate`.
  std::string_view unsupported{};
  std::string_view too_large{};  // a number that no bigint holds
  // The type of what the path gives, where that is the same for every input and not a text:
  // `integer`, `decimal(2,1)` …; `decimal` where its digits are not computed here.
  std::string type{};
};

// `path` is the value of the literal, and has to outlive the result.
[[nodiscard]] JsonPath read_json_path(std::string_view path);

}  // namespace mapping::sql
