#pragma once

#include <string_view>
#include <vector>

#include "analysis/scope.h"
#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// TABLE(function(…)). A server has sequence and exclude_columns; the others are of connectors.
class TableFunctions : StatementPart {
 public:
  using StatementPart::StatementPart;

  const Scope* analyze(SqlNodeId function, const Scope* scope);
  // What the type of a function's result depends on can be neither sampled nor matched.
  void check_not_polymorphic(SqlNodeId relation, std::string_view operation);
  // The alias of a function's result is none of its tables' names.
  void check_alias(SqlNodeId function, SqlNodeId alias, const Scope& scope);
  // With an alias the columns of a function's result have different names.
  void check_columns(SqlNodeId function, const Fields& fields);

 private:
  const Scope* analyze_sequence(SqlNodeId function, const Scope* scope);
  void check_sequence(SqlNodeId function, const std::vector<SqlNodeId>& arguments);
  const Scope* analyze_exclude_columns(SqlNodeId function, const Scope* scope);
  void exclude_columns(SqlNodeId columns, Fields& fields);
  NamePath name_of_relation(SqlNodeId relation, const Scope& scope);
};

}  // namespace mapping::analysis
