#pragma once

#include "analysis/statement_part.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// What a relation of FROM offers, of whatever kind it is.
class Relations : StatementPart {
 public:
  using StatementPart::StatementPart;

  const Scope* analyze(SqlNodeId relation, const Scope* scope);
  // A query of a WITH where the name has one part and one is in sight; else a table of the catalog.
  const Scope* analyze_table(SqlNodeId table, const Scope* scope);

 private:
  void check_period(SqlNodeId period, TypeId type);
  const Scope* analyze_unwatched(SqlNodeId relation, const Scope* scope);
  const Scope* with_gap(const Scope& result, const Scope* outer);
  const Scope* analyze_named_query_reference(SqlNodeId table, const NamedQuery& query,
                                             const Scope* scope);
  const Scope* analyze_catalog_table(SqlNodeId table, const SqlTable& found, const NamePath* alias,
                                     const Scope* scope);
  const Scope* unknown_table(SqlNodeId table, const Scope* scope, const NamePath* alias);
  const Scope* analyze_aliased(SqlNodeId aliased, const Scope* scope);
  const Scope* analyze_unnest(SqlNodeId unnest, const Scope* scope);
};

}  // namespace mapping::analysis
