#pragma once

#include <cstdint>

#include "analysis/queries/group_by.h"
#include "analysis/specification.h"
#include "analysis/state.h"
#include "analysis/typer.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// GROUP BY of one query: what it is grouped by, into the specification.
class GroupBy {
 public:
  GroupBy(State& state, Typer& typer, Specification& specification)
      : state_(state), typer_(typer), tree_(state.tree), specification_(specification) {}

  void analyze();

 private:
  void take_element(SqlNodeId element);
  void take_sets(SqlNodeId sets);
  void take_simple(SqlNodeId expression);
  void take_output(const SelectOutput& output);
  void take_all_outputs();
  void take_column(SqlNodeId expression);
  void add(SqlNodeId expression);
  void check_count(SqlNodeId group_by);
  void check_no_window_definitions(SqlNodeId expression);
  TypeId type_of(SqlNodeId expression) {
    return typer_.type_of(expression, state_.context_in(*specification_.source));
  }

  State& state_;
  Typer& typer_;
  const SqlTree& tree_;
  Specification& specification_;
};

// GROUPING() has no meaning without GROUP BY.
void check_grouping_operations(State& state, const Specification& specification);

}  // namespace mapping::analysis
