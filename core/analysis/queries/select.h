#pragma once

#include <string>
#include <vector>

#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// One SELECT, in the order of Trino's visitQuerySpecification.
class Select : StatementPart {
 public:
  using StatementPart::StatementPart;

  // `query` is the one around it whose ORDER BY belongs to the SELECT; kNoSqlNode: there is none.
  const Scope* analyze(SqlNodeId select, SqlNodeId query, const Scope* scope);

 private:
  const Scope* analyze_from(SqlNodeId select, const Scope* scope);
  void analyze_where(SqlNodeId where, const Scope& scope);
  void analyze_having(SqlNodeId having, const Scope& scope);
  [[nodiscard]] std::vector<std::string> output_names(const Specification& specification) const;
  void check_distinct_order(const Specification& specification);
};

}  // namespace mapping::analysis
