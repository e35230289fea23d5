#pragma once

#include "analysis/expressions/json_calls.h"
#include "analysis/scope.h"
#include "analysis/specification.h"
#include "analysis/state.h"
#include "analysis/typer.h"
#include "mapping/name_table.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// JSON_TABLE(input, path COLUMNS (…) PLAN …): a relation of what paths find in a document.
class JsonTable {
 public:
  JsonTable(State& state, Typer& typer, const Scope* scope);

  const Scope* analyze(SqlNodeId node);

 private:
  void analyze_columns(SqlNodeId parent);
  void analyze_column(SqlNodeId column);
  [[nodiscard]] SqlNodeId path_of(SqlNodeId column) const;
  TypeId column_type(SqlNodeId column, SqlNodeId declared);
  void take_name(SqlNodeId name);

  State& state_;
  const SqlTree& tree_;
  const Scope* scope_;
  Context context_;  // of the expressions: they see the relations in front
  JsonCalls calls_;
  NameTable names_{NameCase::kExact};  // of columns and paths
  Fields fields_{};
};

}  // namespace mapping::analysis
