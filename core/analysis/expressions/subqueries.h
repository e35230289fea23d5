#pragma once

#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// Queries in expressions.
class Subqueries : StatementPart {
 public:
  using StatementPart::StatementPart;

  // A query with one column stands for that column's value, one with several for a row.
  TypeId type_of(SqlNodeId subquery, const Context& context);
  // EXISTS (…), UNIQUE (…)
  TypeId type_of_exists(SqlNodeId node, const Context& context);
  // The common type of a value, as a row, and the rows of a query.
  TypeId compare(SqlNodeId node, TypeId value, SqlNodeId subquery, const Context& context);

 private:
  bool refuses_query(SqlNodeId place, const Context& context);
  TypeId row_of_subquery(SqlNodeId subquery, const Context& context);
};

}  // namespace mapping::analysis
