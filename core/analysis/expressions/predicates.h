#pragma once

#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// Comparisons and the other predicates, and what connects them.
class Predicates : StatementPart {
 public:
  using StatementPart::StatementPart;

  TypeId type_of(SqlNodeId node, const Context& context);

 private:
  TypeId type_of_logical(SqlNodeId node, const Context& context);
  TypeId type_of_comparison(SqlNodeId node, const Context& context);
  TypeId type_of_distinct_from(SqlNodeId node, const Context& context);
  TypeId type_of_between(SqlNodeId node, const Context& context);
  TypeId type_of_in(SqlNodeId node, const Context& context);
  TypeId type_of_like(SqlNodeId node, const Context& context);
  TypeId type_of_quantified(SqlNodeId node, const Context& context);
};

}  // namespace mapping::analysis
