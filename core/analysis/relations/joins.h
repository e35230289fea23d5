#pragma once

#include <cstddef>
#include <string_view>

#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// The joins of FROM.
class Joins : StatementPart {
 public:
  using StatementPart::StatementPart;

  const Scope* analyze(SqlNodeId join, const Scope* scope);

 private:
  const Scope* join_with(SqlNodeId join, const Scope* left, const Scope* scope);
  const Scope* join_using(SqlNodeId names, const Scope* left, const Scope* right,
                          const Scope* scope);
  const Field* using_column(SqlNodeId name, const Scope& scope, std::string_view side,
                            FieldSet& used);
  void using_not_found(SqlNodeId name, const Scope& scope, std::string_view side);
  void check_lateral(SqlNodeId join, SqlNodeId right, const Scope& left);
  void analyze_condition(SqlNodeId join, const Scope& scope, std::size_t left_fields);
};

}  // namespace mapping::analysis
