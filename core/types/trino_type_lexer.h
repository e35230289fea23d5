#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "mapping/text.h"

namespace mapping {

enum class TypeTokenKind : std::uint8_t {
  kWord,
  kQuotedName,  // the span includes the quotes
  kNumber,      // decimal digits with single underscores between them
  kSymbol,      // one of ( ) < > [ ] ,
  kUnknown,     // what can stand in no type
  kEnd,
};

struct TypeToken {
  TypeTokenKind kind = TypeTokenKind::kEnd;
  Span span;
};

// The tokens of a Trino type; blanks and comments (`-- …`, `/* … */`) are skipped. The last token
// is kEnd.
[[nodiscard]] std::vector<TypeToken> lex_trino_type(std::string_view text);

}  // namespace mapping
