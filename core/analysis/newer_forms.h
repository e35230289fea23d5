#pragma once

#include "mapping/sql.h"

namespace mapping::analysis {

// Whether the statement has a form that only servers newer than 476 take: the parser reads it, but
// what the analysis knows is of 476, which refuses the text.
[[nodiscard]] bool has_newer_forms(const SqlTree& tree);

// Whether session properties stand in front of the query, which the tree does not keep.
[[nodiscard]] bool has_session_properties(const SqlTree& tree);

}  // namespace mapping::analysis
