#pragma once

#include <optional>
#include <vector>

#include "analysis/origins.h"
#include "analysis/place_probe.h"
#include "mapping/analysis.h"

namespace mapping::analysis {

// What an editor asks of a statement whose author is at one place of it.
struct Inspection {
  std::vector<VisibleColumn> columns{};  // that a name there may mean
  std::vector<VisibleQuery> queries{};   // that a relation there may be
  std::vector<VisibleColumn> outputs{};  // of the relation whose name is the place
  std::vector<TypeId> types{};           // of each node: those of the memo
  Bindings bindings{};
  std::vector<SqlTable> tables{};  // that are read; columns count them from 1
};

// Of a tree without a fault. Faults of the statement take nothing away: what cannot be known is
// uncertain, and all else is there.
[[nodiscard]] Inspection inspect(const SqlTree& tree, const Catalog& catalog,
                                 const AnalysisSession& session, AnalysisMemo& memo, Span place);

// The fault that analyze_sql finds, if there is one, without its parameters and fixes.
[[nodiscard]] std::optional<SqlFault> find_fault(const SqlTree& tree, const Catalog& catalog,
                                                 const AnalysisSession& session, AnalysisMemo& memo,
                                                 StepPool& pool);

}  // namespace mapping::analysis
