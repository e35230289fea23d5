#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/specification.h"
#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// WINDOW and OVER of one query.
class Windows : StatementPart {
 public:
  using StatementPart::StatementPart;

  // Those of WINDOW, into the specification.
  void analyze_definitions(Specification& specification);
  // Those of the select list and of ORDER BY, before anything in them is analyzed.
  void resolve(const Specification& specification);
  // The window of a call; `original` is how OVER says it.
  void analyze(const ResolvedWindow& window, SqlNodeId original, const Context& context);
  // `m OVER w`
  TypeId type_of_measure(SqlNodeId node, const Context& context);
  // Windows are looked for in what is selected and sorted by, not in the rows of VALUES.
  void refuse_unresolved(SqlNodeId node);
  // What calls with OVER may be, once everything has its type.
  void check_functions(const Specification& specification);

 private:
  void resolve_in(SqlNodeId expression, const Specification& specification);
  std::optional<ResolvedWindow> resolved(SqlNodeId window, const Specification& specification);
  bool check_no_window_inside(const ResolvedWindow& window);
  void analyze_partition(SqlNodeId partition, const Context& context);
  void analyze_order(SqlNodeId order, const Context& context);
  [[nodiscard]] std::vector<SqlNodeId> measures_named(SqlNodeId frame, SqlNodeId name) const;
  [[nodiscard]] SqlNodeId first_without_over(const std::vector<SqlNodeId>& nodes) const;
  void check_functions_in(SqlNodeId expression, SqlNodeId select);
  void check_function(SqlNodeId call, SqlNodeId select);
  void check_plain_function(SqlNodeId call, const std::string& name, SqlNodeId select);
};

void window_defined_twice(State& state, SqlNodeId definition);

}  // namespace mapping::analysis
