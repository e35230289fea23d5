#pragma once

#include "analysis/state.h"
#include "analysis/typer.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// Comparisons and the other predicates, and what connects them.
class Predicates {
 public:
  Predicates(State& state, Typer& typer) : state_(state), typer_(typer), tree_(state.tree) {}

  TypeId type_of(SqlNodeId node, const Context& context);

 private:
  TypeId type_of_logical(SqlNodeId node, const Context& context);
  TypeId type_of_comparison(SqlNodeId node, const Context& context);
  TypeId type_of_distinct_from(SqlNodeId node, const Context& context);
  TypeId type_of_between(SqlNodeId node, const Context& context);
  TypeId type_of_in(SqlNodeId node, const Context& context);
  TypeId type_of_like(SqlNodeId node, const Context& context);
  TypeId type_of_quantified(SqlNodeId node, const Context& context);

  State& state_;
  Typer& typer_;
  const SqlTree& tree_;
};

}  // namespace mapping::analysis
