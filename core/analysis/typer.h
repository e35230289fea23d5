#pragma once

#include "analysis/scope.h"
#include "analysis/specification.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// What a part asks of the analysis around it. A test gives a part another one.
class Typer {
 public:
  Typer() = default;
  Typer(const Typer&) = delete;
  Typer& operator=(const Typer&) = delete;

  // kUncertain where the type is not known, or a fault was found.
  virtual TypeId type_of(SqlNodeId expression, const Context& context) = 0;
  // What a relation of FROM has, behind relations that it may see.
  virtual const Scope* analyze_relation(SqlNodeId relation, const Scope* scope) = 0;
  // What a query returns that sees `outer` around it, and its columns where it is `correlated`.
  virtual const Scope* analyze_query(SqlNodeId query, const Scope* outer, bool correlated) = 0;

 protected:
  ~Typer() = default;
};

}  // namespace mapping::analysis
