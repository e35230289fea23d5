#pragma once

#include <vector>

#include "analysis/specification.h"
#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// DEFINE and MEASURES of a row pattern: of MATCH_RECOGNIZE, or of the frame of a window.
class PatternExpressions : StatementPart {
 public:
  using StatementPart::StatementPart;

  void analyze_definitions(SqlNodeId node, const Context& context);
  // In the order of the text, with their names.
  Fields analyze_measures(SqlNodeId node, const Context& context);

 private:
  TypeId type_of(SqlNodeId expression, const Context& context);
};

// MATCH_RECOGNIZE.
class RowPattern : StatementPart {
 public:
  using StatementPart::StatementPart;

  const Scope* analyze(SqlNodeId node, const Scope* scope);

 private:
  void check_input(SqlNodeId relation, const Scope& input);
  bool check_form(SqlNodeId node);
  std::vector<const Field*> analyze_keys(SqlNodeId node, const Scope& input, bool all_rows);
  const Field* key_column(SqlNodeId expression, const Scope& input);
};

}  // namespace mapping::analysis
