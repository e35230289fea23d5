#pragma once

#include "mapping/sql.h"
#include "mapping/step_pool.h"

namespace mapping::sql {

// The shape of one of several queries of a request: a list of columns for which there are no steps
// left becomes one column that stands for any number.
[[nodiscard]] SqlShape shape_of(const SqlTree& tree, StepPool& pool);

}  // namespace mapping::sql
