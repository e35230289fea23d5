#pragma once

#include <optional>
#include <string_view>

#include "mapping/language.h"
#include "sql/token.h"

namespace mapping::language {

// What the grammar has beside functions and is read like one: `COALESCE`, `CAST`, `CURRENT_DATE`.
struct Form {
  std::string_view label;       // `CAST(value AS type) → type`: its name, and what follows that
  std::string_view parameters;  // as they stand in it, one space between them
};

// Of a name in any case.
[[nodiscard]] const Form* find_form(std::string_view name);

[[nodiscard]] FunctionSignature signature_of(const Form& form);

// The form whose first word is at a place of the statement, and that word.
struct FormPlace {
  const Form* form = nullptr;  // none
  Span word{};
};
[[nodiscard]] FormPlace form_at(std::string_view sql, std::uint32_t offset);

// Whether words part its arguments as commas do those of a function: `CAST(value AS type)`.
[[nodiscard]] constexpr bool has_words_between(const Form& form) {
  return form.label.find(',') == std::string_view::npos;
}
[[nodiscard]] constexpr bool parts_arguments(sql::TokenKind kind) {
  using enum sql::TokenKind;
  return kind == kAs || kind == kFrom || kind == kIn || kind == kFor;
}

}  // namespace mapping::language
