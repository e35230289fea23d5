#pragma once

#include <string_view>

#include "analysis/scope.h"
#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// `… CROSS JOIN NEAREST (FROM quotes WHERE quotes.symbol = trades.symbol MATCH quotes.ts <=
// trades.ts)`: of the rows of a relation the one that is next to a row of the join's left side. In
// the order of visitNearest in Trino's StatementAnalyzer; servers up to 476 do not take it.
class Nearest : StatementPart {
 public:
  Nearest(State& state, Typer& typer, const Scope& left)
      : StatementPart(state, typer), left_(left) {}

  const Scope* analyze(SqlNodeId node);

 private:
  void analyze_condition(SqlNodeId condition, const Scope& scope, std::string_view clause);
  void check_match(SqlNodeId match, const Scope& scope);
  bool refers_to(SqlNodeId expression, const Scope& scope);

  const Scope& left_;  // the left side of the join
};

}  // namespace mapping::analysis
