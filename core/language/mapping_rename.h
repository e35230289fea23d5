#pragma once

#include <string_view>
#include <vector>

#include "language/json_place.h"
#include "mapping/language.h"

namespace mapping::language {

// A rename within the SQL of a definition may give a column of its result another name: what names the
// column in the definition, its key or a property, follows. `edits` are those of the SQL, as it is
// without escapes; what is given is edits of the mapping's text.
[[nodiscard]] std::vector<SqlEdit> follow_columns(std::string_view text, const JsonPlace& place,
                                                  std::string_view sql,
                                                  const std::vector<SqlEdit>& edits,
                                                  const LanguageContext& context);

}  // namespace mapping::language
