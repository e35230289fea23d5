#pragma once

#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// UNION, INTERSECT, EXCEPT.
class SetOperations : StatementPart {
 public:
  using StatementPart::StatementPart;

  const Scope* analyze(SqlNodeId operation, const Scope* scope);

 private:
  Fields combine(SqlNodeId operation, Fields left, const Fields& right);
  bool take_common_types(SqlNodeId operation, const Fields& right, Fields& fields);
  void check_distinct_rows(SqlNodeId operation, const Fields& fields);
  bool check_corresponding(SqlNodeId operation, const Fields& side);
  bool take_corresponding(SqlNodeId operation, Fields& left, Fields& right);
};

}  // namespace mapping::analysis
