#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/functions/functions.h"
#include "analysis/scope.h"
#include "analysis/specification.h"
#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// Trino's SqlRoutineAnalyzer for one function of WITH FUNCTION: what is said of it, its types, and
// its statements with the variables and the labels that they see.
class RoutineCheck : StatementPart {
 public:
  RoutineCheck(State& state, Typer& typer, SqlNodeId routine)
      : StatementPart(state, typer), routine_(routine) {}

  // Its declaration; to be asked before its body is analyzed, which may call it.
  InlineFunction declare();
  void analyze_body(const InlineFunction& function);
  // NOT DETERMINISTIC, or not, as its body is.
  void check_determinism(bool deterministic);
  [[nodiscard]] bool is_declared_deterministic() const;

 private:
  // routine_declaration.cpp
  void check_language();
  void check_name();
  void check_parameters();
  void check_clauses();
  void check_not_repeated(SqlRoutineClause one, SqlRoutineClause other, std::string_view name);
  // The clauses that are one of the two.
  [[nodiscard]] std::vector<SqlNodeId> clauses(SqlRoutineClause one, SqlRoutineClause other) const;
  [[nodiscard]] std::vector<SqlNodeId> clauses(SqlRoutineClause which) const {
    return clauses(which, which);
  }

  // routine_check.cpp
  void analyze(SqlNodeId statement);
  void analyze_compound(SqlNodeId statement);
  void declare_variables(SqlNodeId declaration);
  void analyze_if(SqlNodeId statement);
  void analyze_case(SqlNodeId statement);
  void analyze_loop(SqlNodeId statement);
  void analyze_set(SqlNodeId statement);
  void check_label(SqlNodeId statement);
  void analyze_statements(SqlNodeId first);
  [[nodiscard]] const Field* find_variable(Name name) const;
  [[nodiscard]] bool is_label(Name name) const;
  TypeId type_of(SqlNodeId expression);
  void expect(SqlNodeId expression, TypeId expected, const std::string& what);

  SqlNodeId routine_;
  TypeId result_ = kUncertain;
  Fields variables_{};
  const Scope* scope_ = nullptr;  // of the variables; none yet where they have changed
  std::vector<Name> labels_{};
};

}  // namespace mapping::analysis
