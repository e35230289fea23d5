#pragma once

#include "preflight/counted.h"

namespace mapping {

// A fault of the rows at its place in the mapping, with its samples and what would take it away.
[[nodiscard]] Finding finding_of_rows(const Document& document, const CountedSource& source,
                                      const LoadFault& fault, const FaultPlace& place);

// More than the limit is loaded, `own` of it by this definition, the most.
[[nodiscard]] Finding finding_of_size(Code code, const CountedSource& source, std::int64_t count,
                                      std::int64_t limit, std::int64_t own);

// What is told of the columns' types alone.
void add_type_findings(const Document& document, const CountedSource& source,
                       FindingList& findings);

}  // namespace mapping
