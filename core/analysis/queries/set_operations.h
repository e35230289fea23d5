#pragma once

#include "analysis/state.h"
#include "mapping/sql.h"

namespace mapping::analysis {

class Queries;

// UNION, INTERSECT, EXCEPT.
class SetOperations {
 public:
  SetOperations(State& state, Queries& queries)
      : state_(state), queries_(queries), tree_(state.tree) {}

  const Scope* analyze(SqlNodeId operation, const Scope* scope);

 private:
  Fields combine(SqlNodeId operation, Fields left, const Fields& right);
  bool take_common_types(SqlNodeId operation, const Fields& right, Fields& fields);
  void check_distinct_rows(SqlNodeId operation, const Fields& fields);
  bool check_corresponding(SqlNodeId operation, const Fields& side);
  bool take_corresponding(SqlNodeId operation, Fields& left, Fields& right);

  State& state_;
  Queries& queries_;
  const SqlTree& tree_;
};

}  // namespace mapping::analysis
