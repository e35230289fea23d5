#pragma once

#include <string>
#include <string_view>

#include "mapping/sql.h"
#include "report/server_messages.h"

// PLAN of JSON_TABLE: which paths are joined how.
namespace mapping::analysis {

struct JsonPlanFault {
  SqlNodeId place = kNoSqlNode;  // none: there is no fault
  ServerSentence said{};
};

// The first fault as Trino's StatementAnalyzer meets them: a plan names all paths of each level
// and no others; with PLAN DEFAULT the nested ones have names.
[[nodiscard]] JsonPlanFault find_json_plan_fault(const SqlTree& tree, SqlNodeId table,
                                                 SqlNodeId plan);

}  // namespace mapping::analysis
