#pragma once

#include "analysis/state.h"
#include "analysis/typer.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// Queries: WITH, a body, ORDER BY and the limits behind it.
class Queries {
 public:
  Queries(State& state, Typer& typer) : state_(state), typer_(typer), tree_(state.tree) {}

  // A query sees what is around it through a boundary: columns of outer queries, where it is
  // `correlated`, and named queries.
  const Scope* analyze(SqlNodeId query, const Scope* outer, bool correlated);
  // SELECT, VALUES, TABLE, a set operation, or a query in parentheses.
  const Scope* analyze_body(SqlNodeId body, const Scope* scope);

 private:
  const Scope* analyze_values(SqlNodeId values, const Scope* scope);
  Fields values_fields(SqlNodeId values, TypeId row);

  State& state_;
  Typer& typer_;
  const SqlTree& tree_;
};

}  // namespace mapping::analysis
