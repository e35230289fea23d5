#pragma once

#include <string>
#include <vector>

#include "analysis/scope.h"
#include "analysis/specification.h"
#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// `relation PIVOT (sum(a) AS total FOR month IN (1 AS jan, 2 AS feb) GROUP BY region)`: groups, with
// a column for each value and aggregation. In the order of visitPivot in Trino's StatementAnalyzer;
// servers up to 476 do not take it.
class Pivot : StatementPart {
 public:
  Pivot(State& state, Typer& typer, SqlNodeId node);

  const Scope* analyze(const Scope* scope);

 private:
  // A value of IN for each pivot column, with the name of its output columns.
  struct ValueGroup {
    std::vector<SqlNodeId> values{};
    SqlNodeId item = kNoSqlNode;
    SqlNodeId alias = kNoSqlNode;
  };

  [[nodiscard]] ValueGroup value_group(SqlNodeId item) const;
  bool check_shape();
  void analyze_values(const Scope& input);
  void check_value(SqlNodeId value, const Scope& input);
  void analyze_group_by(Specification& specification);
  void check_aggregation(SqlNodeId expression);
  void check_no_query_outside(SqlNodeId expression, const std::vector<SqlNodeId>& aggregates);
  Fields output_fields(const Specification& specification);
  std::string column_name(const ValueGroup& group, SqlNodeId aggregation_alias) const;

  SqlNodeId node_;
  std::vector<SqlNodeId> aggregations_{};  // kSelectItem
  std::vector<SqlNodeId> columns_{};
  std::vector<ValueGroup> groups_{};
  SqlNodeId group_by_ = kNoSqlNode;
};

}  // namespace mapping::analysis
