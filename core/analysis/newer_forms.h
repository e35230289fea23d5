#pragma once

#include <cstdint>

#include "mapping/sql.h"

namespace mapping::analysis {

// What a statement has of the forms that only servers newer than 476 take. The parser reads them;
// 476 refuses the text, so that no such statement is certain.
enum class NewerForms : std::uint8_t {
  kNone,
  kAnalyzed,  // a fault in one is a fault to every server
  kUnknown,   // one among them is not analyzed
};
[[nodiscard]] NewerForms newer_forms(const SqlTree& tree);

}  // namespace mapping::analysis
