#pragma once

#include "document/findings.h"
#include "mapping/mapping.h"

namespace mapping {

// Takes the shape of a mapping from `document`, which must outlive it. Faults of the text and of
// the shape go to `findings`: a text whose meaning is not clear gives a mapping without an id and
// no fault beside the text's own.
[[nodiscard]] Mapping read_mapping(const Document& document, FindingList& findings);

}  // namespace mapping
