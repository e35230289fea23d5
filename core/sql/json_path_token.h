#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "mapping/text.h"

// The tokens of JSON paths.
namespace mapping::sql {

// The kinds that a rule of the grammar tells apart; symbols and words are known by their text.
enum class PathTokenKind : std::uint8_t {
  kEnd,
  kUnrecognized,  // one character that no rule of the lexer takes
  kName,          // also the words of the grammar
  kVariable,      // $name
  kNumber,
  kString,
  kSymbol,
};

struct PathToken {
  PathTokenKind kind = PathTokenKind::kEnd;
  Span span;
  std::string_view text;
};

// The first token behind `from`; at the end of the path an empty one.
[[nodiscard]] PathToken json_path_token(std::string_view path, std::size_t from);

}  // namespace mapping::sql
