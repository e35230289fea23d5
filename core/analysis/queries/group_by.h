#pragma once

#include <cstddef>
#include <cstdint>

#include "analysis/specification.h"
#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// GROUP BY of one query: what it is grouped by, into the specification.
class GroupBy : StatementPart {
 public:
  GroupBy(State& state, Typer& typer, Specification& specification)
      : StatementPart(state, typer), specification_(specification) {}

  void analyze();

 private:
  void take_element(SqlNodeId element);
  void take_sets(SqlNodeId sets);
  void take_simple(SqlNodeId expression);
  void take_output(std::size_t meant, SqlNodeId place);
  void take_all_outputs(SqlNodeId place);
  void take_column(SqlNodeId expression);
  void add(SqlNodeId expression);
  void check_count(SqlNodeId group_by);
  void check_no_window_definitions(SqlNodeId expression);
  TypeId type_of(SqlNodeId expression) {
    return typer_.type_of(expression, state_.context_in(*specification_.source));
  }

  Specification& specification_;
  bool is_open_ = false;  // some columns of the result are not known
};

// GROUPING() has no meaning without GROUP BY.
void check_grouping_operations(State& state, const Specification& specification);

}  // namespace mapping::analysis
