#pragma once

#include <optional>
#include <string>
#include <vector>

#include "language/symbols.h"
#include "language/texts.h"
#include "mapping/refactoring.h"

namespace mapping::language {

// A place of a statement that has no fault of grammar, so that its tree is the text's.
struct Selected {
  const Meaning& meaning;
  const LanguageContext& context;
  std::uint32_t offset;

  [[nodiscard]] const SqlTree& tree() const { return meaning.reading.tree; }
  [[nodiscard]] SqlNodeKind parent_kind(SqlNodeId node) const {
    return meaning.reading.parent_kind(node);
  }
  [[nodiscard]] std::string title(const LocalText& text, std::string_view value = {}) const {
    return text.fill(context.locale, {value});
  }
  // The smallest node of a kind around the place.
  [[nodiscard]] SqlNodeId smallest(SqlNodeKind kind) const;
};

// Each looks whether it has something to do there. What it would do is not checked yet.
using Refactor = std::optional<Refactoring> (*)(const Selected& selected);

[[nodiscard]] std::optional<Refactoring> expand_star(const Selected& selected);
[[nodiscard]] std::optional<Refactoring> qualify_column(const Selected& selected);
[[nodiscard]] std::optional<Refactoring> name_column(const Selected& selected);
[[nodiscard]] std::optional<Refactoring> extract_query(const Selected& selected);

}  // namespace mapping::language
