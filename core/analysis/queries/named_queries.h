#pragma once

#include <vector>

#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// WITH, also RECURSIVE: the queries that a scope offers by name.
class NamedQueries : StatementPart {
 public:
  using StatementPart::StatementPart;

  void analyze(SqlNodeId with, Scope& scope);

 private:
  // Whether the query is recursive in a way that was taken care of.
  bool analyze_recursive(SqlNodeId named, Scope& scope);
  std::vector<SqlNodeId> step_references(SqlNodeId query, SqlNodeId name);
  bool check_recursive_shape(SqlNodeId named, SqlNodeId step,
                             const std::vector<SqlNodeId>& references);
  void check_recursive_clauses(SqlNodeId query);
  bool check_recursive_from(SqlNodeId from, SqlNodeId name);
  void analyze_recursive_query(SqlNodeId named, SqlNodeId reference, Scope& scope);
  bool check_aliases(SqlNodeId names, const Fields& fields);
  void add_named_query(Scope& scope, SqlNodeId named, Fields fields);
  [[nodiscard]] std::vector<SqlNodeId> references_to(SqlNodeId node, SqlNodeId name) const;
};

}  // namespace mapping::analysis
