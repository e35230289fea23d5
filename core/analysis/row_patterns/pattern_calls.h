#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/specification.h"
#include "analysis/statement_part.h"
#include "analysis/types/data_types.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// FINAL or RUNNING in front of a call; empty where there is neither.
[[nodiscard]] std::string_view processing_mode(const SqlTree& tree, SqlNodeId call);

// Calls in the expressions of a row pattern: FIRST, LAST, PREV, NEXT, CLASSIFIER, MATCH_NUMBER, and
// aggregations over the rows that a label matched. `name` is what is called, in lower case.
class PatternCalls : StatementPart {
 public:
  PatternCalls(State& state, Typer& typer, const Context& context)
      : StatementPart(state, typer), context_(context) {}

  // nullopt for a function that is not one of row patterns.
  std::optional<TypeId> type_of_function(SqlNodeId node, const std::string& name);
  // The clauses of a call of another function.
  void check_other_function(SqlNodeId node, const std::string& name);
  // That `name` is one of the labels; `said` is how the message has it.
  void check_label(SqlNodeId name, const std::string& said);
  // What an aggregation is over, once its arguments have been analyzed.
  void check_aggregation(SqlNodeId node, const std::string& name);
  // `value IN (query)`: the query is planned apart from the pattern, and so is the value.
  void check_compared(SqlNodeId value);

 private:
  TypeId type_of_navigation(SqlNodeId node, const std::string& name);
  void check_classified(SqlNodeId argument);
  void check_clauses(SqlNodeId node, const std::string& name);
  void check_navigation_arguments(SqlNodeId node, const std::string& name,
                                  const std::vector<SqlNodeId>& arguments);
  void check_navigation_nesting(const std::string& name, SqlNodeId argument);
  void check_no_aggregation_inside(SqlNodeId node, const std::string& name);
  [[nodiscard]] bool is_label(SqlNodeId name) const;
  std::vector<std::string> used_labels(SqlNodeId call, std::size_t index);

  const Context& context_;
};

}  // namespace mapping::analysis
