#pragma once

#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// Queries: WITH, a body, ORDER BY and the limits behind it.
class Queries : StatementPart {
 public:
  using StatementPart::StatementPart;

  // A query sees what is around it through a boundary: columns of outer queries, where it is
  // `correlated`, and named queries.
  const Scope* analyze(SqlNodeId query, const Scope* outer, bool correlated);
  // SELECT, VALUES, TABLE, a set operation, or a query in parentheses.
  const Scope* analyze_body(SqlNodeId body, const Scope* scope);

 private:
  const Scope* analyze_values(SqlNodeId values, const Scope* scope);
  Fields values_fields(SqlNodeId values, TypeId row);
};

}  // namespace mapping::analysis
