#pragma once

#include <vector>

#include "mapping/language.h"

namespace mapping::language {

// The columns of a query's result: as the analysis knows them, or their names alone as the text has
// them. None where there is no tree.
[[nodiscard]] std::vector<AnalyzedColumn> query_columns(const SqlTree& tree,
                                                        const LanguageContext& context);

}  // namespace mapping::language
