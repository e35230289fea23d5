#pragma once

#include <cstddef>
#include <cstdint>

#include "analysis/types/data_types.h"
#include "analysis/verdict.h"
#include "mapping/step_pool.h"

namespace mapping::analysis {

// What the analysis of one statement may take: steps, of a pool that others share, and types that
// are small enough. The verdict gives up where that does not suffice.
class Budget {
 public:
  Budget(Verdict& verdict, const TypeTable& types, StepPool& pool, std::size_t most,
         std::size_t bytes)
      : verdict_(verdict),
        types_(types),
        pool_(pool),
        share_(pool, most, bytes),
        walked_(types.walked()),
        refused_(types.refused()) {}

  // Counts work that the length of the text alone does not bound; a step is a few nanoseconds. False
  // where it is too much.
  bool spend(std::size_t steps);
  // Gives up where a type was too large since the last look.
  void check_types() {
    if (types_.refused() != refused_) verdict_.give_up("a type is too large");
  }
  // A type that was too large is not known, and nothing else.
  void forgive_types() { refused_ = types_.refused(); }

  [[nodiscard]] StepPool& pool() { return pool_; }

  std::uint32_t depth = 0;  // of the expression or query in others, as DepthGuard counts

 private:
  Verdict& verdict_;
  const TypeTable& types_;
  StepPool& pool_;
  StepShare share_;
  std::size_t steps_ = 0;
  std::size_t walked_;   // parts of types, before this statement
  std::size_t refused_;  // types that were too large
};

}  // namespace mapping::analysis
