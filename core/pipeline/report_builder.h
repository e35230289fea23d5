#pragma once

#include "mapping/report.h"
#include "pipeline/checked_mapping.h"
#include "pipeline/runs.h"

namespace mapping {

// Sums up what was found, in the order of the definitions. `runs` is empty where the structure failed.
[[nodiscard]] Report build_report(const CheckedMapping& checked, const Runs& runs,
                                  const CheckOptions& options);

}  // namespace mapping
