#pragma once

#include "analysis/state.h"
#include "analysis/typer.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// The types of expressions: Trino's ExpressionAnalyzer.
class Expressions {
 public:
  Expressions(State& state, Typer& typer) : state_(state), typer_(typer), tree_(state.tree) {}

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

  State& state_;
  Typer& typer_;
  const SqlTree& tree_;
};

}  // namespace mapping::analysis
