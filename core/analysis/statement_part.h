#pragma once

#include "analysis/state.h"
#include "analysis/typer.h"
#include "mapping/sql.h"

namespace mapping::analysis {

// What a part of the analysis holds: what it is handed, and whom it asks about what is not its own.
//
//   class Joins : StatementPart {
//    public:
//     using StatementPart::StatementPart;
class StatementPart {
 public:
  StatementPart(State& state, Typer& typer) : state_(state), typer_(typer), tree_(state.tree) {}

 protected:
  State& state_;
  Typer& typer_;
  const SqlTree& tree_;
};

}  // namespace mapping::analysis
