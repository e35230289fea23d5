#pragma once

#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// The types of expressions: Trino's ExpressionAnalyzer.
class Expressions : StatementPart {
 public:
  using StatementPart::StatementPart;

  TypeId type_of(SqlNodeId node, const Context& context);

 private:
  TypeId type_of_node(SqlNodeId node, const Context& context);
  TypeId type_of_leaf(SqlNodeId node, const Context& context);
  TypeId type_of_row(SqlNodeId node, const Context& context);
  TypeId type_of_subscript(SqlNodeId node, const Context& context);
  TypeId type_of_cast(SqlNodeId node, const Context& context);
  TypeId type_of_arithmetic(SqlNodeId node, const Context& context);
  TypeId type_of_sign(SqlNodeId node, const Context& context);
  TypeId type_of_at_time_zone(SqlNodeId node, const Context& context);
  TypeId type_of_case(SqlNodeId node, const Context& context);
};

}  // namespace mapping::analysis
