#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/column_rule.h"

namespace mapping {

// The declared type of the column at `position` once it is loaded, `DOUBLE`; appends to `casts` the
// edit that makes it loadable where one is needed. Nothing where the column cannot be loaded, or
// the place for the CAST is not certain.
[[nodiscard]] std::optional<std::string> loaded_type(std::size_t position, std::vector<Edit>& casts,
                                                     const ColumnContext& context);

// Casts the column at `position` to the type of a key, `STRING`, if that certainly mends.
void add_key_cast(Finding& finding, std::size_t position, std::string_view key_type,
                  const ColumnContext& context);

// Casts the column at `position` to the nearest type that RyuGraph loads, likewise. A key's type
// stays as it is; a property is declared anew where its type becomes another.
void add_loadable_cast(Finding& finding, std::size_t position, const ColumnContext& context);

// The text of a char(n) as the same text without its blanks, whichever writer makes the file.
[[nodiscard]] std::string trimming_cast(std::string_view expression);
void add_trimming_cast(Finding& finding, std::size_t position, const ColumnContext& context);

}  // namespace mapping
